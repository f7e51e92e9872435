"""Scenes with photographs: our drawings and things cut out of photographs on photographic backgrounds, and real photographs whose objects are outlined.

Also the prompts: what a class map, or a first guess, looks like."""

import pickle
from typing import NamedTuple

import cv2
import numpy as np

from . import backgrounds, colors, detector, expressions, photographs, scenes
from .classes import noun_of
from .dice import Dice
from .scenes import Scene, Thing

# never looked at in training, neither as a background nor otherwise: outlined by hand, measured on once
HELD_OUT = (
    'categorization-121 categorization-115 erase-8 erase-16 erase-18 erase-32 explore_farm_animals-7 explore_farm_animals-2 explore_monuments-28 explore_monuments-5 explore_world_animals-5 categorization-12 categorization-79 erase-22 erase-11 explore_world_animals-14'
).split()
expressions._CLUTTERED.update(
    {
        'tool': set('hammer saw wrench pliers screwdriver scissors cup bowl spoon chair ball basket lamp'.split()) | {'light bulb', 'fork and knife'},
        'people': {'man', 'woman', 'person', 'boy', 'girl', 'face', 'head', 'guitar', 'drum', 'violin'},
    }
)


def material(path=None):
    """Backgrounds with what they may show, and cutouts; kept in work/."""
    path = path or photographs.WORK / 'photographs.pickle'
    if not path.exists():
        found = (photographs.backgrounds(HELD_OUT), photographs.cutouts())
        path.write_bytes(pickle.dumps(found, protocol=5))
        return found
    return pickle.loads(path.read_bytes())


# beside these no tree, house or person is seen
_CLOSE = set('fish hammer scissors pliers wrench screwdriver cup ball plate scale blackboard pan bottle meter caterpillar bee bat'.split()) | {
    'measuring tape',
    'light bulb',
}
_PEOPLE = set('man woman boy girl baby child person face hand hands hair people'.split())
_INDOORS = set('table desk chair armchair sofa laptop keyboard phone cup mouse monitor bed lamp notebook book'.split())
_UNCOLORED = set('firefighter astronaut foot ear nose eye beard lips mouth sky wall water sea grass leaf'.split()) | _PEOPLE
# words that need the whole photograph
_FELLOWS = set(
    'first second third fourth last middle largest smallest larger smaller biggest tallest highest lowest nearest closest topmost leftmost rightmost'.split()
)


def alone(text):
    """Whether an expression can be understood in a cut of its photograph."""
    return not _FELLOWS & set(text.split())


def outside(parts, place):
    """What a photograph shows, but a cut of it (rows, columns) doesn't: expressions of those of its parts [(nouns, mask)] of which nothing lies there. There is no nearer miss."""
    return [text for said, mask in parts if not mask[place].any() for text in said if alone(text) and not {'left', 'right'} & set(text.split())]


def recolored(image, where, color):
    """The image with one colour where it is wanted, light and texture kept. image uint8, color RGB in [0, 1]."""
    light = image.astype(np.float32).mean(2, keepdims=True)
    mean = float(light[where].mean()) if where.any() else 128.0
    shade = np.clip(light / max(mean, 12.0), 0, 1.7)
    return np.where(where[..., None], np.clip(color * 255 * shade + 12 * np.maximum(shade - 1, 0), 0, 255), image).astype(np.uint8)


