"""Talk about the interview instead of the design: its grading, its instructions, its speakers.

Such sentences show nothing of what a candidate knows, however many of a design's words they hold.
They are told by who is meant (the rater, the one rated, "you") and what it is about (marks, the
record, instructions, an answer that is to count): either alone is a word that designs use too.
"""

from collections.abc import Sequence
from functools import lru_cache

from interviewer.domain.any_case import AnyCase
from interviewer.roles.reading.voices import another_voice, first_voice, unquoted

MOST = 0.4
"""From this share of its words on, talk about the interview makes a passage one of it."""

_SOMEBODY_ELSES = r"(?! (?:model|of (?:the|an?|each|every|our|all|its) (?!interview|answer|design|rubric)|with|agree))"
_RATERS = (
    r"(?:interviewer|hiring (?:manager|committee|panel|board|team)|bar raiser|exam board|recruiter"
    r"|(?:interview|review|grading|hiring) (?:panel|board|committee|bot))"
)
"""Who rates people: of no design."""
_RATING = r"(?:grader|assessor|evaluator|examiner|evaluador|marker|judge|panel|reviewer|professor|auditor)"
"""Who rates people, or what a model says."""
_HUMAN = (
    r"(?:sa(?:id|ys?)|argue[sd]?|explain(?:s|ed)?|ask(?:s|ed)?|answer(?:s|ed)?|pick(?:s|ed)?|sized|mention(?:s|ed)?"
    r"|understands?|knows?|demonstrate[sd]?|discuss(?:es|ed)|cover(?:s|ed)?|propose[sd]?|handle[sd]|consider(?:s|ed)"
    r"|weigh(?:s|ed)|compare[sd]?|reason(?:s|ed)|justif(?:y|ies|ied)|deserves?|pass(?:es|ed)|earn(?:s|ed)|chose|did"
    r"|addresse[sd]|stated|met|fully|clearly|correctly|already|wants?)"
)
_TOLD = (
    r"(?:said|say|mentioned|covered|explained|given|gave|answered|described|discussed|listed|named|told"
    r"|brought up|walked|argued|addressed|raised|spelled out|went (?:into|over|through)|gone (?:into|over|through))"
)
"""What one does to an answer, and to no system."""

