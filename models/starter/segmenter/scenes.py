"""Composes pictures from sprites and backgrounds: places, shadows, reflections, occlusion, a camera."""

from typing import NamedTuple

import cv2
import numpy as np

from . import backgrounds, colors, sprites
from .backgrounds import CLUTTER, GROUND, SEA
from .designs import VARIED
from .dice import Dice
from .noise import mix, noise
from .shapes import KINDS

# CLIP's mean colour, with which letterboxed pictures are bordered
BORDER = np.array([0.48145466, 0.4578275, 0.40821073], np.float32) * 255

_CONTEXT = {
    'sea': 'sailboat sailboat sailboat sailboat ship ship rowboat plane bird lighthouse palace',
    'grass': 'tree house car palace church tower flower ball plane mountain cat dog horse cow person bird balloon castle tower palace windmill',
    'ground': 'car car truck bus plane house palace church tower skyscraper mountain person dog cat castle palace tower ball tree church',
    'studio': 'apple apple teapot cup bottle box ball flower car pear banana lemon strawberry vase book hat chair shoe fish butterfly leaf face lamp',
    'room': 'apple teapot teapot teapot cup bottle box ball face flower vase bowl glass lamp candle book chair cat person pear lemon',
    'foliage': 'flower flower flower flower tulip apple bird butterfly face strawberry cherry leaf mushroom house lemon',
    'surface': 'apple teapot cup bottle box ball leaf book bowl vase fish star heart',
}
_CONTEXT = {place: [k for k in kinds.split() if k in KINDS] for place, kinds in _CONTEXT.items()}
_TALL_BASE = {'house', 'palace', 'church', 'tower', 'skyscraper', 'castle', 'windmill', 'tree', 'lighthouse', 'mountain'}
_LANDMARKS = ['tower', 'tower', 'church', 'church', 'palace', 'palace', 'castle', 'lighthouse', 'skyscraper', 'house', 'windmill']
_TOWN = ['house', 'house', 'house', 'skyscraper', 'skyscraper', 'church', 'tree', 'tree', 'tree', 'tree', 'castle', 'car', 'person']
_CORNERED = {'house', 'palace', 'church', 'tower', 'skyscraper', 'castle', 'box'}
_AFLOAT = {'sailboat', 'ship', 'rowboat'}
_ALOFT = {'plane', 'bird', 'balloon', 'butterfly', 'moon', 'cloud', 'star'}


class Thing(NamedTuple):
    """What stands in a scene. In `Scene.labels` the i-th thing is 2·i+1, its named component 2·i+2."""

    kind: str
    color: str
    component: str
    visible: float  # the share of it that nothing covers and that lies in the picture


class Scene(NamedTuple):
    """`image` (S, S, 3) uint8 RGB, `labels` (S, S) uint8, `regions` (S, S) uint8 of backgrounds.*"""

    image: np.ndarray
    labels: np.ndarray
    regions: np.ndarray
    things: list
    place: str
    clutter: tuple


class Bank:
    """Sprites and backgrounds, drawn once and kept in memory. Equal seeds give equal banks; different seeds share no drawing.

    `varied` ones, for training, have every design, deformations, many styles and more places."""

    def __init__(self, seed, sprite_count, background_count, figures=KINDS, random_background=backgrounds.random_background, varied=False):
        dice = Dice(seed)
        if varied:
            figures, random_background = VARIED, backgrounds.varied_background
        self._by_kind, self._by_color = {}, {}
        for _ in range(sprite_count):
            sprite = sprites.random_sprite(dice, figures, varied)
            self._by_kind.setdefault(sprite.kind, []).append(sprite)
            self._by_color.setdefault(sprite.color, []).append(sprite)
        self._kinds = list(self._by_kind)
        self._weights = [(VARIED if varied else KINDS)[k][1] for k in self._kinds]
        self._backgrounds = []
        for _ in range(background_count):
            b = random_background(dice)
            self._backgrounds.append(b._replace(image=(b.image * 255).astype(np.uint8)))

    def sprite(self, dice, place):
        kind = dice.pick(_CONTEXT[place]) if dice.chance(0.62) else dice.pick(self._kinds, self._weights)
        if kind not in self._by_kind:
            kind = dice.pick(self._kinds, self._weights)
        return dice.pick(self._by_kind[kind])

    def like(self, sprite, dice):
        """Another of the kind."""
        return dice.pick(self._by_kind[sprite.kind])

    def tinted(self, sprite, dice):
        """Another of the colour, most likely of another kind."""
        return dice.pick(self._by_color[sprite.color])

    def one_of(self, kinds, dice):
        return dice.pick(self._by_kind[dice.pick([k for k in kinds if k in self._by_kind])])

    def background(self, dice):
        return dice.pick(self._backgrounds)


