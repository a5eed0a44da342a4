"""The stance of a statement: what the interviewer feels about an answer, or what it is worth.

Not a list of phrases: a subject (the answer, the candidate, the interviewer), a word that ties the two,
and one of a row of words that value something. Fair remarks on a design have other subjects.
"""

import re


def _row(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


_VALUE = _row(
    """good great strong stronger strongest solid clear clearer clean sound useful interesting important (?<!all\\s)right
    correct wrong nice better best excellent weak weaker thin vague poor bad shallow worse worst
    reasonable plausible thoughtful mature seasoned measured nuanced balanced inventive original careful convincing complete incomplete thorough precise detailed helpful
    valid true perfect ideal crucial smart sharp sharper neat sensible wise clever rare unusual beyond enough
    deep well-\\w+ spot\\s+on on\\s+(?:target|point|track)"""
)
_DEGREE = _row(
    "\\w+ly very quite a an the really just pretty too more most rather not exactly one of so all well already"
)
_NUMBER = _row(
    "\\d+(?:\\.\\d+)? one two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety hundred"
)
_WORK = _row(
    "answers? repl(?:y|ies) responses? reasoning thinking explanations? arguments? designs? plans? approach performance showing effort treatment"
)
_OTHERS = _row(
    """(?:hardly|almost|scarcely|barely)\\s+(?:anyone|anybody) nobody no\\s+one not\\s+everyone not\\s+everybody few
    not\\s+many rarely seldom most\\s+(?:people|candidates|folks|engineers) only\\s+a\\s+(?:few|handful)
    other\\s+(?:people|candidates) others (?:people|candidates|engineers)\\s+(?:usually|often|rarely|typically|normally|tend\\s+to)"""
)
_NOTICE = _row(
    """thinks? raises? notices? mentions? spots? brings? points? forgets? miss(?:es)? overlooks? reali[sz]es? considers?
    starts? volunteers? address(?:es)? catch(?:es)? touch(?:es)?\\s+on comes?\\s+up\\s+with gets?\\s+(?:this|that)\\s+far"""
)
_OUTCOME = _row(
    """hire hired hiring offer bar grade seniority promotion debrief score-?card committee write-?up on-?site
    senior principal mid-level junior pass\\s+mark"""
)
_YOU = r"(?:you|your|yours|you'(?:d|re|ve|ll))"

_FEELS = re.compile(
    # the interviewer's own feeling
    r"\bi(?:'m| am| was| feel) (?:\w+ )?(?:impressed|pleased|delighted|sold|reassured|relieved|thrilled|proud|surprised|worried"
    r"|concerned|troubled|comfortable with|happy (?!to\b)|glad (?!to\b))"
    r"|\bi (?:really |do |quite |rather |certainly )?(?:like|love|enjoy|enjoyed|admire|appreciate|respect|buy|trust)\b (?!to\b)"
    r"|\bi (?:hadn't|had not|haven't|never) (?:thought|considered|heard (?:it|anyone)|seen (?:it|anyone))\b"
    r"|\bi(?:'ll| will| might| may|'m going to) (?:steal|borrow|remember|use) that\b|\bi wouldn't (?:change|add)\b"
    r"|\bi(?:'ve| have)? (?:was|been|had been|'d been) (?:\w+ )?(?:hoping|waiting|wondering|wishing|curious) (?:\w+ )?(?:you|that|this|somebody|someone|anyone)\b"
    r"|\bi(?:'d| would| might| may) have (?:missed|overlooked|forgotten|thought)\b"
    r"|\byour (?:\w+ )?(?:instincts?|intuition|nose|eye|gut) (?:\w+s?|is|are|has|have)\b"
    r"|\bi(?:'m| am) with you\b|\bi agree\b|\bmakes? my (?:job|life)\b|\bi (?:can't|couldn't|could not) ask for more\b"
    # the answer, and what it is like
    r"|^\W*(?:(?:ok(?:ay)?|right|yes|well|so|and|but|no|hm+|ah|oh|sure)\b[,.!]? )*"
    r"(?:that|this|it|which|those|these|what you(?:'ve|'d)? \w+|you)"
    rf"(?:'s|'re| is| are| was| were| would be| sounds?| seems?| looks?| reads?| strikes me as| comes across as| feels?) (?:{_DEGREE} )*{_VALUE}\b"
    rf"|\byour (?:\w+ )?{_WORK} (?:[\w-]+ ){{0,4}}(?:is|are|was|were|sounds?|seems?|looks?) (?:{_DEGREE} )*{_VALUE}\b"
    rf"|(?:'s|\bis|\bwas|\bwere|\bare|\bbe) (?:{_DEGREE} )*(?:right|correct|best|natural|sensible|smart|smartest|wise|proper|ideal|perfect"
    r"|good|better|great|strong|solid|sound|safe|safer|fine|excellent|clever|reasonable|bad|poor|wrong|weak)"
    r" (?:\w+ )?(?:choice|call|way|move|thing|answer|pick|approach|tool|idea|instinct|decision|start|reply|response|point|question|catch|read|bet|direction)\b"
    r"|\bway to go\b|\bgood (?:eye|ear|nose|sense|feel|grasp|grip|handle|head)\b"
    # others, who do not get so far
    rf"|\b{_OTHERS}(?: (?!has\b|have\b|had\b|is\b|was\b|can\b|will\b)[\w']+){{0,3}} {_NOTICE}\b",
    re.IGNORECASE,
)
_SEES_YOU = re.compile(
    rf"\byou(?:'re| are|'ve| have|'ll| will| do| did|'d)? (?:{_DEGREE} )*"
    r"(?:know (?:your|this|the) (?:stuff|way|area|field|subject|craft)|think like|thinking like|sound like|making (?:this|my|it)|in command"
    r"|on (?:course|par|form)|in the running|ahead of|behind|doing (?:well|fine|great|ok|okay|badly|poorly)|struggling|shining|cruising|earned"
    r"|deserve|impress|impressed|understood|understand this|get it|grasp|surprised me|convinced|come (?:a long|far)|covered (?:it|that|everything|more)"
    r"|(?:lost|gained) (?:some )?(?:points|ground)|got (?:this|it|that) (?:right|wrong|down)|answered (?:it|that|well)|did (?:well|great|badly)|seem to know"
    r"|clearly|obviously|evidently|certainly|plainly|undoubtedly)\b",
    re.IGNORECASE,
)
_VALUED = frozenset(
    """savvy laudable admirably adept adroit deft deftly shrewd incisive judicious lucid cogent eloquent flawless
    flawlessly ingenious polished prescient rigorous rigorously skilful skilled skillfully skilfully spotless sterling
    praiseworthy promising proud respectable reassuring heartening encouraging refreshingly pleasing enviable competent
    expertly noteworthy fabulous phenomenal tremendous dazzling genius wisely pleased fluent fluently graceful
    gracefully neat neatly tidy tidily sensibly maturely smartly sharply soundly crisply masterclass disappointing
    underwhelming lacklustre lackluster superficial muddled clumsy unconvincing handwavy hand-wavy half-baked
    amateurish hopeless regrettable unimpressive unimpressed shaky flimsy lame feeble woolly rookie beginner veteran
    expert first-class world-class admire applaud salute congratulate props exquisite superbly brilliantly nuanced
    maturity craftsmanship finesse flair poise polish""".split()
)
"""Words that value work; said of "that" or "you" they judge."""
_YOURS = frozenset("you you're you've your yours".split())
_POINTS_BACK = frozenset("that that's this it it's its".split())
"""At the beginning of a sentence they stand for what the candidate said."""
_WHETHER = re.compile(r"\W*whether\b", re.IGNORECASE)
"""Leaves open what it says."""
_SAID = re.compile(r"[a-z]+(?:['-][a-z]+)*")

_RANKS = re.compile(
    # an answer like this, from what was heard
    rf"\b{_WORK} (?:\w+ ){{0,3}}(?:like (?:this|that|yours)|of (?:this|that) (?:sort|kind|level|standard|depth|quality|calibre)) (?:is|are|would|wouldn't|won't|will|does|doesn't|gets?|goes|puts?|shows?|tells?|makes?)\b"
    r"|\b(?:from|by|on|going by|judging (?:by|from)) (?:what|everything|all) (?:i|we|you)(?:'ve| have)? (?:\w+ )?(?:hear|heard|see|seen|said|shown|told|got|have)\b"
    r"[^.?!]*\b(?:you|i)(?:'d|'ll|'re|'m| would| will| are| am)\b"
    r"|\b(?:strongest|best|weakest|finest|worst|highlight|high point|low point) (?:\w+ ){0,3}"
    r"(?:so far|today|of the (?:day|hour|interview|session|week)|i(?:'ve| have)|we(?:'ve| have))\b"
    r"|\b(?:that|this|it|you)(?:'s|'ve| is| was| have| got| gets?)? (?:\w+ ){0,3}(?:half|thirds?|quarters?|most|all|some|part|percent) of what (?:can|could|there|i|we|one|you)\b"
    r"|\b(?:below|above)[- ]average\b|\b(?:middle|top|bottom|front|back|head|(?:upper|lower) (?:end|half)) of the (?:pack|class|field|group|range|scale|bunch)\b"
    r"|\b(?:answer|vote|decision|call|verdict|recommendation) (?:from|on) (?:our|my) (?:side|end|part)\b"
    r"|\bif (?:the interview|this|we|it) (?:ended|stopped|finished|were over) (?:here|now|today)\b"
    # what the interviewer would put down for it
    r"|\bi(?:'d| would|'ll| will|'m| am|'ve| have)? (?:\w+ly |just |already |have |be )*(?:giv(?:e|en|ing)|award(?:ing)?|put(?:ting)?|call(?:ing)?|mark(?:ed|ing)?|rat(?:e|ed|ing)"
    r"|scor(?:e|ed|ing)|grad(?:e|ed|ing)|dock(?:ing)?|deduct(?:ing)?|knock(?:ing)?|recommend(?:ing)?|vot(?:e|ing)|hir(?:e|ing)|advanc(?:e|ing)|promote|reject(?:ing)?"
    rf"|pass(?:ing)?|fail(?:ing)?|endorse|sign(?:ing)?)\b[^.?!]{{0,40}}\b(?:{_YOU}|{_NUMBER}|full|half|credit|points?|marks?|yes|no)\b(?!'s own)"
    # the candidate beside a level, an offer, a bar
    rf"|\b{_YOU} (?!want\b|said\b|say\b)[^.?!]*\b{_OUTCOME}\b(?! to\b| of service\b)|\b(?!offer\b){_OUTCOME}\b[^.?!]*\b{_YOU}\b"
    r"|\b(?:this|that|it|you|you're|your answer|your design|answer)\b[^.?!]{0,40}\b(?:what|where|more than|less than|above|below|short of|beyond|under|over|at|past"
    r"|the (?:sort|kind) of \w+) (?:i|we)(?:'d|'ll| would)? (?:expect|ask|look|want|need|hope|usually|normally|see|get|require|hold)\b",
    re.IGNORECASE,
)


def approves(statement: str) -> bool:
    """Whether a statement says how the interviewer finds an answer or its author, good or bad."""
    if _WHETHER.match(statement):
        return False
    if _FEELS.search(statement) or _SEES_YOU.search(statement):
        return True
    said = _SAID.findall(statement.casefold())
    of_you = not _YOURS.isdisjoint(said) or not _POINTS_BACK.isdisjoint(said[:2])
    return not _VALUED.isdisjoint(said) and (len(said) <= 4 or of_you)


def ranks(statement: str) -> bool:
    """Whether a statement says what an answer is worth, or where it puts its author."""
    return _RANKS.search(statement) is not None