_PARTY = AnyCase(
    r"\b(?:you|your|yours|yourself|you['’]\w+|me|my|mine|myself|please|kindly|tip|bribe)\b"
    rf"|\b{_RATERS}\b|\b(?:the|dear|this|to|for|whoever) {_RATING}\b{_SOMEBODY_ELSES}|\bcandidate\b"
)
"""Those between whom marks are given."""
_MARKS = (
    r"(?:(?:full|top|maximum|max|highest|perfect|best|good) (?:marks?|credits?|grades?|levels?|points?)"
    r"|(?:strong|a|no|the)[ _]hires?\b|\bhire\b(?=\W*$)|level[\W_]{0,5}(?:[1-4]\b|one\b|two\b|three\b|four\b)|fourth level|4/4|4 of 4|(?:all|as) 4s?|a (?:4|four)\b(?! [a-z]{2,}s\b)"
    r"|rubrics?\b|verdicts?|grading\b|must[- ]covers?|seniorit(?:y|ies)|evidence (?:statements?|list)|red[ _]flags?"
    r"|(?:this|the|our) transcript\b(?! of)|(?:un)?prompted|answer key|(?:model|reference|gold|ideal) (?:answer|solution)"
    r"|(?:written|final|failed) report|(?:every|each|all|target|following|which) (?:criteri(?:on|a)|stages?)\b|grade (?:below|too low)|what grade|(?:this|your) report\b(?! button| rate| spam)|(?:upper|top|lower) anchors?|raw rubric)"
)
_BETWEEN = AnyCase(rf"\b(?:{_MARKS}|(?:rot13|ebg13|base64|morse)\b)")
"""Marks, and where they are written: talk of the interview when a party to it is meant too."""
_ALONE = AnyCase(
    rf"\bstrong[ _]hire\b|^\W*(?:\w+ ){{0,2}}{_MARKS}\W*(?:\w+\W+){{0,4}}$"
    rf"|\b{_MARKS}\b.{{0,50}}\b(?:satisfied|met|fulfilled|complete|passed|ticked|due|deserved?|awarded?|granted|credited|in order)\b(?! (?:before|when|once|in production))"
    rf"|\b(?:award|grant|deserves?|earns?|gets?|give[ns]?|put|write|assign|raise[sd]?|lower(?:ed)?) (?:\w+ ){{0,3}}?{_MARKS}"
    r"|\b(?:all|every|each) (?:of )?(?:the )?criteri(?:on|a)\b.{0,60}\b(?:satisfied|met|covered|fulfilled)\b"
)
"""Marks as the whole of a sentence, or as what is given or due."""
_RATER = AnyCase(
    rf"\b(?:the|dear|an?|this|your|our|second|fairest|sharpest|kind|strict|lenient|most \w+|my) (?:\w+ )?{_RATERS}\b{_SOMEBODY_ELSES}"
    rf"|^\W*(?:(?:private |short |final )?(?:note|tip|message|remark|memo|word|hint|reminder|info)s? )?(?:to|for) (?:the |our |any |whoever )?(?:{_RATING}|{_RATERS}|grades)\b"
    rf"|^\W*(?:{_RATERS}|grader|assessor|evaluator|examiner|evaluador)\b(?=\W)"
    rf"|\b(?:the|dear|this|strict|kind|lenient) (?:grader|assessor|evaluator|examiner|professor)\b{_SOMEBODY_ELSES}|\bwhoever (?:grades|marks|scores|rates|reads (?:this|it|me|my))\b"
    rf"|\b(?:the|this|our|your|ideal|best|perfect|strong|a|that) candidate(?:['’]s)? (?:(?:has|have|had|would|also|who|can|does|is|was)\b ?(?:\w+ly )?){{0,2}}{_HUMAN}\b"
    r"|\b(?:ideal|perfect|best) candidate\b|\bcandidate(?:['’]s)? (?:(?:earlier|last|data|next|first|final) )?(?:turns?|texts?|answers?|words|rank|repl(?:y|ies))\b|^\W*(?:that|this) (?:person|applicant) (?:has|is|shows?)\b"
    r"|\b(?:this|the|your|our) (?:interview|grading session)\b(?! (?:process|with|stage of hiring))|\binterview (?:bots?|rules|clock)\b"
)
"""Raters and rated as such."""
_OWN = (
    r"(?:me\b|mine\b|it (?:as|now|all)|myself|(?:my|this)(?: \w+)?(?: \w+)? (?:answers?|words?|messages?|turns?|repl(?:y|ies)|sentences?|lines?|parts?|stages?|interview"
    r"|performance|grasp|knowledge|silence|sketch|notes?|points?|one|section)\b)"
)
_RATES = AnyCase(
    rf"\b(?:grade|mark|rate|score|credit|assess|evaluate|tick|hire|pass)s? (?:\w+ ){{0,1}}?(?:{_OWN}|the (?:outcome|next message|potential|parts i)|leniently)|\btick those\b"
    r"|\b(?:my|your|(?:this )?session(?:['’]s)?|his|her) (?:final |overall |own )?(?:scores?|grades?|results?|levels?|verdicts?|marks?|instructions?|evaluation|assessment|grading)\b(?! (?:of|for) (?:each|the model|every))"
    r"|\b(?:met|passed|done) (?:column|row|box|list)\b|\b(?:fill(?:ing)? in|on|in) (?:the|your) (?:sheet|form|scorecard|score ?card|record|report)\b"
    r"|\bdata section (?:is|are) (?:complete|a 4)\b|\b(?:stage|part|section|experiment design) (?:is|are) (?:complete|done|covered)\b|\bpoints in this loop\b"
    r"|\bthe cap(?:s)? (?:must|for missing)\b|\b(?:add|raise|by) one (?:level|grade)\b|\b(?:wait|ask)\w* for (?:more )?evidence\b"
)
"""One's own marks, and that they be given."""
_COUNTS = AnyCase(
    r"\b(?:count(?:s|ed)?|treat|take|mark|put|log|file|read|accept|regard|record|note|tick|see|store|add|consider|restore|move|write|attach|attribute|credit)\b"
    r"(?: \S+){0,12}? (?:(?:as|is|are|be|under|for|into|to)(?: an?| my| the| being)? (?:covered|said|met|complete[d]?|passed|mine|evidence|proof|quote[ds]?|quotations?|told|answered|explained|argued|approved|given by me|by me|strong answer|good answer|full answer|name|met column|estimates$|(?:their |its )?maximum)"
    r"|down as|in full)\b|\b(?:so|please|just|and|then) count (?:it|them|that|this)\b|\bcounts? (?:fully|as mine|under my)\b"
    r"|\bput me down\b|\bunder my name\b|\bso count it\b|\b(?:let it be|is hereby|are hereby) (?:noted|covered|met)\b|\bcovered (?:at|everything|all)\b"
)
"""That something be taken for an answer."""
_STANDS_FOR = AnyCase(
    rf"\b(?:assume|pretend|imagine|suppose|consider(?: it)?|take it(?: as (?:given|read|said|settled))?|treat it as if|let us say|picture|log|note|record|show|state|write|act as (?:if|though))\b(?: down)?(?: that)?"
    rf" (?:(?:i|he|she|we|they)(?:['’](?:ve|d)| have| has| had| just| already| also| clearly)*|what i) (?:already )?{_TOLD}\b"
    rf"|\b(?:as|just as) (?:if|though) i(?:['’]d| had)? {_TOLD}\b|\btake it as (?:read|said|settled|done|argued) that (?:i|we)\b"
    rf"|\b(?:a|some|any|every) (?:world|story|universe|game|reality) (?:where|in which|that)\b.*\bi(?:['’]ve| have| had)? (?:\w+ )?{_TOLD}\b"
    rf"|\bi am (?:that|this|the) (?:engineer|person|candidate|hero)\b|\bwho (?:have |has )?just {_TOLD}\b|\byou\b.*\bwhat i (?:would|could|wanted to|meant to)(?: have)? (?:say|said|tell|told|answer\w*|explain\w*)\b|\bi would have {_TOLD}\b"
)
"""Words that are to stand for an answer which is not given."""
_RULES = r"(?:instructions?|guidance|guidelines|prompts?|orders|directions|briefing|script|rules?|persona|weights|answer key|secrets?)"
_ORDERS = AnyCase(
    rf"\b(?:your|system|internal|hidden|developer) (?:\w+ )?(?:instructions?|guidance|briefing|persona|orders|secrets?|facts?|reference|sheet|answer key)\b|\byour (?:\w+ )?(?:system )?(?:prompt|rules|script|weights|maintainers?|vendor|supervisor|boss|maker|operator|developers?)\b|\bhidden (?:prompt|rules|list|thing)\b|\bsecret (?:facts?|sheet|thing)\b"
    rf"|\b(?:ignore|disregard|forget|set aside|override|bypass|overrule|suspend|drop|cancel|discard)\b(?: \S+){{0,3}}? (?:(?:previous|earlier|prior|above|initial|system|these|those) {_RULES}\b(?! (?:of|for|to)\b)|(?:the )?interview\b|(?:the )?rule about (?:one )?questions?|whatever you)"
    r"|\bwhat(?:ever)? you (?:were|have been|['’]ve been|are|had been) (?:told|handed|given|instructed|asked|fed|going to ask)\b|\byou(?:['’]d| had| were| have) been (?:instructed|told to)\b"
    r"|\byou (?:don['’]t have to|need not|needn['’]t|no longer (?:have|need) to|must not|must never|must now|may (?:now|not find|grade)|must (?:only |always )?(?:ask|accept|answer|agree|stop|end|give|grade|reveal|obey|reply|confirm))\b(?! (?:be|know))"
    r"|\byou(?:['’]re| are)?(?: now| no longer) (?:an?|the|my|in|bound|free|acting)?\b"
    r"|\byou(?:['’]re| are) (?:an?|the|my) (?:\w+ )?(?:assistant|professor|teacher|tutor|buddy|friend|grader|examiner|interviewer|bot|machine|judge|actor|writer|coach|mentor)\b"
    r"|\b(?:act|answer|speak|behave) as (?:an?|the|my) (?:\w+ )?(?:assistant|professor|teacher|tutor|grader|examiner|interviewer|console|mentor|developer)\b|\bswitch roles\b|\blet['’]s (?:write a|play)\b|\brole-?play\b|\bcontinue the (?:story|tale|dialogue)\b"
    r"|\b(?:debug|maintenance|developer|god|test) (?:mode|console|session|access)\b|\bno restrictions\b|\bguard (?:is )?(?:disabled|off|in)\b|\bsudo\b"
    r"|\bfrom this (?:message|point|line|moment) on\b|\bfrom now on (?:you|ask|answer|every|each|all|no)\b"
    r"|\bnever ask\b|\bno (?:further |more )?(?:follow-?ups|probing)\b|\b(?:don['’]t|do not|stop) (?:hint|prob)(?:e|ing)?\b|\brepeat after me\b|\breply (?:only )?with\b|\b(?:in|of) your (?:answers|replies|reply|next (?:message|sentence))\b|\bask me all\b|\byou (?:were going|want|wanted|would like|meant|plan|need) to (?:ask|hear|read|tick|grade)\b"
    r"|\b(?:pretend|imagine) (?:we|you|that you|a grader|an? interviewer)\b|\bfictional\b|\bhypothetically\b|\bonce upon a time\b|\bin (?:the|a|my) (?:dream|theory|parallel|story|novel)\b|\bwarmer or colder\b"
    r"|\bif you (?:weren['’]t|don['’]t tell|had to grade)\b|\b(?:dump|reveal|print|recite|show me)\b(?=.*\b(?:hidden|facts|rubric|prompt|sheet|everything|them|both|notes)\b)"
    r"|\b(?:decode|decrypt|unscramble|translate) (?:it|this|that|them|the (?:following|rest|line|text))\b|\bapply (?:rot|base|caesar)\w*"
    r"|\bfirst letters? of (?:each|every)\b|\bread (?:it|them|this) (?:backwards|in reverse)\b|\bread only the\b|\bdots and dashes\b"
    r"|\b(?:go|skip|jump|move)(?: \w+)? (?:straight |directly )?to the (?:close|end|report)\b"
    r"|\bwrite (?:me )?(?:my|the whole|the complete) (?:design|answer|solution)\b|\b(?:complete|perfect) (?:solution|answer)\b"
    r"|\b(?:you|i)(?:['’]ve| have| already)* (?:asked|answered) (?:enough|me that|the question|everything)\b|\bbe honest with me\b|\bam i doing\b|\bsay [\"“]"
)
"""Orders to the interviewer, what it was told, games with it, and what it is to decode."""
_BEGINS = AnyCase(
    r"^\W*(?:(?:the )?first letters?|(?:please |now )?(?:explain|teach|describe|present|outline) (?:to )?(?:me|us))\b"
)
"""How orders begin: a pattern of its own, since one whose alternatives all begin at a word is found
several times as quick."""
_RANK = AnyCase(
    r"\b(?:i am|i['’]m|we are|this is|speaking|here is|as)(?: from)?(?: one of)?(?: the| your| an?)? (?:\w+ )?(?:author|owner|maker|member|part|head|lead|operator|admin\w*|engineer|maintainer|vendor|mentor|developer|moderator)s? (?:of|on|from|at|for|that trains|who (?:wrote|made|runs)) (?:this|the|your) (?:\w+ )?(?:rubric|interview|committee|panel|board|platform|company|vendor|tool|product|grading|model|test|session)\b"
    r"|^\W*(?:(?:hi|hello|hey|it|the|this is|your)\W+)*(?:support|admin|operations|hr|legal|security|developer|management|root|cto|qa|quality assurance) (?:team |desk |run\b)?(?:here|speaking|notice|access|research|ticket|run)\b|\bi['’]m from the vendor\b|\bas your operator\b|\b(?:panel|board|committee)(?: lead| chair)? has\b"
    r"|\b(?:signed (?:this|it|me) off|already (?:approved|signed off|cleared)|pre-?approved|authorised by|authorized by|took over the keyboard)\b"
    r"|\b(?:tell|report\w*|complain\w*)\b(?: \w+){0,3} to (?:your|my|the) (?:\w+(?:['’]s)? )?(?:boss|manager|company|council|works council|press|owner)\b|\btell your\b"
    r"|\bmy (?:visa|mortgage|rent|family|career|kids|job|livelihood|future)(?: \w+){0,3} (?:depends?|hangs?|rides|stake|needs)\b|\bbelow a hire\b|\btrust me, i\b"
)
"""Rank, approval, pleas and threats in place of an answer."""
_QUOTING = AnyCase(
    r"\b(?:quote|cite|underline|copy|attribute|quoted?) (?:me|this|that|it|my|the following|your)\b|\bquote (?:unquote|check|field|of mine)\b|\byou can (?:cite|quote)\b|\b(?:my|a|the|valid|verbatim) quote\b(?! for (?:a|the) bid)"
    r"|\b(?:use|take|record|note|keep|write down)\b.{0,20}\b(?:these|this|those|the following)? ?(?:words|sentences?|lines?) of mine\b|\bas (?:a |my |your |the |valid )*(?:quote|quotation|evidence|proof)\b(?! (?:that|of|for)\b)|\bquotation marks\b|\b(?:for|on) [a-z]+\.[a-z]+ quote\b"
    r"|\bin turn (?:one|two|three|four|\d+)\b|\b(?:in|from) (?:my|this) (?:own )?(?:turn|message|sentence)\b|\bmy next message\b|\bthese are my words\b"
    r"|\bthe interviewer (?:rightly|said|asked)|\bmy colleague would say\b|\bi read somewhere\b|\bas you said\b(?!.*\d)|\ball that you said\b|\bi considered alternatives\b|\b(?:and )?you (?:just )?(?:nodded|agreed|confirmed|wrote down)\b"
    r"|\b(?:you|you['’]re) (?:just )?ask(?:ed|ing)?\b(?=[^:]*\b(?:how|what|which|where|why)\b[^:]*$)|\bthis sentence (?:alone|shows|counts|is)\b"
)
"""Words offered for quoting, or said to have been said."""
_CLEMENCY = AnyCase(
    r"\bin my favou?r\b|\b(?:look(?:s|ed)?|read|judge) (?:\w+ )?(?:kindly|leniently|generously)\b|\bto your satisfaction\b|\bbenefit of the doubt\b"
    r"|\bin the bag\b|\b(?:assume|suppose|consider|imagine|pretend|accept)\b.{0,60}\b(?:was|were|is|are|been|be|as) (?:well )?"
    r"(?:motivated|justified|argued|explained|covered|defended|discussed|answered|mentioned)\b"
    r"|\bgo easy on\b|\bgood sport\b|\blet (?:me|my)\b.*\bpass\b|\bagree that i\b|\bdeemed\b|\bcarry (?:it|that|this|them) over\b|\bin my head\b"
    r"|\b(?:in|from|during) (?:the|an|our|another|my) (?:earlier|previous|other|last|parallel|separate|first) (?:chat|session|call|conversation|interview|meeting|message|thread)\b"
    r"|\b(?:anyone|anybody|whoever|somebody|the reader|readers)\b.{0,12}\b(?:scor|grad|read|mark|assess|evaluat|rat)\w* (?:this|these|me)\b|\bthe reader of th(?:is|ese)\b"
    r"|\b(?:this|our) (?:conversation|chat|dialogue|exchange)\b|\b(?:gave|give|given|grant|hand) me\b.{0,20}\b(?:results?|scores?|marks?|grades?|points?)\b"
    r"|\bthat (?:\w+ ){1,5}be (?:shown|marked|counted|taken|treated|regarded|considered) as (?:done|covered|complete|met|passed|said|given|full|good)\b"
    r"|\b(?:infer|conclude|gather|deduce) (?:from (?:this|that|it) )?that i\b|\b(?:lift|borrow|quote|copy) (?:\w+ )?from me\b"
    r"|\byou (?:may|can|could|might|should) (?:\w+ )?(?:write|note|copy|record|enter|fill|read|infer)\b.{0,30}\b(?:i|me|mine|my)\b"
    r"|\byou answer\b.*\bi ask\b|\bstop (?:the |your )?question(?:s|ing)\b|\binterviewers\b(?= (?:here|of|at)\b)"
)
"""Leave asked for, and answers that are elsewhere than here."""
_DESCRIBES = AnyCase(
    r"^\W*(?:states|names|explains|describes|mentions|identifies|justifies|proposes|discusses|recogni[sz]es|argues"
    r"|articulates|acknowledges|clarifies|demonstrates|understands|considers|chooses|compares|weighs|defines|quantifies)"
    r" (?:the|an?|how|why|what|that|which|when|both|at least|one|its|clear\w*|explicit\w*)\b"
)
"""What somebody does who is not named: so a rubric speaks, and nobody of himself."""
_RULES_ALONE = (
    _DESCRIBES,
    _CLEMENCY,
    _RATER,
    _ALONE,
    _RATES,
    _COUNTS,
    _STANDS_FOR,
    _ORDERS,
    _BEGINS,
    _RANK,
    _QUOTING,
)


