"""Procedural textures: every picture that the style networks learn from is made here.

A family is a function (canvas, palette) -> RGB (B,3,S,S) in [0, 1]; a palette (B,4,3) is dark, main, second, light.
Canvas carries the size and the noise primitives; its `spread` says how far scales and angles stray from the middle of
their ranges (1 for training, less for the exemplars whose statistics the predictor learns).
"""

import math
import random

import torch
import torch.nn.functional as F

#: hue range in degrees, saturation range, value range
COLORS = {
    'red': ((-10, 10), (0.75, 1), (0.55, 0.95)),
    'orange': ((18, 34), (0.8, 1), (0.8, 1)),
    'yellow': ((48, 60), (0.7, 1), (0.85, 1)),
    'green': ((95, 145), (0.6, 1), (0.4, 0.85)),
    'cyan': ((172, 192), (0.6, 1), (0.7, 1)),
    'blue': ((208, 242), (0.7, 1), (0.5, 0.95)),
    'purple': ((262, 288), (0.6, 1), (0.5, 0.9)),
    'pink': ((315, 342), (0.35, 0.7), (0.9, 1)),
    'brown': ((18, 32), (0.55, 0.8), (0.35, 0.6)),
    'black': ((0, 360), (0, 0.2), (0.02, 0.14)),
    'white': ((0, 360), (0, 0.07), (0.9, 1)),
    'gray': ((0, 360), (0, 0.08), (0.4, 0.65)),
    'gold': ((40, 48), (0.7, 0.95), (0.75, 0.9)),
}
COLOR_NAMES = list(COLORS)


def hsv(h, s, v):
    """Hue in degrees, saturation and value tensors (...) -> RGB (..., 3)."""
    k = (torch.tensor([5.0, 3.0, 1.0]) + (h / 60)[..., None]) % 6
    return v[..., None] * (1 - s[..., None] * torch.minimum(k, 4 - k).clamp(0, 1))


def sample_color(name):
    hue, saturation, value = COLORS[name]
    u = torch.rand(3)
    lerp = lambda r, t: r[0] + (r[1] - r[0]) * t
    return hsv(lerp(hue, u[0]), lerp(saturation, u[1]), lerp(value, u[2]))


def palette_of(*names):
    """A palette for one or two colour names."""
    m = sample_color(names[0])
    if len(names) > 1:
        b = sample_color(names[1])
        return torch.stack([m * 0.35, m, b, b * 0.6 + 0.4])
    if names[0] == 'white':
        return torch.stack([m * 0.6, m * 0.93, m * 0.8, torch.ones(3)])
    if names[0] == 'black':
        return torch.stack([m * 0.2, m, m + 0.12, m + 0.3]).clamp(0, 1)
    return torch.stack([m * (0.25 + 0.2 * torch.rand(1)), m, m * 0.7, m * 0.55 + 0.45])