class PhotoBank(scenes.Bank):
    """A drawn bank (`scenes.Bank`) of which a part of the backgrounds is replaced by photographs, a part of the sprites is dressed in their texture, and to which cutouts are added.
    `drawn` stays as it is: drawings alone."""

    def __init__(self, drawn, shots, cutouts, seed=3, share=0.75, dressed=0.35, cut_share=0.55):
        self.__dict__.update(drawn.__dict__)
        self.drawn = drawn
        self._by_kind, self._by_color = ({k: list(v) for k, v in table.items()} for table in (drawn._by_kind, drawn._by_color))
        self._backgrounds = list(drawn._backgrounds)
        dice, self._cut_share = Dice(seed), cut_share
        for i, b in enumerate(self._backgrounds):
            if dice.chance(share):
                image, clutter = dice.pick(shots)
                image = photographs.crop(image, dice, backgrounds.SIDE, backgrounds.SIDE)
                place = dice.pick(['studio', 'room', 'foliage', 'surface', 'grass', 'ground'])
                self._backgrounds[i] = b._replace(
                    image=image, regions=np.full(image.shape[:2], backgrounds.CLUTTER, np.uint8), place=place, horizon=-1, clutter=clutter
                )
        done = {}
        for table in (self._by_kind, self._by_color):
            for sprites in table.values():
                for i, s in enumerate(sprites):
                    if id(s.pixels) not in done:
                        done[id(s.pixels)] = s, self._dressed(s, shots, dice) if dice.chance(dressed) else s
                    sprites[i] = done[id(s.pixels)][1]
        self._cuts, self._cut_weights = {}, {}
        for sprite, groups, weight in cutouts:
            expressions.learn(sprite.kind, groups)
            self._cuts.setdefault(sprite.kind, []).append(sprite)
            self._cut_weights[sprite.kind] = self._cut_weights.get(sprite.kind, 0) + weight
            self._by_color.setdefault(sprite.color, []).append(sprite)
        self._cut_kinds = list(self._cuts)
        self._cut_weights = [min(6, self._cut_weights[k]) ** 0.7 for k in self._cut_kinds]

    @staticmethod
    def _dressed(sprite, shots, dice):
        p = sprite.pixels.copy()
        t = photographs.crop(dice.pick(shots)[0], dice, *p.shape[:2]).astype(np.float32)
        shade = p[..., :3].astype(np.float32)
        if dice.chance(0.5):  # the sprite's light and colour on the texture's
            bright = t.mean(2, keepdims=True)
            p[..., :3] = np.clip(shade * bright / max(20.0, float(bright.mean())), 0, 255)
            return sprite._replace(pixels=p)
        m = dice.between(0.4, 1)
        p[..., :3] = m * t + (1 - m) * shade
        return sprite._replace(pixels=p, color='', component='')

    def sprite(self, dice, place):
        if dice.chance(self._cut_share):
            return self._shot(dice.pick(self._cuts[dice.pick(self._cut_kinds, self._cut_weights)]), dice)
        return super().sprite(dice, place)

    def like(self, sprite, dice):
        pool = self._cuts.get(sprite.kind, []) + self._by_kind.get(sprite.kind, [])
        return self._shot(dice.pick(pool), dice) if pool else sprite

    @staticmethod
    def _shot(sprite, dice):
        """The same under another light, or in another colour."""
        if dice.chance(0.35):
            return sprite
        p = sprite.pixels.copy()
        if sprite.kind not in _UNCOLORED and dice.chance(0.6):
            name = dice.pick(colors.NAMES)
            p[..., :3] = recolored(p[..., :3], p[..., 3] > 100, colors.sample(name, dice))
            return sprite._replace(pixels=p, color=name)
        p[..., :3] = np.clip(255 * (p[..., :3] / np.float32(255)) ** dice.between(0.6, 1.5) * dice.between(0.8, 1.15), 0, 255)
        return sprite._replace(pixels=p)


def zoomed(scene, dice, side):
    """A cut of the scene about one of its things: that fills the picture, or is cut off by its edge."""
    labels = scene.labels
    big = labels.shape[0]
    i = dice.whole(0, len(scene.things) - 1)
    ys, xs = np.where((labels == 2 * i + 1) | (labels == 2 * i + 2))
    if len(ys) < 200:
        return None
    extent = max(np.ptp(ys), np.ptp(xs)) + 1
    window = int(min(big, max(extent * dice.between(0.55, 1.5), big * 0.3)))
    cy, cx = (ys.min() + ys.max()) / 2 + dice.between(-0.3, 0.3) * extent, (xs.min() + xs.max()) / 2 + dice.between(-0.3, 0.3) * extent
    y, x = (int(min(max(0, c - window / 2), big - window)) for c in (cy, cx))
    before = np.bincount(labels.ravel(), minlength=256)
    cut = (slice(y, y + window), slice(x, x + window))
    image = cv2.resize(np.ascontiguousarray(scene.image[cut]), (side, side), interpolation=cv2.INTER_AREA if window > side else cv2.INTER_LINEAR)
    small, regions = (cv2.resize(np.ascontiguousarray(m[cut]), (side, side), interpolation=cv2.INTER_NEAREST) for m in (labels, scene.regions))
    after = np.bincount(labels[cut].ravel(), minlength=256)
    things = [
        t._replace(visible=t.visible * float((after[2 * k + 1] + after[2 * k + 2]) / max(1, before[2 * k + 1] + before[2 * k + 2])))
        for k, t in enumerate(scene.things)
    ]
    # what fills the picture is seen well enough even where most of it lies outside
    things = [t._replace(visible=max(t.visible, 0.5)) if (np.isin(small, (2 * k + 1, 2 * k + 2))).mean() > 0.15 else t for k, t in enumerate(things)]
    return Scene(image, small, regions, things, scene.place, scene.clutter)


