"""What a sentence only names: topics of talk, of which it claims nothing.

"My line on drift is short" is about a line, and "drift was covered" about what was said. A sentence
is held to speak of what is left.
"""

from functools import lru_cache

from interviewer.domain.any_case import AnyCase

_PIECES = (
    r"(?:parts?|blocks?|sections?|stages?|topics?|lines?|points?|remarks?|talks?|stor(?:y|ies)|answers?|repl(?:y|ies)"
    r"|questions?|comments?|criteri(?:on|a)|grades?|marks?|rows?|columns?|words?|grasp|knowledge|understanding|credits?"
    r"|discussion|explanations?|thoughts|paragraphs?|opinions?|experience|reasoning|rest)"
)
"""Pieces of talk."""
_END = (
    r"(?=\s*(?:[.;:!?]|$|,? ?\b(?:is|are|was|were|be|because|since|so|as|which|that|who|would|will|should|must|may|can|could"
    r"|where|when|hence|but|to|has|have|had|needs?|comes?|means?|pass|by|with)\b))"
)
_TOPICS = AnyCase(rf"\b{_PIECES} (?:on|about|regarding)\b.*?{_END}")
"""A piece of talk with its topics."""
_TELLING = AnyCase(
    rf"\b(?:naming|mentioning|explaining|discussing|heard? me (?:\w+)|did (?:\w+ )?well (?:on|in|with)|repeat what"
    rf"|(?:am|['’]m) (?:good|strong|familiar|experienced) (?:at|in|with|on)|skip(?:ping)? past|talk(?:ing|ed)? about|speak(?:ing)? of|say (?:on|about))\b.*?{_END}"
)
"""What is said, known or skipped."""
_COVERED = AnyCase(
    r"(?:^|[,;:] )[^,;:]*?(?:, [^,;:]*?)*? (?:has|have|had|is|are|was|were)(?: all| both| already| now| also)*(?: been)?"
    r" (?:treated|dealt with|addressed|discussed|explained|argued|mentioned|settled|obvious)\b"
)
"""Topics that are said to have been spoken of."""


@lru_cache(maxsize=8192)
def claimed(sentence: str) -> str:
    """A sentence without the topics that it only names."""
    for naming in (_TOPICS, _TELLING, _COVERED):
        for found in reversed([*naming.finditer(sentence)]):
            sentence = f"{sentence[: found.start()]} {sentence[found.end() :]}"
    return sentence
