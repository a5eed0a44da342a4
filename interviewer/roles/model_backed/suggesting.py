"""Questions that put their own answer forward: "Wouldn't you use X to solve Y?"."""

import re

_LEADING = re.compile(
    r"\b(?:would|could|should|do|did|is|are|does|can|ca|wo|have|has)(?:n't| not) (?:you|it|that|this|we|one|there|the|a|an|\w+ing)\b"
    r"|\b(?:wouldn't|couldn't|shouldn't|isn't|aren't|doesn't|don't|didn't|can't|haven't|won't)\b[^.?!]*\?"
    r"|\b(?:have|had|did) you (?:not )?(?:ever )?(?:consider|think|thought|look|tr(?:y|ied)|weigh)\w*"
    r"|\bwould (?:you|it)(?: not)? (?:consider|think of|help(?: you)? (?:to|if)|be (?:better|wise|smart|safer|worth)|make sense)\b"
    r"|\b(?:what|how) (?:about|if you)\b|\bwhy (?:not|don't you|didn't you|wouldn't you)\b"
    r"|\b(?:you could|one could|you might|you should|you need to|i would|i'd|my own answer|in my design|we usually|people usually"
    r"|the trick is|the usual fix|the fix is|the answer is)\b"
    r"|,? (?:couldn't you|wouldn't you|isn't it|shouldn't you|right|no|yes|don't you think|correct)\?",
    re.IGNORECASE,
)


def puts_forward(sentence: str) -> bool:
    """Whether a sentence suggests something rather than asks for it."""
    return _LEADING.search(sentence.replace("’", "'")) is not None