def weather(image, dice):
    """Night or haze, now and then."""
    if dice.chance(0.06):
        return np.clip((image / np.float32(255)) ** dice.between(1.2, 2.2) * np.float32([0.6, 0.7, 1]) * dice.between(120, 255), 0, 255).astype(np.uint8)
    if dice.chance(0.06):
        veil = np.linspace(dice.between(0.2, 0.7), dice.between(0, 0.4), image.shape[0], dtype=np.float32)[:, None, None]
        return (image * (1 - veil) + np.float32([225, 228, 232]) * dice.between(0.7, 1) * veil).astype(np.uint8)
    return image


CLOSE_UP = 0.4  # share of the cuts that are made about one part or ground: a part is small beside its whole
NEARLY = 0.9  # share of a photograph that shows what all of it shows
UNCLEAR = 0.2  # how visible a thing counts that is not asked for by its noun


class Beside(NamedTuple):
    """What is known of a scene beside its things: `parts` and grounds with outlines, [(nouns, mask)], expressions of what it shows without outlines, and of what is not there."""

    parts: list = ()
    shown: list = ()
    absent: list = ()


def place_about(mask, reach, least, dice):
    """A place (rows, columns) of a picture, `reach` times as large as what a mask (H, W) covers, which lies about in its middle; at least a share `least` of the picture's sides."""
    height, width = mask.shape
    rows, columns = np.where(mask)
    tall, wide = np.ptp(rows) + 1, np.ptp(columns) + 1
    h = int(min(height, max(tall * reach, wide * reach * 0.8, height * least)))
    w = int(min(width, max(wide * reach, tall * reach * 0.8, width * least)))
    y = int(min(max(0, (rows.min() + rows.max()) / 2 + dice.between(-0.3, 0.3) * tall - h / 2), height - h))
    x = int(min(max(0, (columns.min() + columns.max()) / 2 + dice.between(-0.3, 0.3) * wide - w / 2), width - w))
    return slice(y, y + h), slice(x, x + w)


