"""Writes vocabulary.json: what the text tower has been taught, for the product's word replacement."""

import argparse
import json
import re
from pathlib import Path

from .data import COLOR_WORDS, FORMS
from .families import FAMILIES

IGNORED = [
    'a',
    'an',
    'the',
    'of',
    'in',
    'on',
    'by',
    'off',
    'with',
    'and',
    'from',
    'to',
    'into',
    'made',
    'looks',
    'look',
    'like',
    'style',
    'styled',
    'texture',
    'pattern',
    'color',
    'colored',
    'colour',
    'art',
    'artwork',
    'painting',
    'picture',
    'image',
    'material',
    'effect',
    'very',
    'some',
    'is',
    'are',
    'be',
    'its',
    'it',
    'as',
    'that',
    'this',
]

#: What people say that the encoder was never taught, in words that it was; words near these reach them too.
ALIASES = {
    'red crystal': 'ruby, garnet',
    'blue crystal': 'sapphire',
    'purple crystal': 'amethyst',
    'white crystal': 'quartz, salt crystals',
    'cyan crystal': 'aquamarine, topaz, opal',
    'green crystal': 'malachite',
    'white marble': 'seashell, pearl, ivory, alabaster, porcelain, plaster',
    'gray stone': 'concrete, cement, asphalt, granite, gravel',
    'snow': 'blizzard, avalanche, snowflakes, christmas',
    'ice': 'glacier, icicles, frozen lake, arctic',
    'fire': 'wildfire, campfire, blaze, bonfire, hell, explosion, ember, candle',
    'lava': 'eruption, hot coals',
    'waves': 'tsunami, surf, river, lake, flood',
    'underwater': 'swimming pool, seabed, atlantis, submarine',
    'green leaves': 'seaweed, swamp, plants, trees, bushes, pine needles, fern',
    'wood': 'bark, tree trunk, planks, bamboo, cork, parquet, cardboard',
    'autumn leaves': 'october',
    'grass': 'hay, garden',
    'brown leather': 'suede, saddle, wallet',
    'gold': 'brass, treasure, trophy, king midas',
    'silver': 'platinum, titanium, aluminium, mirror, tin, mercury',
    'rust': 'scrap metal, old iron, shipwreck',
    'red fabric': 'velvet, curtain',
    'white fabric': 'silk, lace, satin, linen, cotton, paper',
    'white wool': 'cashmere, lamb, carpet, rug',
    'white fur': 'polar bear, rabbit, poodle',
    'brown fur': 'teddy bear, dog, fox, monkey',
    'knitted': 'stitching, embroidery, needlework, yarn, sock',
    'tartan': 'quilt, patchwork, picnic blanket, kilt, checked shirt',
    'brown candy': 'chocolate, caramel, coffee',
    'pink candy': 'cotton candy, bubble gum, marshmallow, ice cream, cake',
    'green glass': 'slime, jelly, bottle',
    'red': 'blood, ketchup, tomato',
    'pixel art': 'lego, super mario, video game, voxel',
    'low poly': 'paper folding, 3d model, facets',
    'fauvism': 'kandinsky, gauguin, derain, expressionism, abstract art',
    'cubism': 'braque, collage',
    'stained glass': 'mondrian, tiffany lamp, kaleidoscope',
    'gold mosaic': 'klimt, byzantine, gaudi',
    'mosaic': 'mosaics, bathroom tiles, azulejo',
    'oil painting': 'rembrandt, vermeer, leonardo da vinci, caravaggio, baroque, renaissance painting, portrait painting, acrylic paint, botticelli, titian, goya',
    'monet': 'renoir, degas, cezanne, pissarro',
    'van gogh': 'munch, the scream',
    'great wave': 'hiroshige, japan',
    'pencil sketch': 'chalk, graphite, durer, etching, line drawing, blueprint',
    'crayon drawing': 'pastels, felt pen, kindergarten drawing',
    'watercolor': 'turner, gouache, tempera',
    'ink wash painting': 'sumi e, zen',
    'graffiti': 'banksy, keith haring, basquiat, mural',
    'pop art': 'campbell soup, sixties, hockney',
    'comic': 'disney, simpsons, superhero, tintin',
    'pointillism': 'pollock, glitter, sprinkles, paint splatter',
    'night city': 'tokyo, new york at night, las vegas, skyline, manhattan',
    'neon light': 'laser, disco, tron, led lights',
    'galaxy': 'milky way, cosmos, moon, alien',
    'lightning': 'thunderstorm, tesla coil',
    'orange clouds': 'sunset, sunrise, dawn',
    'gray smoke': 'storm, ghost, ash',
    'rain': 'drizzle, wet',
    'green scales': 'crocodile, lizard, reptile, dinosaur, python skin, mermaid',
    'tiger': 'lion',
    'black feathers': 'raven, crow',
    'green moss': 'zombie, mould, broccoli, cactus',
    'circuit board': 'computer, microchip, android',
    'rainbow': 'hologram, unicorn, pride flag',
    'camouflage': 'army, military',
    'sand': 'beach, sahara, dune',
    'cracked earth': 'mars, mud, terracotta',
    'flowers': 'spring, tulips, sunflowers, wallpaper',
    'cobblestone': 'castle, ruin, rock, mountain',
    'black leather': 'rubber, latex, licorice',
    'black marble': 'onyx, obsidian',
    'basket': 'burlap, jute, sack',
    'zebra': 'barcode',
}


def words(texts):
    return {w for t in texts for w in re.findall(r"[a-z0-9]+", t.lower())}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('out', type=Path)
    args = parser.parse_args()
    phrases = [p.lstrip('*') for f in FAMILIES for p in f.phrases]
    colors = sorted({c for group in COLOR_WORDS.values() for c in group})
    known = words(phrases) | words(colors) | words(f.replace('{}', '') for f in FORMS) | {'in', 'and', 'of', 'color'}
    names = list(dict.fromkeys(phrases + [c for c in colors if c != 'snow white']))
    aliases = {a.strip(): text for text, group in ALIASES.items() for a in group.split(',') if a.strip()}
    for alias, text in aliases.items():
        assert words([text]) <= known and not words([alias]) <= known, (alias, text)
    args.out.write_text(
        json.dumps({'words': sorted(known), 'names': names, 'ignored': IGNORED, 'attributes': colors, 'aliases': dict(sorted(aliases.items()))}, indent=1)
        + '\n'
    )


if __name__ == '__main__':
    main()
