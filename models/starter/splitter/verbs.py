"""Verbs of change, covering, drawing, making and swapping, with what follows them, and their forms.

A *group* is (weight, verbs, tails). A tail says what follows the verb, in the notation of the frames: ``{o}`` the
objects, ``{c}`` the content. Only the first word of "dress up" or "turn over" is inflected.
"""

BASE, GERUND, PAST, PARTICIPLE, THIRD = range(5)

_TURN = """turn turn turn turn convert transform transform change change morph translate alter shift switch evolve warp mutate
transmute transfigure reshape twist bend recast remake remodel rework reword metamorphose transpose bring over|carry over|magic
process edit adapt upgrade downgrade develop melt blur fade dissolve grow blend shape make over|redo|flip|map|port|force|
conjure|enchant|bewitch|charm|spell|age|cook|distill|forge|refashion|rebuild|rearrange|restyle|restyle|reimagine|reimagine|
reinvent|reinterpret|redesign|recreate|rethink|modify|photoshop|beam|teleport|polymorph|shapeshift|crystallise|simplify|
stylize|stylise|style|customize|swap over|rewrite|retool|repurpose|elevate|demote|promote|nudge|push|move|take|send|steer"""
_COVER = """cover cover cover coat coat smother wrap wrap drape drench dip douse bathe soak splash plaster plate clad encase
envelop cloak shroud swathe sheathe line upholster wallpaper tile pave carpet dust sprinkle spray splatter shower flood fill stuff
layer overlay festoon decorate adorn embellish ornament garnish trim glaze varnish lacquer tint dye stain color colour tattoo
pattern texture dress clothe outfit costume deck out|infuse imbue saturate suffuse blend mix merge fuse combine paint repaint
overgrow wreathe carpet speckle dot dapple streak smear daub slather spread bury submerge immerse dunk plunge cast bind bundle
swaddle veil mask hide face panel surface resurface refinish finish reupholster retexture reskin skin wash swirl steep marinate
hatch shade stripe brush emboss inlay encrust stud bedazzle pave powder rub polish polish up|spruce up|jazz up|liven up|brighten
up|doll up|do up|fit out|kit out|pack|load|top|crown|drown|baptize|engulf|swamp|plaster over|paint over|rim|edge|frame|set|caulk|
print|stamp|project|light|illuminate|flavor|season|ice|sugar|butter|enrich|strew|pepper|lavish|hang|gift-wrap|vinyl wrap"""
_APPLY = """apply apply apply put put lay spread pour sprinkle spray splash smear slap stick glue paste project drape wrap throw
place drop stamp print brush daub layer add add map transfer bring scatter plaster pile set impose superimpose stretch hang
dab drizzle dribble drip dump empty fling toss hurl shower rain trickle smudge rub roll paint draw sketch etch engrave emboss
carve weave sew stitch knit embroider pin nail tape fix attach mount install wear overlay stencil tattoo cast spill plant grow
sling slide push press iron bake fuse blend mix work use try copy move carry port extend mirror reflect beam shine let loose"""
_DRAW = """paint paint paint draw draw render render depict portray illustrate show show present reimagine reimagine reinterpret
recreate redraw redraw repaint envision picture imagine visualise visualize sketch redo recast remodel restyle stylize stylise treat
see interpret represent display design redesign produce compose etch engrave ink doodle scribble trace outline shade
photograph film print reprint reproduce model sculpt cartoon design conceive frame style stage do do do do up|set|create|
generate|re-create|re-render|remake|make|mock up|dream up|recolor|recolour|sign|pen|pencil|brush|colour|capture|immortalise|
express|exhibit|feature|deliver|output|give me|show me|get me|bring me|hand me|send me"""
_FROM = """carve carve sculpt sculpt build build rebuild make make knit weave sew cast forge mold mould fashion model construct form
craft stitch assemble cut chisel shape bake blow fold print create remake whittle hew weld hammer shape produce
manufacture fabricate grow compose chip cobble together|piece together|put together|patch together|glue together|bend|roll|braid|
plait|tailor|press|squeeze|spin|3d print|re-create|recreate|rework|redo|draw|paint|reconstruct|reassemble|wring|tear|conjure"""
_SWAP = """swap swap trade exchange replace replace switch substitute barter change swap out|trade in|switch out|change out|
supplant|supersede|overwrite|give up|renew"""