def real_scene(photo, bank, dice, side):
    """A cut of a photograph whose objects are outlined; sometimes something is set before it. `photo` is a `taught.Photograph`;
    what may have fellows without outlines is asked for by its whole expression alone, and what such photographs often show without an outline is never said to be absent. Gives the scene, and what is known of it besides."""
    image, labels, nouns, parts, shown, absent = photo
    height, width = labels.shape
    labelled = set(np.unique(labels))
    unlabelled = {name for i, (noun, _, groups, _) in enumerate(nouns) if 2 * i + 1 not in labelled for name in (noun, *groups)}
    whole = dice.chance(0.45 if shown else 0.3)
    about, reach, least = labels > 0, dice.between(0.75, 2.6), 0.35
    if parts and dice.chance(CLOSE_UP):
        about, reach, least = dice.pick(parts)[1], dice.between(1.2, 6), 0.15
    place = (slice(0, height), slice(0, width)) if whole else place_about(about, reach, least, dice)
    h, w = (sides.stop - sides.start for sides in place)
    mirrored = dice.chance(0.5)
    absent = (*absent, *outside(parts, place))
    shown = [said for said in shown if w * h > NEARLY * width * height and not (mirrored and {'left', 'right'} & set(said.split()))]

    def cut(plane, interpolation=cv2.INTER_NEAREST):
        plane = plane[place]
        return cv2.resize(np.ascontiguousarray(plane[:, ::-1] if mirrored else plane), (side, side), interpolation=interpolation)

    image, labels = cut(image, cv2.INTER_AREA if w > side else cv2.INTER_LINEAR), cut(labels)
    parts = [
        (kept, cut(mask.astype(np.uint8)) > 0)
        for said, mask in parts
        if (kept := [text for text in said if not (mirrored and ('left' in text or 'right' in text)) and (whole or alone(text))])
    ]
    things = [Thing(noun, color, '', 1.0 if only else UNCLEAR) for noun, color, _, only in nouns]
    clutter = () if things[0].kind in _CLOSE else ('tree', 'mountain', 'leaf', 'building')
    kinds = {t.kind for t in things}
    clutter += (
        ('grounds',)
        + ('people',) * any('building' in groups for _, _, groups, _ in nouns)
        + ('worn',) * bool(kinds & _PEOPLE)
        + ('room',) * bool(kinds & _INDOORS)
        + tuple(sorted(unlabelled))
    )
    if dice.chance(0.3):
        i = dice.whole(0, len(things) - 1)
        name = dice.pick(colors.NAMES)
        if things[i].kind not in _UNCOLORED:
            image = recolored(image, labels == 2 * i + 1, colors.sample(name, dice))
            things[i] = things[i]._replace(color=name)
            plain = lambda said: [text for text in said if not set(text.replace('grey', 'gray').split()) & set(colors.NAMES)]
            shown, absent = plain(shown), plain(absent)
            tinted = labels == 2 * i + 1
            parts = [(kept, mask) for said, mask in parts if (kept := plain(said) if (mask & tinted).sum() > 0.2 * mask.sum() else said)]
    if dice.chance(0.3):
        sprite = bank.sprite(dice, 'studio')
        layer, named, whole = scenes._layer(
            sprite, dice, dice.between(0, side), dice.between(0.3, 1.1) * side, dice.between(0.15, 0.5) * side, side, side, True
        )
        mine = layer[..., 3] > 0.5
        if mine.sum() > 40:
            image = (image * (1 - layer[..., 3:]) + 255 * layer[..., :3] * dice.between(0.8, 1.1) * layer[..., 3:]).clip(0, 255).astype(np.uint8)
            labels[mine] = 2 * len(things) + 1
            parts = [(said, mask & ~mine) for said, mask in parts]
            things.append(Thing(sprite.kind, sprite.color, '', float(min(1, mine.sum() / max(whole, 1)))))
            absent = [said for said in absent if sprite.kind not in said and sprite.kind not in expressions.NOUNS.get(noun_of(said), ((), ()))[0]]
    image = scenes._camera(image.astype(np.float32) / 255, dice)
    return Scene(image, labels, np.full(labels.shape, backgrounds.CLUTTER, np.uint8), things, 'ground', clutter), Beside(parts, shown, absent)


REAL = 0.62  # share of scenes that are photographs with outlines; 0.3 until there were more than a few hundred of these, then 0.5


