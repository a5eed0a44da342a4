"""Questions that ask the interviewer to choose a technique: no fact answers them, nor are they open.

How the design is built is the candidate's to decide. What may be done with people's data, and what
the machines allow, is not.
"""

from interviewer.domain.any_case import AnyCase

_LEAD = r"^\W*(?:(?:ok(?:ay)?|so|and|also|then|but|well|first(?:ly)?|maybe|or|now|just|next)[\s,:;–—-]+)*"
_MAKES = (
    r"(?:use|go (?:for|with)|start (?:out |off )?(?:with|from)|train|retrain|build|try|sort|rank|hash|down-?sample|up-?sample"
    r"|cache|encode|embed|normali[sz]e|calibrate|tune|fine-?tune)"
)
_TAKES = rf"(?:{_MAKES}|take|pick|choose|prefer|sample|split|apply|stick (?:with|to)|add|model|frame|treat|have|need)"
_METHOD = (
    r"(?:sort(?:ing|ed)?|rank(?:ing|er)s?|order(?:ing)?|pre-?trained|models?|transformers?|trees?|forests?|boosting|regressions?|bayes"
    r"|classifiers?|classification|(?:neural )?net(?:work)?s?|nn|embeddings?|two-?towers?|loss(?:es)?|cross-?entropy|thresholds?|hash(?:ing|es)?"
    r"|n-?grams?|sampl(?:es?|ing)|down-?sampling|softmax|sigmoid|attention|encoders?|tokeni[sz]ers?|cach(?:e|es|ing)|batch(?:es|ing)?"
    r"|heuristics?|llms?|bert|gbdts?|xgboost|lightgbm|lstms?|grus?|cnns?|rnns?|mlps?|svms?|gnns?|nearest neighbou?rs?|matrix factori[sz]ation"
    r"|cross-?validation|auc|ndcg|log loss|pointwise|pairwise|listwise|bandits?|clustering|distillation|quanti[sz]ation|dropout)"
)
_SHOULD = AnyCase(
    rf"{_LEAD}(?:should|shall) (?:i|we) (?:just |rather |better |maybe |then )*{_MAKES}\b"
)
_PICK = AnyCase(
    rf"{_LEAD}(?:can|could|may|should|shall) (?:i|we) (?:just |also |simply |then )*{_TAKES}\b[^?]*\b{_METHOD}\b"
    rf"|{_LEAD}(?:is|are|will|would|does|do|should) [^?,;]*\b{_METHOD}\b[^?,;]*\b(?:be |do |work |sound )?(?:fine|ok(?:ay)?|good(?: enough)?|enough|alright"
    rf"|all right|acceptable|sensible|reasonable|better|best|work|do|a good (?:idea|choice|fit|start)|overkill|the same)\b"
    rf"|\b{_METHOD}\b[^?,;]{{0,20}}?\b(?:it['’]s|that['’]s|is|would be|should be) (?:just )?(?:fine|ok(?:ay)?|good enough|enough|alright)\b"
    rf"|{_LEAD}(?:what|which(?: \w+)?) (?:would|should|do) (?:you|i|we) (?:rather )?(?:{_TAKES}|do|recommend|suggest|prefer) ?(?:here|then|now|instead|first)?\W*$"
    rf"|{_LEAD}(?:do|must) (?:i|we) (?:have to |need to )?{_TAKES}\b[^?]*\b{_METHOD}\b"
    rf"|{_LEAD}(?:which|what) [^?,;]*\b{_METHOD}\b (?:should|shall|would) (?:i|we|you)\b"
    rf"|{_LEAD}(?:do|would) you (?:want me to|prefer|recommend|suggest|like me to)\b[^?]*\b{_METHOD}\b"
)
_OF_THE_SETTING = AnyCase(
    r"\d|\b(?:data|history|histories|age|gender|location|locations|profiles?|personal|consent|gpus?|servers?|budget"
    r"|on (?:the )?(?:device|phone)s?)\b"
)


def is_own_choice(question: str) -> bool:
    """Whether a question asks which technique to take, and nothing of what is allowed or there."""
    text = " ".join(question.split())
    asked = _SHOULD.search(text) is not None or _PICK.search(text) is not None
    return asked and _OF_THE_SETTING.search(text) is None
