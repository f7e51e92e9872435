"""Makes the evaluation set of the folder `set`: four photographs with free licences and three scenes of our own, with masks drawn by hand.

    soulstyler scene apple -o scenes/apple.png; soulstyler scene sailboat -o scenes/sailboat.png     (from the repository's root)
    python -m evaluation.make_set ../scenes MASKS     (in models)

Needs scikit-image and scikit-learn (their sample pictures), OpenCV and Pillow. Outlines are polygons in pixels of the finished picture;
those of the cat, the dahlia and the shuttle were drawn on the full photographs, and MASKS has them (the set's own masks are what is left of
them here). A scene's outline is the one that it was drawn with. No segmenter had a part in any.
"""

import importlib.util
import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

HERE = Path(__file__).resolve().parent
SIDE = 256
FINE = 4
CUP = (
    '74,48 75,38 80,27 90,17 104,10 122,7.5 140,9 155,16 166,26 172,38 174,50 172,62 168,74 165,82 163,90 159,97 152,100 143,103 136,108 137,111 '
    '140,113 136,117 128,121 118,121 110,118 107,113 109,107 104,110 100,118 98,126 93,131 87,128 83,121 85,113 90,105 93,99 88,95 82,86 77,70'
)
STYLES = {
    'cat': ('the cat', ['a mosaic', 'gold', 'blue waves']),
    'dahlia': ('the orange flower', ['stained glass', 'ice', 'fire']),
    'cup': ('the coffee cup', ['brick', 'white wool', 'stained glass']),
    'shuttle': ('the space shuttle', ['gold', 'pixel art', 'neon light']),
    'apple': ('the red apple', ['fire', 'gold', 'white wool']),
    'sailboat': ('the white sailboat', ['a mosaic', 'blue waves', 'leopard']),
    'teapot': ('the teapot', ['leopard', 'ice', 'brick']),
}


def polygon(text, size):
    """A mask (height, width) in [0, 255] with soft edges."""
    fine = Image.new('L', (size[0] * FINE, size[1] * FINE))
    points = [tuple(FINE * float(v) for v in pair.split(',')) for pair in text.split()]
    ImageDraw.Draw(fine).polygon(points, fill=255)
    return fine.resize(size, Image.BOX)


def curve(points, steps=24):
    """A line along cubic Bézier curves that share their ends."""
    out = [points[0]]
    for i in range(0, len(points) - 3, 3):
        p = np.array(points[i : i + 4], float)
        for t in np.linspace(0, 1, steps + 1)[1:]:
            out.append(tuple((1 - t) ** 3 * p[0] + 3 * t * (1 - t) ** 2 * p[1] + 3 * t * t * (1 - t) * p[2] + t**3 * p[3]))
    return out


def drawn(size, shapes, strokes=()):
    """The outlines of ExampleScene.java at its size, 512 x 384, brought to another."""
    fine = Image.new('L', (512 * FINE, 384 * FINE))
    pen = ImageDraw.Draw(fine)
    for shape in shapes:
        pen.polygon([(FINE * x, FINE * y) for x, y in shape], fill=255)
    for line, width in strokes:
        pen.line([(FINE * x, FINE * y) for x, y in line], fill=255, width=FINE * width, joint='curve')
    return fine.resize(size, Image.BOX)


def apple(size):
    body = [(256, 142), (226, 108), (140, 118), (138, 206), (136, 272), (190, 330), (230, 328), (244, 327), (250, 321), (258, 321)]
    body += [(266, 321), (272, 327), (286, 328), (326, 328), (380, 270), (376, 204), (372, 116), (288, 108), (256, 142)]
    t = np.linspace(0, 1, 20)
    stalk = list(zip((1 - t) ** 2 * 257 + 2 * t * (1 - t) * 256 + t * t * 270, (1 - t) ** 2 * 146 + 2 * t * (1 - t) * 116 + t * t * 92))
    return drawn(size, [curve(body)], [(stalk, 8)])


def sailboat(size):
    hull = [(146, 262), (392, 262)] + curve([(392, 262), (378, 286), (366, 300), (350, 306)]) + [(186, 306)]
    hull += curve([(186, 306), (168, 298), (156, 282), (146, 262)])
    mast = [(260, 40), (266, 40), (266, 266), (260, 266)]
    return drawn(size, [hull, mast, [(268, 52), (268, 258), (374, 258)], [(258, 84), (258, 258), (172, 258)]])


def teapot():
    from starter.style import contact_sheet

    kind, *rest = contact_sheet.OBJECTS[0]
    return [Image.fromarray(a) for a in contact_sheet.scene(kind, *rest)]


def samples(package, *names):
    folder = Path(importlib.util.find_spec(package).submodule_search_locations[0])
    return Image.open(folder.joinpath(*names)).convert('RGB')


def main():
    scenes, masks = Path(sys.argv[1]), Path(sys.argv[2])
    out = HERE / 'set'
    out.mkdir(exist_ok=True)

    def fit(image):
        k = SIDE / max(image.size)
        return image.resize((round(image.width * k), round(image.height * k)), Image.LANCZOS if image.mode == 'RGB' else Image.BOX)

    def save(name, image, mask):
        image.save(out / (name + '.png'), optimize=True)
        mask.save(out / (name + '-mask.png'), optimize=True)

    for name, image, mask in (
        ('cat', samples('skimage', 'data', 'chelsea.png'), 'chelsea.png'),
        ('dahlia', samples('sklearn', 'datasets', 'images', 'flower.jpg'), 'dahlia.png'),
        ('shuttle', samples('skimage', 'data', 'astronaut.png'), 'shuttle.png'),
    ):
        mask = Image.open(masks / mask).convert('L')
        if name == 'shuttle':
            image, mask = (i.crop((322, 0, 512, 300)) for i in (image, mask))
        save(name, fit(image), fit(mask))
    cup = fit(samples('skimage', 'data', 'coffee.png'))
    save('cup', cup, polygon(CUP, cup.size))
    for name, mask in (('apple', apple), ('sailboat', sailboat)):
        image = fit(Image.open(scenes / (name + '.png')).convert('RGB'))
        save(name, image, mask(image.size))
    image, mask = teapot()
    save('teapot', fit(image), fit(mask))
    lines = ['picture\texpression\tmask\tstyle']
    for i in range(3):  # each picture once before any comes again
        lines += ['%s.png\t%s\t%s-mask.png\t%s' % (n, e, n, s[i]) for n, (e, s) in STYLES.items()]
    (out / 'set.tsv').write_text('\n'.join(lines) + '\n')


if __name__ == '__main__':
    main()
