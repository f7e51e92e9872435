"""Flat frames: sentences with places for the parts, each written out whole.

The notation: ``(a|b)`` picks one, ``[a]`` is there half of the time, ``{o}`` and ``{c}`` are the parts, ``{a}`` an artist as
the content, ``{n}`` any other noun phrase, ``{v}`` any other verb, ``{q}`` a quality, ``{w}`` the whole picture.
``sentences.py`` composes many more.
"""

CHANGE = """(turn|turn|turn|transform|convert|change|make|remake|reshape|shift|translate|mutate|render|
recolor|remodel|stylize|stylise|style|redo|redesign|repaint|retouch|modify|alter|edit|switch|
transfigure|transmute|rewrite|process|recreate|reinterpret|adapt|bring|move|set|do|{v}|{v}|{v})""".replace("\n", "")
DRAW = """(paint|draw|render|sketch|repaint|show|depict|illustrate|display|portray|re-draw|present|design|
stylize|style|visualize|create|produce|generate|print|{v})""".replace("\n", "")
INTO = "(into|into|into|to|to|as|in to|over to)"
LIKE = "(look like|look like|look as if it were|look as if made of|resemble|appear as|appear like|seem like|" \
    "seem to be|be|look more like|look exactly like|look a bit like|feel like)"
STYLED = "(in the style of|in the style of|in the styles of|in style of|using the style of|with the style of|" \
    "in the manner of|after|like|as in|inspired by|influenced by|following|as if painted by|as painted by|drawn by|" \
    "in the look of|in a style like|in the spirit of|reminiscent of|based on|similar to)"
WRAPPED = "(in|in|in a|in an|with a|with|using|using a|as) [very|more] {c} (style|style|style|look|effect|texture|finish|" \
    "aesthetic|theme|fashion|vibe|design|filter|feel|appearance|mode|version)"
MADE = "(made of|made of|made from|made out of|built from|built out of|out of|from|consisting of|composed of|formed of|" \
    "created from|constructed of|that is made of|cut from|cast in|carved from|painted in|formed from)"