def scene_of(bank, dice, side, real=()):
    """A scene, and what is known of it besides. Half are photographs, of the others four in ten nothing but drawings, the rest is composed of both."""
    if real and dice.chance(REAL):
        return real_scene(dice.pick(real), bank, dice, side)
    if dice.chance(0.45):
        bank = bank.drawn
    while True:
        if dice.chance(0.2):
            scene = scenes.compose(bank, dice, side * 3 // 2, True)
            scene = zoomed(scene, dice, side) if scene.things else None
        else:
            scene = scenes.compose(bank, dice, side, True)
        if scene is not None and scene.things and (scene.labels > 0).sum() > 0.004 * side * side:
            return scene._replace(image=weather(scene.image, dice)), Beside()


def prompt(mask, dice):
    """A (S/16, S/16) heat in [0, 1] such as a class map gives: coarse, on the telling part, with false alarms."""
    side = mask.shape[0]
    c = side // 32 if dice.chance(0.6) else side // 16
    m = cv2.resize(mask, (c, c), interpolation=cv2.INTER_AREA)
    ys, xs = np.where(mask > 0.5)
    if dice.chance(0.7) and len(ys):
        k = dice.whole(0, len(ys) - 1)
        y, x = ys[k] / side * c, xs[k] / side * c
        size = max(np.ptp(ys), np.ptp(xs), 16) / side * c
        yy, xx = np.mgrid[0:c, 0:c] + 0.5
        s = size * dice.between(0.2, 0.7) + 0.3
        m = m * (dice.between(0, 0.35) + np.exp(-((yy - y) ** 2 + (xx - x) ** 2) / (2 * s * s)))
    s = dice.between(0.05, 0.8) * c / (side / 32)
    m = cv2.GaussianBlur(m.astype(np.float32), (0, 0), max(0.05, s))
    m = (m / max(1e-6, m.max())) ** dice.between(0.5, 1.8)
    if dice.chance(0.6):
        n = cv2.resize(dice.array.random((4, 4), np.float32), (c, c), interpolation=cv2.INTER_CUBIC)
        m = m * (1 - dice.between(0, 0.4) * n)
    if dice.chance(0.6):
        m = np.maximum(m, dice.between(0, 0.3) * cv2.resize(dice.array.random((c, c), np.float32), (c, c)))
    if dice.chance(0.25):
        yy, xx = np.mgrid[0:c, 0:c] + 0.5
        y, x, s = dice.between(0, c), dice.between(0, c), dice.between(0.4, 1.3) * c / 8
        m = np.maximum(m, dice.between(0.2, 0.7) * np.exp(-((yy - y) ** 2 + (xx - x) ** 2) / (2 * s * s)))
    m = np.clip(m / max(1e-6, m.max()), 0, 1).astype(np.float32)
    return cv2.resize(m, (side // 16, side // 16), interpolation=cv2.INTER_LINEAR)


def box_of(mask, dice):
    """A box about a mask, not quite right, as shares (S/16, S/16) of the cells."""
    ys, xs = np.where(mask > 0.5)
    box = np.zeros(mask.shape, np.float32)
    if len(ys):
        height, width = np.ptp(ys) + 1, np.ptp(xs) + 1
        moved = lambda at, extent: max(0, int(at + dice.between(-0.08, 0.08) * extent))
        top, bottom, left, right = moved(ys.min(), height), moved(ys.max() + 1, height), moved(xs.min(), width), moved(xs.max() + 1, width)
        box[top : max(bottom, top + 4), left : max(right, left + 4)] = 1
    return cv2.resize(box, (mask.shape[1] // 16, mask.shape[0] // 16), interpolation=cv2.INTER_AREA)


def box_prompt(mask, dice):
    """Such a heat as a detector's box gives, sometimes with a class map's in it."""
    if not (mask > 0.5).any():
        return prompt(mask, dice)
    box = box_of(mask, dice)
    if dice.chance(0.5):
        box *= 0.3 + 0.7 * prompt(mask, dice)
    return np.clip(box / max(1e-6, box.max()), 0, 1).astype(np.float32)


def detected(scene, noun, dice):
    """(S/16, S/16) float32 such as `detector.map_of` gives of the noun: soft boxes about all things that a detector takes for its kinds; zero where it has none, or misses them."""
    side = scene.labels.shape[0]
    out, kinds = np.zeros((side // 16, side // 16), np.float32), set(detector.kinds_of(noun))
    if not dice.chance(0.6 if kinds else 0.15):
        return out
    sure = expressions.NOUNS.get(noun, (set(), set()))[0]
    for i, thing in enumerate(scene.things):
        if thing.kind in sure or kinds.intersection(detector.kinds_of(thing.kind)) or dice.chance(0.04):
            if dice.chance(0.88):
                out = np.maximum(out, box_of(np.isin(scene.labels, (2 * i + 1, 2 * i + 2)), dice) * dice.between(0.5, 1))
    return out / max(1e-6, out.max())


def kind_mask(scene, noun):
    """(S, S) float32: all that goes by the noun, and what one may argue about; what the noun's class map lights up."""
    sure, doubtful = expressions.NOUNS.get(noun, (set(), set()))
    ids = [v for i, t in enumerate(scene.things) if t.kind in sure for v in (2 * i + 1, 2 * i + 2)]
    return np.isin(scene.labels, ids).astype(np.float32)