def _placed_background(background, dice, width, height):
    """A cut of the background at the size wanted, its regions, and where its horizon came to lie."""
    side = backgrounds.SIDE
    zoom = dice.between(0.55, 1) if dice.chance(0.7) else 1
    w, h = (zoom, zoom * height / width) if width >= height else (zoom * width / height, zoom)
    if background.horizon >= 0 and dice.chance(0.8):
        low, high = max(0, background.horizon - h * 0.85), min(1 - h, background.horizon - h * 0.2)
        y = dice.between(low, high) if low < high else dice.between(0, 1 - h)
    else:
        y = dice.between(0, 1 - h)
    x = dice.between(0, 1 - w)
    cut = slice(int(y * side), max(int(y * side) + 8, int((y + h) * side))), slice(int(x * side), max(int(x * side) + 8, int((x + w) * side)))
    image, regions = background.image[cut], background.regions[cut]
    if dice.chance(0.5):
        image, regions = image[:, ::-1], regions[:, ::-1]
    image = cv2.resize(np.ascontiguousarray(image), (width, height), interpolation=cv2.INTER_LINEAR).astype(np.float32) / 255
    regions = cv2.resize(np.ascontiguousarray(regions), (width, height), interpolation=cv2.INTER_NEAREST)
    horizon = (background.horizon - y) / h if background.horizon >= 0 else -1
    return image, regions, horizon if 0.05 < horizon < 0.95 else -1


