"""Openers: the words a sentence begins with before it says anything."""

import re

LEAST = 2
"""So many words have to be left when an opener is taken off."""
OPENER = re.compile(
    r"^(?:(?:so|and|or|but|then|well|okay|ok|hmm+|um+|uh+|yeah|yes|also|now|plus|basically"
    r"|honestly|actually|finally|again|anyway|firstly|secondly|thirdly|(?:no|right|first|second|third|next)(?=\s*[,:.–—])"
    r"|hi|hey|hello|i think|i guess|i mean|i suppose|i'd say|i would say|you know|of course|for example"
    r"|in general|to be honest|for me|personally|my take|let's say|e\.g\."
    r"|the (?:beauty|point|idea|thing) (?:here |i really want )?is(?: that)?|what i(?:'d| would) do is)\b[\s,:–—-]*)+",
    re.IGNORECASE,
)


def without_opener(said: str) -> str:
    """A sentence without what leads up to it: "And also, I split by week" gives "I split by week"."""
    found = OPENER.match(said)
    rest = said[found.end() :] if found else said
    return rest if len(rest.split()) >= LEAST else said
