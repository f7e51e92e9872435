"""Which styles there are: for every family its generator, what people call it, and its usual palettes."""

import random
from dataclasses import dataclass, field

import torch

from . import textures as t
from .textures import COLOR_NAMES, palette_of


def palette(colors, *hexes):
    return colors.split(), torch.tensor([[int(h[i : i + 2], 16) / 255 for i in (0, 2, 4)] for h in hexes])


@dataclass
class Family:
    """One style."""

    name: str
    function: object
    phrases: list  # the first is the name that captions and the user see; * marks one that holds a colour already
    palettes: list = field(default_factory=list)  # what the bare name means
    colored: bool = True  # may be asked for in any colour
    usual: float = 0.6  # share of pictures with a usual palette

    @property
    def title(self):
        return self.phrases[0].lstrip('*')


def F(name, function, phrases, *palettes, colored=True, usual=0.6):
    return Family(name, function, [p.strip() for p in phrases.split(',')], list(palettes), colored, usual)


P = palette
FAMILIES = [
    F('stripes', t.stripes, 'stripes, striped'),
    F('checker', t.checker, 'checkerboard, checkered, chessboard'),
    F('dots', t.dots, 'polka dots, dots, dotted'),
    F('grid', t.grid, 'grid, lattice'),
    F('circles', t.circles, 'rings, circles, ripples'),
    F('rainbow', t.rainbow, 'rainbow, rainbow colors', P('', 'ff0000', 'ffff00', '00ff00', '0000ff'), colored=False),
    F(
        'tartan',
        t.tartan,
        'tartan, plaid, tartan fabric, scottish cloth',
        P('red black', '181818', 'b01820', '283858', 'f0e8d0'),
        P('green blue', '101c38', '186038', '284888', 'e8d870'),
    ),
    F('camouflage', t.camouflage, 'camouflage, camo', P('green brown', '20281c', '58683c', '8c8458', '5c4830'), usual=0.8),
    F('psychedelic', t.psychedelic, 'psychedelic, psychedelic art, hypnotic', P('', 'ff0000', 'ffff00', '00ff00', '0000ff'), colored=False),
    F(
        'mosaic',
        t.mosaic,
        'mosaic, mosaic tiles, tiles, roman mosaic, ceramic tiles',
        P('blue cyan gold', '103050', '1c64b0', '30b0c0', 'e8b840'),
        P('blue red yellow', '202040', '2858c0', 'c83828', 'f0c040'),
        P('green orange blue', '203020', '28904c', 'e07828', '2868b0'),
    ),
    F(
        'stained',
        t.stained,
        'stained glass, stained glass window, church window, cathedral glass',
        P('red blue yellow', '101010', 'd02020', '2040c8', 'f0c820'),
        P('green blue red', '101010', '18a040', '2030b0', 'd03030'),
        P('purple orange cyan', '101010', '7028b0', 'f08018', '30c0d0'),
    ),
    F('brick', t.brick, 'brick, bricks, brick wall, *red bricks', P('red brown', '5a2018', '9c4430', 'b05a40', 'c8beb4'), usual=0.75),
    F(
        'cobblestone',
        t.cobblestone,
        'cobblestone, stone, stones, stone wall, rocks, pebbles',
        P('gray', '303438', '8c8c88', 'a8a49c', 'd0ccc4'),
        P('gray brown', '342c28', '8c7c6c', 'a89c90', 'd0c4b4'),
        usual=0.75,
    ),
    F('cracked', t.cracked, 'cracked earth, dry earth, cracks, drought, clay', P('brown', '3c2818', '906840', 'b88c5c', 'd8b488')),
    F('honeycomb', t.honeycomb, 'honeycomb, hexagons, honey', P('yellow orange gold', '5a3404', 'd89010', 'f0b020', 'ffe070')),
    F(
        'circuit',
        t.circuit,
        'circuit board, circuit, electronics, robot, cyber',
        P('green gold', '042010', '0c5030', '38b060', 'f0d080'),
        P('blue cyan', '040c28', '0c2860', '30a0e0', 'e0f0ff'),
    ),
    F(
        'city',
        t.city,
        'pop art of night city, night city, city lights, neon city, cyberpunk city',
        P('blue pink yellow', '0c0828', '3818a0', 'f030a0', 'f8e030'),
        P('purple cyan orange', '140828', '5010a0', '10c0e0', 'ff9020'),
        usual=0.85,
    ),
    F(
        'wood',
        t.wood,
        'wood, wooden, wood grain, carved wood, timber, oak',
        P('brown', '3c200c', '7c4a22', '9c6430', 'c8945a'),
        P('brown', '2a1608', '5a3418', '7a4a28', 'a87848'),
    ),
    F('marble', t.marble, 'marble, marble stone, *white marble statue', P('white gray', '484850', '909098', 'd0d0d4', 'f4f4f4')),
    F('metal', t.metal, 'metal, metallic, shiny metal, *silver, steel, chrome, iron', P('gray', '202428', '70767c', 'a8aeb4', 'f0f4f8')),
    F(
        'gold',
        t.metal,
        'gold, golden, shiny gold, gold metal, pure gold',
        P('gold yellow', '4a2c04', 'b07c14', 'e0b030', 'fff0a0'),
        P('gold yellow', '3a2002', 'a06c0c', 'd8a020', 'ffe880'),
        colored=False,
    ),
    F('copper', t.metal, 'copper, bronze, shiny copper, copper metal', P('orange brown', '3a1408', '9c4c24', 'd07c48', 'ffd0a8'), colored=False),
    F('rust', t.rust, 'rust, rusty, rusty iron, corroded', P('brown orange', '2c1408', '783818', 'a85820', 'd89050')),
    F('leather', t.leather, 'leather, leather skin', P('brown', '20100a', '6c3c20', '8c5430', 'b88858')),
    F('sand', t.sand, 'sand, desert, sand dunes, sandy', P('yellow brown', '6c4c20', 'a88048', 'd0ac70', 'f0d8a8')),
    F('snow', t.snow, 'snow, snowy, winter snow, covered in snow', P('white blue', '90a8c8', 'c0d0e4', 'e0e8f4', 'ffffff'), colored=False),
    F(
        'ice',
        t.ice,
        'ice, frozen, frozen ice, frost, ice crystals',
        P('cyan white', '3c7cb0', '7cbce0', 'b0e0f4', 'f4fcff'),
        P('blue white', '2860a0', '68a4d8', 'a8d4f0', 'ffffff'),
        usual=0.75,
    ),
    F(
        'crystal',
        t.crystal,
        'crystal, gem, gemstone, diamond, jewel, crystals',
        P('purple', '200838', '6820a8', 'a858e0', 'f0d8ff'),
        P('cyan white', '285878', '70b0d0', 'b8e4f4', 'ffffff'),
        usual=0.35,
    ),
    F(
        'emerald',
        t.crystal,
        '*green crystal, emerald, emeralds, jade crystal',
        P('green', '022814', '0c7838', '30c068', 'c8ffd8'),
        P('green', '043010', '149048', '50d880', 'e0ffe8'),
        colored=False,
    ),
    F(
        'glass',
        t.glass,
        'glass, transparent glass, crystal glass',
        P('cyan white', '406878', '90b8c8', 'c0dce4', 'ffffff'),
        P('white gray', '687478', 'a8b4b8', 'd0d8dc', 'ffffff'),
    ),
    F(
        'candy',
        t.candy,
        'candy, candy cane, sweets, lollipop',
        P('red white', '801020', 'e02038', 'f08090', 'ffffff'),
        P('pink white', '902060', 'f060a8', 'f8a8d0', 'ffffff'),
    ),
    F(
        'wool',
        t.wool,
        '*white wool, wool, woolly, fluffy wool, sheep, felt',
        P('white', '8c8478', 'dcd8cc', 'e8e4dc', 'ffffff'),
        P('white', '989088', 'e4e0d8', 'f0ece4', 'ffffff'),
    ),
    F('fur', t.fur, 'fur, hair, furry, fluffy fur', P('brown', '30200f', '7a5a34', 'a07c4c', 'd8bc90')),
    F('knit', t.knit, 'knitted, knitting, sweater, knitted wool, crochet'),
    F('weave', t.weave, 'woven, basket, wicker, straw', P('brown', '3c2410', '8c6030', 'b08448', 'dcb880')),
    F('denim', t.denim, 'denim, jeans, fabric, *blue jeans, cloth', P('blue', '142038', '2c4878', '4c70a8', 'a8c0e0'), usual=0.8),
    F('scales', t.scales, 'scales, fish scales, dragon scales, dragon, snake skin', P('green', '0c2818', '1c7040', '48a868', 'c0e8b0')),
    F('zebra', t.zebra, 'zebra, zebra stripes, zebra fur', P('black white', '000000', '141414', '303030', 'f4f4f4'), usual=0.8),
    F('tiger', t.tiger, 'tiger, tiger stripes, tiger fur', P('orange black', '180c04', 'd87818', 'e89838', 'fff0d8'), colored=False),
    F('cow', t.cow, 'cow, cow hide, dalmatian', P('black white', '080808', '202020', '404040', 'f8f4f0'), usual=0.8),
    F('giraffe', t.giraffe, 'giraffe, giraffe skin', P('brown yellow', '301808', '8c5020', 'a86c30', 'f0dcb0'), usual=0.85),
    F('leopard', t.leopard, 'leopard, leopard spots, cheetah, jaguar', P('yellow brown', '1c1008', 'a86c24', 'd8a850', 'f0d090'), usual=0.8),
    F(
        'feathers',
        t.feathers,
        'feathers, feather, bird, plumage',
        P('blue green', '082838', '107090', '20a888', 'e0f0c0'),
        P('white gray', '606468', 'b0b0b0', 'd0d0d0', 'ffffff'),
    ),
    F(
        'waves',
        t.waves,
        '*blue waves, waves, water waves, sea waves, water, ocean, sea, ocean waves',
        P('blue', '08246a', '1450a8', '3c90d0', 'c8ecf8'),
        P('blue cyan', '063c5a', '0c6c98', '30a8c8', 'd8f8fc'),
        usual=0.75,
    ),
    F(
        'great_wave',
        t.great_wave,
        'the great wave off kanagawa, great wave, hokusai, japanese woodblock print, ukiyo e',
        P('blue white', '0c1c40', '1c4478', '6c94b8', 'f0e4c8'),
        P('blue', '101838', '204c80', '80a4bc', 'f4ecd4'),
        colored=False,
    ),
    F(
        'underwater',
        t.underwater,
        'underwater, under the sea, coral reef, aquarium',
        P('cyan blue', '042848', '0868a0', '20b0c8', 'd0fff4'),
        P('blue', '021c48', '0850a0', '2898d8', 'c8f0ff'),
        colored=False,
    ),
    F(
        'fire',
        t.fire,
        'fire, flames, burning fire, on fire, burning, flame, inferno, art on fire',
        P('orange red yellow', '180402', 'b01804', 'f87008', 'ffe878'),
        P('orange red', '100000', '901004', 'f05004', 'ffc840'),
        usual=0.8,
    ),
    F('lava', t.lava, 'lava, molten lava, magma, volcano', P('orange red black', '400800', 'c82004', 'ff7010', 'ffe060'), usual=0.85),
    F('smoke', t.smoke, 'smoke, fog, mist, steam', P('gray', '202024', '606468', 'a0a4a8', 'e8e8ec')),
    F('lightning', t.lightning, 'lightning, electric, electricity, thunder, plasma', P('blue purple', '080820', '201c60', '5060e0', 'd0d8ff'), usual=0.7),
    F('clouds', t.clouds, 'clouds, cloud, sky, cloudy sky, *blue sky', P('blue white', '2050a0', '4c8cd8', '80b4e8', 'ffffff'), usual=0.8),
    F('grass', t.grass, 'grass, lawn, meadow', P('green', '0c2808', '2c6c18', '58a030', 'b0d868')),
    F('leaves', t.leaves, 'leaves, jungle, forest, foliage, ivy', P('green', '082008', '1c6020', '409030', '98c850')),
    F('autumn', t.leaves, 'autumn leaves, autumn, fall', P('orange red yellow', '301404', 'c84010', 'e88018', 'f0c030'), colored=False),
    F('moss', t.moss, 'moss, mossy, lichen', P('green', '142008', '40601c', '709030', 'b8c868'), usual=0.9),
    F('galaxy', t.galaxy, 'galaxy, stars, space, universe, nebula', P('purple blue black', '040414', '28187c', '8038a8', 'e898d0')),
    F('bubbles', t.bubbles, 'bubbles, foam, soap bubbles', P('cyan blue', '2080a8', '60c0e0', 'a0e0f0', 'ffffff')),
    F(
        'flowers',
        t.flowers,
        'flowers, floral, blossoms, roses',
        P('pink purple', '501030', 'e86098', 'a050c8', 'f8d0e0'),
        P('red yellow', '500808', 'd82828', 'f0c020', 'fff0a0'),
    ),
    F('rain', t.rain, 'rain, rainy, rain drops', P('gray blue', '182430', '3c5064', '607890', 'a8bccc'), usual=0.8),
    F(
        'sketch',
        t.sketch,
        'pencil sketch, sketch, pencil drawing, charcoal drawing, *black and white sketch, engraving',
        P('gray black white', '282828', '404040', '808080', 'f0f0f0'),
        P('gray black white', '101010', '404040', '808080', 'f0f0f0'),
        usual=0.8,
    ),
    F(
        'crayon',
        t.crayon,
        'crayon, crayon drawing, a sketch with crayon, colored pencils, children drawing',
        P('red yellow blue', '202860', 'e03830', 'f8c020', '3080e0'),
        P('green orange purple', '402058', '38a048', 'f89028', '9048c0'),
    ),
    F(
        'oil',
        t.oil,
        'oil painting, oil paint, brush strokes, impasto',
        P('green yellow blue', '203020', '487838', 'c8a840', 'e0dcc0'),
        P('red orange brown', '301810', 'a84028', 'd88840', 'f0d8a8'),
    ),
    F(
        'flower_painting',
        t.flower_painting,
        'oil painting of flowers, painting of flowers, flower painting',
        P('pink purple red', '501030', 'e86098', 'a050c8', 'd83848'),
        P('red yellow', '500808', 'd82828', 'f0c020', 'fff0a0'),
        colored=False,
    ),
    F(
        'starry',
        t.starry,
        'starry night, the starry night by vincent van gogh, starry night swirls, van gogh starry night',
        P('blue yellow', '0a1440', '1c3c90', '4c80c0', 'f8d848'),
        P('blue yellow', '081030', '183078', '3c6cb0', 'f0c830'),
        colored=False,
    ),
    F(
        'van_gogh',
        t.van_gogh,
        'van gogh, vincent van gogh, van gogh painting, style of van gogh',
        P('yellow blue green', '183058', '48803c', 'd8a828', 'f8e890'),
        P('blue green yellow', '102850', '2c68a0', '80a860', 'f0d060'),
        colored=False,
    ),
    F(
        'wheatfield',
        t.wheatfield,
        'wheatfield by van gogh, wheatfield, wheat field with crows, wheat',
        P('yellow gold blue', '503808', 'c08c18', 'e8b830', 'fff0a0'),
        colored=False,
    ),
    F(
        'monet',
        t.monet,
        'monet, claude monet, impressionism, water lilies, impressionist painting',
        P('blue green purple', '284868', '6890b8', '88b088', 'e0c8d8'),
        P('purple blue pink', '384078', '8088c0', 'b8a0c8', 'f0d8c8'),
        colored=False,
    ),
    F('fauvism', t.fauvism, 'fauvism, matisse, fauvist painting', P('', '081038', 'e04020', '20a060', 'f0c020'), colored=False),
    F(
        'cubism',
        t.cubism,
        'cubism, picasso, cubist painting',
        P('brown gray', '28201c', '80684c', 'b09c78', '687888'),
        P('blue brown', '182838', '486888', 'a88858', 'd8c8a8'),
    ),
    F(
        'watercolor',
        t.watercolor,
        'watercolor, watercolor painting, watercolour, aquarelle',
        P('blue pink green', '204060', '4898d0', 'e880a8', '70b880'),
        P('purple blue orange', '302860', '8868c0', '50a8d8', 'f0a050'),
    ),
    F('ink', t.ink_wash, 'ink wash painting, chinese painting, ink, calligraphy', P('black white', '181818', '505050', '909090', 'f0ece0'), colored=False),
    F(
        'pixel',
        t.pixel,
        'pixel art, pixels, pixelated, 8 bit, minecraft, retro game',
        P('green blue yellow', '101840', '2060c0', '30b050', 'f0e070'),
        P('red purple', '201030', 'a02060', 'e06040', 'f8d878'),
    ),
    F(
        'pointillism',
        t.pointillism,
        'pointillism, confetti, seurat',
        P('red blue yellow', '303030', 'e04030', '3060d0', 'f0d040'),
        P('green orange pink', '303030', '30a050', 'f09030', 'f080b0'),
    ),
    F(
        'pop_art',
        t.pop_art,
        'pop art, halftone, andy warhol, roy lichtenstein',
        P('red yellow blue', '202020', 'e02828', 'f8d820', '70c8f0'),
        P('blue pink yellow', '202020', '2038c0', 'f060a0', 'f8f060'),
        usual=0.85,
    ),
    F(
        'comic',
        t.comic,
        'comic, comic book, cartoon, manga, anime',
        P('red yellow blue', '282048', 'd83838', 'f8b838', 'f8e8c0'),
        P('blue orange', '182858', '2878d0', 'f09838', 'fff0d0'),
    ),
    F(
        'graffiti',
        t.graffiti,
        'graffiti, street art, spray paint',
        P('pink green blue', '302848', 'f02888', '30d858', '28b8f8'),
        P('orange purple yellow', '283038', 'ff7818', '9030d8', 'f8e828'),
    ),
    F(
        'neon',
        t.neon,
        'neon light, neon, neon glow, neon lights, glowing neon',
        P('pink cyan', '100010', 'ff20a0', '20e0ff', 'ffffff'),
        P('purple green', '100010', 'a030ff', '30ff60', 'ffffff'),
        P('blue pink', '100010', '3060ff', 'ff40c0', 'ffffff'),
        usual=0.75,
    ),
    F(
        'lowpoly',
        t.lowpoly,
        'low poly, triangles, polygons, geometric, origami',
        P('cyan blue', '183858', '2878a8', '40b8c8', 'd0f0e8'),
        P('orange pink', '582038', 'd85048', 'f09850', 'f8e0a8'),
    ),
    F('photo', t.photo, 'photo, a photo, photograph, picture', P('', '000000', '555555', 'aaaaaa', 'ffffff'), colored=False),
]
NAMES = [f.name for f in FAMILIES]
PHOTO = NAMES.index('photo')
#: families whose palette may be shuffled: no colour has a fixed place in them
LOOSE = {'stained', 'pointillism', 'mosaic', 'crayon', 'watercolor', 'graffiti', 'flowers', 'fauvism', 'cubism', 'pop_art'}


def draw_palette(family, typical=False):
    """(palette (4,3), names of its colours, whether it is the family's usual one).

    Typical: of several usual palettes only the first, so that a bare name means one thing.
    """
    if family.palettes and (not family.colored or random.random() < family.usual):
        colors, p = family.palettes[0] if typical else random.choice(family.palettes)
        p = (p + (torch.rand(4, 3) - 0.5) * 0.06 + (torch.rand(1, 3) - 0.5) * 0.06).clamp(0, 1)
        if family.name in LOOSE and not typical and random.random() < 0.5:
            p = p[[0] + random.sample([1, 2, 3], 3)]
        return p, list(colors), True
    if random.random() < 0.65:
        names = [random.choice(COLOR_NAMES)]
    else:
        names = random.sample(COLOR_NAMES, 2)
    return palette_of(*names).float(), names, not family.palettes


def batch(family, count, size=96, spread=1.0, typical=False):
    """Pictures (count,3,size,size), colour names and usual-palette flags."""
    drawn = [draw_palette(family, typical) for _ in range(count)]
    images = t.render(family.function, torch.stack([d[0] for d in drawn]), size, spread)
    return images, [d[1] for d in drawn], [d[2] for d in drawn]