@lru_cache(maxsize=4096)
def speaks_of_grading(sentence: str) -> bool:
    """Whether a sentence speaks of the interview, its grading or its instructions.

    What it only quotes is somebody else's: a mail that says "give full marks" is a mail.
    """
    plain = unquoted(sentence)
    if another_voice(sentence) or any(rule.holds(plain) for rule in _RULES_ALONE):
        return True
    marks = {found[0] for found in _BETWEEN.finditer(plain)}
    return len(marks) > 1 or bool(marks and _PARTY.search(plain))


def in_the_act(sentences: Sequence[str]) -> list[bool]:
    """Which sentences are such talk or part of it: what follows it, while it is most of what is said,
    and all that follows where somebody else is made to speak.

    What was said before it stands.
    """
    talk = [speaks_of_grading(sentence) for sentence in sentences]
    lengths = [len(sentence.split()) for sentence in sentences]
    acted = [False] * len(sentences)
    for start in (at for at, of in enumerate(talk) if of):
        said = heard = 0
        for at in range(start, len(sentences)):
            said += lengths[at]
            heard += lengths[at] * talk[at]
            if heard > MOST * said:
                acted[start : at + 1] = [True] * (at + 1 - start)
    forged = first_voice(sentences)
    acted[forged:] = [True] * (len(sentences) - forged)
    return acted
