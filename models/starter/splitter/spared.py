"""Wishes that say what is to stay as it is: "Keep the goldfish as it is and turn the rest into ink wash".

In the notation of the frames; ``{k}`` is what stays, ``{r}`` words for all that is left (the objects), ``{o}`` an object
like any other, ``{w}`` the whole picture (no objects), ``{c}`` the style.
"""

from .sentences import choices

REST = choices("""the rest|the rest|the rest|the rest|everything else|everything else|everything else|all else|all the rest|the rest of it|the rest of the picture|the rest of the photo|the rest of the image|the rest of the scene|
the others|all the others|all other things|everything around it|everything around|everything other|the background|the whole background|the surroundings|all that is left|what is left|other parts|the other parts|all other parts|
the remaining picture|everything behind it|anything else|whatever else is there|all the other stuff|everything besides|every other thing""")

_STAYS = "(keep|keep|leave|please keep|please leave|let's keep|let's leave|i want to keep|i'd keep|you can keep|preserve|spare) {k} (as it is|as is|as they are|untouched|unchanged|alone|alone|exactly as it is|the way it is|normal|intact|real|original|like it is|)"
_NOT = "(don't touch|do not touch|please don't touch|please do not touch|don't change|do not change|don't alter|never touch|hands off|no changes to|nothing happens to|stay away from|not) {k}"
_MUST = "{k} (stays|must stay|should stay|has to stay|can stay|remains|should remain|shall remain|is fine|is fine as it is|is good already|stays as it is|stays the way it is|should stay real|must stay untouched|needs no change|is not to be changed|should not be touched|mustn't change|keeps its look)"
_JOINT = "( and | and | but |, |, |; |; |. |. |. |, and |, but |: | - )"
_TURN = "(turn|turn|make|make|paint|change|transform|convert|render|do|redo|restyle|i want|i'd like|we want|please turn|please make|put|have|let's have|could you turn|show|draw|give me|dip)"
_INTO = "(into|into|to|as|in|in|like|look like|in the style of|out of|made of|turned into|)"

SPARED = [
    (5, f"({_STAYS}|{_NOT}|{_MUST})" + _JOINT + _TURN + " {r} " + _INTO + " {c}"),
    (4, f"({_STAYS}|{_NOT}|{_MUST})" + _JOINT + "{r} (into|to|as|in|in|becomes|should be|should become|can be|turns into|turns to|goes|gets|is|like|should look like|could be|may be|will be|:|->) {c}"),
    (2, f"({_STAYS}|{_NOT}|{_MUST})" + _JOINT + "{c} for {r}"),
    (4, _TURN + " {r} " + _INTO + f" {{c}}( but | and |, |, |. |; |, but |, and )({_STAYS}|{_NOT}|{_MUST})"),
    (3, "{r} (in|as|into|becomes|should be|gets|like|to) {c}( but |, |, |. |; |, only |. only )({k} stays|{k} stays as it is|{k} must stay|leave {k}|leave {k} alone|keep {k}|not {k}|{k} not|{k} should stay real)"),
    (4, _TURN + " {w} " + _INTO + f" {{c}}( but | and |, |, |. |; |, but |, just |, only )({_STAYS}|{_NOT}|leave {{k}} out|leave out {{k}}|without {{k}}|not {{k}}|spare {{k}})"),
    (3, f"({_STAYS}|{_NOT}|without touching {{k}}|without changing {{k}}|apart from {{k}}|except for {{k}}|other than {{k}}|leaving {{k}} alone)" + "(, | and |; |. )" + _TURN + " {w} " + _INTO + " {c}"),
    (4, f"({_STAYS}|{_NOT}|{_MUST})" + _JOINT + _TURN + " {o} " + _INTO + " {c}"),
    (3, f"({_STAYS}|{_MUST})" + "( but |, but |, |. |; )({o} (should be|becomes|could be|ought to be|needs|gets|in|as|into) {c}|{c} for {o})"),
    (3, _TURN + " {o} " + _INTO + f" {{c}}( but | and |, |, |. |; |, but )({_STAYS}|{_NOT}|leave the rest|leave the rest alone|keep the rest|nothing else|leave everything else alone)"),
]
