"""What the interviewer supposes for the sake of a question, and so does not state."""

import re

_ANYWHERE = re.compile(
    r"\b(?:suppose|supposing|imagine|say|if|assume|assuming|pretend|picture|let's|let us|take|were|hypothetically)\b",
    re.IGNORECASE,
)
_AT_FIRST = re.compile(
    r"^\W*(?:(?:and|but|so|now|then|ok(?:ay)?|well|let me change one thing[^.:]*)\b[\s,:.]*)*(?:suppose|supposing|imagine|say\b|assume|assuming|picture"
    r"|take\b|let(?:'s| us| me)\b|think\b|consider\b|if\b|what if|go\b|start\b|pick\b|choose\b|work with|tell\b|walk\b|pretend"
    r"|had\b|were\b|with\b|when\b|once\b|hypothetically|in case|some(?:body|one)\b|(?:an?|one|two|another) (?:\w+ )?(?:person|people|users?|viewers?|customers?|advertisers?|spammers?)\b|in every\b)",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"^\W*(?:(?:a )?(?:change|twist|turn) of (?:the )?(?:rules?|plans?|events?|scene)|(?:a |one )?(?:new|different|small|last|one more) (?:\w+ )?(?:rules?|twist|change|condition|constraint|situation|world)"
    r"|(?:the )?(?:rules?|plans?|situation|law) (?:just )?changes?|new rules?)\b[^:.]{0,30}[:.]?"
    r"|^\W*(?:the|our|some|your) (?:\w+ ){0,2}?(?:people|team|management|company|law|lawyers?|regulators?|government|boss|owners?|side|department|designers?|product)\b(?: (?:now|suddenly|just))? "
    r"(?:scraps?|drops?|decides?|wants?|changes?|bans?|forbids?|allows?|removes?|replaces?|cuts?|doubles?|halves|adds?|abolish(?:es)?|switch(?:es)?|moves?|turns?|asks?|raises?|lowers?|takes?|opens?|closes?|buys?|launch(?:es)?)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:as|like) (?:i|we) (?:said|told|mentioned)|\b(?:already|today|currently|normally|usually|earlier|as before)\b",
    re.IGNORECASE,
)


def supposes(sentence: str) -> bool:
    """Whether a sentence supposes something, wherever it does. Apostrophes are plain."""
    return _ANYWHERE.search(sentence) is not None


def begins_supposing(sentence: str) -> bool:
    """Whether a sentence begins with a supposition, or with somebody made up to try it on."""
    return _AT_FIRST.search(sentence) is not None


def changes_the_rules(sentence: str) -> bool:
    """Whether a sentence, in a what-if, says what is another way from now on: it says so, or tells
    what somebody does. What was said before is not meant."""
    plain = sentence.replace("’", "'")
    if _BEFORE.search(plain) or plain.rstrip().endswith("?"):
        return False
    return _CHANGE.search(plain) is not None
