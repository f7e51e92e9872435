"""The words that instructions are made of.

Plain lists, so that a reader can see (and a contributor can extend) what the splitter has met.
None of them may be in ``heldout.txt``: a test asserts it.
"""

NOUNS = """
apple pear banana orange lemon cherry grape grapes peach plum watermelon tomato carrot potato onion pepper cabbage bread
cake cookie pie pizza burger sandwich egg cheese cup mug glass bottle plate bowl spoon fork knife teapot pot pan jar vase
basket box bag purse wallet chair table desk bench sofa couch bed pillow curtain carpet rug lamp candle clock
watch mirror window door gate fence wall roof tower church temple mosque castle palace house hut cabin barn shed building
bridge road street path stairs ladder tent car truck bus van taxi train tram bicycle bike scooter plane airplane jet
rocket ship boat sailboat canoe yacht raft cart wagon dog puppy cat kitten horse pony cow bull sheep lamb goat pig
donkey chicken rooster duck goose swan eagle owl crow sparrow pigeon bird fish shark whale dolphin crab frog snake lizard
crocodile elephant lion tiger bear wolf fox deer rabbit mouse rat monkey gorilla zebra camel kangaroo panda bee
butterfly ant spider dragon robot doll toy teddy ball hat cap helmet coat jacket shirt sweater skirt trousers
jeans shoe shoes boot boots sock glove belt tie necklace ring crown bracelet sunglasses man woman boy girl child baby
person people dancer singer soldier king queen knight farmer fisherman nurse doctor  player runner bride groom
tree palm oak pine bush hedge flower rose tulip daisy lily leaf leaves grass mountain hill rock stone cliff river lake
pond sea ocean beach island waterfall sky cloud clouds sun moon star stars field meadow garden forest desert road sand
piano trumpet flute phone laptop computer keyboard camera television radio book newspaper letter pen pencil brush bucket
hammer saw axe shovel broom key lock bell flag sign lamppost hydrant bin pipe wheel engine wing tail head face hair eye
eyes nose mouth hand hands arm leg foot background foreground cell nucleus crystal statuette sculpture figurine portrait
painting poster drawing photograph picture frame shelf fridge oven sink bathtub towel cushion armchair fireplace swing
slide snowman igloo volcano cottage chapel stadium factory crate barrel rope net sail mast oar paddle surfboard skateboard
skis sled trolley stroller saddle collar leash nest shell feather bone skull horn  dumbbell trophy medal vest
apron robe uniform suit gown veil lipstick macaw heron otter badger moose bison beetle moth koala llama alpaca
teacup saucer tray jug pitcher thermos toaster blender microwave cupboard wardrobe drawer stool hammock parasol doorbell
chimney balcony terrace pier harbor dock  windsurfer trailer tanker ferry gondola kayak glider drone satellite
""".split()

COMPOUND_NOUNS = """
fire truck|fire engine|ice cream|ice cube|snow globe|snow leopard|gold ring|gold fish|oil painting|oil lamp|oil tank|wood
stove|paper plane|paper cup|glass bottle|glass house|stone bridge|stone wall|brick wall|brick house|sand castle|straw
hat|leather jacket|wool sweater|fur coat|rain coat|marble bust|bronze bell|silver spoon|copper pot|neon
sign|flower pot|flower bed|water bottle|water tower|wave pool|wine glass|coffee cup|coffee table|tea towel|soccer
ball|tennis racket|baseball bat|traffic light|street lamp|bus stop|train station|phone booth|mail box|rocking
chair|wooden chair|swimming pool|palm tree|christmas tree|rose bush|rubber duck|teddy bear|polar bear|police car|sports
car|race car|pickup truck|cargo ship|sailing boat|rowing boat|fishing boat|hot dog|birthday cake|top hat|polo
shirt|running shoe|cowboy boots|diamond necklace|pearl earring|golden retriever|sea gull|gold frame|pencil
case|ink bottle|cloud tower|lava lamp|crystal ball|metal bucket|tin can|steel beam|sketch book|comic book|graffiti
wall|mosaic floor|stained glass window|watercolor painting|charm bracelet|pop corn|picture frame|shop window|garden
gnome|tomato soup|bean bag|bird house|dog house|dog bowl|cat tree|horse cart|hay bale|field mouse|clock tower|church
tower|bell tower|front door|garage door|back wheel|license plate|taxi sign|street sign|stop sign
""".replace("\n", " ").split("|")
COMPOUND_NOUNS = [" ".join(w.split()) for w in COMPOUND_NOUNS]