# (weight, frame). Both parts are there.
FRAMES = [
    (10, CHANGE + " {o} " + INTO + " {c}"),
    (3, CHANGE + " {o} (into|to|as) (something|a thing|an object) (like|that looks like|made of|resembling) {c}"),
    (2, CHANGE + " {o} (so that|so|until|such that) it (looks like|is|becomes|resembles|appears as|turns into|is made of|"
        "seems made of|looks like it is made of) {c}"),
    (6, "make {o} " + LIKE + " {c}"),
    (3, "make {o} " + MADE + " {c}"),
    (3, "make {o} [all|completely|totally|entirely|more|really] {c}"),
    (2, "make {o} look (like it is|like it's|as though it is|as though it were|as if it's) (made of|made from|"
        "painted in|covered in|carved from|built from) {c}"),
    (3, "(make|turn|paint|draw|render|style|change|show|{v}) {o} " + STYLED + " {c}"),
    (3, "(make|turn|paint|draw|render|style|change|show|put|do|{v}) {o} " + WRAPPED),
    (4, DRAW + " {o} (as|as|like|in|with|using|by means of|by using|through|after) {c}"),
    (2, DRAW + " {o} as (if|though) it (were|was|is) (made of|built from|drawn in|a piece of|) {c}"),
    (3, "(give|lend|grant) {o} (the look of|the appearance of|the texture of|a touch of|the style of|the feel of|a coat of|"
        "the shape of|a layer of|the colors of) {c}"),
    (3, "(give|lend|grant|offer) {o} (a|an|the|some|a nice|a more) {c} (look|style|texture|finish|effect|feel|makeover|"
        "appearance|treatment|surface|design|skin|theme|touch)"),
    (3, "(apply|add|transfer|bring|use|put|map) (|the|a|an|some) {c} (style|effect|texture|look|filter|finish|theme) (to|to|on|"
        "onto|for|over) {o}"),
    (3, "(apply|add|put|use|place|spread|throw|spray|pour|stick|project|{v}) {c} (to|on|onto|for|over|upon|across|all over|"
        "on top of) {o}"),
    (2, "(apply|use|take|copy|transfer|add) the (style|look|texture|appearance|colors|feel) of {c} (to|on|for|onto|over) {o}"),
    (3, "(cover|fill|decorate|replace|paint|texture|plate|overlay|mix|blend|combine|color|tint|clothe|merge|{v}) {o} "
        "(with|with|in|by|using|inside) {c}"),
    (2, "(replace|exchange|swap|switch) {o} (with|for|by|against) {c}"),
    (2, "(let|have) {o} (look like|turn into|be|transform into|appear as|be made of|change into|be turned into|be painted as|"
        "be drawn in the style of|look like it was made of|change to|grow into|be replaced with|be painted like) {c}"),
    (1, "(see|view|present|treat|consider|think of|show|display) {o} as {c}"),
    # The style first.
    (2, "(in the style of|like|as|after|in the manner of|using|with) {c} , (paint|draw|render|make|show|style|depict|do|"
        "{v}) {o}"),
    (2, "(in|using|with) (a|an|the|) {c} (style|look|texture|effect|manner|theme) [,] (paint|draw|render|make|show|style|"
        "depict|display|{v}) {o}"),
    (2, "(use|using|take|try|with|choose|pick|select|i choose|i want|we need|give me|{v}) {c} (for|on|to paint|to cover|to draw|"
        "to render|to style|to make|as the style of|as style for|as the texture of|as the look of|to fill|instead of|"
        "in place of|where i see|as a replacement for) {o}"),
    (2, "{c} (style|look|effect|texture|version|theme) (for|on|of|to) {o}"),
    (2, "{c} (for|on|onto|over|instead of|is for|goes on|belongs on|should cover|should replace|is the new look of|"
        "is the style for|is how i want|all over|across) {o}"),
    (1, "(make|create|draw|paint|do|produce|generate|show) (a|an|the) {c} (version|rendition|style version|interpretation|"
        "variant|copy|edition|rendering) of {o}"),
    (1, "(a|an|the) {c} (version|rendition|variant|interpretation|rendering) of {o}"),
    (1, "(as|like|into|to) {c} [,] {o}"),
    (1, "it (should|must|has to|is going to) be {c} (for|on|instead of) {o}"),
    (1, "{c} is (what|how) (i want|we need|you should make|you make) {o} (to be|to look like|into|to look|to become)"),
    # Arrows and keys.
    (4, "{o} (->|->|-->|=>|→|:|=|==>|>|–|—|-|/|;|,|+|+|..) {c}"),
    (2, "{o} (->>|~|➜|⟶|::|&|@|•|»|--|^|\\\\|==|*|↦|·|#|=-|-=|%|<-|←|<>|..>|>>>|$|_|?|!|+=|:=|as|2|4|in|to|into) {c}"),
    (1, "{o} (->|=>|→|:) {c} (style|look|texture|effect)"),
    (1, "(object|objects|subject|what|thing|mask|content|region|area|item)(:| :| =|=) {o}(,|;|.|/|) "
        "(style|content|look|how|texture|into|effect|result|new style|as)(:| :| =|=) {c}"),
    (1, "(style|look|how|texture|effect|new style|into|appearance|result|art)(:| :| =|=) {c}(,|;|.|/|) "
        "(object|objects|subject|what|thing|where|target|on|for|item|region)(:| :| =|=) {o}"),
    (1, "( from| from|change) {o} to {c}"),
    (1, "(\"|'|“|<|*){o}(\"|'|”|>|*) (into|to|->|as|in the style of|:|=|like) (\"|'|“|<|*){c}(\"|'|”|>|*)"),
    # Without a verb.
    (4, "{o} (as|in|like|into|to|made of|made from|out of|turned into|transformed into|turned to|drawn as|painted as|"
        "rendered as|styled as|in the style of|painted by|with the look of|after|covered in|covered with|seen as|"
        "replaced by|inspired by|in the form of|changed to|full of) {c}"),
    (2, "{o} in (a|an|the|) {c} (style|look|theme|texture|fashion|manner)"),
    (2, "{o} (,|but|but|but as|but in|yet|only|except|, but) [make it|made of|it's|as|turn it into|in] {c}"),
    (2, "{o} (should|must|shall|will|has to|needs to|could|may|can|is to|would) (be|look like|become|turn into|turn to|resemble|"
        "appear as|be made of|be turned into|be painted in|change into|be covered with|be drawn as|be painted by|"
        "be replaced by|be transformed into|be painted in the style of|look as if made of) {c}"),
    (1, "{o} (becomes|is|is now|turns into|turns to|looks like|goes|gets turned into|is made of|is turning into|equals|"
        "gets painted as|changes to|is transformed into|will be|changes into|wants to be) {c}"),
    # Wishes.
    (3, "(i want|i'd like|i would like|i wish|i need|we want|we'd like|we would like|i would love|i prefer|please have|i expect|"
        "she wants|he wants|you have|get) {o} (to be|to look like|to become|as|in|made of|turned into|to turn into|"
        "painted as|drawn in the style of|to resemble|in the style of|made from|to be made of|like|looking like|to appear as|"
        "converted to|transformed into|painted by|changed into|to be turned into|covered in|rendered in|done in) {c}"),
    (2, "(i want|i'd like|i would like|i need|we want|i would love|help me|i am trying|i wish) to (turn|see|change|have|make|"
        "transform|paint|convert|get|{v}) {o} (into|as|in|in the style of|made of|like|to|painted as|with) {c}"),
    (1, "(it would be|it'd be|that would be) (nice|cool|lovely|fun|good|perfect|wonderful) (if|to have|to make|if we made) {o} "
        "(looked like|look like|was|were|became|turned into|made of|as|in the style of|appeared as) {c}"),
    (1, "(i think|i believe|i feel|maybe|perhaps|i suggest) {o} (should be|would look good as|would be better as|"
        "looks better in|could be|would look nice in|should look like|should become|might be nicer as|needs) {c}"),
    # Questions.
    (3, "(can|could|would|will) you (please|just|maybe|quickly|) (turn|make|change|convert|transform|paint|draw|render|"
        "show me|do|get|style|{v}) {o} (into|to|as|in|like|look like|in the style of|with|made of) {c} ?"),
    (2, "(can|could|may|might|should|will|would) {o} (be|become|be made of|look like|be turned into|turn into|be painted as|be shown as|"
        "be drawn in the style of|be in|be changed to|get turned into|be transformed into|have the look of) {c} ?"),
    (1, "(what|how) (would|does|might|will) {o} look (like as|as|in|made of|like in|like made of|like in the style of|"
        "like painted by|if made of|when made of|with|if turned into) {c} ?"),
    (1, "(what about|how about|what if we tried|why not try|shall we have|may we see|may i see|can i see|can i get|"
        "can we have|could i see|could i get|can i have|could you do) {o} (in|as|made of|in the style of|like|painted by|turned into|"
        "made from|made into|but in|covered in|done in|painted in) {c} ?"),
    (1, "(is it possible|are we able|is there any way|do you know how|would you be able|would you like|do you want) to (turn|make|"
        "change|paint|convert|have|see|get|{v}) {o} (into|to|look like|as|in|in the style of|like|made of) {c} ?"),
    (1, "(why don't you|why can't we|why don't we|can we|could we|shall we|should we|can't you|won't you) (turn|make|paint|change|"
        "convert|draw|transform|put|{v}) {o} (into|to|look like|as|in|in the style of|like|made of|with) {c} ?"),
    (1, "(can|could|would|will) you (apply|use|put|add|bring|try) {c} (to|on|onto|for|over) {o} ?"),
    (1, "(what if|suppose|pretend) {o} (were|was|is|became|looked like|turned into|would be) [made of] {c} [?]"),
    (1, "how would {c} (look|work|be) (on|as|for|over) {o} ?"),
    (1, "would {o} (look good|be nice|be better|look better|work|be cool) (as|in|made of|in the style of|with|like) {c} ?"),
    (1, "(who|if|when|as|because) {v} {n} , (turn|change|make|paint) {o} (into|to|as|like) {c}"),
    # Looser ways to say it.
    (3, "{o} in {c}"),
    (2, "(i want|i'd like|i like|i love|we love|i would love|i hope|i am|everyone wants) (to see|seeing|having|looking at|to have|"
        "the idea of|the look of|to get|watching) {o} (in|as|made of|like|in the style of|with|painted in|turned into|after|from) {c}"),
    (1, "(bring|lay|project|copy|paste|transfer) the (look|texture|style|colors|surface|brush|spirit|hand) of {c} (on|onto|over|to|upon) {o}"),
    (1, "(use|try|take|borrow|steal) the (brush|hand|palette|colors|spirit|eye|pen|technique) of {c} (on|for|to paint|to draw|with) {o}"),
    (1, "{c} (would|will|might|could|may|should) (be|look|work|feel|fit) (great|perfect|good|nice|well|best|fine|lovely|right) (for|on|with) {o}"),
    (1, "(make|paint|draw|show|let|have) {o} [look|seem|appear] (as if|as though|like) (he|she|they|it) (is|was|were|are|had been|has been) "
        "(made of|painted by|made from|painted in|carved from|covered in|turned into|drawn in|drawn by|built of) {c}"),
    (1, "{o} (should|must|could|will|shall|has to) (look|seem|appear|show up|come out|be seen|be) (like|as if|as though) (he|she|they|it) "
        "(is|was|were|are) (made of|painted by|made from|painted in|carved from|covered in|drawn in) {c}"),
    (1, "{o} (should|must|could|can|will|shall) (appear|be|look|be seen|be rendered|be painted|come out|be done|be shown|stay|go) (in|as|in the style of|with|"
        "after|like|made of) {c}"),
    (1, "(take|pick|find|grab|get|choose|select) {o} (and|, and|, then|and then|to) (turn|make|change|convert|transform|{v}) (it|them|him|her) "
        "(into|to|as|like|look like|out of|in|from) {c}"),
    (2, "{v} {o} (in|as|with|like|into|from|to|using|out of|of|through|onto|after|by|for|towards|until it is|so it is|such that it is) {c}"),
    (1, "{v} {v} {o} (in|as|with|like|into|from|to|using|out of|after) {c}"),
    (1, "{v} {c} (on|onto|over|to|for|across|upon|into|through|around) {o}"),
    (1, "{o} {v} (in|as|with|like|into|from|to|of|out of|by) {c}"),
    (1, "[the] {v} of {o} (is|should be|will be|becomes) {c}"),
    (1, "(a|the|my|our|your) (wish|plan|idea|task|request|goal|job|order|dream|question) (is|for today is|would be|:) (to|:|) (turn|make|change|see|have|"
        "paint|get) {o} (into|as|in|like|look like|made of|to) {c}"),
    (1, "(i|we|they|he|she) (am|is|are|was|were) (thinking of|dreaming of|picturing|planning|painting|thinking about) {o} (as|in|like|made of|into|with) {c}"),
    (1, "(today|tonight|tomorrow|here|now|this time|for once|finally|next) {o} (is|gets|becomes|turns into|goes|comes in|will be|looks like|wears) {c}"),
    # The style first, in more ways.
    (1, "{c} (is|would be|will be|was|shall be) (the|my|our|the right|the best|a good|a nice) (choice|style|look|idea|material|option|theme|plan|thing|answer) "
        "(for|of|to use on|to give|to put on) {o}"),
    (1, "{c} (, please , |, |! |. |: |; |- )(for|on|to|at|with|over) {o}"),
    (1, "{c} (. |! |, |; |: )(that is|that's|this is|it is|it's) (what|how|the way|the style|the look) (i see|i want|we need|we see|you should make|suits|fits|i had in mind for|i chose for) {o}"),
    (1, "(a|the|some|) {c} (style|look|texture|theme|effect) (is|would be|seems) (right|good|perfect|nice|best|great|needed|required) (for|on) {o}"),
    (1, "(may|can|could|will|should) {c} (be|go|be put|be used|be applied|be painted|be added) (on|onto|for|over|to|as the look of|as the style of) {o} ?"),
    (1, "(put|set|see|show|make|have|get|try|do) {c} (where|wherever|in place of|in the place of|over|at|on) {o} (is|was|stands|sits|now is|appears|)"),
    (1, "(out of|from|with|of|in) {c} [please] (you should|please|you can|you must|we|i will|let us|i'd|) (make|build|form|create|paint|shape|construct|do|{v}) {o}"),
    (1, "(like|as|similar to|just like|exactly like|not unlike|as if it were|as though it were) {c} [,] (is how|is what|that's how|so) (i see|i want|you make|should be|we like|looks) {o}"),
    (1, "i (want|need|would like|prefer|love|choose|see|demand|expect|suggest) {c} (for|on|as the look of|over|across|instead of) {o}"),
    (1, "(create|build|produce|form|{v}) (a|an|the|some) {c} (out of|from|using|with|instead of) {o}"),
    (1, "{c} {o} (please|, please|pls|, thanks|would be nice|is what i want|!|now)"),
    (1, "(turn to|go to|switch to|change to|{v}) {c} (for|with|on|in the case of|when it comes to) {o}"),
    (1, "(nothing but|only|just|pure|all|simply) {c} (for|on|over|will do for) {o}"),
    (1, "{c} (replaces|covers|fills|hides|wraps|eats|surrounds|overgrows|takes over|swallows|paints|decorates) {o}"),
    (1, "{c} [all] (over|around|across|inside|through|upon) {o}"),
    # Statements.
    (2, "{o} (, as|, in|, made of|, painted in|, drawn as|, done in|, seen as|, but as|, now|, only in|, this time in|, now made of|, covered in|, turned into|, shown as) {c}"),
    (1, "{o} (needs|wants|gets|deserved|receives|has|had|takes|demands|asks for|is in need of|longs for|calls for|could use|is missing|lacks) {c}"),
    (1, "{o} (needs|wants|gets|should have|must have|has|receives|could use|calls for) (a|an|the|some) {c} (look|style|texture|finish|effect|makeover|touch|surface)"),
    (1, "{o} (is|was|has been|had been|will have been|is being|must have been|seems|appears|looks|feels|may be|might be) (made of|built of|turned into|painted as|formed from|changed into|"
        "to be made of|like|covered in|all|completely|drawn by|painted by|full of|nothing but|transformed to|pure|cast in) {c}"),
    (1, "(in my mind|in this world|in the end|by magic|from today|after that|as of now|in the final picture|in a dream|once upon a time|on my wall) [,] {o} "
        "(is|was|becomes|is made of|turns into|looks like|will be|has turned to|has become|should be|goes|appears as) {c}"),
    (1, "{n} (stays|remains|is fine|is ok|can stay|is good|may stay|does not matter) [as it is] (,|, but|and|, and|;|. |, only) {o} "
        "(becomes|turns into|is|gets|should be|changes to|goes to|turns|is to be|is made of|must be|becomes like) {c}"),
    (1, "(where|when|while|since|because|although|if) {n} (is|was|stays|sits|shines|looks good) , {o} (should be|is|becomes|may be|turns to|could be|must be) {c}"),
    (1, "(the one thing|what|the thing|one thing|all|the only thing) (i|we|you|they) (want|need|should change|miss|would change|must change) (is|:|is that|is to see|is to have) {o} "
        "(in|as|made of|into|being|to be|like|turned into|becoming) {c}"),
    (1, "(the former|once|what used to be|formerly|the thing that was) {o} (is|becomes|is now|has become|turned into|shall turn to) {c}"),
    (1, "{o} (to|2|into|in2|for|with|by|of|from|versus|vs|plus|and then|then|becomes|equals|means|stands for) {c}"),
    # Talk.
    (1, "(do you see|can you see|have you seen|you see|did you notice|remember|notice|guess what,|there you have|we can see|i photographed|my photo has|the photo shows|"
        "this picture shows|on the photo there is|behind me is|my friend sent|i made|i bought) {o} [here] (? |. |, |; |: |! )(make it|turn it into|i want it in|it needs|i'd like it as|please make it|"
        "it would be nice in|how about|change it to|could it be|let it be made of|paint it in|it could use|give it|try|what about|it has to be|i see it as|it should become|better in|now in) {c}"),
    (1, "(don't|do not|never|please don't|you should not|you don't need to|no need to) (change|touch|edit|paint|alter|move|modify) {n} (,|;|, but|. |, instead|, rather|but) "
        "(turn|make|change|paint|do|transform|convert|render|show|{v}) {o} (into|to|as|in|like|look like|with|out of) {c}"),
    (1, "(this|that|the weather|the light|my life|the picture|the scene|it all|everything) (is|looks|seems|feels) (so|too|very|a bit|really) {q} (,|. |; |, so|, therefore|! ) "
        "(turn|make|change|paint|do|transform|convert|render|show|{v}) {o} (into|to|as|in|like|look like|with|out of) {c}"),
    (1, "(my|your|his|her|our) (mother|son|wife|teacher|boss|friend|sister|cat|client|brother|doctor) (likes|loves|wants|prefers|hates|asked for|collects|dreams of) (it|this|that|{n}|blue|art) (,|. |, so|;|, and so) "
        "(turn|make|change|paint|do|transform|convert|render|show|let|have) {o} (into|to|as|in|like|look like|be) {c}"),
    (1, "(everything|all|the rest|nothing) (but|except|besides|apart from|other than) {o} (stays|remains|should stay|is fine|can stay) [the same] (. |, |; |: )(that one|it|this one) "
        "(becomes|gets|turns into|should be|is to be|goes|needs|will be) {c}"),
    (1, "(select|find|take|look at|locate|spot|mark|click on|go to|focus on|start with|work on|concentrate on|start from) {o} (and|, and|,|. |; |then|, then) "
        "(use|apply|add|put on|choose|draw|paint|set|pick|go for|try|render|show|bring|fill with|cover with|swap to|{v}) {c}"),
    (1, "(tired of|bored by|sick of|fed up with|enough of|no more|goodbye) {o} (, so|. |! |, |; )(make it|turn it into|give me|paint it as|i want|use|switch to|change it to|try|let's have) {c}"),
    (1, "{o} (is|was|looks|seems|feels|appears) (boring|plain|sad|empty|ugly|wrong|off|lost|strange|bad|too plain|not nice|not good|lonely) (, |. |; |: |! |- )(use|make it|try|give it|turn it into|"
        "how about|why not|put|add|what about|paint it|let's try|i'd go for|better|apply|it needs) {c}"),
    (1, "{q} (question|idea|wish|plan|request|thought|thing) (:|,|-) {o} (in|as|made of|like|to|into|with|turned into) {c}"),
    # Artists once more.
    (1, "(what|how) (would|could|might|did|will) {o} (look like|look|be like|appear|become|be) (if|when|had|were it) {a} (painted it|drew it again|made it|drew it|were the painter|was asked|saw it) ?"),
    (1, "(make|let|have|ask|see) {a} (paint|draw|do|make|see|sketch|illustrate|sign|create|touch) {o}"),
    (1, "{a} (paints|draws|sees|meets|made|is painting|was here and drew|loved|sketches|would love|created|does|signed) {o}"),
    (1, "(be|play|act like|think like|work like|paint like|draw like|become|pretend to be) {a} (and|,|, and|to|when you) (paint|draw|make|do|show|render|change|turn to|{v}) {o}"),
    (1, "(add|bring|put|give|mix|lend) (a touch of|a bit of|some|a little|a hint of|the spirit of|a dash of|more|) {a} (to|into|over|on) {o}"),
    (1, "{o} (by|after|à la|a la|like|via|through the eyes of|as seen by|from the hand of|in the hands of|with love from|as drawn by|following|made by|thanks to|for) {a}"),
    (1, "(as|like|if|because|when) {a} (once did|always did|did it|painted|might|would|saw|drew) , (paint|draw|show|make|do|render|see) {o}"),
    (1, "(the|a|some|in the|with the) {a} (touch|way|look|style|treatment|approach|feeling|mood|kind of look) (for|on|to|of) {o}"),
    # Artists in the sentence.
    (2, "{o} (as|like|how|the way) {a} (would paint it|painted|would see it|would draw it|did it|saw it|might paint it|"
        "would have made it|would do it|sees things)"),
    (2, "(paint|draw|make|show|render|do|style|turn|{v}) {o} (as|like|how|just like|exactly as|the same way) {a} (would|"
        "would do|did|painted|does|would paint|would draw|used to paint|used to|would have done|liked to do)"),
    (1, "(paint|draw|make|do|style|show|render) {o} (in|using|with|after) {a}('s|'s|s') (style|manner|way|look|technique|fashion)"),
    (1, "(what|how) (would|could|might) {a} (do with|do to|see in|change in|turn into art in|draw for|paint on) {o} ?"),
    (1, "{a} (style|like) {o}"),
    (1, "(use|apply|take|try|copy|add) (the style of|) {a}('s|) (style|look|brush|technique|colors|) (for|on|to|with|onto) {o}"),
    # Talk around it.
    (2, "only (change|turn|paint|edit|stylize|convert|style|transform|make) {o} (into|to|as|in|like|look like) {c}"),
    (1, "(keep|leave) (everything|all|the rest|{n}) (as it is|unchanged|the same|alone|untouched|as is) (but|and|, but|, and|,|and "
        "only|and just|;) (turn|make|change|paint|transform|convert|{v}) {o} (into|to|as|like|look like|in the style of) {c}"),
    (1, "(turn|make|change|paint|convert) {o} (into|to|as|in|look like) {c} (but|and|, but|,|without) (keep {n}|leave {n} "
        "alone|not {n}|don't touch {n}|leave {n} as it is|keep {n} unchanged|do nothing else|keep the rest|changing {n}|touching {n}|"
        "nothing else|keep the shape|not the rest|keep everything else the same)"),
    (1, "{o} (is|looks|seems|appears) (too|so|very|really|a bit) {q} (, so|, please|. please|; |. |, |and i want to) (turn it into|make it|make it look "
        "like|paint it as|change it to|let it be|i want it to be|use|try|apply|convert it to|it should be) {c}"),
    (1, "(i have|here is|there is|there's|this is|look at|i see|i found|i like|we have|take|find|select|pick|choose|"
        "grab|consider|look for|go to) {o} (. | , | and | ; |. please |, please )(turn it into|make it|make it look like|"
        "paint it in the style of|change it to|convert it to|it should be|i want it as|render it as|it should look like|transform it into|"
        "cover it with|make it out of|i would like it to be) {c}"),
    (1, "(for|about|regarding|concerning|as for|with) {o} (,|:|,) (use|apply|try|take|i want|choose|let's use|let us try|do|"
        "make it|please use|i'd like|we want|turn it into|go with|pick) {c}"),
    (1, "(i love|she likes|we like|everyone likes|he wants|i was dreaming of|think of) {n} (,|.|;|, so|. so|, therefore) (please|) "
        "(turn|make|change|paint|transform|convert) {o} (into|to|as|like|look like|in the style of) {c}"),
]