class Canvas:
    """B square pictures of S pixels, coordinates -0.5..0.5."""

    def __init__(self, batch, size, spread=1.0):
        self.B, self.S, self.spread = batch, size, spread

    def u(self, a, b):
        """Uniform numbers (B,1,1) in a..b; with a small spread they stay near the middle."""
        m, h = (a + b) / 2, (b - a) / 2
        return m + h * self.spread * (2 * torch.rand(self.B, 1, 1) - 1)

    def free(self, a, b):
        """Uniform numbers whatever the spread: positions, phases."""
        return a + (b - a) * torch.rand(self.B, 1, 1)

    def xy(self, rotation=0.0):
        line = (torch.arange(self.S) + 0.5) / self.S - 0.5
        y, x = torch.meshgrid(line, line, indexing='ij')
        a = (torch.rand(self.B, 1, 1) * 2 - 1) * math.pi * rotation * self.spread
        return x * a.cos() - y * a.sin(), x * a.sin() + y * a.cos()

    def grain(self):
        return torch.randn(self.B, self.S, self.S)

    def noise(self, cells):
        """Smooth value noise (B,S,S) in about 0..1 with `cells` cells across."""
        cells = max(1, int(cells))
        z = torch.rand(self.B, 1, cells + 2, cells + 2)
        z = F.interpolate(z, size=(math.ceil(self.S * (cells + 2) / cells),) * 2, mode='bicubic', align_corners=False)
        top, left = (random.randint(0, z.shape[-1] - self.S) for _ in (0, 1))
        return z[:, 0, top : top + self.S, left : left + self.S]

    def fbm(self, cells=3, octaves=4, gain=0.5):
        total, amplitude, norm = 0, 1, 0
        for i in range(octaves):
            if cells * 2**i > self.S:
                break
            total = total + amplitude * self.noise(cells * 2**i)
            norm += amplitude
            amplitude *= gain
        return (standard(total / norm) * 0.2 + 0.5).clamp(0, 1)

    def lic(self, image, ax, ay, length=10):
        """Line integral convolution: smears image (B,C,S,S) along the unit field (ax, ay)."""
        x0, y0 = self.xy()
        x0, y0 = x0.expand(self.B, -1, -1), y0.expand(self.B, -1, -1)
        step, total, field = 1.0 / self.S, image.clone(), torch.stack([ax, ay], 1)
        for sign in (1, -1):
            x, y = x0.clone(), y0.clone()
            for _ in range(length):
                v = at(field, x, y)
                x = x + sign * step * v[:, 0]
                y = y + sign * step * v[:, 1]
                total = total + at(image, x, y)
        return total / (2 * length + 1)

    def strands(self, angle, length=9):
        """Noise smeared along angle (B,S,S): hair, grass, brush marks; zero mean, unit deviation."""
        return standard(self.lic(self.noise(self.S // 2)[:, None], angle.cos(), angle.sin(), length)[:, 0])

    def tone(self, cells=2, octaves=3):
        """What a drawing is a drawing of: light and shade (B,S,S) about 0..1; often a scene's, sometimes noise."""
        if random.random() < 0.4:
            return (standard(self.fbm(cells, octaves)) * 0.25 + 0.5).clamp(0, 1)
        l = photo(self, None).mean(1)
        return (standard(l) * 0.25 + 0.5).clamp(0, 1)

    def cells(self, x, y, n, jitter=0.9):
        """Worley cells: distances to the two nearest points and three random numbers of the nearest."""
        M = 64
        table = torch.rand(self.B, M * M, 5)
        X, Y = x * n + 32, y * n + 32
        X, Y = torch.broadcast_tensors(X, Y)
        X, Y = X.expand(self.B, -1, -1), Y.expand(self.B, -1, -1)
        ix, iy = X.floor(), Y.floor()
        d1 = torch.full_like(X, 9.0)
        d2 = torch.full_like(X, 9.0)
        best = torch.zeros(*X.shape, 5)
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                cx, cy = ix + dx, iy + dy
                k = ((cx.long() % M) * M + cy.long() % M).flatten(1)
                r = table.gather(1, k[..., None].expand(-1, -1, 5)).view(*X.shape, 5)
                d = ((X - cx - 0.5 - (r[..., 0] - 0.5) * jitter) ** 2 + (Y - cy - 0.5 - (r[..., 1] - 0.5) * jitter) ** 2).sqrt()
                nearer = d < d1
                d2 = torch.where(nearer, d1, torch.minimum(d2, d))
                best = torch.where(nearer[..., None], r, best)
                d1 = torch.where(nearer, d, d1)
        return d1, d2, best[..., 2], best[..., 3], best[..., 4]

    def dabs(self, x, y, n, angle, length=1.0, width=0.36, wild=0.15):
        """Overlapping brush strokes, n grid cells across: which stroke lies on top of each pixel.

        angle (B,S,S) is the way of the strokes, kept within wild; length and width are half axes in cells (length at most 1.05).
        Returns the stroke's centre x, y, the place along and across it in -1..1, and two random numbers of it.
        """
        M = 64
        table = torch.rand(self.B, M * M, 5)
        X, Y = torch.broadcast_tensors(x * n + 32, y * n + 32)
        X, Y = X.expand(self.B, -1, -1), Y.expand(self.B, -1, -1)
        ix, iy = X.floor(), Y.floor()
        field = torch.stack([(2 * angle).cos(), (2 * angle).sin()], 1)
        top = torch.full_like(X, -99.0)
        best = [torch.zeros_like(X) for _ in range(6)]
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                cx, cy = ix + dx, iy + dy
                k = ((cx.long() % M) * M + cy.long() % M).flatten(1)
                r = table.gather(1, k[..., None].expand(-1, -1, 5)).view(*X.shape, 5)
                px, py = cx + 0.05 + 0.9 * r[..., 0], cy + 0.05 + 0.9 * r[..., 1]
                wx, wy = (px - 32) / n, (py - 32) / n
                v = at(field, wx, wy)
                a = torch.atan2(v[:, 1], v[:, 0]) / 2 + (r[..., 4] - 0.5) * 2 * wild
                ax, ay = X - px, Y - py
                p, q = (ax * a.cos() + ay * a.sin()) / length, (ay * a.cos() - ax * a.sin()) / width
                d = p.abs() ** 3 + q.abs() ** 3  # a rounded box
                score = torch.where(d < 1, r[..., 2], -d)
                new = score > top
                top = torch.where(new, score, top)
                best = [torch.where(new, value, old) for value, old in zip((wx, wy, p, q, r[..., 3], r[..., 4]), best)]
        return best

    def ids(self, k, n=256):
        """A random number (B,S,S) in 0..1 for every integer k (B,S,S)."""
        k = k.expand(self.B, self.S, self.S)
        return torch.rand(self.B, n).gather(1, (k.long() % n).flatten(1)).view(self.B, self.S, self.S)


def at(image, x, y):
    return F.grid_sample(image, torch.stack([x * 2, y * 2], -1), mode='bilinear', padding_mode='reflection', align_corners=False)


def standard(t):
    return (t - t.mean((1, 2), keepdim=True)) / (t.std((1, 2), keepdim=True) + 1e-5)


def ramp(t, P):
    """t (B,S,S) in 0..1 along the four palette colours."""
    t = t.clamp(0, 1) * 3
    return sum((1 - (t - i).abs()).clamp(0, 1)[:, None] * P[:, i, :, None, None] for i in range(4))


def mix(a, b, t):
    return a * (1 - t[:, None]) + b * t[:, None]


def C(P, i):
    return P[:, i, :, None, None]


def edge(a, b, x):
    """Smooth step from a to b (a may be greater)."""
    t = ((x - a) / (b - a)).clamp(0, 1)
    return t * t * (3 - 2 * t)


def pick(P, r, first=1):
    """A palette colour from index first..3 by r in 0..1."""
    i = (r * (4 - first)).long().clamp(0, 3 - first) + first
    return P.gather(1, i.flatten(1)[..., None].expand(-1, -1, 3)).view(*r.shape, 3).permute(0, 3, 1, 2)


def relief(h, k=2.0):
    """Light from the upper left on the heights h (B,S,S)."""
    left, above = torch.cat([h[:, :, :1], h[:, :, :-1]], 2), torch.cat([h[:, :1], h[:, :-1]], 1)
    return (h - left + h - above) * k


def soft(image, sigma):
    k = max(3, int(3 * sigma) | 1)
    g = torch.exp(-((torch.arange(k) - k // 2).float() ** 2) / (2 * sigma * sigma))
    g, c = g / g.sum(), image.shape[1]
    image = F.pad(image, (k // 2,) * 4, mode='reflect')
    image = F.conv2d(image, g.view(1, 1, 1, k).expand(c, 1, 1, k), groups=c)
    return F.conv2d(image, g.view(1, 1, k, 1).expand(c, 1, k, 1), groups=c)


def rgb(*v):
    return torch.tensor(v)[None, :, None, None]


def brushed(c, color, angle, n, length=1.0, width=0.36, gloss=0.22, wild=0.15, uneven=0.28):
    """Color (B,3,S,S) repainted in visible strokes along angle: flat colour, bristle lines, a lit and a dark side.

    uneven is how far the brightness of one stroke strays from the next one's.
    """
    x, y = c.xy()
    wx, wy, p, q, r, r2 = c.dabs(x, y, n, angle, length, width, wild)
    im = at(color, wx.clamp(-0.5, 0.5), wy.clamp(-0.5, 0.5)) * (1 + uneven * (r[:, None] - 0.5))
    bristle = ((q * 5 + r * 9 + 0.6 * (p * 3 + r2 * 6).sin()) * math.pi / 2).sin()
    light = gloss * (0.35 * bristle - edge(0.45, 1.0, q) + 0.7 * edge(0.35, 0.8, -q) * edge(1.02, 0.9, -q) - 0.5 * edge(0.75, 1.0, p.abs()))
    return im * (1 + 1.2 * light[:, None]) + 0.35 * light.clamp(min=0)[:, None]


def outline(t, width):
    """1 where the tone t (B,S,S) changes quickly: ink along the edges of a drawing."""
    gx = (torch.roll(t, -1, 2) - torch.roll(t, 1, 2))[:, None]
    gy = (torch.roll(t, -1, 1) - torch.roll(t, 1, 1))[:, None]
    g = (gx * gx + gy * gy).sqrt()
    g[:, :, [0, -1]] = 0
    g[..., [0, -1]] = 0
    g = F.max_pool2d(g, 2 * width + 1, 1, width)[:, 0]
    return edge(0.12, 0.3, g)


# ---- plain patterns


def stripes(c, P):
    x, _ = c.xy(1.0)
    return mix(C(P, 1), C(P, 2) * 0.5 + C(P, 3) * 0.5, edge(-0.15, 0.15, (x * c.u(4, 10) * 2 * math.pi + c.free(0, 6)).sin()))


def checker(c, P):
    x, y = c.xy(1.0)
    n = c.u(3, 8) * math.pi
    return mix(C(P, 1), C(P, 3), edge(-0.06, 0.06, (x * n + c.free(0, 6)).sin() * (y * n + c.free(0, 6)).sin()))


def dots(c, P):
    x, y = c.xy(1.0)
    n = c.u(4, 8)
    X, Y = x * n + c.free(0, 1), y * n + c.free(0, 1)
    a, b = X % 1 - 0.5, (Y + 0.5 * (X.floor() % 2)) % 1 - 0.5
    return mix(C(P, 3), C(P, 1), edge(0.04, -0.04, (a * a + b * b).sqrt() - c.u(0.22, 0.36)))


def grid(c, P):
    x, y = c.xy(0.1)
    n = c.u(4, 9)
    a, b = ((x * n + c.free(0, 1)) % 1 - 0.5).abs(), ((y * n + c.free(0, 1)) % 1 - 0.5).abs()
    return mix(C(P, 3), C(P, 1), edge(0.40, 0.45, torch.maximum(a, b)))


def circles(c, P):
    x, y = c.xy()
    d = ((x + c.free(-0.4, 0.4)) ** 2 + (y + c.free(-0.4, 0.4)) ** 2).sqrt()
    return mix(C(P, 1), C(P, 3), edge(-0.15, 0.15, (d * c.u(6, 11) * 2 * math.pi).sin()))


def rainbow(c, P):
    x, y = c.xy(0.5)
    h = (x * c.u(1.0, 2.2) + (c.fbm(2, 2) - 0.5) * 0.4 + c.free(0, 1)) % 1
    return hsv(h * 300, torch.full_like(h, 0.85), 0.95 + 0.05 * c.grain().clamp(-1, 1)).permute(0, 3, 1, 2)


def tartan(c, P):
    x, y = c.xy(0.03)
    n = c.u(2, 3.5)

    def bands(t):
        t = (t * n) % 1
        return edge(0.0, 0.02, t) * edge(0.42, 0.40, t), edge(0.66, 0.68, t) * edge(0.74, 0.72, t)

    a, thin_a = bands(x + c.free(0, 1))
    b, thin_b = bands(y + c.free(0, 1))
    im = mix(mix(C(P, 1), C(P, 0), a * 0.55), C(P, 0), b * 0.55)
    im = mix(mix(im, C(P, 3), thin_a * 0.8), C(P, 3), thin_b * 0.8)
    weave_ = ((x + y) * c.S * math.pi / 1.5).sin()
    return im * (1 + 0.08 * weave_[:, None])


def camouflage(c, P):
    t, s = standard(c.fbm(3, 3)), standard(c.fbm(4, 3))
    im = mix(C(P, 2), C(P, 1), edge(-0.05, 0.05, t))
    im = mix(im, C(P, 0), edge(0.65, 0.75, s))
    return mix(im, C(P, 3), edge(0.85, 0.95, standard(c.fbm(4, 3))))


def psychedelic(c, P):
    t = c.fbm(2, 2) * c.u(4, 8) + c.noise(4)
    h = (t % 1) * 360
    return hsv(h, torch.full_like(h, 0.9), 0.6 + 0.4 * (t * 2 * math.pi * 3).sin().abs()).permute(0, 3, 1, 2)


# ---- built things


def mosaic(c, P):
    """Tesserae, nearly square, in light grout; sometimes they follow the light of a scene."""
    x, y = c.xy(0.5)
    d1, d2, r, r2, _ = c.cells(x, y, c.u(6, 9), 0.3)
    if random.random() < 0.4:
        r = (0.45 * r + 0.65 * (c.tone(2, 2) - 0.1)).clamp(0, 0.999)
        r = F.interpolate(F.avg_pool2d(r[:, None], 5, 1, 2), size=c.S)[:, 0]
    tile = pick(P, r) * (0.82 + 0.36 * r2[:, None]) + 0.05 * relief(edge(0.02, 0.3, d2 - d1), 1.0)[:, None]
    return mix(rgb(0.93, 0.9, 0.84) * (0.9 + 0.1 * c.noise(24)[:, None]), tile, edge(0.1, 0.2, d2 - d1))


def stained(c, P):
    x, y = c.xy(1.0)
    d1, d2, r, r2, _ = c.cells(x, y, c.u(3, 5.5), 1.0)
    glass = pick(P, r) * (0.75 + 0.5 * r2[:, None]) * (0.8 + 0.5 * c.fbm(4, 2)[:, None])
    return mix(torch.full((c.B, 3, 1, 1), 0.03), glass, edge(0.07, 0.14, d2 - d1))


def brick(c, P):
    x, y = c.xy(0.03)
    n = c.u(5, 8)
    Y = y * n + 20 + c.free(0, 1)
    row = Y.floor()
    X = x * n * 0.45 + 20 + 0.5 * (row % 2) + c.free(0, 1)
    a, b = X % 1, Y % 1
    r = c.ids(X.floor() * 7 + row * 13)
    inside = edge(0.02, 0.06, torch.minimum(a, 1 - a)) * edge(0.05, 0.12, torch.minimum(b, 1 - b))
    body = C(P, 1) * (0.7 + 0.5 * r[:, None]) + (c.fbm(12, 3)[:, None] - 0.5) * 0.2
    return mix(C(P, 3) * 0.8 + 0.1, body, inside)


def cobblestone(c, P):
    x, y = c.xy(0.3)
    d1, d2, r, r2, _ = c.cells(x, y, c.u(4, 7), 0.7)
    dome = edge(0.0, 0.45, d2 - d1)
    return mix(
        C(P, 0) * 0.6, C(P, 1) * (0.65 + 0.5 * r[:, None]) * (0.6 + 0.6 * dome[:, None]) + (c.fbm(12, 3)[:, None] - 0.5) * 0.15, edge(0.05, 0.14, d2 - d1)
    )


def cracked(c, P):
    x, y = c.xy(1.0)
    w = 0.05
    d1, d2, r, _, _ = c.cells(x + (c.noise(8) - 0.5) * w, y + (c.noise(8) - 0.5) * w, c.u(3, 6), 1.0)
    return mix(C(P, 0) * 0.7, C(P, 2) * (0.8 + 0.3 * r[:, None]) + (c.fbm(10, 3)[:, None] - 0.5) * 0.2, edge(0.03, 0.1, d2 - d1))


def honeycomb(c, P):
    x, y = c.xy(1.0)
    n, s = c.u(4, 7), math.sqrt(3)
    X, Y = x * n, y * n
    ax, ay = X % 1 - 0.5, Y % s - s / 2
    bx, by = (X - 0.5) % 1 - 0.5, (Y - s / 2) % s - s / 2
    first = (ax * ax + ay * ay) < (bx * bx + by * by)
    gx, gy = torch.where(first, ax, bx).abs(), torch.where(first, ay, by).abs()
    d = 0.5 - torch.maximum(gx, gx * 0.5 + gy * s / 2)
    return mix(C(P, 0), ramp(0.45 + d * 1.1, P), edge(0.03, 0.09, d))


def circuit(c, P):
    n = 12
    horizontal = (torch.rand(c.B, 1, n, n) > 0.5).float()
    h = F.interpolate(horizontal, size=c.S, mode='nearest')[:, 0]
    line = (torch.arange(c.S) + 0.5) / c.S * n
    a = ((line % 1) - 0.5).abs()
    gx, gy = a[None, None, :].expand(1, c.S, c.S), a[None, :, None].expand(1, c.S, c.S)
    trace = edge(0.16, 0.1, torch.where(h > 0.5, gy, gx))
    on = F.interpolate((torch.rand(c.B, 1, n, n) > 0.25).float(), size=c.S, mode='nearest')[:, 0]
    pad = edge(0.3, 0.24, (gx * gx + gy * gy).sqrt()) * F.interpolate((torch.rand(c.B, 1, n, n) > 0.8).float(), size=c.S)[:, 0]
    im = mix(C(P, 1) * (0.6 + 0.2 * c.noise(4)[:, None]), C(P, 2), trace * on)
    return mix(im, C(P, 3), pad)


def city(c, P):
    """Night city in pop colours: blocks of houses with lit windows before a flat sky with dots."""
    line = (torch.arange(c.S) + 0.5) / c.S
    n = random.choice([4, 5, 6])
    tower = c.ids((line * n).floor()[None, None, :] + 0 * line[:, None], 32)
    high = edge(-0.01, 0.01, line[None, :, None] - (0.1 + 0.5 * tower))
    w = 24
    a = (line * w) % 1
    lit = F.interpolate((torch.rand(c.B, 1, w, w) > 0.45).float(), size=c.S, mode='nearest')[:, 0]
    window = lit * (edge(0.15, 0.25, a) * edge(0.85, 0.75, a))[None, None, :] * (edge(0.15, 0.25, a) * edge(0.85, 0.75, a))[None, :, None]
    x, y = c.xy(0.2)
    q = c.u(12, 18)
    d = (((x * q) % 1 - 0.5) ** 2 + ((y * q) % 1 - 0.5) ** 2).sqrt()
    sky = mix(C(P, 1), C(P, 2), edge(0.32, 0.26, d))
    house = mix(C(P, 0) * (0.5 + tower[:, None]), pick(P, c.ids(torch.arange(c.S)[None, None, :] // 4 * 3 + torch.arange(c.S)[None, :, None] // 4 * 7)), window)
    return mix(sky, house, high)


# ---- materials


def wood(c, P):
    x, y = c.xy(0.12)
    r = (x * c.u(6, 14) + y * c.u(0.2, 1) + c.fbm(2, 3) * c.u(2, 5)) % 1
    fine = c.lic(c.noise(48)[:, None], torch.zeros(c.B, c.S, c.S), torch.ones(c.B, c.S, c.S), 8)[:, 0]
    return ramp((0.65 * r + 0.35 * (standard(fine) * 0.25 + 0.5)) * 0.75 + 0.05, P)


def marble(c, P):
    x, _ = c.xy(1.0)
    vein = ((x * c.u(1.5, 3) + (c.fbm(2, 4) - 0.5) * c.u(3, 5)) * math.pi).sin().abs()
    body = ramp(0.72 + 0.28 * c.fbm(3, 3), P)
    fine = edge(0.0, 0.06, (standard(c.fbm(3, 4)) - 0.4).abs())
    return mix(C(P, 0) * 0.5 + C(P, 2) * 0.5, body, edge(0, 0.3, vein) * (0.75 + 0.25 * fine))


def metal(c, P):
    """Polished: bands of light and dark that bend over a wavy surface, with hard glints."""
    h = standard(c.fbm(random.randint(3, 4), 2))
    s = standard(soft(relief(h, 1.0)[:, None], 1.2)[:, 0])
    return ramp(0.5 + 0.3 * (s * 1.7).sin() + 0.1 * s, P) + 0.35 * edge(0.9, 1.5, s)[:, None]


def rust(c, P):
    return ramp(standard(c.fbm(4, 5, 0.75)) * 0.25 + 0.45 + 0.06 * c.grain(), P)


def leather(c, P):
    x, y = c.xy(1.0)
    d1, d2, r, _, _ = c.cells(x, y, c.u(9, 13), 1.0)
    h = edge(0, 0.35, d2 - d1)
    return C(P, 1) * (0.45 + 0.6 * h[:, None]) * (0.8 + 0.4 * c.fbm(2, 3)[:, None]) + 0.18 * relief(h, 0.6)[:, None]


def sand(c, P):
    x, y = c.xy(0.2)
    t = (y * c.u(6, 11) + (c.fbm(2, 3) - 0.5) * 3) % 1
    return ramp(t * 0.35 + 0.45, P) + 0.05 * c.grain()[:, None]


def snow(c, P):
    t = standard(soft(c.fbm(2, 3)[:, None], 2.0)[:, 0]) * 0.16 + 0.72
    sparkle = (c.grain() > 2.6).float()
    flakes = edge(0.22, 0.08, c.cells(*c.xy(1.0), c.u(9, 14), 1.0)[0])
    im = ramp(t, P) + 0.02 * c.grain()[:, None]
    return mix(im, torch.ones(1, 3, 1, 1), (0.75 * flakes + 0.5 * sparkle).clamp(0, 1))


def ice(c, P):
    x, y = c.xy(1.0)
    n = c.u(3, 5.5)
    d1, d2, r, r2, _ = c.cells(x, y, n, 1.0)
    a = r2 * 2 * math.pi
    t = 0.45 + 0.45 * (r - 0.5) + 0.35 * (x * a.cos() + y * a.sin()) * n
    t = t + 0.2 * (c.cells(x + 0.1, y, n * 1.8, 1.0)[2] - 0.5)
    return mix(ramp(t * 0.8 + 0.2, P), torch.ones(c.B, 3, 1, 1), edge(0.09, 0.0, d2 - d1) * 0.85)


def crystal(c, P):
    """Gem facets: every cell split into lit and dark triangles round its point."""
    x, y = c.xy(1.0)
    n = c.u(3, 5)
    d1, d2, r, r2, r3 = c.cells(x, y, n, 0.8)
    h = standard(d1)
    gx, gy = relief(d1, 1.0), d1 - torch.roll(d1, 1, 1)
    facet = ((torch.atan2(gy, gx + 1e-6) * 3 / math.pi).floor() * 1.7 + r * 6).sin()
    t = 0.45 + 0.3 * facet + 0.12 * h + 0.2 * (r - 0.5)
    glint = edge(0.93, 1.0, facet) * edge(0.3, 0.7, r3)
    return mix(mix(ramp(t, P), C(P, 3), edge(0.06, 0.0, d2 - d1) * 0.7), torch.ones(1, 3, 1, 1), glint * 0.8)


def glass(c, P):
    """Clear and pale: bent streaks of white light, darker rims where the glass turns away."""
    h = standard(c.fbm(2, 2))
    s = standard(soft(relief(h, 1.0)[:, None], 1.5)[:, 0])
    rim = edge(0.22, 0.0, ((h * 0.8) % 1 - 0.5).abs())
    streak = edge(0.6, 1.0, s) * edge(1.9, 1.5, s) + edge(0.06, 0.02, ((h * 0.8 + 0.12) % 1 - 0.5).abs())
    return mix(ramp(0.62 + 0.1 * h - 0.4 * rim, P), torch.ones(1, 3, 1, 1), streak.clamp(0, 0.95))


def candy(c, P):
    x, y = c.xy(1.0)
    t = ((x * c.u(3, 6) + (c.fbm(2, 2) - 0.5) * 2) * 2 * math.pi).sin()
    im = mix(C(P, 1), C(P, 3), edge(-0.2, 0.2, t))
    return im + 0.3 * edge(0.9, 1.0, ((x * 3 + y * 5) * 4 + 3 * c.noise(3)).sin())[:, None]


# ---- cloth and skins


def wool(c, P):
    """A fleece: round locks, lit from above, each rolled up in a few curls, soft shadow between them."""
    x, y = c.xy(1.0)
    w = 0.05
    d1, d2, r, _, _ = c.cells(x + (c.noise(9) - 0.5) * w, y + (c.noise(9) - 0.5) * w, c.u(4.5, 6.5), 0.8)
    dome = edge(0.0, 0.5, d2 - d1)
    curl = ((d1 * c.u(2.0, 2.6) + 0.35 * (c.noise(10) - 0.5) + r) * 2 * math.pi).sin()
    fluff = c.strands(c.noise(7) * 6 * math.pi, 4)
    t = 0.3 + 0.42 * dome + 0.14 * curl * dome + 0.05 * fluff + 0.25 * standard(relief(soft(dome[:, None], 1.5)[:, 0], 1.0)).clamp(-1, 1) * 0.4
    return ramp(t.clamp(0, 1), torch.stack([P[:, 0], P[:, 1] * 0.82, P[:, 1], P[:, 3]], 1))


def fur(c, P):
    return ramp(c.strands(c.fbm(2, 2) * 1.6 * math.pi) * 0.22 + 0.45, P)


def knit(c, P):
    """Columns of V-shaped stitches, round and lit, dark between them."""
    x, y = c.xy(0.04)
    n = c.u(4.2, 6.5)
    a = ((x * n + c.free(0, 1)) % 1 - 0.5).abs()
    v = (y * n * 1.25 + a * 1.5 + c.free(0, 1)) % 1
    s = edge(0.05, 0.8, 1 - (v - 0.5).abs() * 2) * (0.25 + 0.75 * edge(0.5, 0.34, a)) * edge(0, 0.12, a + 0.01)
    return ramp(s * 0.95 + 0.03 + 0.03 * c.grain(), torch.stack([P[:, 0] * 0.6, P[:, 1] * 0.8, P[:, 1], P[:, 3]], 1))


def weave(c, P):
    """Basket: flat strips of several straws, over and under in turn."""
    x, y = c.xy(0.12)
    n = c.u(4, 6.5)
    X, Y = x * n + c.free(0, 1), y * n + c.free(0, 1)
    a, b = X % 1 - 0.5, Y % 1 - 0.5
    over = ((X.floor() + Y.floor()) % 2) > 0
    along, across = torch.where(over, a, b), torch.where(over, b, a)
    h = (along * math.pi).cos() * (0.75 + 0.25 * (across * 3 * 2 * math.pi).cos()) * edge(0.5, 0.42, across.abs())
    r = c.ids(X.floor() * 7 + Y.floor() * 13)
    return ramp((h * 0.75 + 0.08) * (0.85 + 0.3 * r), P)


def denim(c, P):
    x, y = c.xy(0.1)
    t = ((x + y) * c.u(15, 20) * 2 * math.pi).sin() * 0.5 + 0.5
    seam = edge(0.02, 0.012, (x + c.free(-0.5, 0.5)).abs()) * edge(0.3, 0.5, ((y * 14) % 1))
    im = ramp(0.25 + 0.35 * t * (0.6 + 0.4 * c.noise(40)) + 0.25 * (c.fbm(2, 3) - 0.5), P)
    return mix(im, rgb(0.85, 0.6, 0.2), seam)


def scales(c, P):
    x, y = c.xy(0.05)
    n = c.u(5, 9)
    X, Y = x * n + c.free(0, 1), y * n * 1.6 + c.free(0, 1)
    best = torch.full((c.B, c.S, c.S), -9.0)
    for k in (0, 1, 2):
        row = Y.floor() - k
        fx = X + 0.5 * (row % 2)
        d = ((fx % 1 - 0.5) ** 2 + ((Y - row - 0.6) * 0.55) ** 2).sqrt()
        best = torch.where((d < 0.55) & (best < -1), d, best)
    best = best.clamp(0, 0.6) / 0.55
    return ramp(1 - best**3 * 0.95 - 0.1, P)


def zebra(c, P):
    x, _ = c.xy(1.0)
    t = ((x * c.u(4, 7) + (c.fbm(2, 3) - 0.5) * c.u(2, 4)) * 2 * math.pi).sin()
    return mix(C(P, 1), C(P, 3), edge(-0.2, 0.2, t + c.u(-0.3, 0.3)))


def tiger(c, P):
    x, y = c.xy(0.15)
    t = ((y * c.u(4, 6) + (c.fbm(2, 3) - 0.5) * 2.5) * 2 * math.pi).sin()
    fine = c.strands(c.fbm(2, 2) * math.pi, 6)
    base = mix(C(P, 1), C(P, 3), edge(0.7, 1.0, c.noise(3)) * 0.6) * (1 + 0.1 * fine[:, None])
    return mix(base, C(P, 0) * 0.4, edge(0.35, 0.6, t + 0.4 * (c.noise(4) - 0.5)))


def cow(c, P):
    return mix(C(P, 3), C(P, 0) * 0.5, edge(0.15, 0.25, standard(c.fbm(3, 2)))) * (1 + 0.04 * c.strands(c.fbm(2, 1) * 3, 5)[:, None])


def giraffe(c, P):
    x, y = c.xy(1.0)
    w = 0.06
    d1, d2, r, _, _ = c.cells(x + (c.noise(7) - 0.5) * w, y + (c.noise(7) - 0.5) * w, c.u(4, 6.5), 0.8)
    return mix(C(P, 3), C(P, 1) * (0.75 + 0.4 * r[:, None]) * (1 - 0.25 * d1[:, None]), edge(0.12, 0.2, d2 - d1))


def leopard(c, P):
    """Rosettes: broad rings, mostly closed, brown inside."""
    x, y = c.xy(1.0)
    d1, _, _, _, _ = c.cells(x + (c.noise(8) - 0.5) * 0.06, y + (c.noise(8) - 0.5) * 0.06, c.u(4, 6.5), 0.6)
    ring = torch.exp(-(((d1 - 0.3) / 0.1) ** 2)) * edge(0.12, 0.22, c.noise(12))
    return mix(mix(C(P, 2), C(P, 1), edge(0.32, 0.2, d1)), C(P, 0) * 0.5, edge(0.3, 0.6, ring))


def feathers(c, P):
    x, y = c.xy(0.1)
    n = c.u(3, 5)
    im = C(P, 1) * torch.ones(c.B, 3, c.S, c.S)
    X, Y = x * n + c.free(0, 1), y * n * 0.8 + c.free(0, 1)
    best = torch.full((c.B, c.S, c.S), -9.0)
    sx = torch.zeros(c.B, c.S, c.S)
    for k in (2, 1, 0):
        row = Y.floor() - k
        fx = (X + 0.5 * (row % 2)) % 1 - 0.5
        v = (Y - row) / 2.2
        ok = fx.abs() < 0.5 * (1 - v.clamp(0, 1) ** 2).sqrt()
        best, sx = torch.where(ok & (v < 1), v, best), torch.where(ok & (v < 1), fx, sx)
    barb = ((best * 14 + sx.abs() * 6) * 2 * math.pi).sin()
    im = ramp((0.75 - 0.55 * best + 0.12 * barb).clamp(0, 1), P)
    return mix(im, C(P, 3), edge(0.04, 0.02, sx.abs()))


# ---- nature


def waves(c, P):
    x, y = c.xy(0.1)
    ph = y * c.u(5, 9) * 2 * math.pi + (x * c.u(8, 18) + c.free(0, 6)).sin() * c.u(0.6, 1.6) + (c.fbm(2, 2) - 0.5) * 4 + c.free(0, 6)
    t = ph.sin() * 0.5 + 0.5
    foam = edge(0.85, 0.97, t + (c.noise(24) - 0.5) * 0.25)
    return mix(ramp(t * 0.72, P), torch.ones(c.B, 3, 1, 1) * 0.75 + C(P, 3) * 0.25, foam)


def great_wave(c, P):
    """Woodblock sea: rows of cusped crests in flat bands of blue with dark contours, each crest with a rim of foam in claws."""
    x, y = c.xy(0.06)
    n = c.u(1.7, 2.4)
    X = x * n + c.free(0, 1) + 0.2 * (y * 3).sin()
    Y = y * n * 1.5 + c.free(0, 1)
    low, band, foam = torch.full((c.B, c.S, c.S), -1.0), torch.zeros(c.B, c.S, c.S), torch.zeros(c.B, c.S, c.S)
    teeth = c.u(5, 6.5)
    for k in (1, 0):  # the nearer row lies over the one behind
        row = Y.floor() + 1 - k
        fx = (X + 0.5 * (row % 2)) % 1
        lean = fx + 0.16 * (fx * math.pi).sin()
        high = (lean.clamp(0, 1) * math.pi).sin() ** 0.8
        depth = (Y - row) + 0.95 * high - 0.1  # below the crest's line
        on = depth > 0
        claw = 0.3 + 0.12 * (fx * teeth * 2 * math.pi).sin()
        low = torch.where(on, depth, low)
        band = torch.where(on, (depth - 0.25).clamp(min=0), band)
        foam = torch.where(on, edge(0.03, -0.03, depth - claw * (0.4 + 0.6 * high)), foam)
    q = band * c.u(4, 5)
    im = ramp((0.62 * (q.floor() % 3) / 2 + 0.03).clamp(0, 0.66), P)
    im = mix(im, C(P, 0), edge(0.2, 0.1, ((q % 1) - 0.5).abs() * -1 + 0.5) * 0.9)
    sky = (low < 0).float()
    im = mix(im, C(P, 3) * 0.93, foam)
    im = mix(im, C(P, 0) * 0.8, edge(0.07, 0.03, (low - 0.015).abs()) * (1 - sky))
    return mix(im, C(P, 3) * 0.85 + 0.15 * C(P, 2), sky)


def underwater(c, P):
    """Caustics: a net of light on deep water."""
    x, y = c.xy(0.2)
    w = 0.12
    X, Y = x + (c.noise(4) - 0.5) * w, y + (c.noise(4) - 0.5) * w
    n = c.u(3.5, 6)
    d1, d2, _, _, _ = c.cells(X, Y * 1.3, n, 0.9)
    light = torch.exp(-(d2 - d1) * 9)
    d1, d2, _, _, _ = c.cells(X + 0.3, Y * 1.3 + 0.2, n * 1.6, 0.9)
    light = light * 0.8 + 0.35 * torch.exp(-(d2 - d1) * 8)
    return ramp((0.15 + 0.25 * c.fbm(2, 2) + 0.75 * light * (0.5 + 0.6 * c.noise(2))).clamp(0, 1), P)


def fire(c, P):
    """Tongues: noise drawn out upwards and bent sideways, brightest along its ridges."""
    x, y = c.xy()
    n = F.interpolate(c.fbm(5, 4)[:, None], size=(int(2.6 * c.S), c.S), mode='bilinear', align_corners=False)
    top = random.randint(0, n.shape[2] - c.S)
    n = n[:, 0, top : top + c.S]
    bend = (c.noise(4) - 0.5) * 0.22 + 0.05 * (y * c.u(12, 20) + c.free(0, 6)).sin()
    ridge = 1 - (standard(at(n[:, None], x + bend, y.expand_as(bend))[:, 0]) * 0.9).abs()
    lick = edge(-0.6, 1.2, standard(at(c.noise(6)[:, None], x + bend, (y * 0.4).expand_as(bend))[:, 0]))
    return ramp((0.12 + 0.62 * ridge + 0.3 * lick + 0.25 * y).clamp(0, 1), P)


def lava(c, P):
    x, y = c.xy(1.0)
    w = 0.06
    d1, d2, _, _, _ = c.cells(x + (c.noise(8) - 0.5) * w, y + (c.noise(8) - 0.5) * w, c.u(3, 5.5), 1.0)
    t = torch.exp(-(d2 - d1) * c.u(6, 9)) * 0.95
    return mix(0.12 * c.fbm(10, 3)[:, None] + 0.03 * torch.ones(1, 3, 1, 1), ramp(t, P), edge(0.15, 0.6, t))


def smoke(c, P):
    x, y = c.xy(0.1)
    w = c.fbm(2, 4)
    t = at(c.fbm(3, 5)[:, None], x + (w - 0.5) * 0.5, y + (c.fbm(2, 3) - 0.5) * 0.5)[:, 0]
    return ramp((standard(t) * 0.24 + 0.42).clamp(0, 1), P)


def lightning(c, P):
    x, y = c.xy(0.1)
    im = ramp(0.12 + 0.25 * c.fbm(2, 4), P)
    for _k in range(3):
        path = x + c.free(-0.5, 0.5) + (c.fbm(3, 5, 0.65) - 0.5) * 0.8
        d = path.abs()
        im = im + (C(P, 2) * 0.5 * torch.exp(-d * 16)[:, None] + torch.exp(-((d * 60) ** 2))[:, None] * (C(P, 3) * 0.4 + 0.6))
    return im


def clouds(c, P):
    t = standard(c.fbm(2, 5)) * 0.3 + 0.5
    body = edge(0.3, 0.75, t)
    shade = soft(t[:, None], 2.0)[:, 0] - torch.roll(soft(t[:, None], 2.0)[:, 0], 4, 1)
    return mix(C(P, 1) * 0.75 + 0.25 * C(P, 2), (C(P, 3) * 0.3 + 0.7) * (1 + 0.9 * shade[:, None]).clamp(0.75, 1.05), body)


def grass(c, P):
    return ramp(c.strands((c.fbm(4, 2) - 0.5) * 1.6 + math.pi / 2, 7) * 0.26 + 0.42 + (c.fbm(3, 2) - 0.5) * 0.2, P)


def leaves(c, P):
    x, y = c.xy(1.0)
    im = C(P, 0) * (0.6 + 0.5 * c.noise(12)[:, None])
    for _k in range(4):
        n = c.u(3.5, 5.5)
        X, Y = x * n + c.free(0, 9), y * n + c.free(0, 9)
        cell = X.floor() * 7 + Y.floor() * 13
        a = c.ids(cell) * 2 * math.pi
        fx, fy = X % 1 - 0.5, Y % 1 - 0.5
        p, q = fx * a.cos() + fy * a.sin(), -fx * a.sin() + fy * a.cos()
        shape = 0.2 * (1 - (p / 0.48) ** 2).clamp(0, 1) - q.abs()
        vein = edge(0.025, 0.01, q.abs()) + 0.4 * edge(0.3, 0.1, ((p * 12 + q.abs() * 14) % 1))
        leaf = pick(P, c.ids(cell + 5)) * (0.75 + 0.5 * c.ids(cell + 9)[:, None]) * (1 + 0.8 * q[:, None])
        im = mix(im, mix(leaf, leaf * 0.6, vein.clamp(0, 1) * 0.7), edge(-0.01, 0.02, shape))
    return im


def moss(c, P):
    return ramp(standard(c.noise(40) + c.fbm(6, 3) * 1.5) * 0.2 + 0.45, P)


def galaxy(c, P):
    im = ramp((standard(c.fbm(2, 5)) * 0.25 + 0.2).clamp(0, 0.75), P) * 0.75
    d1, _, r, _, _ = c.cells(*c.xy(1.0), c.u(8, 13), 1.0)
    return im + torch.exp(-((d1 / (0.05 + 0.12 * r**3)) ** 2))[:, None]


def bubbles(c, P):
    x, y = c.xy(1.0)
    im = ramp(0.35 + 0.15 * c.fbm(2, 2), P)
    for k in range(2):
        d1, _, r, r2, _ = c.cells(x + 0.3 * k, y - 0.2 * k, c.u(3, 6), 0.7)
        radius = 0.25 + 0.2 * r
        q = d1 / radius
        im = mix(im, ramp(0.4 + 0.5 * q**4, P), edge(0.02, -0.02, d1 - radius) * 0.7)
        im = im + (edge(0.12, 0.0, (q - 0.55).abs()) * (q < 1) * r2 * 0.35)[:, None]
    return im


def flower_field(c, P, x, y, n):
    im = rgb(0.12, 0.38, 0.12) * (0.5 + c.fbm(8, 3)[:, None])
    for k in (0, 1):
        X, Y = x * n + 0.5 * k + 8, y * n + 0.5 * k + 8
        cell = X.floor() * 17 + Y.floor() * 31 + k * 5
        r1, r2 = c.ids(cell), c.ids(cell + 3)
        a, b = X % 1 - 0.5, Y % 1 - 0.5
        d = (a * a + b * b).sqrt()
        radius = 0.30 + 0.13 * (5 * torch.atan2(b, a) + r1 * 6).cos()
        petal = pick(P, r2) * (0.6 + 0.9 * d[:, None])
        im = mix(im, petal, edge(0.03, -0.03, d - radius))
        im = mix(im, rgb(0.95, 0.8, 0.2), edge(0.11, 0.08, d))
    return im


def flowers(c, P):
    x, y = c.xy(1.0)
    return flower_field(c, P, x, y, c.u(3, 5.5))


def rain(c, P):
    im = ramp(0.3 + 0.25 * c.fbm(2, 3), P)
    a = torch.ones(c.B, c.S, c.S) * 1.3 + c.u(0, 0.4)
    z = c.lic((torch.rand(c.B, 1, c.S, c.S) > 0.96).float(), a.cos(), a.sin(), 6)[:, 0]
    return im + (z * 2.2).clamp(0, 0.7)[:, None]


# ---- drawing and painting


def sketch(c, P):
    """Pencil: hatching in up to three directions where it is dark, white paper where it is light, and contours."""
    tone = c.tone(2, 3)
    ink, first = torch.zeros(c.B, c.S, c.S), c.u(0.5, 1.1)
    x0, y0 = c.xy()
    for k in range(3):
        a = first + k * (1.1 + 0.3 * c.u(-1, 1))
        w = (c.fbm(2, 2) - 0.5) * 0.06
        line = ((x0 * a.cos() + y0 * a.sin() + w) * c.u(11, 15) * 2 * math.pi).sin()
        dark = edge(0.72 - 0.2 * k, 0.5 - 0.2 * k, tone + (c.noise(14) - 0.5) * 0.25)
        ink = torch.maximum(ink, edge(0.15 - 0.3 * dark, 0.95 - 0.2 * dark, line) * dark)
    ink = ink * (0.6 + 0.4 * c.noise(40))
    ink = torch.maximum(ink, outline(tone, 1) * 0.9)
    return mix(torch.full((c.B, 3, 1, 1), 0.96), C(P, 0) * 0.8, ink) * (1 - 0.04 * torch.rand(c.B, 1, c.S, c.S))


def crayon(c, P):
    """Wax crayon on white paper: broad parallel streaks with gaps, a colour for each part, thick contours."""
    tone = c.tone(2, 2)
    a = c.u(0.5, 1.1) + (c.fbm(1, 2) - 0.5) * 0.8
    field = a + 0 * tone
    wax = standard(c.lic(c.noise(40)[:, None], field.cos(), field.sin(), 9)[:, 0]) + 0.35 * c.grain()
    color = pick(P, ((tone - 0.2) / 0.6).clamp(0, 0.99))
    im = mix(torch.full((c.B, 3, 1, 1), 0.96), color, edge(-1.0, 0.1, wax) * edge(0.95, 0.8, tone))
    return mix(im, C(P, 0) * 0.7, outline(tone, 1) * edge(-1.2, 0.2, c.grain()) * 0.9)


def oil(c, P):
    """Thick short strokes of a broad brush, laid along a slowly turning field."""
    tone = standard(c.tone(3, 3)) * 0.3 + 0.5
    base = ramp((tone + (c.noise(9) - 0.5) * 0.6).clamp(0, 1), P)
    return brushed(c, base, c.fbm(2, 1) * 5, c.u(6, 8), 1.0, 0.38, 0.34, 0.2, 0.6)


def swirl_field(c, count=4):
    x, y = c.xy()
    ax, ay = c.u(0.5, 1) + 0 * x, 0 * x + c.u(-0.3, 0.3)
    stars = torch.zeros(c.B, c.S, c.S)
    for k in range(count):
        dx, dy = x - c.free(-0.5, 0.5), y - c.free(-0.5, 0.5)
        d = (dx * dx + dy * dy).sqrt() + 1e-3
        w = torch.exp(-((d / c.u(0.12, 0.3)) ** 2)) * 3
        s = torch.sign(c.free(-1, 1))
        ax, ay = ax - s * dy / d * w, ay + s * dx / d * w
        if k < count - 1:
            halo = torch.exp(-((d / c.u(0.05, 0.1)) ** 2)) + 0.35 * edge(0.25, 0.8, (d * 60).sin()) * torch.exp(-((d / 0.13) ** 2))
            stars = torch.maximum(stars, halo * 1.2)
    n = (ax * ax + ay * ay).sqrt() + 1e-3
    return ax / n, ay / n, stars


def starry(c, P):
    """The Starry Night: long dabs of many blues streaming round whirls, stars with rings of yellow dabs."""
    ax, ay, stars = swirl_field(c)
    tone = (0.36 + 0.85 * (c.noise(14) - 0.5)).clamp(0, 0.7)
    base = mix(ramp(tone, P), C(P, 3) * (0.85 + 0.3 * c.noise(20)[:, None]), edge(0.3, 0.5, stars))
    return brushed(c, base, torch.atan2(ay, ax), c.u(9, 12), 1.0, 0.32, 0.22, 0.08)


def van_gogh(c, P):
    """Long dabs that follow whirls and the light of a scene."""
    ax, ay, _ = swirl_field(c, 3)
    tone = standard(c.tone(2, 2)) * 0.22 + 0.5
    base = ramp((tone + (c.noise(12) - 0.5) * 0.6).clamp(0, 1), P)
    return brushed(c, base, torch.atan2(ay, ax), c.u(7.5, 10), 1.05, 0.3, 0.28)


def wheatfield(c, P):
    """Strokes of yellow wheat under a turbulent blue sky, with a few black crows."""
    x, y = c.xy(0.1)
    sky = edge(0.06, -0.06, y + 0.2 + 0.25 * (c.fbm(2, 2) - 0.5) + c.free(-0.15, 0.2))
    wheat = ramp((0.62 + 0.7 * (c.noise(14) - 0.5)).clamp(0.15, 1), P)
    blue = torch.stack([rgb(0.06, 0.14, 0.42), rgb(0.12, 0.28, 0.66), rgb(0.25, 0.45, 0.8), rgb(0.75, 0.85, 0.95)], 1)[..., 0, 0]
    ax, ay, _ = swirl_field(c, 3)
    up = math.pi / 2 + (c.fbm(3, 2) - 0.5) * 1.4
    angle = torch.where(sky > 0.5, torch.atan2(ay, ax), up)
    base = mix(wheat, ramp((0.35 + 0.8 * (c.noise(12) - 0.5)).clamp(0, 0.85), blue.expand(c.B, -1, -1)), sky)
    im = brushed(c, base, angle, c.u(8, 10.5), 1.05, 0.28, 0.26)
    for _k in range(3):
        bx, by, s = x - c.free(-0.45, 0.45), y - c.free(-0.5, 0.1), c.u(0.05, 0.08)
        bird = edge(0.022, 0.01, (by + s * 0.6 - 0.9 * (bx.abs() - s * 0.5).abs()).abs()) * edge(0, -0.01, bx.abs() - s)
        im = mix(im, torch.full((1, 3, 1, 1), 0.04), bird)
    return im


def monet(c, P):
    """Impressionism: small flat dabs of pastel on water, lilies as warm spots among them."""
    tone = (standard(c.tone(2, 3)) * 0.3 + 0.45).clamp(0, 1)
    base = pick(P, (c.noise(7) * 0.6 + c.noise(12) * 0.4).clamp(0, 0.999), 0) * 0.65 + ramp(tone, P) * 0.35
    base = base + 0.25 * (base - base.mean(1, keepdim=True))
    x, y = c.xy()
    d1, _, r, r2, _ = c.cells(x, y * 1.6, c.u(5, 7), 0.9)
    lily = torch.where((r2 > 0.5)[:, None], rgb(0.96, 0.9, 0.82), rgb(0.9, 0.5, 0.62))
    base = mix(base, lily, edge(0.4, 0.25, d1) * (r > 0.72).float())
    return brushed(c, base, (c.fbm(3, 2) - 0.5) * 1.2, c.u(7, 9), 1.0, 0.4, 0.22, 0.15, 0.5)


def fauvism(c, P):
    """Wild flat colours in patches with dark blue contours and visible brush."""
    tone = standard(c.tone(2, 2))
    x, y = c.xy(1.0)
    r = c.cells(x + (c.noise(6) - 0.5) * 0.2, y + (c.noise(6) - 0.5) * 0.2, c.u(2.5, 4), 1.0)
    region = (tone * 1.2).round() + r[2] * 7
    wild = hsv((region * 137.5) % 360, torch.full_like(region, 0.85), 0.75 + 0.25 * (region * 9.1).sin()).permute(0, 3, 1, 2)
    im = brushed(c, wild, c.fbm(2, 2) * 5, c.u(6, 8), 1.0, 0.4, 0.12)
    return mix(im, rgb(0.05, 0.08, 0.3), edge(0.12, 0.05, r[1] - r[0]) * 0.9)


def cubism(c, P):
    x, y = c.xy(1.0)
    n = c.u(2.5, 4)
    d1, d2, r, r2, r3 = c.cells(x, y, n, 1.0)
    a = r2 * 2 * math.pi
    shade = 0.5 + 0.9 * ((x * a.cos() + y * a.sin()) * n * 0.6)
    h = c.cells(x * 1.3 + 0.2, y * 0.8, n * 0.8, 1.0)
    im = pick(P, r, 0) * (0.45 + 0.9 * shade[:, None].clamp(0, 1)) * (0.8 + 0.4 * h[2][:, None])
    im = mix(im, torch.full((1, 3, 1, 1), 0.06), edge(0.05, 0.01, d2 - d1))
    return im + 0.04 * c.grain()[:, None] * 0.5


def flower_painting(c, P):
    """Flowers in impasto: petals as dabs that turn round the middles."""
    x, y = c.xy(1.0)
    w = c.noise(10)
    im = flower_field(c, P, x + (w - 0.5) * 0.05, y + (c.noise(10) - 0.5) * 0.05, c.u(1.8, 2.6)) * 0.95 + 0.05
    return 0.7 * brushed(c, im, c.fbm(4, 2) * 7, c.u(15, 18), 0.85, 0.42, 0.2) + 0.3 * im


def watercolor(c, P):
    """Washes on white paper: soft blots with darker rims, pigment that settled in the paper's grain."""
    paper = 0.6 * c.noise(48) + 0.4 * c.noise(24)
    im = torch.full((c.B, 3, c.S, c.S), 0.98)
    for k in range(4):
        t = standard(c.fbm(3, 2)) + 0.25 * standard(c.noise(12))
        t = t - c.u(0.35, 0.75)
        wash = edge(-0.04, 0.06, t)
        rim = torch.exp(-(((t - 0.08) / 0.12) ** 2))
        strength = (wash * (0.38 + 0.3 * edge(0.2, 1.6, t) + 0.3 * rim + 0.3 * (paper - 0.5))).clamp(0, 0.92)
        im = im * (1 - strength[:, None] * (1 - C(P, 1 + k % 3) * 0.95))  # glazes darken what is below them
    return im


def ink_wash(c, P):
    t = standard(c.tone(2, 3)) + 0.5 * standard(c.fbm(3, 5))
    wash = edge(0.4, -1.4, t)
    stroke = edge(0.12, 0.02, (standard(c.fbm(2, 3)) - 0.3).abs()) * edge(0.2, 0.6, c.noise(10))
    return mix(rgb(0.96, 0.94, 0.88), C(P, 0), (wash * 0.75 + stroke * 0.6).clamp(0, 0.95))


def pixel(c, P):
    """Large flat squares, each clearly lighter or darker than its neighbours and bevelled like a block."""
    n = random.choice([8, 9, 10, 11])
    t = F.adaptive_avg_pool2d(c.tone(3, 2)[:, None], n)[:, 0]
    t = (standard(t) * 0.22 + 0.5 + 0.2 * torch.randn(c.B, n, n)).clamp(0, 0.999)
    im = F.interpolate(ramp((t * 4).floor() / 3, P), size=c.S, mode='nearest')
    line = (torch.arange(c.S) + 0.5) / c.S * n % 1 * (c.S / n)  # pixels from the square's left or upper edge
    a, b = line[None, :], line[:, None]
    dark = ((a > c.S / n - 1.2) | (b > c.S / n - 1.2)).float()[None, None]
    light = ((a < 1.2) | (b < 1.2)).float()[None, None] * (1 - dark)
    return im * (1 - 0.38 * dark) + 0.14 * light


def pointillism(c, P):
    x, y = c.xy(1.0)
    im = C(P, 3) * 0.6 + 0.35 * torch.ones(1, 3, c.S, c.S)
    for k in range(3):
        d1, _, r, r2, _ = c.cells(x + k * 0.37, y + k * 0.21, c.u(11, 16), 0.8)
        im = mix(im, pick(P, r) * (0.8 + 0.4 * r2[:, None]), edge(0.42, 0.32, d1))
    return im


def pop_art(c, P):
    x, y = c.xy(0.3)
    n = c.u(9, 13)
    t = standard(c.tone(2, 2)) * 0.25 + 0.5
    a, b = (x * n) % 1 - 0.5, (y * n) % 1 - 0.5
    dot = edge(0.05, -0.05, (a * a + b * b).sqrt() - 0.1 - 0.42 * (1 - t))
    ground = mix(C(P, 3), C(P, 2), edge(0.52, 0.55, c.fbm(2, 1)))
    return mix(mix(ground, C(P, 1), dot), C(P, 0) * 0.4, outline(t, 1) * 0.95)


def comic(c, P):
    """Flat inks in few large patches, broad black contours, a screen of large dots in the shade."""
    t = standard(soft(c.tone(2, 2)[:, None], 1.6)[:, 0]) * 0.3 + 0.5
    level = (t.clamp(0, 0.999) * 3).floor()
    flat = ramp((level + 1) / 3, P)
    x, y = c.xy(0.25)
    n = c.u(9, 12)
    d = (((x * n) % 1 - 0.5) ** 2 + (((y * n) + 0.5 * ((x * n).floor() % 2)) % 1 - 0.5) ** 2).sqrt()
    screen = edge(0.34, 0.24, d) * torch.where(level < 1, 1.0, torch.where(level < 2, 0.85, 0.0))
    im = mix(flat, mix(C(P, 0), C(P, 3), (level >= 1).float() * 0.75), screen * 0.9)
    ink = outline(level / 3, 1)
    return mix(im, torch.full((1, 3, 1, 1), 0.02), ink)


def graffiti(c, P):
    """Fat spray letters: nested bright shapes with black and white contours, dots and drips."""
    t = standard(c.fbm(3, 2))
    r = c.cells(*c.xy(1.0), c.u(2, 3.2), 1.0)
    wild = pick(P, r[2])
    im = mix(C(P, 0) * 0.5 + 0.25 * c.noise(30)[:, None], wild, edge(-0.25, -0.2, t))
    im = mix(im, C(P, 3), edge(0.45, 0.55, t) * edge(1.1, 0.9, t) * 0.9)
    im = mix(im, torch.full((1, 3, 1, 1), 0.02), edge(0.2, 0.1, (t + 0.22).abs()))
    im = mix(im, torch.ones(1, 3, 1, 1), edge(0.09, 0.04, (t - 0.42).abs()))
    spray = edge(0.2, 0.1, c.cells(*c.xy(1.0), c.u(11, 16), 1.0)[0]) * edge(0.55, 0.7, c.noise(3))
    return mix(im, pick(P, 1 - r[2] * 0.99), spray)


def neon(c, P):
    t1, t2 = standard(c.fbm(2, 2)).abs(), (standard(c.fbm(2, 2)) - 0.3).abs()

    def glow(d, color):
        return torch.exp(-d * d * 90)[:, None] * 0.7 + color * (torch.exp(-d * d * 25) + 0.45 * torch.exp(-d * 3.0))[:, None]

    return (glow(t1, C(P, 1)) + glow(t2, C(P, 2))).clamp(0, 1) * 0.98 + 0.01


def lowpoly(c, P):
    x, y = c.xy(1.0)
    n = c.u(3, 5.5)
    X, Y = x * n + 10 + (c.noise(2) - 0.5) * 0.8, y * n + 10 + (c.noise(2) - 0.5) * 0.8
    tone = F.interpolate(F.avg_pool2d(c.tone(2, 2)[:, None], 8), size=c.S, mode='nearest')[:, 0]
    r = c.ids(X.floor() * 37 + Y.floor() * 17 + ((X % 1) > (Y % 1)).float() * 5)
    return ramp(0.7 * r + 0.3 * tone, P)


def photo(c, P):
    """Unstyled: overlapping smooth objects with shading on a gradient, like a photograph out of focus."""
    B, S = c.B, c.S
    colors = torch.rand(B, 4, 3) * 0.8 + 0.1
    saturation = torch.rand(B, 1, 1) * 0.8
    colors = colors * saturation + colors.mean(2, keepdim=True) * (1 - saturation)
    line = (torch.arange(S) + 0.5) / S - 0.5
    y, x = torch.meshgrid(line, line, indexing='ij')
    a = torch.rand(B, 1, 1) * 2 * math.pi
    im = mix(C(colors, 0), C(colors, 1), (x * a.cos() + y * a.sin() + 0.5).clamp(0, 1))
    im = im + (standard(c.fbm(2, 3)) * c.free(0, 0.1))[:, None]
    count = random.choice([0, 2, 4, 8])
    for k in range(count):
        angle = c.free(0, 6.28)
        dx, dy = x - c.free(-0.6, 0.6), y - c.free(-0.6, 0.6)
        X, Y = dx * angle.cos() + dy * angle.sin(), -dx * angle.sin() + dy * angle.cos()
        aspect, radius = c.free(0.5, 2), c.free(0.08, 0.4) * (1.2 - k / 12)
        box, ellipse = torch.maximum((X * aspect).abs(), Y.abs()), ((X * aspect) ** 2 + Y * Y).sqrt()
        d = torch.where(torch.rand(B, 1, 1) > 0.6, box, ellipse)
        color = torch.rand(B, 3, 1, 1) * 0.8 + 0.1
        color = color * saturation[..., None] + color.mean(1, keepdim=True) * (1 - saturation[..., None])
        dome = (1 - (ellipse / (radius + 1e-3)) ** 2).clamp(0, 1).sqrt()
        light = 0.55 + 0.55 * dome + ((X + Y) * c.free(-0.8, 0.8))
        spot = edge(0.8, 1.0, dome - (X - Y).abs() / radius * 0.7) * c.free(0, 0.6)
        body = color * light[:, None] + spot[:, None] + (c.fbm(8, 2) - 0.5)[:, None] * c.free(0, 0.2)[..., None]
        im = mix(im, body, edge(0.012, -0.012, d - radius))
    if random.random() < 0.5:
        im = soft(im, 0.5 + 1.5 * random.random())
    return im.clamp(0, 1) + 0.015 * torch.randn(B, 3, S, S)


def render(function, palettes, size=96, spread=1.0):
    """One batch of a family: palettes (B,4,3) -> (B,3,size,size)."""
    canvas = Canvas(len(palettes), size, spread)
    return function(canvas, palettes).clamp(0, 1).expand(len(palettes), 3, size, size)
