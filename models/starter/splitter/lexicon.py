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
# Adjectives that name a look where nothing else does.
LOOKS = """rusty mossy furry woolly feathery icy frosty snowy muddy sandy dusty burnt charred melted frozen molten glowing glittering sparkly iridescent transparent translucent
pixelated knitted crocheted braided plastered gilded lacquered varnished tarnished weathered overgrown underwater haunted zombie skeletal robotic mechanical clockwork
cartoonish painted sketched inked stencilled pressed carved chiselled lego minecraft anime manga baroque victorian prehistoric alien galactic
cosmic psychedelic retro vintage futuristic noir sepia monochrome neon rainbow tie-dye tartan gingham polka-dot striped checkered camouflage leopard zebra candy jelly slimy
bubbly cloudy smoky fiery watery crystalline jewelled diamond pearl marble bronze copper rose-gold concrete cardboard wax soap cheese bread""".split()
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
CLOTHES = """suit jacket coat dress shirt hat cap uniform gown sweater hoodie raincoat vest jeans boots shoes helmet swimsuit robe apron shorts skirt
costume armor overalls glasses sunglasses pajamas tuxedo t-shirt tracksuit wig mask gloves socks sandals cloak turban veil crown""".split()
PEOPLE = """man woman boy girl child kid baby person lady guy dancer singer soldier player runner bride groom tourist chef clown farmer fisherman nurse doctor king queen
knight rider sailor surfer skier skater climber painter musician pianist teacher waiter couple twins figure dog cat bear doll""".split()
ASPECTS = """surface colour color fabric skin texture shape outline silhouette body fur top front side inside outside material coat covering roof
walls petals leaves feathers wood metal glass paint cover frame edge contour figure face""".split()
EMOJI = ["🔥", "❄️", "🌊", "🌸", "✨", "🧊", "🌈", "🍃", "⚡", "🪵"]
SMILEYS = ["🙂", ":)", ";-)", "😀", "🙏", "❤️", ":D", "👍"]


def _more(values, text):
    """Adds entries that "|" or, without any, white space separates."""
    values += text.split() if "|" not in text else [" ".join(entry.split()) for entry in text.replace("\n", " ").split("|")]