def _verbs(text):
    """A list from words, of which those joined by "|" may be several words each."""
    verbs = []
    for chunk in text.replace("\n", " ").split("|"):
        words = chunk.split()
        if not words:
            continue
        last = words[-1]
        # "... brighten up" before a "|" is one verb of two words.
        if len(words) > 1 and last in {"up", "out", "over", "together", "in", "loose", "me"}:
            verbs += words[:-2] + [words[-2] + " " + last]
        elif len(words) == 2 and words[0] in {"vinyl", "3d"}:
            verbs.append(" ".join(words))
        else:
            verbs += words
    return verbs


_OPT = "[all|completely|totally|entirely|partly|fully|quickly|gently|magically]"
GROUPS = [
    (14, _verbs(_TURN), ["{o} into {c}", "{o} into {c}", "{o} into {c}", "{o} to {c}", "{o} into {c}", "{o} " + _OPT + " into {c}",
        "{o} (into|to|towards|from what it is to|over to|in the direction of|until it is|so it becomes|so that it becomes|to resemble|to look like|"
        "to match|to be|so that it looks like|until it looks like|until it resembles|such that it seems) {c}",
        "{o} into (something like|something resembling|something made of|a thing of|something out of|an object made of|its own version of) {c}",
        "{o} to (make it|make it look like|get|have it be|become|give it the look of) {c}"]),
    (13, _verbs(_COVER), ["{o} with {c}", "{o} in {c}", "{o} with {c}", "{o} in {c}",
        "{o} (with|in|in nothing but|with lots of|with some|with plenty of|with a layer of|in a coat of|in layers of|with a thick layer of|from top to bottom in|"
        "from head to toe in|all over with|completely in|entirely with|up in|out in|up with|to the brim with|using) {c}"]),
    (9, _verbs(_APPLY), ["{c} (on|onto|over|to|on|onto|across|upon|all over|on top of|around|into|through) {o}", "{c} (on|onto|over|to|on) {o}",
        "(some|lots of|a lot of|a bit of|a layer of|a coat of|a sheet of|plenty of|a veil of|a touch of|more|the look of|the texture of|the pattern of) {c} (on|onto|over|to|across|all over) {o}",
        "(a|an|the|some) {c} (texture|effect|finish|look|style|surface|theme|filter|skin) (on|onto|over|to|across|all over) {o}"]),
    (12, _verbs(_DRAW), ["{o} as {c}", "{o} as {c}", "{o} in {c}", "{o} in the style of {c}", "{o} like {c}",
        "{o} (as if it were|as though it were|as if it was|as if made of|as if painted by|as part of|as a piece of|as something out of|as seen in|as done in|as imagined by|"
        "in the manner of|in the fashion of|in the look of|in the vein of|in a style like|in the spirit of|by way of|by means of|using|through the lens of|after|"
        "inspired by|the way of|with a nod to|with the look of|with the feel of|with the hand of|with the colours of|with|the same way as|similar to|in shades of|in tones of) {c}",
        "{o} (in|with|using|in a|in an|in the|with a|with an|with the|in some) {c} (style|style|style|look|look|manner|fashion|aesthetic|technique|theme|way|vibe|spirit|feel|mood|finish|treatment|mode)",
        "{o} as (a|an|the) {c} (version of itself|version|rendition|interpretation)", "(a|an|the|some) {c} (version|rendition|interpretation|rendering|take|variant|variation|adaptation|edition|remake|copy) of {o}"]),
    (8, _verbs(_FROM), ["{o} from {c}", "{o} out of {c}", "{o} of {c}", "{o} (entirely|completely|only|wholly|again|anew) (from|out of|of|with|using|in) {c}",
        "{o} (from|out of|using|with|in|from pieces of|from a block of|out of pure|out of pieces of|from nothing but) {c}"]),
    (5, _verbs(_SWAP), ["{o} for {c}", "{o} with {c}", "{o} (for|with|by|against|for a piece of|for something made of|for some|for a version in|for one made of|in favour of) {c}"]),
    (1, ["substitute", "insert", "put in", "use", "choose", "introduce", "supply", "put"], ["{c} (for|in place of|instead of|in lieu of) {o}"]),
    (4, ["give", "lend", "grant", "offer", "bring", "award", "hand", "gift", "get"], [
        "{o} (the look of|the appearance of|the texture of|a touch of|the style of|the feel of|a coat of|a layer of|the surface of|a skin of|the colours of|a bit of|the air of|the charm of|a dose of) {c}",
        "{o} (a|an|the|some|a nice|a more|that|a proper|a full) {c} (look|style|texture|finish|effect|feel|makeover|appearance|treatment|surface|design|skin|theme|touch|vibe|vibes|flair|twist|aesthetic|coating|facelift|flavour|spin)",
        "{o} (a makeover|a new look|a makeover|a new coat|a facelift|a new life|new clothes|a second skin) (in|as|with|of|out of|inspired by|in the style of) {c}"]),
    (4, ["make", "make", "keep", "have", "get", "leave"], ["{o} look like {c}", "{o} look like {c}", "{o} (look|seem|appear|feel) (like|as if it were|as though it were|like it is|as if it is) [made of|painted by|drawn in|from] {c}",
        "{o} (resemble|appear as|pass for|mimic|imitate|look made of|look as if made of|feel like|read as|come across as|appear to be|seem to be|look a lot like|look more like|look just like|look like they are made of) {c}",
        "{o} {c}", "{o} (all|entirely|purely|nothing but|out of|of|from) {c}", "{o} (more|a bit|a little|slightly) like {c}", "{o} (be|become|turn into|turn to|go|appear in|turn out as) {c}"]),
    (2, ["dress", "dress up", "disguise", "cast", "mask", "pass off", "reincarnate", "recreate", "crown", "camouflage", "redecorate", "masquerade", "repackage", "reframe", "reissue"], ["{o} as {c}", "{o} (up as|to look like|so it resembles|so that it looks like) {c}"]),
    (2, ["bring", "move", "push", "nudge", "take", "steer", "drag", "pull", "transport", "send", "shift", "propel", "guide", "put", "place", "set", "drop"], ["{o} (closer to|nearer to|towards|toward|into the world of|to the world of|into the realm of|in the direction of|back to|back in time as|into the age of|into) {c}"]),
    (2, ["combine", "merge", "blend", "mix", "fuse", "cross", "mash up", "marry", "pair", "match", "link", "unite"], ["{o} (with|and|with the look of|with the style of|with the colours of) {c}", "{o} (together with|with a touch of) {c}"]),
    (2, ["go", "go for", "opt for", "choose", "pick", "select", "use", "try", "take", "do", "borrow from", "draw on", "lean on", "turn to", "rely on", "think", "go full", "call on", "aim for", "be inspired by", "follow", "imitate", "channel", "copy", "quote", "emulate", "evoke", "mimic", "echo", "reference", "consult"],
        ["{c} (for|on|with|when it comes to|when you draw|when painting|to paint|to cover|to render|to style|for the look of|to restyle|as the look of|as a style for|as inspiration for|as the texture of) {o}",
         "[the|some] {c} (style|look|aesthetic|texture|vibes) (for|on|with|to paint) {o}"]),
    (2, ["let", "let", "have", "watch", "help", "see"], ["{o} (become|turn into|turn to|melt into|dissolve into|grow into|evolve into|morph into|transform into|change into|end up as|look like|be made of|"
        "be reborn as|fade into|blend into|burst into|freeze into|bloom into|blossom into|wear|be|be like|be covered with|be covered in|shift to|go|resemble|be drawn like|be inspired by|come out as|appear in|"
        "shine in|glow in|drown in|bathe in|dissolve in|take on the look of|take the form of|pass for|double as|imitate|be painted by) {c}"]),
]

