"""Writes models/starter/bundle.json from the parts' bundle fragments.

Each part (splitter, segmenter, style) leaves a `bundle.json` beside its files
that names what it is made of. This script joins them and pins every file by
size and SHA-256, which the plugin checks before it opens a file.

    python models/starter/make_bundle.py [--check]
"""

import argparse
import hashlib
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
PARTS = ("splitter", "segmenter", "style")
# Keys of a section that name a file of the bundle.
FILES = ("model", "graph", "tokenizer", "vocabulary", "weights", "nouns", "vectors", "notice")
LIMIT = 40 * 1024 * 1024


def bundle():
    """Returns the bundle description as a dictionary, file digests included."""
    sections = {}
    for part in PARTS:
        sections.update(json.loads((HERE / part / "bundle.json").read_text("utf-8")))
    names = sorted({section[key] for section in sections.values() for key in FILES if key in section})
    files = {}
    for name in names:
        data = (HERE / name).read_bytes()
        files[name] = {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
    return {
        "name": "starter",
        "title": "Soulstyler starter models",
        "license": "BSD-2-Clause AND Apache-2.0",
        **sections,
        "files": files,
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="only say whether bundle.json is up to date")
    check = parser.parse_args().check
    made = bundle()
    total = sum(entry["bytes"] for entry in made["files"].values())
    if total > LIMIT:
        sys.exit(f"The bundle has {total / 2**20:.1f} MiB, more than the {LIMIT / 2**20:.0f} MiB it may have.")
    text = json.dumps(made, indent=1, ensure_ascii=False) + "\n"
    target = HERE / "bundle.json"
    if check:
        if not target.exists() or target.read_text("utf-8") != text:
            sys.exit("bundle.json is not up to date; run make_bundle.py.")
    else:
        target.write_text(text, "utf-8")
    print(f"{len(made['files'])} files, {total / 2**20:.1f} MiB")


if __name__ == "__main__":
    main()