_more(NOUNS, """
accordion airship alarm almond angel ankle anvil apricot aquarium arch archer arrow artichoke ashtray asparagus astronaut athlete attic avocado awning
axle baboon baker ballerina banjo banner barbecue barista barrow bassoon bat bathrobe beak beard beaver beehive beer beetroot bellhop billboard
binoculars birch birdcage biscuit blackbird blackboard blazer bluebell boar bonfire bonnet bookcase bookend boulder bouquet bow bowtie bracket branch
brass briefcase broccoli brooch bubble buckle buffalo bugle bulldozer bumper bunny buoy burrito butcher buzzard cab cable cage calculator calf
calendar camper canal canary candlestick cane cannon cape capsule caravan cardigan carnation carousel carpenter cashier casket casserole catapult
caterpillar cauliflower cave cello chalice chalk chameleon champagne chandler chariot cheek cheetah chef chess chestnut chick chimpanzee chin chipmunk
chopper chopsticks chrysanthemum cigar circus clarinet claw cleaver clipboard cloak clog clothesline clover clown coaster cobra cockpit coconut coffin
coin coleslaw collie colt column comb comet compass cone conductor cooker coop corgi corn cot cougar courtyard cowboy cowgirl coyote cradle crater
crayon creek crib cricket crosswalk crutch cub cuckoo cucumber cuff cupcake curb cymbal dachshund daffodil dagger dam dandelion dashboard deck
deckchair den dentist diary dice dinghy dinosaur diver dome domino doorknob doormat doorway dough doughnut dove dragonfly dragonfruit dress dresser
drill driver driveway dumpling dumpster dunes dungarees dustpan dwarf earring earphones easel eel eggplant elbow elf elk embankment emu engineer
envelope eraser escalator espresso eyebrow eyelid fairy falcon fan faucet fawn fern ferret ferris fiddle fig finch finger firefighter firetruck fist
flamenco flask flea fleet flipper fly foal folder football footbridge forehead forklift fortress foxglove freezer frisbee fruit fur gargoyle garlic
gazebo gazelle gecko geese gem ghost giant gift ginger gladiolus globe gnome goalkeeper goalpost goblet goblin goggles goldfish golfer gondolier gong
gosling grandfather grandmother grasshopper grater grave greenhouse greyhound grill groundhog guard guest guinea gull gym gymnast haddock hail
hairbrush hairdryer halo ham hamburger hamster handbag handle handlebar handrail hanger hare hatchet hawk hay haystack headband headboard headlight
headphones headscarf hearse heart heel hen herd hermit hexagon hiker hinge hippo hive hockey hoe hoodie hook hoop hose hotel hourglass houseboat
houseplant hummingbird husky hyena iceberg icicle iguana impala inn iris iron jackal jackdaw jaguar jay jeep jellyfish jetty jewel jigsaw jogger judge
juggler juice jukebox junk keg kennel kid kilt kimchi kingfisher kiosk kitchen kiwi knee knob knot koi label ladle ladybird ladybug lagoon lampshade
lance lane laundry lavender lawn lawnmower lectern leek lemur leopard lettuce lid lifeboat lifeguard lilac limousine lips loaf lobster locket
locomotive log lollipop loom lotus loudspeaker lynx lute mackerel magazine magician magnet magnolia magpie mailbox mallet mammoth mandolin mango
manhole mannequin mansion mantis maple marigold marina marionette market marmot mat matador mattress meerkat melon mermaid metro microphone microscope
milk mill miner minibus minnow mitten moat model mole mongoose monk monster monument mop moped mosquito motel motorboat motorbike mound mud muffin
mule mummy muscle museum musician mustache nail nanny napkin neck needle newsstand newt nightgown nightingale noodles notebook numbat nun nursery nut
oatmeal obelisk oboe observatory ocelot officer olive omelette orchard orchestra orchid organ ornament ostrich overalls oxen oyster package paddock
padlock pagoda pail paintbrush painter palette pancake pants papaya parachute parade paramedic park parka parsley parsnip partridge passenger pastry
patio pavement pavilion paw pawn pea peanut pedal pedestal pedestrian peg pelican pendulum penny peony pepperoni perch perfume petal petunia pheasant
piglet pigtail pilot pincushion pinwheel pitchfork planet plank planter plough plug plumber pocket podium pole policeman policewoman pomegranate
poncho popcorn poppy popsicle porch porcupine porpoise postbox postman pouch powerline pram prawn priest prince princess printer prism projector
propeller puddle puffin pug pulley puma pump punchbag puppet pylon pyramid python quail quarry queue quiver quokka raccoon racket radiator radish
railing railway rainbow raincoat rake ram ranch raspberry raven ray razor receipt recliner record referee reindeer reservoir restaurant revolver rhino
rhubarb rider rifle roadsign robin rocker rodeo roller rollerblades roofs rooftop roundabout rowboat rower ruin ruler runway saddlebag safe sailor
salad salamander salmon salt sandal sandcastle sapling sarcophagus sardine sari satchel sauce saucepan sausage sawmill saxophone scaffold scale
scallop scientist scissors scorpion screen screwdriver scroll sculptor seagull seahorse seal seat seaweed seesaw sentinel serpent shack shadow shampoo
shawl shears sheepdog sheriff shopkeeper shore shorts shoulder shower shrimp shrub shutter sideboard sidewalk signpost silo siren sitar skateboarder
skater skeleton ski skier skunk skylight sledgehammer sleeve sleigh slipper sloth slug smokestack smoothie sneakerhead snorkel snowball snowboard
snowboarder snowdrop snowflake snowplow soap socks soda sombrero spade spaniel spatula spear speaker speedboat sphere sphinx spinach spine spire
sponge spotlight sprout spur squash squid squirt staircase stallion stamp stapler starfish stairwell steak steeple steering stem stethoscope stew
stilts stingray stocking stork storefront storm stove strap stream streetlight streetcar student stump sturgeon sugar sundial sunhat surfer sushi
suspenders swallow swamp swimmer swimsuit sword swordfish syringe taco tadpole tailor tambourine tangerine tank tap tapir tarantula tarp tart tattoo
tea teacher telegraph telephone tennis tentacle terrier theater thermometer thief thigh thimble thistle throne thumb ticket tights tile timer tinsel
tipi tire toad toe toga toilet tomb tongs tongue tooth toothbrush toothpaste torch tortoise totem toucan tourist towboat toys track trail trampoline
trapdoor traveler treasure treehouse trellis tricycle triangle tripod triceratops troll trolleybus trombone trough trout trowel trunk tub tuba tugboat
tuna tunic tunnel turban turbine turkey turnip tusk tutu tuxedo twig twin unicorn unicycle urn valley valve vampire vanity vegetable vending veranda
vessel viaduct villa village vine vineyard viola violinist viper visor vulture waffle waistcoat waiter waitress walkway wallaby walnut walrus wand
warehouse warrior washbasin wasp watchtower waterlily waterslide waterwheel wave wharf wheat wheelchair whip whippet whisk whistle wick wig wigwam
willow winch wineglass witch wizard wolverine wombat woodpecker workbench worker workshop worm wreath wreck wrench wrestler wrist xylophone yak yarn
yogurt yurt zeppelin zinnia zipper zucchini""")
_more(COMPOUND_NOUNS, """
alarm clock|apple pie|apple tree|bag of chips|baby carriage|baseball cap|basketball hoop|bath towel|bath tub|beach ball|beach chair|beach house|
bear cub|bedside lamp|bicycle wheel|bird feeder|bird cage|black cat|board game|bottle of wine|bowl of soup|bowl of rice|bowl of fruit|box of crayons|
bread basket|bunch of grapes|bunch of flowers|butter dish|can of beans|candle holder|car door|car hood|car seat|cardboard box|cement mixer|ceiling fan|
chain saw|cherry tree|chess board|chess piece|chest of drawers|church bell|cup of coffee|cup of tea|coffee machine|coffee pot|computer screen|
concert hall|cooking pot|corn field|cow bell|dining table|dinner plate|dish washer|dog collar|dog tail|door handle|double bed|dump truck|ear ring|
egg carton|eye patch|face mask|ferris wheel|fire hydrant|fire place|fire pit|fish bowl|fish tank|flag pole|flower girl|flower vase|french fries|
front porch|front wheel|fruit bowl|frying pan|garbage can|garbage truck|garden hose|garden chair|garden shed|gas station|gas mask|glass of water|
glass of milk|glass door|grain silo|grand piano|grandfather clock|guard dog|guinea pig|hair clip|hand bag|hang glider|head lamp|high heels|high chair|
hockey stick|horse saddle|hot air ship|hour glass|ice rink|ice skate|ice block|jewelry box|key ring|kitchen table|kitchen sink|lady's hat|lamp post|
lamp shade|lawn mower|leather chair|leather boots|loaf of bread|lunch box|magnifying glass|mail truck|man in the red shirt|man with the hat|
marble column|marble floor|market stall|milk bottle|milk jug|mountain peak|mountain bike|movie screen|night stand|oak tree|ocean liner|office chair|
oven mitt|owl on the branch|pair of glasses|pair of scissors|pair of shoes|paper bag|paper crown|parking meter|park bench|pepper mill|picnic basket|
picnic table|piece of cake|piggy bank|pile of books|pile of leaves|pillow case|pine tree|pirate ship|pizza box|pizza slice|plate of pasta|playing card|
pocket watch|police officer|pot of gold|power plug|puppy dog|rain barrel|remote control|rice cooker|river boat|road sign|rocket ship|rocking horse|
row of houses|row of trees|rubber boots|safety helmet|sail boat|salt shaker|sand dune|school bus|school bag|sea shell|sewing machine|shopping cart|
shopping bag|shower curtain|side table|ski lift|slice of bread|slice of pizza|snow plow|snow shovel|space station|space ship|space shuttle|
stack of plates|stack of pancakes|steam engine|steam train|steering wheel|stone lion|straw bale|street light|street performer|string of pearls|sun hat|
sun dial|swing set|table cloth|table lamp|tea cup|tea pot|telephone box|tennis ball|tennis court|tooth brush|toy car|toy train|toy robot|traffic cone|
train track|tree house|tree trunk|tree stump|trash can|treasure chest|t-shirt|TV screen|vacuum cleaner|vegetable garden|video camera|wall clock|
washing machine|wash basin|water glass|water mill|water wheel|watering can|weather vane|wedding cake|wedding dress|wedding ring|wheel chair|
wind turbine|wind chime|window frame|window sill|wine barrel|wine bottle|winter coat|wooden box|wooden door|wooden spoon|work bench|wrist watch|
yoga mat|Eiffel Tower|Big Ben|Golden Gate Bridge|Taj Mahal|Leaning Tower|Mount Fuji|Buddha figure|bronze horse|copper roof|silver car|gold watch|
gold coin|glass vase|crystal glass|ice cream cone|snow hill|sand box|clay pot|straw roof|silk tie|cotton shirt|leather sofa|fur hat|velcro shoe|
metal gate|iron gate|iron bridge|steel tower|neon tube|oil rig|paint bucket|paint brush|pencil sharpener|ink pot|sketch pad|comic hero|cartoon cat|
pixel display|mosaic table|tile roof|brick oven|brick chimney|marble stairs|stone well|rock garden|pearl necklace|diamond ring|ruby ring|
emerald earrings|amethyst stone|cloud bank|wave board|water tank|fire escape|fire man|lava rock|rainbow flag|star fish|moon boots|galaxy poster|
night light|flower dress|rose petal|leaf pile|grass skirt|wood pile|bamboo fence|wicker chair|paper lamp|cardboard house|plastic bag|plastic chair|
rubber tire""")
_more(COLORS, """
scarlet magenta cyan maroon ochre lilac mauve indigo burgundy khaki mustard olive peach coral-red salmon apricot emerald ruby azure cobalt lime mint
lavender plum charcoal-grey chestnut copper rust tan ivory ebony fuchsia vermilion ultramarine sepia cerulean aquamarine jet-black snow-white sky-blue
blood-red""")
_more(QUALITIES, """
aged angular bald bare barefoot bearded blue-eyed blonde blooming bored bony brave brown-haired bulky bumpy calm chubby clumsy colossal colourful
crooked crowded crumbling crumpled crushed cuddly curious damaged damp decorated deep deserted dim dried droopy elderly elegant excited faded fat
ferocious fierce flowering foggy folded freckled friendly frightened giant gigantic gleaming gloomy glowing graceful greasy grumpy half-eaten
half-open hanging haunted hidden hollow horned hungry injured jagged jolly juicy kneeling laughing lazy leafless leaning left-hand lit lone
long-haired lush majestic massive mean medium-sized merry messy middle-aged miniature motionless muscular mysterious naked narrow-minded noisy oblong
odd overflowing overturned painted peeled pointed pointy polished posing powerful proud puffy quiet ragged red-haired rectangular reflective relaxed
right-hand ringing roaring ruined sailing scary scratched scruffy see-through serious shabby shaggy sharp shivering short-haired silent silly skinny
sleek slender slippery sloppy snoozing sparkly speckled spiky spiral spiralling spotless spotty square-shaped stacked stained starving steaming steep
sticky still stray strong stubby sturdy sunlit surprised swinging tangled tattered tattooed thick thin three-legged tired toothless towering
triangular twin unfinished upright upside-down vacant wild winding wise withered wooly worn wrinkled yawning youngest""")
_more(PLACES, """
on the very left|on the very right|at the left edge|at the right edge|at the top left|at the top right|at the bottom left|at the bottom right|
in the top right corner|in the bottom left corner|in the lower half|in the lower left|in the upper right|on the right side|on the left side|
on the left-hand side|in the left half|in the right half|in the center of the picture|near the top|near the bottom|near the middle|near the camera|
near the front|close to the camera|close to the edge|right in front|right behind|way in the back|far behind|further back|up close|up there|up high|
high above|high up in the air|down there|down below|down the road|in the air|in the sky|in the water|in the grass|in the field|in the street|
in the room|in the garden|in the window|in the doorway|in the mirror|in the snow|in the rain|in the dark|in the shadows|in the sunlight|on the ground|
on the floor|on the wall|on the table|on the shelf|on the hill|on the horizon|on the roof|on the road|on the grass|on the water|on the beach|
on the shore|on the ice|on the lawn|on the plate|on the stage|on the street|on the train|outside|upstairs|in line|in a row|in the crowd|in the queue|
in the box|at the window|at the table|at the door|at the wheel|at the counter|at the bus stop|by the window|by the door|by the road|by the river|
by the wall|by the sea|by the fire|across the street|across the river|around the corner|under the table|under the tree|under the bridge|
behind the house|behind the fence|behind the wall|behind the bar|beside the road|between the trees|between the houses|over the door|above the door|
above the sofa|above the clouds|against the wall|to the far left|to the far right|second from the left|second from the right|third from the left|
first from the right|nearest the camera|nearest to us|farthest away|farthest to the right|facing us|facing left|facing the camera|facing away|
with its back to us""")
_more(RELATIONS, """
hanging from|leaning against|standing next to|sitting on|sitting beside|lying on|lying under|perched on|resting on|parked in front of|parked next to|
floating on|flying over|growing out of|growing near|tied to|attached to|connected to|belonging to|made for|held by|pulled by|carried by|worn by|
painted on|printed on|drawn on|reflected in|hidden behind|half hidden by|surrounded by|covered by|right next to|right behind|just above|just below|
at the end of|at the top of|at the bottom of|at the back of|in the middle of|in the corner of|on the edge of|on either side of|between|among|outside|
past|off|up|down|toward|towards|away from|nearest to|nearest|closest to|furthest from|alongside|amid|atop|underneath|seen through|visible through|
coming out of|sticking out of|falling from|jumping over|running from|looking at|staring at|pointing at|waiting for|talking to|fighting with|
shared with""")
_more(ACTIONS, """
barking|begging|bending over|blinking|blooming|blowing bubbles|boiling|bouncing|bowing|burning|buzzing|camping|cheering|chewing|clapping|cooking|
crawling|crouching|crying|cycling|dangling|digging|dozing|drawing|dreaming|drying|falling|fishing|flapping|folded|frowning|frying|galloping|gardening|
giggling|gliding|glowing|grinning|gripping|howling|juggling|kneeling|knitting|landing|laughing|lurking|marching|melting|napping|nesting|nodding|
paddling|painting|peeking out|peering|perched|pointing|posing|praying|purring|racing|reaching out|reclining|relaxing|riding|roaring|rolling|rowing|
rusting|scattered|screaming|shining|shivering|shopping|shouting|singing|skating|skiing|smelling|smiling|smoking|sneezing|snoring|soaring|spinning|
splashing|squatting|stacked|standing alone|standing still|staring|stretched out|stretching|strolling|studying|sunbathing|surfing|swaying|sweeping|
swinging|swooping|taking off|talking|thinking|tilted|towering|turning|wading|wagging its tail|waving|weeping|whistling|winking|working|wrapped up|
yawning|yelling""")
_more(TRANSITIVE, """
balancing|biting|brushing|building|cleaning|climbing|closing|cooking|cutting|delivering|facing|fixing|flying|following|guarding|herding|hiding|hitting|
juggling|kissing|leading|licking|lifting|looking at|making|mowing|opening|painting|petting|photographing|picking|playing|pointing at|pouring|raising|
repairing|rolling|rowing|selling|sharing|shaking|sniffing|spinning|stirring|stroking|sweeping|swinging|taking|tossing|walking|washing|watering|waving|
wielding""")
_more(OWNERS, """
its|my aunt's|my cat's|my dog's|my daughter's|my son's|my wife's|my husband's|my boss's|my best friend's|my neighbour's|my grandmother's|my grandpa's|
our neighbours'|our dog's|his mother's|her father's|their son's|the cat's|the horse's|the baby's|the child's|the children's|the girls'|the man's|
the old man's|the bride's|the groom's|the queen's|the soldier's|the captain's|the chef's|the clown's|the doctor's|the farmer's|the fisherman's|
the hunter's|the musician's|the painter's|the player's|the policeman's|the singer's|the tourist's|the witch's|the wizard's|the car's|the house's|
the ship's|the tree's|the tower's|the church's|the city's|a man's|a woman's|a child's|a dog's|somebody's|everyone's|nobody's|grandma's|dad's|mum's|
mom's|Lisa's|Ben's|Emma's|Max's|Sarah's|Paul's|Laura's|Chris's|James'|Karl's|Eva's|Yuki's|Ahmed's|Olga's|Pedro's|Mr. Smith's|Mrs. Jones's|Santa's|
God's""")
_more(MATERIALS, """
acrylic|agate|alabaster|almonds|alpaca|alloy|aluminum|antlers|aquamarine|asbestos|ashes|asphalt|aspic|bacon|balsa|bandages|barnacles|basalt|batter|
bead|beeswax|birchbark|biscuit|blood|blossoms|bluebells|bones|bottlecaps|bracken|brass|bricks|bubblewrap|bulbs|bunting|butterflies|cables|cacti|cake|
calico|cane|canvas|carbon|cardstock|carnelian|cartridge|ceramic|ceramics|cement|chains|chalkdust|cherries|chiffon|chili|china|chips|chintz|chrysocolla|
cinnamon|citrine|clockwork|clover|cobalt|cobblestone|cobwebs|coal|cocoa|coconut|cookies|cookie|copperplate|coriander|cornflakes|corn|crepe|crystals|
cotton candy|crumbs|cupcakes|currents|custard|damask|dew|diamonds|dirt|doilies|dough|dragonskin|driftwood|duckweed|earth|eggshell|electricity|elm|
enamel|epoxy|ermine|evergreens|fabric|feather|ferns|fern|fiberglass|fiberoptics|fireflies|fireworks|fishscales|flannelette|flax|flint|flour|fluff|
fondant|fruit|fruits|fudge|fungus|gauze|gears|gelatin|gemstone|gingham|glaciers|glass beads|glassware|glowworms|glucose|gold leaf|gossamer|grain|
granola|grapevine|graphene|greenery|gum|gypsum|hail|hazelnut|hemp|hessian|hide|holly|horn|hydrangea|icecubes|icecream|iceberg|illumination|inkblots|
insects|jasmine|jasper|jeans|jellybeans|jewels|jewellery|jute|kelp|keratin|kintsugi|knitwear|knots|lacquer|lamé|lanterns|lapis|laser|lasers|latex|
lava rock|lavender|lead|leaf|leaflets|leatherette|lemons|lichen|light|licorice|lilies|lime|linoleum|liquid|liquorice|live wire|liquid metal|lollipops|
lumber|macaroni|macramé|madras|mahogany|malachite|maple|maps|marigolds|marzipan|matchsticks|meat|meringue|metal mesh|mica|milk|mirror glass|mist|
mohair|mold|money|monofilament|mortar|mother-of-pearl|mousse|mulch|muslin|mycelium|nails|nacre|nebula|needles|nettles|newspaper|newsprint|nickel|
nougat|nuts|nylon|oak|oats|obsidianite|oil|oilcloth|oilskin|olives|onions|opalescence|orchids|ore|organza|ostrich skin|oxide|paillettes|paper clips|
paperclips|parchmentine|patches|peaches|peat|pebble dash|pecans|petals|pewter|pinewood|pine|plaster|plasticine|playdough|playdoh|plexiglass|plush|
plywood|polished steel|polyester|polystyrene|poppies|porridge|potatoes|pottery|powder|prisms|puff|pumice|puzzle pieces|pyrite|quicksilver|quills|
raffia|raindrops|raisins|rattan|rays|reed|reeds|resin|rhinestones|rings|rosewood|rubble|rug|safari print|sackcloth|salmon|sandpaper|sap|satinwood|
sawdust|scrap metal|screws|seafoam|seaglass|seaweed|sequins|serpentine|shale|sherbet|shellac|shells|shingles|shrubs|silicone|silverware|sisal|skin|sky|
smog|soap|soapstone|soda|soil|soot|spandex|sparks|spices|spiderwebs|spider webs|sponge|sprinkles|squash|stainless steel|stalks|starfish|starlight|
static|stencils|stitches|stickers|stone tiles|storms|strands|straws|streamers|string|stucco|suede|sugarcubes|sulphur|sunshine|surf|sushi|swirls|syrup|
taffeta|tar|tarmac|tatami|teak|tentacles|terrazzo|terry cloth|thatch|thorns|thread|threads|thunder|tinfoil|tin cans|toffee|tortoiseshell|tree bark|
truffle|tulle|turf|twigs|twine|upholstery|vanilla|vapor|vapour|varnish|vegetables|veneer|verdigris|vinyl|violets|viscose|volcanic rock|walnut|
water drops|watermelon|wax paper|weeds|wheat|whipped cream|wicker|wildflowers|willow|wisteria|wrapping paper|wrought iron|yogurt|zinc|zircon|zip ties""")
_more(MEDIA, """
aquatint|art brut collage|baroque painting|beadwork|black ink drawing|book cover|botanical drawing|brass rubbing|bronze cast|byzantine icon|
calligraphic drawing|cameo|carved relief|charcoal-like sketch|cartoon strip|ceramic figurine|chalk sketch|chinese scroll|coin|coloring book page|
colouring book|colored pencil drawing|coloured pencil sketch|comic panel|comic strip|computer graphic|crayon scribble|cross-stitch pattern|
cut paper collage|cyanotype|daguerreotype|decal|diagram|digital painting|diorama|double exposure|dot painting|drypoint|egg tempera|encaustic painting|
fashion sketch|felt toy|felt-tip drawing|figurine|film still|flat illustration|flip book|folk painting|fridge magnet|game card|glass painting|
glass sculpture|gouache painting|graphic novel|graphic novel page|greeting card|halftone print|hand-tinted photo|hieroglyph|icon painting|
illuminated manuscript|infographic|ink blot|ink sketch|ink wash painting|inkjet print|instant photo|isometric render|japanese print|kids drawing|
kinetic sculpture|landscape painting|lego model|light painting|line drawing|lithograph|lowbrow art|marble relief|marionette|matte painting|medallion|
mezzotint|miniature painting|miniature|model kit|monotype|mosaic floor|movie still|needlepoint|neon tubes|newspaper clipping|newspaper cartoon|old map|
old photograph|oil sketch|painted tile|painted sign|paint by numbers|paper craft|paper doll|paper sculpture|pen and ink drawing|pen drawing|
pencil portrait|pencil scribble|petroglyph|photo collage|photocopy|photogram|photomontage|pixel sprite|plasticine figure|plaster cast|playing card|
pointillist painting|polaroid|pop-up book|portrait painting|potato print|propaganda poster|quilling art|rock carving|rock painting|rubber stamp|
sand drawing|scratchboard drawing|screen print|screenprint|scribble|scrimshaw|sgraffito|shadow puppet|signet|silk painting|silk screen|
silkscreen print|sketchbook page|snow sculpture|soap carving|spray can art|stained-glass panel|statuette|steel engraving-like print|still life|
stop motion puppet|storyboard|street mural|string art|sugar sculpture|sumi-e|sumi-e painting|sprite|surrealist painting|tattoo|tattoo design|
technical drawing|tempera painting|theatre poster|thermal image|tile panel|tin toy|toy|travel poster|trading card|trompe l'oeil|typography poster|
UV print|video game character|video game sprite|vintage photo|vinyl record sleeve|voxel model|wanted poster|watercolor sketch|watercolour painting|
wax figure|wax seal|wax crayon drawing|weather map|wedding cake|wireframe|wire sculpture|wood burning|wood carving|wooden toy|wooden puppet|
woodblock print|wool felt|zine|hand-drawn animation|8-bit sprite|16-bit game|oil on canvas|blackboard drawing|whiteboard sketch|mural painting|
wall fresco-like painting|cubist portrait|sugar cookie|topographic map|star map|treasure map|gingham cloth|neon outline|glow stick art|bas-relief|
relief|rubbing|cartouche|crest|coat of arms|emblem|logo|pictogram|road sign|QR code|barcode|heat map|hatching|cross-hatching|dry brush painting|
palette knife painting|impasto|grisaille|sepia drawing|sanguine drawing|silverpoint|tapa cloth|ikat|toile|brocade|macrame|felting|appliqué|beaded mask|
tin sign|enamel sign|enamel pin|badge|patch|sock puppet|snow globe|music box|kaleidoscope|disco ball|lava lamp|fever dream|dream|nightmare|fairy tale|
old movie|silent film|western movie|science fiction film|horror movie|musical|opera set|stage set|children's drawing|kindergarten drawing""")
_more(MOVEMENTS, """
academicism|abstract expressionism|abstract expressionist|action painting|aestheticism|afrofuturism|afrofuturist|american realism|animation|arabesque|
arcade|art brut|arte povera|arts and crafts|ashcan school|atomic age|aurealis|avant-garde|barbizon|belle epoque|biedermeier|biomechanical|biopunk|
bohemian|boho|brutalism|candy|caravaggesque|chiaroscuro|chibi|classical|classicism|classicist|cloisonnism|color field|colonial|comic-like|conceptual|
concrete|constructivist|cottagecore|country|cosmic|cyber|cybernetic|dada|dadaist|dark academia|de stijl|decadent|decopunk|dieselpunk|divisionism|
divisionist|doodle art|dystopian|edwardian|elizabethan|enchanted|ethereal|etruscan|fairycore|fauve|fauvist|figurative|flemish|fluxus|folk|folkloric|
frutiger|futurist|gaudy|genre painting|georgian|ghostly|glam rock|glassy|glitch|glitchcore|goblincore|graffiti art|greek|groovy|hard-edge|hand-drawn|
haunted|heraldic|hellenistic|hippie|hudson river school|hyperrealism|hyperrealist|hyperreal|impressionistic|inca|industrial|inky|islamic|
italian renaissance|ivory|jelly|jazz age|jugendstil|kinetic|kitsch|kitschy|lo-fi|lofi|low-poly|luminism|lunar|macchiaioli|magic realism|magical|
magical realism|mannerism|mannerist|marbleized|maximalism|maximalist|maya|mayan|mechanical|memphis|mid-century modern|mid-century|minimal|modernism|
modernist|moorish|mughal|muralist|mystic|mystical|mythical|nabis|nautical|neo-expressionism|neo-impressionist|neoclassicism|neo-noir|neon noir|
new objectivity|new wave|nordic|norse|nostalgic|oil-painted|old-fashioned|olmec|oriental|orphism|ornamental|ottoman|outsider art|oversized|painterly|
paleolithic|pastoral|photorealism|photorealistic|pin-up|pixel|plein air|pointillist|polynesian|pop surrealism|post-apocalyptic|post-impressionist|
postmodern|pre-columbian|pre-raphaelite|precisionism|prehistoric|primitivism|psychedelia|punk|puritan|purism|quirky|raku|rayonism|realist|regency|
regionalism|retro-futurism|retrofuturistic|rock and roll|rococo-like|roman|romanesque|romantic|rustic|scandinavian|scary|secession|shabby chic|
siberian|sketchy|slavic|smoky|social realism|solar|solarpunk|soviet|space age|spectral|splatter|stencilled|streamlined|street-style|stylized|
suprematist|surrealist|swirly|swiss|symbolist|synthwave|outrun|tachisme|tenebrism|theatrical|tie-dye|tie-dyed|toon|translucent|trippy|tudor|
ultramodern|underground comix|urban|utopian|venetian|viking|vorticism|warhammer|watercoloured|weird|whimsical|wild west|woodland|world war poster|y2k|
zen|steel-plated|golden age|dark fantasy|high fantasy|space opera|mediterranean|alpine|arctic|desert|jungle|bubbly|candy-coloured|gummy|jewelled|
bejewelled|overgrown|petrified|rotten|zombie|robotic|electric|holiday|autumnal|wintry|springlike|summery|nocturnal|sunlit|moonlit|starry|cloudy|foggy|
misty|rainy|windswept|oceanic|volcanic|molten|radioactive|toxic|x-ray|infrared|ultraviolet|thermal|silver|bronze|golden hour|duotone|two-tone|
greyscale|black-and-white|inverted|negative|high contrast|low-key|faded|washed-out|sun-bleached|weathered|antique|aged|ancient|worn|tattered|crumpled|
hand-made|handmade|crafty|crocheted|knitted|patchworked|sequined|gilded|lacquered|polished|engraved|carved|etched|inlaid|sculpted|printed|hand-painted|
airbrushed|stippled|hatched|dotted|speckled|zigzag|houndstooth|herringbone|argyle|leopard print|zebra print|tiger-striped|snakeskin|mottled|gradient|
ombre|chequered|kaleidoscopic|fractal|hexagonal|cubic|spherical|spiky|hairy|feathery|scaly|slimy|squishy|inflatable|rubbery|plasticky|waxy|buttery|
creamy|chocolatey|sugary|crunchy|crispy""")
_more(ARTISTS, """
Albrecht Altdorfer|Fra Angelico|Giotto|Masaccio|Mantegna|Bellini|Giorgione|Tintoretto|Veronese|Bronzino|Pontormo|Artemisia Gentileschi|Poussin|
Claude Lorrain|Watteau|Fragonard|Boucher|Chardin|Tiepolo|Canaletto|Gainsborough|Joshua Reynolds|Jacques-Louis David|Ingres|Géricault|Corot|Millet|
Daumier|Gustave Doré|Odilon Redon|Gustave Moreau|Puvis de Chavannes|Berthe Morisot|Mary Cassatt|Bazille|Paul Signac|Bonnard|Vuillard|Henri Rousseau|
Rousseau|James Ensor|Ensor|Ferdinand Hodler|Fernand Léger|Léger|Juan Gris|Robert Delaunay|Sonia Delaunay|Francis Picabia|Marcel Duchamp|Duchamp|
Man Ray|Max Ernst|Yves Tanguy|Leonora Carrington|Remedios Varo|Giacometti|Brancusi|Henry Moore|Barbara Hepworth|Alexander Calder|Jean Arp|Hans Arp|
Umberto Boccioni|Giacomo Balla|De Chirico|Giorgio de Chirico|Morandi|Lucio Fontana|Otto Dix|George Grosz|Max Beckmann|Emil Nolde|Kirchner|
Ernst Ludwig Kirchner|Käthe Kollwitz|Gabriele Münter|Paula Modersohn-Becker|Kokoschka|Hundertwasser|Chaïm Soutine|Maurice Utrillo|Raoul Dufy|
André Derain|Vlaminck|Kees van Dongen|Tamara de Lempicka|El Lissitzky|Rodchenko|Natalia Goncharova|Larionov|Ilya Repin|Repin|Ivan Aivazovsky|
Aivazovsky|Shishkin|Levitan|Nicholas Roerich|Bilibin|Ivan Bilibin|Orozco|Siqueiros|Rufino Tamayo|Fernando Botero|Botero|Wifredo Lam|Tarsila do Amaral|
Edward Steichen|Alfred Stieglitz|Thomas Cole|Frederic Church|Albert Bierstadt|Thomas Eakins|John James Audubon|Audubon|Andrew Wyeth|N.C. Wyeth|
Thomas Hart Benton|Jacob Lawrence|Romare Bearden|Willem de Kooning|Franz Kline|Helen Frankenthaler|Joan Mitchell|Lee Krasner|Agnes Martin|
Barnett Newman|Clyfford Still|Robert Motherwell|Robert Rauschenberg|Jasper Johns|Claes Oldenburg|Tom Wesselmann|James Rosenquist|Frank Stella|
Ellsworth Kelly|Sol LeWitt|Donald Judd|Bridget Riley|Victor Vasarely|Vasarely|Louise Bourgeois|Niki de Saint Phalle|Jean Dubuffet|Yves Klein|
Pierre Soulages|Antoni Tàpies|Anselm Kiefer|Gerhard Richter|Sigmar Polke|Georg Baselitz|Joseph Beuys|Takashi Murakami|Murakami|Yoshitomo Nara|
Ai Weiwei|Zao Wou-Ki|Qi Baishi|Xu Beihong|Shen Zhou|Kitagawa Utamaro|Sharaku|Kuniyoshi|Utagawa Hiroshige|Sesshū|Raja Ravi Varma|Amrita Sher-Gil|
Jamini Roy|M.F. Husain|Shepard Fairey|Invader|Kaws|JR|Blek le Rat|Beatrix Potter|Arthur Rackham|Edmund Dulac|Kay Nielsen|John Tenniel|Quentin Blake|
Dr. Seuss|Maurice Sendak|Eric Carle|Tove Jansson|Edward Gorey|Charles Schulz|Bill Watterson|Jack Kirby|Osamu Tezuka|Akira Toriyama|Katsuhiro Otomo|
Junji Ito|Makoto Shinkai|Isao Takahata|Wes Anderson|Stanley Kubrick|Hitchcock|Fritz Lang|Georges Méliès|Ray Harryhausen|Jim Henson|Frank Frazetta|
Boris Vallejo|Syd Mead|Ralph McQuarrie|Alan Lee|John Howe|Thomas Kinkade|Wayne Thiebaud|Alex Katz|Chuck Close|Cindy Sherman|Kara Walker|Julie Mehretu|
Kehinde Wiley|Grayson Perry|Tracey Emin|Anish Kapoor|Olafur Eliasson|James Turrell|Dan Flavin|Jenny Holzer|Antoni Gaudí|Gaudí|Zaha Hadid|Le Corbusier|
Frank Lloyd Wright|William Morris|Tiffany|Lalique|Fabergé|Coco Chanel|Versace|L. S. Lowry|Stanley Spencer|Graham Sutherland|Beryl Cook|Peter Blake|
Patrick Caulfield|Augustus John|J. M. W. Turner|John Constable|George Stubbs|Joseph Wright|Rossetti|Dante Gabriel Rossetti|John Everett Millais|
Millais|Burne-Jones|Holman Hunt|Waterhouse|Alma-Tadema|Leighton|Arnold Böcklin|Böcklin|Carl Spitzweg|Philipp Otto Runge|Adolph Menzel|Lovis Corinth|
Max Liebermann|Giovanni Segantini|Carl Larsson|Anders Zorn|Hilma af Klint|Akseli Gallen-Kallela|Vilhelm Hammershøi|Peder Severin Krøyer|Jan Steen|
Jacob van Ruisdael|Pieter de Hooch|Judith Leyster|Jan van Eyck|van Eyck|Rogier van der Weyden|Hans Memling|Quentin Matsys|Lucas Cranach|Cranach|
Hans Holbein|Holbein|Matthias Grünewald|Joachim Patinir|Zurbarán|Murillo|Ribera|Sorolla|Joaquín Sorolla|Antoni Clavé|Tàpies""")
_more(WORKS, """
A Bar at the Folies-Bergère|Luncheon on the Grass|Luncheon of the Boating Party|The Third of May|Saturn|Girl with a Pearl Earring|
The Arnolfini Portrait|The Ambassadors|The Fighting Temeraire|Nude Descending a Staircase|The Treachery of Images|Golconda|The Empire of Light|
The Elephants|Swans Reflecting Elephants|The Old Guitarist|The Weeping Woman|Three Musicians|Dance at Le Moulin|The Gleaners|The Angelus|The Sower|
The Yellow House|Almond Blossom|Starry Night over the Rhône|Wheat Field with Cypresses|Cypresses|Self-Portrait with Bandaged Ear|The Red Vineyard|
The Bridge at Argenteuil|Woman with a Parasol|Rouen|San Giorgio Maggiore at Dusk|The Japanese Footbridge|The Kingfisher|Twittering Machine|Fish Magic|
Senecio|Composition VII|Yellow-Red-Blue|Several Circles|White on White|The Dream|The Sleeping Gypsy|Tiger in a Tropical Storm|The Red Studio|
Harmony in Red|Goldfish|Blue Poles|Number 31|Marilyn Diptych|Look Mickey|A Bigger Splash|Flag|Target|Broadway|Relativity|Waterfall|
Hand with Reflecting Sphere|Tower of Blue Horses|The Bride of the Wind|Proserpine|The Lady of Shalott|Flaming June|Isle of the Dead|The Sea of Ice|
The Monk by the Sea|Nymphs|The Triumph of Death|Netherlandish Proverbs|Children's Games|The Peasant Wedding|The Harvesters|The Haywain Triptych|
The Ship of Fools|The Anatomy Lesson|The Jewish Bride|View of Delft|The Art of Painting|The Laughing Cavalier|The Goldfinch|Primavera|David|
The Thinker|The Gates of Hell|Venus de Milo|Winged Victory|The Discus Thrower|Bayeux|Book of Kells|Nefertiti|The Lascaux horses|Spirited Away|
My Neighbor Totoro|Princess Mononoke|Akira|Blade Runner|Metropolis|The Matrix|Star Wars|Tron|Toy Story|Shrek|Frozen|The Lion King|Fantasia|Snow White|
The Simpsons|Adventure Time|South Park|Tintin|Asterix|Watchmen|Sin City|Super Mario|Zelda|Tetris|Pac-Man|Space Invaders|Doom|Cuphead|Hollow Night|
Okami|Monument Valley|Alice in Wonderland|Moby Dick|Dracula|Frankenstein|The Jungle Book|Where the Wild Things Are|The Very Hungry Caterpillar|
The Little Prince|Winnie the Pooh|The Lord of the Rings|Harry Potter|Narnia|Dune|Thirty-Six Views of Mount Fuji|Plum Park in Kameido|Rain at Shōno|
Along the River During the Qingming Festival|Early Spring|A Thousand Li of Rivers""")
_more(SCENES, """
a dragon over a village|a field of lavender|sailors on a calm sea|two lovers under a tree|children playing in the street|a river at night|
a snowstorm in the mountains|an autumn-coloured wood|steam trains|a crowded beach|skulls and roses|a bowl of fruit|deer in a misty forest|
a harbour at sunrise|cats on a roof|a circus parade|a medieval-looking town|rockets and planets|a sunken city|palm trees at dusk|
a bustling street in Tokyo|wild horses|an old farmhouse|a vase of tulips|whales and ships|dinosaurs|robots at war|angels and demons|
mermaids and sea monsters|cactuses in the desert|the skyline of New York|bridges over a canal|golden dragons|peonies and swallows|bamboo in the wind|
ancient ruins|clowns and acrobats|a cottage by a stream|lilies on a pond|a knight on horseback|a queen in a red gown|an alien landscape|rolling hills|
crashing waves|a thunder sky|fishermen at work|a banquet|ballet dancers|a jazz band|a chessboard|spirals and stars|tigers in tall grass|
monkeys in the trees|a moonlit road|a stormy coast|fireworks over a river|vines and berries|a rose garden|smiling faces|the solar system|
a windswept heath|ice floes|a dense jungle|tall ships|koi and lotus flowers|a night market|a train station in fog|dancing skeletons|a winter morning|
a burning ship|a swarm of bees|snow-capped peaks|a busy harbour|a quiet village|broken mirrors""")
_more(STYLE_QUALITIES, """
ancient antique baroque bold bubbling bubbly burnished charred chipped chunky coarse cosmic creamy crisp crusty crystalline curly damp dense dripping
drippy dusty electric elegant embossed engraved ethereal faded fine flaky flowing foamy frothy fuzzy glossy gleaming grainy grimy gritty hairy
hammered hand-drawn hand-made handmade hazy heavy hot iridescent jagged knitted lacquered layered leafy lumpy luminous marbled matte medieval-style
milky misty moonlit mossy neat oily old-fashioned opaque ornate overgrown painted patterned petrified polka-dot powdery psychedelic pulsing pure
radiant ragged raw realistic recycled rippling rotting rugged rusted rusty satin scratched sculpted shaggy shimmering simple sleek slimy slippery
smoky smooth snowy solid sparkling speckled spiky splattered spotted stained starry sticky stormy stretchy striped sugary sunlit surreal tangled
tarnished thorny tiny torn translucent turbulent twisted velvety-soft wavy weathered wet whimsical windy wooden woolly worn wrinkled""")
_more(DETAILS, """
with heavy outlines|in muted tones|in neon colours|with long shadows|in the fog|in the moonshine|at dawn|at dusk|by candle light|under the stars|
in autumn-like colours|in winter|in spring|in summer|in black ink|in white and blue|in gold and red|on rough paper|on brown paper|on a blackboard|
on wood|on stone|on glass|on silk|on a dark background|on a white background|with silver edges|with a thick brush|with thin lines|with fine lines|
with swirling lines|with bold colours|with many details|with lots of contrast|with rounded corners|with red accents|with blue shadows|
with golden light|with drips of paint|with torn edges|made of light|made by hand|made of many small pieces|made in the 1920s|from the 1970s|
from the Renaissance|from the future|from outer space|from a children's book|from an old book|from a dream|from ancient Egypt|from ancient Greece|
from medieval-like times|full of stars|full of life|full of holes|full of colour|in a golden frame|in slow motion|in 3d|in 8 bit|in two colours|
in shades of blue|in shades of grey|in sepia tones|in soft light|in strong light|in a dark forest|in the wind|in full bloom|covered in dust|
covered with ivy|covered in gold|on a rainy day|over the sea|by the sea""")
_more(PARTICIPLES, """
folded from paper|carved from wood|carved by hand|painted on glass|painted on wood|painted on a wall|drawn with crayons|drawn with a ballpoint pen|
drawn on a napkin|sketched in pencil|scribbled by a toddler|printed on paper|printed in 3d|etched in copper|cut from tin|cut from cardboard|
glued from scraps|made from junk|made of a thousand pieces|made by robots|built by children|sewn by hand|stitched together|knitted by grandma|
covered in rust|covered with stickers|covered in graffiti|covered in glitter|covered in mud|overgrown with ivy|overgrown with roses|
dripping with paint|dripping with honey|dripping with gold|bathed in gold|dipped in gold|dipped in paint|lit from within|lit by candles|
lit by the moon|melting in the sun|melting like wax|burning brightly|glowing in the dark|frozen solid|frozen in ice|buried in sand|half melted|
seen through water|seen through rain|seen in a dream|hit by lightning|turned to stone|wrapped in paper|wrapped in ribbons|hand carved|hand knitted|
hand sewn|finely engraved|freshly painted""")