# What an object does of itself, as (base, third person, past).
RESULTS = [tuple(line.split("|")) for line in """
become|becomes|became
become|becomes|became
turn into|turns into|turned into
turn to|turns to|turned to
look like|looks like|looked like
look like|looks like|looked like
resemble|resembles|resembled
be|is|was
be made of|is made of|was made of
be made from|is made from|was made out of
be built from|is built from|was built from
be painted by|is painted by|was painted by
be in the style of|is in the style of|was in the style of
be like|is like|was like
appear as|appears as|appeared as
appear in|appears in|appeared in
seem to be|seems to be|seemed to be
seem made of|seems made of|seemed made of
melt into|melts into|melted into
dissolve into|dissolves into|dissolved into
grow into|grows into|grew into
evolve into|evolves into|evolved into
transform into|transforms into|transformed into
morph into|morphs into|morphed into
change into|changes into|changed into
change to|changes to|changed to
shift to|shifts to|shifted to
switch to|switches to|switched to
freeze into|freezes into|froze into
end up as|ends up as|ended up as
end up in|ends up in|ended up in
come out as|comes out as|came out as
come in|comes in|came in
go|goes|went
pass for|passes for|passed for
double as|doubles as|doubled as
mimic|mimics|mimicked
imitate|imitates|imitated
evoke|evokes|evoked
recall|recalls|recalled
wear|wears|wore
have the look of|has the look of|had the look of
have the texture of|has the texture of|had the texture of
take on the look of|takes on the look of|took on the look of
take the form of|takes the form of|took the form of
be covered in|is covered in|was covered in
be covered with|is covered with|was covered with
be wrapped in|is wrapped in|was wrapped in
be dressed in|is dressed in|was dressed in
be replaced by|is replaced by|was replaced by
be turned into|is turned into|was turned into
be rendered in|is rendered in|was rendered in
be drawn in|is drawn in|was drawn in
be done in|is done in|was done in
be shown as|is shown as|was shown as
be carved from|is carved from|was carved from
be inspired by|is inspired by|was inspired by
be painted as|is painted as|was painted as
be full of|is full of|was full of
be nothing but|is nothing but|was nothing but
consist of|consists of|consisted of
feel like|feels like|felt like
read as|reads as|read as
burst into|bursts into|burst into
shine like|shines like|shone like
look more like|looks more like|looked more like
look painted by|looks painted by|looked painted by
look as if it came from|looks as if it came from|looked as if it came from
belong in|belongs in|belonged in
match|matches|matched
""".strip().splitlines()]