# The style alone. "{w}" is the whole picture, in words that name no object.
NO_OBJECT_FRAMES = [
    (4, "(make|turn|change|convert|paint|draw|render|transform|show|style|{v}) {w} (into|to|as|in|like|look like|in the style of|"
        "out of|with|look more like|a bit like) {c}"),
    (2, "(i want|i'd like|i would like|please make|can you make|could you paint|can you turn|let's have) {w} (to be|look like|as|in|"
        "into|in the style of|to look like|made of|turned into) {c}"),
    (2, "(in the style of|like|as|make|paint|use|try|apply|using|with|into|turn into|make in|draw in|looks like|made of|i want|i like|"
        "give me|show me|please use|something like|change to|look like|convert to) {c}"),
    (2, "{c}"),
    (1, "(|a|an|the) {c} (style|look|effect|texture|version|filter|theme) [please]"),
    (1, "(apply|use|add) (a|an|the|) {c} (style|look|effect|texture|filter|theme)"),
    (1, "(make|give) {w} (a|an|some) {c} (look|style|finish|makeover)"),
    (1, "(what about|how about|can we try|can we have|could i get|let's try|can you do|may i see|why not) {c} ?"),
    (1, "(what|how) (would|might|could) {a} (paint|draw|make|see|think|have done) [here|with this] ?"),
    (1, "(paint|draw|make|do) {w} (as|like|how) {a} (would|did|would paint|would do it)"),
]
WHOLE = "(it|it|it|it|this|this|that|them|these|everything|all|everything here|all of it|the whole picture|the picture|the image|" \
    "the photo|this photo|this picture|this image|my photo|the whole image|the entire image|the entire photo|something)"

