# The operations that DJL lacks, or that are lighter as one call, in TorchScript's
# serialised dialect (every operator is spelled torch.name, no closures, no keyword
# arguments). TorchOps.java wraps this text as a module and loads it.
#
# Whole numbers arrive as the shape of an empty tensor, `sizes` (0, a, b, ...): reading
# a shape never waits for a device, and no number has to live in memory that Java owns.
# Intermediate values stay on this side, so nothing but autograd keeps them alive.
class Operations(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # --- sampling ---

  def grid_sample(self: __torch__.Operations, images: Tensor, grid: Tensor) -> Tensor:
    return torch.grid_sampler(images, grid, 0, 0, False)

  def resize_bilinear(self: __torch__.Operations, x: Tensor, sizes: Tensor) -> Tensor:
    return torch.upsample_bilinear2d(x, [torch.size(sizes, 1), torch.size(sizes, 2)], False, None)

  def resize_bicubic(self: __torch__.Operations, x: Tensor, sizes: Tensor) -> Tensor:
    return torch.upsample_bicubic2d(x, [torch.size(sizes, 1), torch.size(sizes, 2)], False, None)

  def resize_antialiased(self: __torch__.Operations, x: Tensor, sizes: Tensor) -> Tensor:
    return torch._upsample_bilinear2d_aa(x, [torch.size(sizes, 1), torch.size(sizes, 2)], False, None)

  # --- numbers and layers ---

  def unit(self: __torch__.Operations, x: Tensor) -> Tensor:
    return torch.div(x, torch.clamp_min(torch.linalg_vector_norm(x, 2, [-1], True), 1e-12))

  def scale(self: __torch__.Operations, x: Tensor, factor: Tensor) -> Tensor:
    return torch.mul(x, factor)

  def linear(self: __torch__.Operations, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    return torch.linear(x, weight, bias)

  def project(self: __torch__.Operations, x: Tensor, weight: Tensor) -> Tensor:
    return torch.linear(x, weight, None)

  def convolution(self: __torch__.Operations, x: Tensor, weight: Tensor, bias: Tensor, sizes: Tensor) -> Tensor:
    stride = torch.size(sizes, 1)
    padding = torch.size(sizes, 2)
    x = torch.type_as(x, weight)
    return torch.conv2d(x, weight, bias, [stride, stride], [padding, padding], [1, 1], 1)

  # VGG's pair: 3x3 or 1x1 convolution that keeps the size, then ReLU in place.
  def convolution_relu(self: __torch__.Operations, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    padding = torch.floordiv(torch.size(weight, 2), 2)
    x = torch.type_as(x, weight)
    return torch.relu_(torch.conv2d(x, weight, bias, [1, 1], [padding, padding], [1, 1], 1))

  def max_pool(self: __torch__.Operations, x: Tensor) -> Tensor:
    return torch.max_pool2d(x, [2, 2], [2, 2], [0, 0], [1, 1], False)

  def relu(self: __torch__.Operations, x: Tensor) -> Tensor:
    return torch.relu(x)

  def gelu(self: __torch__.Operations, x: Tensor) -> Tensor:
    return torch.gelu(x)

  # --- light and dark ---

  # RGB (N, 3, H, W) to (N, 1, H, W): how far each place's luma is above that of its surroundings,
  # in units of the deviation there. Sizes: the coarsest structure, pixels.
  def local_light(self: __torch__.Operations, x: Tensor, sizes: Tensor) -> Tensor:
    coarse = torch.size(sizes, 1)
    red = torch.mul(torch.narrow(x, 1, 0, 1), 0.299)
    green = torch.mul(torch.narrow(x, 1, 1, 1), 0.587)
    blue = torch.mul(torch.narrow(x, 1, 2, 1), 0.114)
    luma = torch.add(torch.add(red, green), blue)
    above = torch.sub(luma, (self).smoothed(luma, coarse, ))
    variance = (self).smoothed(torch.mul(above, above), coarse, )
    return torch.div(above, torch.sqrt(torch.add(variance, 0.002)))

  # --- steps of the networks, tested with them ---
  # Matrix products run in the weights' own type (float32, or bfloat16 where that is faster);
  # the residual stream, normalisations and results stay float32.

  # Two box filters of so many pixels to either side in all, with the edge's values beyond it.
  def smoothed(self: __torch__.Operations, x: Tensor, reach: int) -> Tensor:
    side = torch.add(reach, 1)
    y = torch.replication_pad2d(x, [reach, reach, reach, reach])
    y = torch.avg_pool2d(y, [side, 1], [1, 1], [0, 0], False, True, None)
    y = torch.avg_pool2d(y, [side, 1], [1, 1], [0, 0], False, True, None)
    y = torch.avg_pool2d(y, [1, side], [1, 1], [0, 0], False, True, None)
    return torch.avg_pool2d(y, [1, side], [1, 1], [0, 0], False, True, None)

  # Types are numbers here: 15 is bfloat16, 6 float32; memory format 2 is channels-last.
  def to_bfloat16(self: __torch__.Operations, x: Tensor) -> Tensor:
    return torch.to(x, 15)

  def to_float32(self: __torch__.Operations, x: Tensor) -> Tensor:
    return torch.to(x, 6)

  def channels_last(self: __torch__.Operations, x: Tensor) -> Tensor:
    return torch.contiguous(x, memory_format=2)

  # x Wt + b for many rows, (N, L, in) to (N, L, out). MKL's float32 product runs at a third of
  # its speed on processors that are not Intel's; oneDNN's 1x1 convolution does not, and a
  # dilated one goes to oneDNN whatever the number of threads (a 1x1 kernel minds no dilation).
  def product(self: __torch__.Operations, x: Tensor, weight: Tensor, bias: Optional[Tensor], by_convolution: bool) -> Tensor:
    if by_convolution:
      rows = torch.permute(torch.reshape(x, [1, 1, -1, torch.size(x, 2)]), [0, 3, 1, 2])
      kernel = torch.view(weight, [torch.size(weight, 0), torch.size(weight, 1), 1, 1])
      out = torch.permute(torch.conv2d(rows, kernel, bias, [1, 1], [0, 0], [2, 2], 1), [0, 2, 3, 1])
      y = torch.reshape(out, [torch.size(x, 0), torch.size(x, 1), torch.size(weight, 0)])
    else:
      y = torch.linear(x, weight, bias)
    return y

  # `product`; sizes: by convolution (1) or not (0).
  def sized_product(self: __torch__.Operations, x: Tensor, weight: Tensor, bias: Tensor, sizes: Tensor) -> Tensor:
    return (self).product(x, weight, bias, torch.gt(torch.size(sizes, 1), 0), )

  # Images to the tokens of a vision transformer: patches, class token first, positions, layer norm.
  # Patches do not overlap, so their convolution is a product; as a convolution its backward
  # pass would cost a CPU half as much as the whole transformer. Sizes: products by convolution.
  def embed_patches(self: __torch__.Operations, images: Tensor, patches: Tensor, class_token: Tensor,
    positions: Tensor, norm_weight: Tensor, norm_bias: Tensor, sizes: Tensor) -> Tensor:
    n = torch.size(images, 0)
    side = torch.size(patches, 2)
    grid = torch.floordiv(torch.size(images, 2), side)
    squares = torch.permute(torch.reshape(images, [n, 3, grid, side, grid, side]), [0, 2, 4, 1, 3, 5])
    rows = torch.type_as(torch.reshape(squares, [n, torch.mul(grid, grid), -1]), patches)
    tokens = (self).product(rows, torch.flatten(patches, 1, -1), None, torch.gt(torch.size(sizes, 1), 0), )
    tokens = torch.type_as(tokens, images)
    first = torch.expand(class_token, [n, 1, torch.size(tokens, 2)])
    x = torch.add(torch.cat([first, tokens], 1), positions)
    return torch.layer_norm(x, torch.size(norm_weight), norm_weight, norm_bias, 1e-05, False)

  # Token numbers (N, L) to vectors: row of the table, which may be float16, plus row of the positions.
  def embed_tokens(self: __torch__.Operations, tokens: Tensor, table: Tensor, positions: Tensor) -> Tensor:
    length = torch.size(tokens, 1)
    rows = torch.type_as(torch.embedding(table, tokens, -1, False, False), positions)
    return torch.add(rows, torch.narrow(positions, 0, 0, length))

  # softmax(q kT / sqrt(width)) v of rows that lie beside one another, (N, L, 3W) to (N, L, W), with
  # products in x's own type and the softmax in float32.
  def plain_attention(self: __torch__.Operations, x: Tensor, heads: int) -> Tensor:
    n = torch.size(x, 0)
    length = torch.size(x, 1)
    head = torch.floordiv(torch.size(x, 2), torch.mul(heads, 3))
    x = torch.permute(torch.reshape(x, [n, length, 3, heads, head]), [2, 0, 3, 1, 4])
    q, k, v, = torch.unbind(torch.reshape(x, [3, torch.mul(n, heads), length, head]))
    scores = torch.div(torch.to(torch.bmm(q, torch.transpose(k, 1, 2)), 6), torch.sqrt(head))
    a = torch.bmm(torch.type_as(torch.softmax(scores, -1), v), v)
    a = torch.transpose(torch.view(a, [n, heads, length, head]), 1, 2)
    return torch.reshape(a, [n, length, torch.mul(heads, head)])

  # The same by the engine's own kernel, causal or not.
  def fused_attention(self: __torch__.Operations, x: Tensor, heads: int, causal: bool) -> Tensor:
    n = torch.size(x, 0)
    length = torch.size(x, 1)
    width = torch.floordiv(torch.size(x, 2), 3)
    x = torch.reshape(x, [n, length, 3, heads, torch.floordiv(width, heads)])
    q, k, v, = torch.unbind(torch.permute(x, [2, 0, 3, 1, 4]))
    a = torch.scaled_dot_product_attention(q, k, v, None, 0., causal)
    return torch.reshape(torch.transpose(a, 1, 2), [n, length, width])

  # CLIP's pre-norm residual block; x (N, L, W); sizes: heads, causal (1) or not (0), products by
  # convolution (1) or not (0), attention by the engine's kernel (0) or in single steps (1): on a CPU
  # the backward pass of the kernel takes four times as long in bfloat16 as in float32.
  # QuickGELU is SiLU here: `up` comes multiplied by 1.702, and `down` divided by it.
  def transformer_block(self: __torch__.Operations, x: Tensor,
    norm1_weight: Tensor, norm1_bias: Tensor, in_weight: Tensor, in_bias: Tensor,
    out_weight: Tensor, out_bias: Tensor, norm2_weight: Tensor, norm2_bias: Tensor,
    up_weight: Tensor, up_bias: Tensor, down_weight: Tensor, down_bias: Tensor, sizes: Tensor) -> Tensor:
    width = torch.size(x, 2)
    heads = torch.size(sizes, 1)
    causal = torch.gt(torch.size(sizes, 2), 0)
    by_convolution = torch.gt(torch.size(sizes, 3), 0)
    y = torch.layer_norm(x, [width], norm1_weight, norm1_bias, 1e-05, False)
    y = (self).product(torch.type_as(y, in_weight), in_weight, in_bias, by_convolution, )
    if torch.gt(torch.size(sizes, 4), 0):
      y = (self).plain_attention(y, heads, )
    else:
      y = (self).fused_attention(y, heads, causal, )
    y = (self).product(y, out_weight, out_bias, by_convolution, )
    x = torch.add(x, torch.type_as(y, x))
    y = torch.layer_norm(x, [width], norm2_weight, norm2_bias, 1e-05, False)
    y = (self).product(torch.type_as(y, up_weight), up_weight, up_bias, by_convolution, )
    y = (self).product(torch.silu(y), down_weight, down_bias, by_convolution, )
    return torch.add(x, torch.type_as(y, x))

  # The class token, normalised and projected: (N, L, W) to (N, D).
  def pool_first(self: __torch__.Operations, x: Tensor, norm_weight: Tensor, norm_bias: Tensor,
    projection: Tensor) -> Tensor:
    y = torch.select(x, 1, 0)
    y = torch.layer_norm(y, torch.size(norm_weight), norm_weight, norm_bias, 1e-05, False)
    return torch.linear(y, projection, None)

  # The same at the end token, which is the highest number of each row.
  def pool_end(self: __torch__.Operations, x: Tensor, tokens: Tensor, norm_weight: Tensor, norm_bias: Tensor,
    projection: Tensor) -> Tensor:
    width = torch.size(x, 2)
    at = torch.expand(torch.view(torch.argmax(tokens, -1, False), [-1, 1, 1]), [-1, 1, width])
    y = torch.squeeze(torch.gather(x, 1, at, sparse_grad=False), 1)
    y = torch.layer_norm(y, torch.size(norm_weight), norm_weight, norm_bias, 1e-05, False)
    return torch.linear(y, projection, None)

  # A convolution that keeps the size, then GELU.
  def convolution_gelu(self: __torch__.Operations, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    padding = torch.floordiv(torch.size(weight, 2), 2)
    x = torch.type_as(x, weight)
    return torch.gelu(torch.conv2d(x, weight, bias, [1, 1], [padding, padding], [1, 1], 1))

  # The statistics tower's stage: half the size, a convolution, and a residual one.
  def pyramid_stage(self: __torch__.Operations, x: Tensor, a_weight: Tensor, a_bias: Tensor,
    b_weight: Tensor, b_bias: Tensor) -> Tensor:
    x = torch.avg_pool2d(x, [2, 2], [2, 2], [0, 0], False, True, None)
    a = torch.gelu(torch.conv2d(x, a_weight, a_bias, [1, 1], [1, 1], [1, 1], 1))
    return torch.add(a, torch.gelu(torch.conv2d(a, b_weight, b_bias, [1, 1], [1, 1], [1, 1], 1)))

  # Each channel's mean, (N, C, H, W) to (N, C, 1, 1).
  def channel_means(self: __torch__.Operations, x: Tensor) -> Tensor:
    return torch.mean(torch.to(x, 6), [2, 3], True)

  # Per channel the mean, then the deviation sqrt(variance + 1e-4): (N, C, 1, 1) and what is left of
  # the map without it, (N, C, H, W), to (N, 2C). By the norm: torch.var is twice as slow.
  def moments(self: __torch__.Operations, means: Tensor, centred: Tensor) -> Tensor:
    norm = torch.linalg_vector_norm(centred, 2, [2, 3], False)
    variance = torch.div(torch.mul(norm, norm), torch.mul(torch.size(centred, 2), torch.size(centred, 3)))
    return torch.cat([torch.flatten(means, 1, -1), torch.sqrt(torch.add(variance, 0.0001))], 1)

  # Layer norm, linear, GELU, linear.
  def perceptron(self: __torch__.Operations, x: Tensor, norm_weight: Tensor, norm_bias: Tensor,
    hidden_weight: Tensor, hidden_bias: Tensor, out_weight: Tensor, out_bias: Tensor) -> Tensor:
    x = torch.layer_norm(x, torch.size(norm_weight), norm_weight, norm_bias, 1e-05, False)
    return torch.linear(torch.gelu(torch.linear(x, hidden_weight, hidden_bias)), out_weight, out_bias)

  # A convolution, instance norm of the one picture, scaled by 1 + gain and shifted (1, C), then ReLU; sizes: stride.
  def styled_convolution(self: __torch__.Operations, x: Tensor, weight: Tensor, bias: Tensor, gain: Tensor,
    shift: Tensor, sizes: Tensor) -> Tensor:
    stride = torch.size(sizes, 1)
    y = torch.conv2d(x, weight, bias, [stride, stride], [1, 1], [1, 1], 1)
    scale = torch.flatten(torch.add(gain, 1.), 0, -1)
    return torch.relu_(torch.batch_norm(y, scale, torch.flatten(shift, 0, -1), None, None, True, 0., 1e-05, False))

  # Correlations of K random projections of the channels, whose mean is 0, at a distance; sizes: dy, dx.
  # The signed square root keeps large ones from drowning the rest. (N, C, H, W) to (N, K*K).
  def correlations(self: __torch__.Operations, x: Tensor, left: Tensor, right: Tensor, sizes: Tensor) -> Tensor:
    dy = torch.size(sizes, 1)
    dx = torch.size(sizes, 2)
    height = torch.sub(torch.size(x, 2), dy)
    width = torch.sub(torch.size(x, 3), dx)
    z = torch.flatten(x, 2, -1)
    # Projected before it is cut: a cut's gradient is a whole map of zeros, and the
    # projection has fewer channels than the map.
    grid = [torch.size(x, 0), torch.size(left, 0), torch.size(x, 2), torch.size(x, 3)]
    here = torch.view(torch.matmul(left, z), grid)
    there = torch.view(torch.matmul(right, z), grid)
    a = torch.flatten(torch.narrow(torch.narrow(here, 2, 0, height), 3, 0, width), 2, -1)
    b = torch.flatten(torch.narrow(torch.narrow(there, 2, dy, height), 3, dx, width), 2, -1)
    g = torch.div(torch.matmul(a, torch.transpose(b, 1, 2)), torch.mul(height, width))
    g = torch.div(g, torch.sqrt(torch.sqrt(torch.add(torch.mul(g, g), 1e-06))))
    return torch.flatten(g, 1, -1)

  # Mean over the values of weight * huber((statistics - center) / scale - expected), a scalar,
  # the statistics being the mean over all crops (M, n). The first three, the picture's mean
  # colour, are counted crop by crop as well: in a mean one corner's wrong colour makes up for
  # the rest. What is added is twice (networks.py: APART) by how much more the crops miss it
  # each than they do together; nothing, where they all miss it alike.
  def weighted_huber(self: __torch__.Operations, statistics: Tensor, center: Tensor, scale: Tensor,
    expected: Tensor, weight: Tensor) -> Tensor:
    each = torch.sub(torch.div(torch.sub(statistics, center), scale), expected)
    d = torch.mean(each, [0], False)
    h = torch.smooth_l1_loss(d, torch.zeros_like(d), 0, 1.)
    color = torch.narrow(each, 1, 0, 3)
    color = torch.mean(torch.smooth_l1_loss(color, torch.zeros_like(color), 0, 1.), [0], False)
    apart = torch.mul(torch.sub(color, torch.narrow(h, 0, 0, 3)), torch.narrow(weight, 0, 0, 3))
    apart = torch.mul(torch.div(torch.sum(apart), torch.size(h, 0)), 2.)
    return torch.add(torch.mean(torch.mul(h, weight)), apart)

  # exp(-log variance), at most 4, as a row.
  def certainty(self: __torch__.Operations, log_variance: Tensor) -> Tensor:
    return torch.flatten(torch.clamp_max(torch.exp(torch.neg(log_variance)), 4.), 0, -1)

  # --- the network that is trained on one picture (org.soulstyler.stylization) ---

  # Two 3x3 convolutions, each with instance norm and ReLU, plus a 1x1 convolution of the input;
  # sizes: normalise the sum too (1) or not (0), the shortcut's dilation (see `product`).
  def style_block(self: __torch__.Operations, x: Tensor, a_weight: Tensor, a_bias: Tensor,
    b_weight: Tensor, b_bias: Tensor, shortcut_weight: Tensor, shortcut_bias: Tensor, sizes: Tensor) -> Tensor:
    dilation = torch.size(sizes, 2)
    y = torch.conv2d(x, a_weight, a_bias, [1, 1], [1, 1], [1, 1], 1)
    y = torch.relu_(torch.batch_norm(y, None, None, None, None, True, 0., 1e-05, False))
    y = torch.conv2d(y, b_weight, b_bias, [1, 1], [1, 1], [1, 1], 1)
    y = torch.relu_(torch.batch_norm(y, None, None, None, None, True, 0., 1e-05, False))
    y = torch.add(y, torch.conv2d(x, shortcut_weight, shortcut_bias, [1, 1], [0, 0], [dilation, dilation], 1))
    if torch.gt(torch.size(sizes, 1), 0):
      y = torch.batch_norm(y, None, None, None, None, True, 0., 1e-05, False)
    return y

  # What style_block normalises by: means and variances of its three normalisations over all
  # images, (6, channels).
  def style_statistics(self: __torch__.Operations, x: Tensor, a_weight: Tensor, a_bias: Tensor,
    b_weight: Tensor, b_bias: Tensor, shortcut_weight: Tensor, shortcut_bias: Tensor, sizes: Tensor) -> Tensor:
    dilation = torch.size(sizes, 2)
    y = torch.conv2d(x, a_weight, a_bias, [1, 1], [1, 1], [1, 1], 1)
    a_mean = torch.mean(y, [0, 2, 3])
    a_variance = torch.var(y, [0, 2, 3], False)
    y = torch.relu_(torch.batch_norm(y, None, None, None, None, True, 0., 1e-05, False))
    y = torch.conv2d(y, b_weight, b_bias, [1, 1], [1, 1], [1, 1], 1)
    b_mean = torch.mean(y, [0, 2, 3])
    b_variance = torch.var(y, [0, 2, 3], False)
    y = torch.relu_(torch.batch_norm(y, None, None, None, None, True, 0., 1e-05, False))
    y = torch.add(y, torch.conv2d(x, shortcut_weight, shortcut_bias, [1, 1], [0, 0], [dilation, dilation], 1))
    return torch.stack([a_mean, a_variance, b_mean, b_variance, torch.mean(y, [0, 2, 3]), torch.var(y, [0, 2, 3], False)])

  # style_block with given statistics (6, channels) instead of the image's own.
  def frozen_style_block(self: __torch__.Operations, x: Tensor, a_weight: Tensor, a_bias: Tensor,
    b_weight: Tensor, b_bias: Tensor, shortcut_weight: Tensor, shortcut_bias: Tensor,
    statistics: Tensor, sizes: Tensor) -> Tensor:
    dilation = torch.size(sizes, 2)
    y = torch.conv2d(x, a_weight, a_bias, [1, 1], [1, 1], [1, 1], 1)
    y = torch.relu_(torch.batch_norm(y, None, None, torch.select(statistics, 0, 0), torch.select(statistics, 0, 1), False, 0., 1e-05, False))
    y = torch.conv2d(y, b_weight, b_bias, [1, 1], [1, 1], [1, 1], 1)
    y = torch.relu_(torch.batch_norm(y, None, None, torch.select(statistics, 0, 2), torch.select(statistics, 0, 3), False, 0., 1e-05, False))
    y = torch.add(y, torch.conv2d(x, shortcut_weight, shortcut_bias, [1, 1], [0, 0], [dilation, dilation], 1))
    if torch.gt(torch.size(sizes, 1), 0):
      y = torch.batch_norm(y, None, None, torch.select(statistics, 0, 4), torch.select(statistics, 0, 5), False, 0., 1e-05, False)
    return y