COLORS = """red green blue yellow orange purple pink black white brown gray grey beige turquoise violet golden silver dark
light pale bright crimson navy teal cream""".split()
QUALITIES = """big small large little tiny huge tall short long wide narrow old new young ancient modern shiny dirty clean
wet dry round square flat broken empty full open closed wooden metal plastic rubber striped spotted checkered patterned
furry fluffy smooth rough heavy soft hard beautiful ugly lovely pretty cute strange funny sleepy angry happy sad lonely
rusty dusty muddy sunny snowy frozen burning flying running sitting standing sleeping smiling parked floating fallen
bent twisted curved tilted blurry dark rear front left right upper lower nearest middle ripe rotten sliced fresh
vintage fancy plain simple famous unusual enormous slim curly leafy thorny glossy matte transparent""".split()
MATERIAL_ADJECTIVES = """wooden metal golden glass stone paper leather woolen marble icy plastic silk cotton brick bronze
copper silver steel crystal sandy snowy flaming""".split()

PLACES = """on the left|on the right|on the far left|on the far right|in the middle|in the center|in the centre|in the
back|in the front|in front|at the top|at the bottom|in the background|in the foreground|in the corner|in the top left
corner|in the bottom right corner|in the distance|at the back|to the left|to the right|to the very left|by itself|up front|on
top|below|far away|nearby|over there|closest to us|nearest to the viewer|furthest from the camera|in the upper half|near the
edge|at the front|in the shade|in the sun|out of focus""".replace("\n", " ").split("|")
PLACES = [" ".join(p.split()) for p in PLACES]
RELATIONS = """on|in|under|behind|beside|next to|in front of|near|above|below|on top of|to the left of|to the right
of|inside|by|against|across from|close to|beneath|over|along|around|opposite|left of|right of|at the
foot of|at the edge of|in the shadow of|facing|beyond""".replace("\n", " ").split("|")
RELATIONS = [" ".join(r.split()) for r in RELATIONS]
ACTIONS = """standing|sitting|sleeping|lying|floating|running|jumping|walking|parked|flying|waiting|hanging|growing|swimming|
driving|resting|leaning|hiding|playing|dancing|climbing|looking|placed|painted|mounted|reflected|hidden|tied|sailing|drifting|
grazing|seated|stuck|covered|surrounded|written""".replace("\n", "").split("|")
TRANSITIVE = """holding|carrying|wearing|eating|riding|pulling|pushing|watching|chasing|reading|drinking|throwing|catching|
driving|touching|kicking|feeding|hugging|with""".replace("\n", "").split("|")

OWNERS = """my|your|our|his|her|their|my sister's|my brother's|my mother's|my dad's|the neighbor's|Anna's|Tom's|Peter's|
Maria's|John's|the king's|the dog's|the woman's|the boy's|the artist's|the driver's|someone's|grandpa's|my friend's|
the teacher's|the girl's|my uncle's""".replace("\n", "").split("|")