# The object alone.
NO_STYLE_FRAMES = [
    (3, "{o}"),
    (4, CHANGE + " {o}"),
    (2, "(paint|draw|recolor|color|beautify|fix|edit|find|select|segment|show me|show|outline|mask|enhance|sharpen|look at|mark|crop|"
        "{v}) {o}"),
    (2, "(can|could|would|will) you (please|) (change|turn|edit|find|see|make|show me|paint|fix|help with|stylize|draw) {o} ?"),
    (1, "(i want|i'd like|i would like|i need|we want|i see|there is|i like|here is|this is|where is|do you see|what about|how about) {o} [?]"),
    (1, "(i want|i'd like|i would like|we need) to (change|edit|paint|see|have|convert|do something with|{v}) {o}"),
    (1, "(what|which style|how) (could|would|should|can|might) (we|you|i|one) (do|use|take|pick|choose|try) (with|for|on|to) {o} ?"),
    (1, "(make|get|have|give me|show|bring|turn) {o} (prettier|bigger|brighter|more beautiful|a new look|another look|a new style|a makeover|some style|up|nicer please|more artistic|in style)"),
    (1, "(enhance|clean|highlight|locate|count|describe|remove|delete|cut out|extract|blur|rotate|zoom in on|polish|refresh|update|upgrade|touch|name|tell me about|focus on|try) {o}"),
    (1, "(is there|are there|do you know|do you like|have you found|where are|who is|what is) {o} ?"),
    (1, "{o} (please|, please|now|is nice|looks good|is boring|here|should change|needs a new look|should look different|is too dull|and nothing else|must change|!|?)"),
    (1, "(do|try|make|have) something (with|to|about|for|cool with|special with|different with|interesting with|else with) {o}"),
    (1, "(make|have|get|let) {o} (look|be|become|appear) (better|different|nicer|good|new|nice|great|cooler|more interesting|changed)"),
    (1, "(change|edit|adjust|vary|modify) the (style|colors|texture|appearance) of {o}"),
    (1, "(apply|use|add) (a style|some style|a filter|an effect|something) (to|on|for) {o}"),
    (1, "(turn|change|transform|convert|make) {o} (into|to|into something else|into something|look like|as|in the style of)"),
    (1, "(i love|i like|we like|keep|leave|remember) {o}"),
]
NEITHER = """hello|hi|hey there|good morning|thanks|thank you|please|help|help me|what can you do|how does this work|
who are you|test|ok|yes|no|i do not know|start|go|run|make it better|make it nice|change it|do it|turn it|improve it|
change something|make something nice|paint it|stylize|style|edit this picture|restart|again|once more please|
what is this|can you help me|why|what now|hello world|surprise me|anything|do something|please do it""".replace(
    "\n", "").split("|")