def _layer(sprite, dice, cx, base, size, width, height, varied):
    """The sprite on an empty canvas: RGBA in [0, 1], its named component, and how much of it lies outside the canvas."""
    h, w = sprite.pixels.shape[:2]
    scale = size / max(h, w)
    angle = dice.between(-0.06, 0.06) if dice.chance(0.5) else 0
    flip = -1 if dice.chance(0.5) else 1
    c, s = np.cos(angle) * scale, np.sin(angle) * scale
    a = np.array([[c * flip, -s, 0], [s * flip, c, 0]])
    if varied and dice.chance(0.35):  # other proportions, and leaning farther
        lean = dice.between(-0.22, 0.22)
        stretch = dice.between(0.84, 1.19)
        a[:, :2] = np.array([[np.cos(lean), -np.sin(lean)], [np.sin(lean), np.cos(lean)]]) @ a[:, :2] @ np.diag([stretch, 1 / stretch])
    # the middle of the lower edge goes to (cx, base)
    a[:, 2] = np.array([cx, base]) - a[:, :2] @ [w / 2, h - 3]
    rgba = np.ascontiguousarray(sprite.pixels[..., :4])
    if scale < 0.6:
        shrink = max(scale, 8 / max(h, w))
        rgba = cv2.resize(rgba, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
        named = cv2.resize(np.ascontiguousarray(sprite.pixels[..., 4]), (rgba.shape[1], rgba.shape[0]), interpolation=cv2.INTER_AREA)
        b = a.copy()
        b[:, 0] *= w / rgba.shape[1]
        b[:, 1] *= h / rgba.shape[0]
        a = b
    else:
        named = np.ascontiguousarray(sprite.pixels[..., 4])
    layer = cv2.warpAffine(rgba, a, (width, height), flags=cv2.INTER_LINEAR).astype(np.float32) / 255
    named = cv2.warpAffine(named, a, (width, height), flags=cv2.INTER_LINEAR) if sprite.component else np.zeros((height, width), np.uint8)
    whole = (rgba[..., 3] > 127).sum() * abs(np.linalg.det(a[:, :2]))
    return layer, named, whole


def _cast_shadow(image, opacity, dice, size):
    height, width = opacity.shape
    rows = np.where(opacity.max(1) > 0.5)[0]
    if not len(rows):
        return image
    foot = rows[-1]
    flatten, lean = dice.between(0.12, 0.8), dice.between(-0.9, 0.9)
    a = np.array([[1, lean, dice.between(-0.1, 0.1) * size - lean * foot], [0, flatten, foot * (1 - flatten) + dice.between(-0.02, 0.05) * size]])
    soft = dice.between(0.6, 0.07 * size + 1)
    shadow = cv2.GaussianBlur(cv2.warpAffine(opacity, a, (width, height)), (0, 0), soft)
    return image * (1 - dice.between(0.15, 0.75) * shadow)[..., None]


def _contact_shadow(image, opacity, dice, size):
    height, width = opacity.shape
    rows, columns = np.where(opacity.max(1) > 0.5)[0], np.where(opacity.max(0) > 0.5)[0]
    if not len(rows):
        return image
    dark = np.zeros((height, width), np.float32)
    x, w = (columns[0] + columns[-1]) / 2 + dice.between(-0.1, 0.1) * size, (columns[-1] - columns[0]) * dice.between(0.3, 0.55)
    cv2.ellipse(dark, (int(x), int(rows[-1] - 0.02 * size)), (max(1, int(w)), max(1, int(size * dice.between(0.02, 0.1)))), 0, 0, 360, 1.0, -1)
    return image * (1 - dice.between(0.2, 0.8) * cv2.GaussianBlur(dark, (0, 0), dice.between(1, 0.05 * size + 1.5)))[..., None]


def _reflection(image, layer, regions, dice, foot):
    height, width = regions.shape
    yy, xx = np.mgrid[0:height, 0:width].astype(np.float32)
    ripple = noise(dice, max(height, width), dice.pick([3, 5]))[:height, :width] * dice.between(0, 4) * np.clip((yy - foot) / 30, 0, 1.5)
    mirrored = cv2.remap(layer, xx + ripple, 2 * foot - yy + ripple * 0.5, cv2.INTER_LINEAR)
    strength = dice.between(0.2, 0.9) * mirrored[..., 3] * ((regions == SEA) & (yy >= foot - 1))
    if dice.chance(0.4):
        strength = strength * np.clip(1 - (yy - foot) / (height * dice.between(0.2, 0.8)), 0, 1)
    return mix(image, mirrored[..., :3] * dice.between(0.5, 1.05), strength[..., None])


def _pool(image, regions, dice, foot):
    """A basin or canal before what stands at `foot`, which mirrors what is above; `_reflection` then adds the thing itself."""
    height, width = regions.shape
    yy, xx = np.mgrid[0:height, 0:width].astype(np.float32)
    top, middle = foot + dice.between(0.01, 0.12) * height, width * dice.between(0.35, 0.65)
    far, near = dice.between(0.02, 0.5) * width, dice.between(0.25, 1.1) * width
    basin = (yy > top) & (abs(xx - middle) < far + (near - far) * (yy - top) / max(1, height - top)) & (yy < top + dice.between(0.1, 1) * height)
    mirrored = cv2.remap(image, xx, np.clip(2 * foot - yy, 0, height - 1), cv2.INTER_LINEAR)
    image = np.where(basin[..., None], mix(image * np.float32([0.5, 0.6, 0.7]), mirrored, dice.between(0.5, 0.95)) * dice.between(0.6, 1), image)
    regions[basin] = SEA
    return image


def _cumulus(image, regions, dice):
    """Bright clouds with edges, such as white buildings and sails get lost in."""
    height, width = regions.shape
    shape = np.clip((noise(dice, max(height, width), dice.between(1, 3))[:height, :width] - dice.between(-0.6, 1)) * dice.between(1, 4), 0, 1) * (
        regions == backgrounds.SKY
    )
    light = noise(dice, max(height, width))[:height, :width, None] * dice.between(0, 0.08)
    return mix(image, np.clip(np.float32([0.95, 0.96, 1]) * dice.between(0.75, 1.02) + light, 0, 1), shape[..., None])


def _lookalikes(image, regions, sprite, dice):
    """Bars, panes, blots and shadows of about the colour of a thing, which are not the thing."""
    height, width = regions.shape
    solid = sprite.pixels[sprite.pixels[..., 3] > 200][::17, :3]
    cover = np.zeros((height, width), np.float32)
    for _ in range(dice.whole(1, 4)):
        x, y, what = dice.between(0, width), dice.between(0, height), dice.chance(0.5)
        if what:
            slope = dice.pick([(1, 0), (0, 1), (dice.between(-1, 1), dice.between(-1, 1))])
            reach = dice.between(0.3, 1.5) * width
            ends = [(int(x + k * slope[0] * reach), int(y + k * slope[1] * reach)) for k in (-1, 1)]
            cv2.line(cover, *ends, 1.0, dice.whole(1, max(2, width // 9)))
        else:
            cv2.ellipse(cover, (int(x), int(y)), (dice.whole(3, width // 4), dice.whole(3, width // 6)), dice.between(0, 360), 0, 360, 1.0, -1)
    regions[cover > 0.5] = CLUTTER
    if dice.chance(0.5):
        cover = cv2.GaussianBlur(cover, (0, 0), dice.between(0.5, 5))
    color = solid[dice.whole(0, len(solid) - 1)].astype(np.float32) / 255 if len(solid) else np.zeros(3, np.float32)
    shade = 1 + dice.between(0, 0.25) * noise(dice, max(height, width))[:height, :width, None]
    return mix(image, np.clip(color * shade * dice.between(0.8, 1.2), 0, 1), cover[..., None] * dice.between(0.7, 1))


def _adjoining(image, labels, regions, sprite, dice, x, foot, size):
    """A sill, shelf, frame, post or wall of about the thing's own colour that touches it, and is not the thing."""
    height, width = regions.shape
    solid = sprite.pixels[sprite.pixels[..., 3] > 200][::17, :3]
    color = solid[dice.whole(0, len(solid) - 1)].astype(np.float32) / 255 if len(solid) and dice.chance(0.75) else colors.sample('black', dice)
    cover, thick = np.zeros((height, width), np.uint8), dice.between(0.02, 0.3) * size
    what, slope = dice.pick(['sill', 'sill', 'frame', 'block']), dice.between(-0.12, 0.12) * width
    if what == 'sill':
        x0, x1 = (0, width) if dice.chance(0.6) else (x - size * dice.between(0.3, 1), x + size * dice.between(0.3, 1))
        y = foot - dice.between(0, 0.12) * size
        corners = [(x0, y - slope), (x1, y + slope), (x1, y + slope + thick), (x0, y - slope + thick)]
    elif what == 'frame':
        x0, y0 = x + dice.pick([-1, 1]) * dice.between(0.2, 0.6) * size, 0 if dice.chance(0.6) else foot - size * dice.between(0.3, 1.2)
        corners = [(x0 - slope, y0), (x0 - slope + thick, y0), (x0 + slope + thick, height), (x0 + slope, height)]
    else:
        side = dice.pick([-1, 1]) * size
        x0, x1, y0 = x + side * dice.between(0.1, 0.5), x + side * dice.between(0.6, 1.2), foot - size * dice.between(0.1, 0.8)
        corners = [(x0, y0), (x1, y0), (x1, foot + thick), (x0, foot + thick)]
    cv2.fillPoly(cover, [np.array(corners, np.int32)], 1)
    labels[cover > 0] = 0
    regions[cover > 0] = CLUTTER
    shade = dice.between(0.6, 1.4) * (1 + dice.between(0, 0.2) * noise(dice, max(height, width))[:height, :width, None])
    soft = cv2.GaussianBlur(cover.astype(np.float32), (0, 0), dice.between(0.4, 2))
    return mix(image, np.clip(color * shade, 0, 1), soft[..., None])


def _glint(image, layer, regions, dice, foot, where):
    """What a polished floor or choppy water gives back of a thing: upside down, drawn out downwards, broken into strips, and at times brighter than the thing."""
    height, width = regions.shape
    yy, xx = np.mgrid[0:height, 0:width].astype(np.float32)
    below = np.clip(yy - foot, 0, None)
    strips = dice.between(0, 5) * np.sin(below * dice.between(0.3, 1.5) + 2 * noise(dice, max(height, width))[:height, :width]) * np.clip(below / 20, 0, 1)
    mirrored = cv2.remap(layer, xx + strips, foot - below * dice.between(0.5, 1.3), cv2.INTER_LINEAR)
    mirrored = cv2.GaussianBlur(mirrored, (0, 0), dice.between(0.3, 2), sigmaY=dice.between(0.3, 6))
    strength = (
        dice.between(0.3, 1) * mirrored[..., 3] * ((regions == where) & (yy >= foot - 1)) * np.clip(1.2 - below / (height * dice.between(0.2, 1.2)), 0, 1)
    )
    return mix(image, np.clip(mirrored[..., :3] / np.maximum(mirrored[..., 3:], 0.05), 0, 1) * dice.between(0.6, 1.25), np.clip(strength, 0, 1)[..., None])


def _smear(image, layer, regions, dice, foot):
    """What the water under a hull often shows instead of a mirror picture: one bright or dark patch as wide as the hull, ragged below."""
    height, width = regions.shape
    columns = np.where(layer[..., 3].max(0) > 0.5)[0]
    if not len(columns):
        return image
    yy, xx = np.mgrid[0:height, 0:width].astype(np.float32)
    left, right = columns[0] + dice.between(-0.1, 0.2) * len(columns), columns[-1] - dice.between(-0.1, 0.2) * len(columns)
    ends = np.clip(np.minimum(xx - left, right - xx) / (0.05 * len(columns) + 1), 0, 1)
    lower = foot + len(columns) * dice.between(0.05, 0.45) * (0.6 + 0.2 * noise(dice, max(height, width))[:height, :width]) * np.sqrt(ends)
    inside = np.clip((lower - yy) / dice.between(1, 4), 0, 1) * (yy >= foot - 2) * (regions == SEA)
    solid = layer[layer[..., 3] > 0.9][:, :3]
    color = solid.mean(0) if len(solid) and dice.chance(0.4) else np.ones(3, np.float32) * dice.between(0.1, 1)
    ripples = noise(dice, max(height, width), dice.pick([3, 5, 8]))[:height, :width, None]
    return mix(image, np.clip(color * (1 + dice.between(0.05, 0.35) * ripples), 0, 1), (dice.between(0.35, 0.95) * inside)[..., None])


def _cornered(layer, dice):
    """A building's layer as if seen from a corner: what lies to one side of an upright edge is in shade, often in a bluer light."""
    columns = np.where(layer[..., 3].max(0) > 0.5)[0]
    if len(columns) < 4:
        return layer
    height, width = layer.shape[:2]
    edge = columns[0] + dice.between(0.2, 0.8) * len(columns) + dice.between(-0.06, 0.06) * np.arange(height, dtype=np.float32)[:, None]
    shaded = (np.arange(width, dtype=np.float32)[None] > edge) == dice.chance(0.5)
    shade = np.float32([1, 1, 1 + dice.between(0, 0.25)]) * dice.between(0.25, 0.8)
    return np.dstack([np.where(shaded[..., None], np.clip(layer[..., :3] * shade, 0, 1), layer[..., :3]), layer[..., 3]])


def _occluders(image, labels, regions, dice):
    height, width = labels.shape
    cover = np.zeros((height, width), np.float32)
    for _ in range(dice.whole(1, 4)):
        if dice.chance(0.5):
            cv2.line(cover, (dice.whole(0, width), dice.whole(0, height)), (dice.whole(0, width), dice.whole(0, height)), 1.0, dice.whole(1, 4))
        else:
            y = dice.between(0.8, 1.1) if dice.chance(0.6) else dice.between(0, 1)
            cv2.ellipse(cover, (dice.whole(0, width), int(y * height)), (dice.whole(3, 30), dice.whole(3, 20)), dice.between(0, 360), 0, 360, 1.0, -1)
    labels[cover > 0.5] = 0
    regions[cover > 0.5] = CLUTTER
    color = colors.leaf_color(dice) if dice.chance(0.6) else colors.any_color(dice)
    return mix(image, np.clip(color * (1 + 0.2 * noise(dice, max(height, width))[:height, :width, None]), 0, 1), cover[..., None])


def _camera(image, dice):
    """Exposure, colour cast, vignette, blur, sensor noise, JPEG. Casts stay small enough for colour names to stay true."""
    height, width = image.shape[:2]
    image = np.clip(image, 0, 1)
    if dice.chance(0.5):
        image = image ** dice.between(0.7, 1.45)
    if dice.chance(0.5):
        image = image * np.array([dice.between(0.86, 1.12), dice.between(0.93, 1.06), dice.between(0.86, 1.12)], np.float32)
    if dice.chance(0.3):
        image = mix(image.mean(2, keepdims=True), image, dice.between(0.65, 1.25))
    if dice.chance(0.2):
        yy, xx = np.mgrid[-0.5 : 0.5 : height * 1j, -0.5 : 0.5 : width * 1j].astype(np.float32)
        image = image * (1 - dice.between(0.2, 0.8) * (xx * xx + yy * yy))[..., None]
    if dice.chance(0.35):
        image = (image - 0.5) * dice.between(0.75, 1.3) + 0.5
    if dice.chance(0.4):
        image = cv2.GaussianBlur(image, (0, 0), dice.between(0.4, 1.4))
    if dice.chance(0.5):
        grain = dice.array.standard_normal((height, width, 3) if dice.chance(0.6) else (height, width, 1), np.float32)
        image = image + dice.between(0.003, 0.035) * grain
    image = (np.clip(image, 0, 1) * 255).astype(np.uint8)
    if dice.chance(0.35):
        image = cv2.imdecode(cv2.imencode('.jpg', image, [cv2.IMWRITE_JPEG_QUALITY, dice.whole(40, 95)])[1], cv2.IMREAD_COLOR)
    return image


def _coarse(image, dice):
    """A picture enlarged from few pixels, in squares or smoothly, or out of focus, or shaken."""
    height, width = image.shape[:2]
    what = dice.pick(['enlarged', 'enlarged', 'blurred', 'shaken'])
    if what == 'enlarged':
        k = np.exp(dice.between(np.log(1.7), np.log(7)))
        small = cv2.resize(
            image, (max(8, int(width / k)), max(8, int(height / k))), interpolation=dice.pick([cv2.INTER_AREA, cv2.INTER_AREA, cv2.INTER_NEAREST])
        )
        return cv2.resize(small, (width, height), interpolation=dice.pick([cv2.INTER_NEAREST, cv2.INTER_NEAREST, cv2.INTER_LINEAR, cv2.INTER_CUBIC]))
    if what == 'blurred':
        return cv2.GaussianBlur(image, (0, 0), dice.between(1.2, 4.5))
    length, angle = dice.whole(3, 13), dice.between(0, np.pi)
    kernel = np.zeros((length, length), np.float32)
    c, reach = length // 2, np.array([np.cos(angle), np.sin(angle)]) * length / 2
    cv2.line(kernel, *[tuple(int(round(v)) for v in c + s * reach) for s in (-1, 1)], 1.0)
    return cv2.filter2D(image, -1, kernel / kernel.sum(), borderType=cv2.BORDER_REFLECT)


def _arrangement(bank, dice, place, horizon, width, height, varied):
    """(sprite, x of its middle, y of its foot, size), from the farthest to the nearest."""
    count = dice.pick([1, 2, 3, 4], [0.48, 0.25, 0.17, 0.1])
    alone = count == 1 or dice.chance(0.45)
    chosen, short = [], min(width, height)
    town = place in ('grass', 'ground') and dice.chance(0.25)
    if town:
        count = dice.whole(4, 9)
    for i in range(count):
        if town:
            sprite = bank.one_of(_LANDMARKS if i == 0 else _TOWN, dice)
        elif chosen and dice.chance(0.3):
            sprite = bank.like(chosen[0][0], dice)
        elif chosen and varied and dice.chance(0.3):
            sprite = bank.tinted(chosen[0][0], dice)
        elif varied and dice.chance(0.06):
            sprite = bank.one_of(['thing'], dice)
        else:
            sprite = bank.sprite(dice, place)
        h, w = sprite.pixels.shape[:2]
        if i == 0 and alone:
            size = dice.between(0.38, 1.02) * short
            size = min(size, width * 1.05 * max(h, w) / w, height * 1.05 * max(h, w) / h) if dice.chance(0.93) else size * 1.25
            x = width * dice.between(0.36, 0.64) if dice.chance(0.8) else width * dice.between(0.1, 0.9)
        else:
            size = dice.between(0.13, 0.5 if town else 0.42 if count > 2 else 0.55) * short
            x = width * dice.between(0.08, 0.92)
        tall = size * h / max(h, w)
        if sprite.kind in _ALOFT and dice.chance(0.7):
            y = height * dice.between(0.1, 0.5) + tall / 2
        elif horizon >= 0 and dice.chance(0.85):
            if sprite.kind in _AFLOAT:
                y = height * (horizon + dice.between(0, 0.14) * (1 + size / short))
            elif sprite.kind in _TALL_BASE:
                y = height * (horizon + dice.between(-0.02, 0.15))
            else:
                y = height * (horizon + dice.between(0, 0.35)) + 0.15 * tall
            if i == 0 and alone and tall < height:
                y = min(max(y, tall * 0.97), height * 1.02)
        else:
            y = height * (dice.between(0.4, 0.6) if i == 0 and alone else dice.between(0.15, 0.85)) + tall / 2
        chosen.append((sprite, x, min(y, height + tall * 0.25), size))
    return sorted(chosen, key=lambda c: c[2]) if dice.chance(0.85) else chosen


def compose(bank, dice, side, varied=False):
    """A `Scene` of side × side pixels, letterboxed now and then. `varied` ones, for training, are harder: lookalikes, sills, mirrors, bright clouds, other proportions, coarse pictures."""
    width = height = side
    if dice.chance(0.4):
        if dice.chance(0.6):
            height = int(side * dice.between(0.6, 1))
        else:
            width = int(side * dice.between(0.6, 1))
    background = bank.background(dice)
    image, regions, horizon = _placed_background(background, dice, width, height)
    labels, things, wholes = np.zeros((height, width), np.uint8), [], []
    haze = dice.between(0.4, 0.95)
    arranged = _arrangement(bank, dice, background.place, horizon, width, height, varied)
    outdoors = background.place in ('sea', 'grass', 'ground')
    if varied and outdoors and dice.chance(0.25):
        image = _cumulus(image, regions, dice)
    if varied and dice.chance(0.12 if outdoors else 0.3):
        image = _lookalikes(image, regions, dice.pick(arranged)[0], dice)
    if varied and background.place in ('grass', 'ground') and dice.chance(0.25):
        tall = [y for sprite, x, y, size in arranged if sprite.kind in _TALL_BASE and y < height * 0.9]
        if tall:
            image = _pool(image, regions, dice, dice.pick(tall))
    for sprite, x, y, size in arranged:
        layer, named, whole = _layer(sprite, dice, x, y, size, width, height, varied)
        if varied and sprite.kind in _CORNERED and dice.chance(0.3):
            layer = _cornered(layer, dice)
        opacity = layer[..., 3]
        if (opacity > 0.5).sum() < 12:
            continue
        if varied and sprite.kind not in _ALOFT and dice.chance(0.1 if outdoors else 0.2):
            image = _adjoining(image, labels, regions, sprite, dice, x, y, size)
        column = int(min(max(x, 0), width - 1))
        below = regions[int(min(max(y + 2, 0), height - 1)) :, column]
        if varied and sprite.kind in _AFLOAT and dice.chance(0.35):
            image = _smear(image, layer, regions, dice, y)
        elif (below == SEA).any() and dice.chance(0.85):
            image = _glint(image, layer, regions, dice, y, SEA) if varied and dice.chance(0.4) else _reflection(image, layer, regions, dice, y)
        elif sprite.kind not in _ALOFT and dice.chance(0.75):
            if varied and dice.chance(0.15):
                image = _glint(image, layer, regions, dice, y, GROUND)
            image = _contact_shadow(image, opacity, dice, size) if dice.chance(0.6) else image
            image = _cast_shadow(image, opacity, dice, size) if dice.chance(0.7) else image
        if sprite.kind not in _ALOFT and background.place == 'surface' and dice.chance(0.3):
            image = _cast_shadow(image, opacity, dice, size)
        rgb = layer[..., :3] * dice.between(0.8, 1.15)
        if dice.chance(0.12):
            rgb = mix(rgb, np.float32(haze), dice.between(0, 0.3))
        image = mix(image, rgb, opacity[..., None])
        mine = opacity > 0.5
        labels[mine] = 2 * len(things) + 1
        labels[mine & (named > 127)] = 2 * len(things) + 2
        things.append(Thing(sprite.kind, sprite.color, sprite.component, 0))
        wholes.append(whole)
    if dice.chance(0.15):
        image = _occluders(image, labels, regions, dice)
    counts = np.bincount(labels.ravel(), minlength=2 * len(things) + 1)
    things = [
        t._replace(visible=float(counts[2 * i + 1] + counts[2 * i + 2 if 2 * i + 2 < len(counts) else 0] * (2 * i + 2 < len(counts))) / max(wholes[i], 1))
        for i, t in enumerate(things)
    ]
    image = _camera(image, dice)
    if varied and dice.chance(0.15):
        image = _coarse(image, dice)
    if (height, width) != (side, side):
        y0, x0 = (side - height) // 2, (side - width) // 2
        framed = np.empty((side, side, 3), np.uint8)
        framed[:] = BORDER.astype(np.uint8)
        framed[y0 : y0 + height, x0 : x0 + width] = image
        image = framed
        labels, regions = (cv2.copyMakeBorder(m, y0, side - height - y0, x0, side - width - x0, cv2.BORDER_CONSTANT, value=0) for m in (labels, regions))
    return Scene(image, labels, regions, things, background.place, background.clutter)