_IRREGULAR = {"make": "made made", "draw": "drew drawn", "put": "put put", "set": "set set", "cut": "cut cut", "give": "gave given", "take": "took taken",
    "bring": "brought brought", "weave": "weaved weaved", "build": "built built", "rebuild": "rebuilt rebuilt", "show": "showed shown", "see": "saw seen",
    "do": "did done", "redo": "redid redone", "redraw": "redrew redrawn", "cast": "cast cast", "recast": "recast recast", "remake": "remade remade", "spread": "spread spread",
    "throw": "threw thrown", "stick": "stuck stuck", "fling": "flung flung", "hang": "hung hung", "lay": "laid laid", "let": "let let", "have": "had had", "get": "got got",
    "keep": "kept kept", "go": "went gone", "choose": "chose chosen", "think": "thought thought", "draw on": "drew drawn", "bind": "bound bound", "hide": "hid hidden",
    "grow": "grew grown", "overgrow": "overgrew overgrown", "blow": "blew blown", "sew": "sewed sewn", "send": "sent sent", "bend": "bent bent", "swing": "swung swung",
    "rewrite": "rewrote rewritten", "rethink": "rethought rethought", "steal": "stole stolen", "sling": "slung slung", "slide": "slid slid", "shine": "shone shone",
    "grind": "ground ground", "hew": "hewed hewn", "spin": "spun spun", "tear": "tore torn", "wring": "wrung wrung", "be": "were been", "lend": "lent lent", "wear": "wore worn",
    "leave": "left left", "overwrite": "overwrote overwritten", "light": "lit lit", "dream": "dreamt dreamt", "mold": "molded molded", "beam": "beamed beamed", "lean": "leant leant",
    "hold": "held held", "find": "found found", "try": "tried tried", "strew": "strewed strewn", "drive": "drove driven", "read": "read read", "become": "became become", "clad": "clad clad", "sweep": "swept swept"}
_DOUBLED = set("""swap wrap dip drop dab drip stop trim slap stir strip knit pin map rub pat plan plot tap set put cut get let rim shop port
hem jam dot stud chip blur ship flip top fit drag transfer""".split()) - {"port"}


def inflect(verb, form):
    """A form of a verb: inflect("dress up", GERUND) is "dressing up"."""
    word, space, rest = verb.partition(" ")
    if word in {"3d", "vinyl", "gift-wrap"} and rest:
        return word + " " + inflect(rest, form)
    return _inflect(word, form) + space + rest


def _inflect(word, form):
    if form == BASE:
        return word
    if word == "be":
        return {GERUND: "being", PAST: "were", PARTICIPLE: "been", THIRD: "is"}[form]
    if form in (PAST, PARTICIPLE) and word in _IRREGULAR:
        return _IRREGULAR[word].split()[form - PAST]
    stem = word.rsplit("-", 1)[-1]
    doubled = stem in _DOUBLED or word.endswith("wrap") or word.endswith("set") and form == GERUND
    if form == THIRD:
        if word == "have":
            return "has"
        if word.endswith(("s", "sh", "ch", "x", "z", "o")):
            return word + "es"
        return word[:-1] + "ies" if word.endswith("y") and word[-2] not in "aeiou" else word + "s"
    if form == GERUND:
        if word.endswith("ie"):
            return word[:-2] + "ying"
        if word.endswith("e") and not word.endswith(("ee", "ye", "oe")):
            return word[:-1] + "ing"
        return word + (word[-1] if doubled else "") + "ing"
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ied"
    return word + (word[-1] if doubled else "") + "ed"
