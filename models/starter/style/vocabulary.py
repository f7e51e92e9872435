"""Writes vocabulary.json: what the text tower has been taught, for the product's word replacement."""

import argparse
import json
import re
from pathlib import Path

from data import COLOR_WORDS, FORMS
from families import FAMILIES

IGNORED = ['a', 'an', 'the', 'of', 'in', 'on', 'by', 'off', 'with', 'and', 'from', 'to', 'into', 'made', 'looks', 'look', 'like',
           'style', 'styled', 'texture', 'pattern', 'color', 'colored', 'colour', 'art', 'artwork', 'painting', 'picture',
           'image', 'material', 'effect', 'very', 'some', 'is', 'are', 'be', 'its', 'it', 'as', 'that', 'this']


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
    args.out.write_text(json.dumps({'words': sorted(known), 'names': names, 'ignored': IGNORED, 'attributes': colors}, indent=1) + '\n')


if __name__ == '__main__':
    main()