MATERIALS = """fire ice gold silver bronze copper iron steel marble granite stone wood bamboo brick sand clay glass crystal
diamond ruby emerald pearl wool fur leather silk cotton felt yarn paper cardboard plastic rubber wax candy jelly cheese
bread honey water snow lava smoke steam clouds fog lightning sunlight stars grass leaves flowers roses vines bark ivy
feathers scales leopard zebra tiger spots stripes bubbles waves rain foam rust mud concrete metal tin neon galaxy
stardust embers flames ash salt sugar coffee cream caramel butter rainbow glitter confetti pixels lego blocks tiles
beads buttons coins ribbons mirrors pebbles gravel cork straw hay velcro slime ink paint chalk crayon graphite
magma plasma shadows dust ivory quartz opal topaz turquoise amethyst onyx slate limestone sandstone chainmail
gemstones seashells icicles snowflakes dandelions daisies tulips moonstone mercury platinum titanium aluminium
wire mesh burlap linen satin tweed flannel corduroy fleece cashmere tinsel popcorn marshmallow pasta noodles rice
spaghetti pancakes waffles toast jam mint""".split()
MEDIA = """oil painting|watercolor painting|watercolour|watercolor|pencil sketch|pencil drawing|ink drawing|crayon
drawing|sketch|drawing|painting|mosaic|stained glass|stained glass window|comic|comic book|cartoon|anime|manga|pixel
art|low poly|graffiti|pop art|street art|line art|collage|mural|poster|chalk drawing|acrylic painting|gouache|ink wash|
photo negative|etching|print|silhouette|hologram|neon sign|sculpture|woodcarving|icon|doodle|caricature|stencil|spray
paint|finger painting|sand painting|cave painting|wall painting|sticker|stamp|postcard|emoji|voxel art|vector
art|3d render|puppet|clay model|paper cutout|cross stitch|patchwork|rug|sepia photo|x-ray|infrared photo|night
vision|glitch art|ascii art|album cover|movie poster|book illustration|children's book illustration|fairy tale
illustration|concept art|wallpaper|ceramic tile|vase painting|scroll|calligraphy|sketch with crayon|brush
drawing|marble bust|ice sculpture|sand sculpture|balsa model""".replace("\n", " ").split("|")
MEDIA = [" ".join(m.split()) for m in MEDIA]
MOVEMENTS = """cubism|impressionism|expressionism|surrealism|fauvism|pointillism|pop art|abstract art|minimalism|realism|
romanticism|baroque|rococo|renaissance|art nouveau|dadaism|futurism|symbolism|op art|folk art|naive art|cubist|
impressionist|expressionist|surreal|abstract|psychedelic|retro|vintage|futuristic|minimalist|noir|film noir|sci-fi|
fantasy|western|tribal|celtic|japanese|egyptian|persian|chinese|mexican|aztec|byzantine|victorian|disney|pixar|
studio ghibli|simpsons|minecraft|matrix|underwater|christmas|halloween|80s|1950s|synthetic|cartoonish|dreamy|
constructivism|suprematism|brutalist|neo-classical|post-impressionism|kawaii|grunge|disco|tropical|alien|horror|
watercolor|glowing|wooden|golden|frozen|burning|melting|stormy|furry|fluffy|metallic|transparent|shiny|rusty|icy|snowy|
crystalline|fiery|fluorescent|luminous|iridescent|pearly|glittering|charred|stony|sandy|silky|woolly|rainbow colored|
black and white|monochrome|sepia|blurry|invisible|pixelated|marbled|checkered|striped|polka dot|paisley|plaid|tartan|
camouflage|floral|geometric""".replace("\n", "").split("|")
ARTISTS = """Van Gogh|Vincent van Gogh|Monet|Claude Monet|Picasso|Pablo Picasso|Hokusai|Katsushika Hokusai|Munch|Edvard
Munch|Matisse|Henri Matisse|Warhol|Andy Warhol|Dali|Salvador Dalí|Gauguin|Renoir|Degas|Pollock|Jackson Pollock|
Lichtenstein|Roy Lichtenstein|Kandinsky|Wassily Kandinsky|Raphael|Leonardo da Vinci|da Vinci|Michelangelo|Botticelli|
Caravaggio|Titian|Goya|Manet|Pissarro|Sisley|Magritte|René Magritte|Miró|Joan Miró|Rothko|Mark Rothko|Klee|Paul Klee|
Turner|William Turner|Constable|Courbet|Delacroix|Velázquez|El Greco|Bosch|Hieronymus Bosch|Bruegel|Rubens|Hals|
Modigliani|Schiele|Egon Schiele|Toulouse-Lautrec|Mucha|Alphonse Mucha|Hiroshige|Utamaro|Rivera|Bob Ross|Norman Rockwell|
Miyazaki|Hayao Miyazaki|Tim Burton|Giger|Kusama|Yayoi Kusama|Hockney|David Hockney|Damien Hirst|Jeff Koons|Rodin|
Malevich|Braque|Franz Marc|August Macke|Caspar David Friedrich|Whistler|Sargent|Winslow Homer|Arcimboldo|Piranesi|
Hogarth|William Blake|Beardsley|Erté|Walt Disney|Moebius|Hergé|Ansel Adams|Cy Twombly|Lucian Freud|Francis Bacon""".replace(
    "\n", " ").split("|")