BEFORE = """please|please|please|please,|hey,|hi,|hello,|hi!|hello!|ok,|okay,|now|now,|so,|well,|um,|computer,|dear computer,|just|
simply|next,|then|first,|also|and|your task:|task:|instruction:|as a test,|if possible,|for my blog,|for fun,|in this picture,|
in this photo,|in the photo,|in the image,|in this image|here's an idea:|one more:|my request:|good morning,|
thank you for this.|i love this one.|this is from my holiday.|great photo!|this is boring.|look at this picture.|
i took this yesterday.|sorry, but|in short:|yo,|i have a photo of my garden.|it is my brother's birthday.|here is what i want:|
that was nice.|i have an idea.|we are making a poster.|let's go:|something new:|a small wish:|quick question:|
for the next one:|a test:|listen,|right,|alright,|oh,|well then,|actually,|honestly,|imho|fyi""".replace("\n", "").split("|")
# Before a bare verb only.
BEFORE_VERB = """quickly|go ahead and|try to|i want you to|you should|you must|let's|let us|could you please|can you please|
would you please|can you|could you|will you|would you|can you just|i'd like you to|i need you to|i would like you to|help me|
help me to|be nice and|it's time to|time to|we have to|let me|i'd like to|i want to|i would like to|please try to|you can|
would you mind to|feel free to|i am asking you to|it would be nice to|how do i|how can i|do|now let's|we could|
i am going to|let me see you|it is possible to|you are asked to""".replace("\n", "").split("|")
NOT_VERBS = """{o} {c} {a} i i'd it it'd we we'd she he can could would will what how why is are do who if when as because a an the in like
after into to from for about regarding concerning with using maybe perhaps may might should shall only it that that's here there there's
object objects subject what thing mask content region area item style look how texture effect new appearance result art please you
suppose pretend everyone let's where something yes no ok hello hi hey looks made looking""".split()
AFTER = """please|please|please|, please|, please|pls|plz|, thanks|thanks|thank you|, thank you|for me|for me please|now|now please|
if you can|if possible|, would you|, ok|, okay|today|this time|quickly|in this picture|in this photo|in the photo|in the picture|
in the image|in this image|here|, that's all|, nothing else|and nothing else|, only that|for once|for my poster|for my mother|
. thanks!|. thank you!|! thanks|. thank you very much|. cheers|. that would be great|. nothing else|. keep the rest|
. do not change anything else|. leave the background|. make it nice|. i like it that way|. it's for a poster|
. my kids will love it|, it would be fun|, i think|, my friend|, buddy|again|instead|from now on|as soon as possible|, sir|lol|tbh|asap|thx|haha|ok|imo|!!! thanks|
, right|, yes|. go|. now|. i am curious|. let me see it|. show me the result""".replace(
    "\n", "").split("|")
