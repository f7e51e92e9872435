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

  # --- normalisation ---

  def instance_norm(self: __torch__.Operations, x: Tensor) -> Tensor:
    return torch.instance_norm(x, None, None, None, None, True, 0., 1e-05, False)

  def group_norm(self: __torch__.Operations, x: Tensor, weight: Tensor, bias: Tensor, sizes: Tensor) -> Tensor:
    return torch.group_norm(x, torch.size(sizes, 1), weight, bias, 1e-05, False)

  def layer_norm(self: __torch__.Operations, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    return torch.layer_norm(x, torch.size(weight), weight, bias, 1e-05, False)

  def unit(self: __torch__.Operations, x: Tensor) -> Tensor:
    return torch.div(x, torch.clamp_min(torch.linalg_vector_norm(x, 2, [-1], True), 1e-12))

  def scale(self: __torch__.Operations, x: Tensor, factor: Tensor) -> Tensor:
    return torch.mul(x, factor)

  # --- layers ---

  def linear(self: __torch__.Operations, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    return torch.linear(x, weight, bias)

  def project(self: __torch__.Operations, x: Tensor, weight: Tensor) -> Tensor:
    return torch.linear(x, weight, None)

  def convolution(self: __torch__.Operations, x: Tensor, weight: Tensor, bias: Tensor, sizes: Tensor) -> Tensor:
    stride = torch.size(sizes, 1)
    padding = torch.size(sizes, 2)
    groups = torch.size(sizes, 3)
    return torch.conv2d(x, weight, bias, [stride, stride], [padding, padding], [1, 1], groups)

  def convolution_without_bias(self: __torch__.Operations, x: Tensor, weight: Tensor, sizes: Tensor) -> Tensor:
    stride = torch.size(sizes, 1)
    padding = torch.size(sizes, 2)
    groups = torch.size(sizes, 3)
    return torch.conv2d(x, weight, None, [stride, stride], [padding, padding], [1, 1], groups)

  # VGG's pair: 3x3 or 1x1 convolution that keeps the size, then ReLU in place.
  def convolution_relu(self: __torch__.Operations, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    padding = torch.floordiv(torch.size(weight, 2), 2)
    return torch.relu_(torch.conv2d(x, weight, bias, [1, 1], [padding, padding], [1, 1], 1))

  def max_pool(self: __torch__.Operations, x: Tensor) -> Tensor:
    return torch.max_pool2d(x, [2, 2], [2, 2], [0, 0], [1, 1], False)

  def gelu(self: __torch__.Operations, x: Tensor) -> Tensor:
    return torch.gelu(x)

  def quick_gelu(self: __torch__.Operations, x: Tensor) -> Tensor:
    return torch.mul(x, torch.sigmoid(torch.mul(x, 1.702)))

  # --- attention: queries, keys, values (..., heads, length, width) ---

  def attention(self: __torch__.Operations, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    return torch.scaled_dot_product_attention(q, k, v, None, 0., False)

  def masked_attention(self: __torch__.Operations, q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> Tensor:
    return torch.scaled_dot_product_attention(q, k, v, mask, 0., False)