ARTISTS = [" ".join(a.split()) for a in ARTISTS]
WORKS = """Starry Night|The Starry Night|The Scream|Mona Lisa|the Mona Lisa|The Great Wave off Kanagawa|The Great Wave|Water
Lilies|Impression, Sunrise|Wheatfield with Crows|Wheatfield|Café Terrace at Night|The Persistence of Memory|The Night
Watch|The Birth of Venus|The School of Athens|The Last Supper|The Creation of Adam|Las Meninas|The Garden of Earthly
Delights|The Son of Man|Composition VIII|Campbell's Soup Cans|Liberty Leading the People|The Raft of the Medusa|The Hay
Wain|Red Fuji|Irises|The Potato Eaters|Bedroom in Arles|The Dance|Blue Nude|Woman with a Hat|The Swing|Ophelia|
Whistler's Mother|Wanderer above the Sea of Fog|The Tower of Babel|The Hunters in the Snow|Les Demoiselles d'Avignon|
Number 5|Black Square|Broadway Boogie|Poppies|Haystacks|Rouen at Sunset|Rain, Steam and Speed|The Milkmaid|The
Card Players|A Sunday Afternoon|Drowning Girl|Whaam!|Spring|The Bathers|Sunrise over the Harbor|Blue Horses""".replace(
    "\n", " ").split("|")
WORKS = [" ".join(w.split()) for w in WORKS]
SCENES = """flowers|roses in a vase|a night city|city lights at night|a stormy sea|mountains at dawn|a sunset over the
sea|a forest in winter|fish in a pond|ships in a storm|a snowy village|a dragon breathing fire|dancing people|a field of
poppies|a quiet lake|trees in spring|a busy market|horses running on the beach|birds in the sky|an old harbor|wild
animals|a burning city|falling leaves|a galaxy far away|koi fish|cherry blossoms|a rainy street|angry clouds|the
desert|the ocean|planets and stars|jungle plants|fruit on a table|a sleeping cat|a crowd of faces|abstract
shapes|clouds at dusk|waves and foam|a garden full of butterflies|a castle on a hill|warriors in
battle|bamboo and birds|geometric patterns|gears and pipes|the milky way|sea creatures|a golden temple|old
maps|musical notes|eyes and hands|northern lights|the jungle at night|a river between hills|a train in the snow""".replace(
    "\n", " ").split("|")
SCENES = [" ".join(s.split()) for s in SCENES]
STYLE_QUALITIES = """blue green red golden silver white black dark bright deep glowing burning frozen molten melting shiny
polished liquid soft fluffy rough thick thin colorful colourful pale neon vivid swirling abstract messy
delicate crumpled folded shattered glittering warm cold wild gentle old vintage japanese chinese persian roman greek
dutch french italian russian african indian child's 1960s transparent crystal-clear""".split()
DETAILS = """in thick brush strokes|with bold outlines|in bright colors|in black and white|on old paper|on canvas|at night|
at sunset|under the moon|with gold details|with visible brushwork|on a wall|in blue and gold|in the
rain|with tiny dots|full of flowers|on fire|covered in snow|in red ink|with soft shadows|in warm colors|with a dark
outline|with glowing edges|in cold colors|made by a child|from the 1960s|in three colors|with sharp edges|with gold
leaf""".replace("\n", " ").split("|")
DETAILS = [" ".join(d.split()) for d in DETAILS]
PARTICIPLES = """painted by hand|drawn with a pencil|painted with thick strokes|drawn in ink|covered in snow|covered with
flowers|made of tiny squares|carved in stone|sprayed on a wall|built from bricks|cut out of paper|covered in ice|drawn by
a child|lit by neon lights|wet from the rain|set on fire|frozen in time|cast in bronze|hand drawn|hand painted""".replace(
    "\n", " ").split("|")
PARTICIPLES = [" ".join(p.split()) for p in PARTICIPLES]
EMOJI = ["🔥", "❄️", "🌊", "🌸", "✨", "🧊", "🌈", "🍃", "⚡", "🪵"]
SMILEYS = ["🙂", ":)", ";-)", "😀", "🙏", "❤️", ":D", "👍"]
