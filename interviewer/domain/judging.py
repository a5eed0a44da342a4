"""Judgements in other words: how near an answer is, what it would be worth, how it falls short."""

import re

_END = r"(?= *(?:$|[.,;:!–—]| but\b| and\b| so\b| though\b| there\b| here\b| now\b| with\b))"
_BOUND = (
    r"(?:^|[.!?;:–—\n]\s*|\b(?:well|yes|yeah|okay|ok|ah|oh|hm+|no|mm+|yep|yup|aye|sure|indeed),? )"
)
_VERY = r"(?:(?:very|so|really|quite|pretty|rather|just|still|almost|nearly|already|getting|a (?:bit|little)) )*"
_ANSWER = (
    r"(?:(?:answers?|reasoning|reply|response|explanation|thinking|treatment|handling|coverage"
    r"|account|take|design|plan|approach)(?: (?:here|there|so far|of [\w -]{1,30}|on [\w -]{1,30}))?)"
)
_LEVEL = r"(?:senior|staff|principal|junior|mid[- ]level|entry[- ]level)"
_ROLE = r"(?: (?:engineers?|levels?|candidates?|hires?|roles?|bars?|positions?|people|person))"

_NEAR = re.compile(
    rf"\b(?:you(?:'re| are)|that(?:'s| is| was)|this is) {_VERY}(?:close|warm(?:er)?|hot(?:ter)?|colder"
    r"|near|there|not far off|way off|far off|off the mark|off track|off base|in the (?:right )?ballpark"
    r"|halfway there|most of the way)(?= *(?:$|[.,;!–—]| but\b| to (?:it|the answer|what i)\b))"
    rf"|{_BOUND}{_VERY}(?:warmer|colder|getting (?:warm|close|there)\w*|not quite|almost(?: there)?|nearly there"
    r"|wrong|incorrect|half right|partly right|try again|think (?:again|harder|bigger|smaller)"
    r"|close(?: enough)?|so close|cold|(?:hot,? ?)+)(?= *(?:$|[.,!–—]| but\b))"
    rf"|{_BOUND}(?:(?:a (?:bit|lot|little)|much|far|way|even|rather) )?(?:higher|lower|more|less|bigger|smaller|larger"
    r"|fewer|earlier|later|longer|shorter) than (?:that|this|you (?:think|said|say|assume))(?= *(?:$|[.,;!]))"
    r"|\b(?:it|the (?:real |actual |true |right )?(?:number|figure|value|answer|one))(?:'s| is) "
    r"(?:(?:actually|in fact|a (?:bit|lot|little)|much|far|rather|somewhat|even) )*(?:higher|lower|more|less|bigger"
    r"|smaller|larger) than (?:that|this|you (?:think|said|say|assume))\b"
    r"|\byou(?:'re| are) (?:still )?(?:missing|forgetting|overlooking) (?:one|two|something|a (?:key|piece|part|step|trick)"
    r"|the (?:key|point|main|most|obvious|other|last))\b"
    r"|\byou(?:'ve| have)? (?:missed|overlooked|forgotten) (?:something|one|two|the (?:key|point|main|most|obvious))\b"
    r"|\bthere(?:'s| is) (?:still )?(?:one|something|more) (?:more |else )?(?:thing |piece )?(?:that )?you(?:'re| are|'ve| have) "
    r"(?:miss|forgot|overlook|not (?:said|named|mention))\w*",
    re.IGNORECASE,
)
_PRAISED = re.compile(
    r"\b(?:that|this|it|which|your [\w -]{1,40}?) (?:shows?|demonstrates?|reflects?|speaks? of|tells me of|betrays?)"
    r" (?:\w+ ){0,4}(?:experience|understanding|insight|maturity|depth|skills?|expertise|judgement|judgment|thought|care)\b"
    r"|\b(?:that|this)(?:'s| is) how (?:it(?:'s| is| should be)|one should|i(?:'d| would)|you should)\b"
    rf"|{_BOUND}(?:that|this)(?:'s| is) (?:it|the one|the ticket|more like it|the spirit|the way)(?= *(?:$|[.,!]))"
    r"|\bnail on the head\b|\bon the money\b|\bbull'?s[- ]?eye\b|\bhit(?:s)? the (?:nail|mark|spot)\b|\btop marks\b"
    r"|\b(?:better|stronger|deeper|more|further|sharper|clearer) than (?:most|many|i|expected|average|usual)\b(?! of (?:the|your|our)\b)"
    r"(?= *(?:$|[.,;!]| expected\b| thought\b| hoped\b| people\b| candidates\b| see\b))"
    r"|\bi(?:'m| am) (?:\w+ )?(?:taken with|a fan of|with you|sold|convinced|fond of|struck by)\b"
    r"|\b(?:would|'d) (?:be|have been) my (?:choice|pick|answer|approach|instinct|first \w+)\b|\byou(?:'ve| have)? convinced me\b"
    r"|\b(?:is|was|are) (?:simply |quite |pure |pretty much )?textbook(?= *(?:$|[.,;!]))"
    r"|\b(?:that|this|it)(?:'s| is| was) (?:an? )?(?:really |very |quite |rather )*(?:mature|sharp|strong|smart|solid"
    r"|good|great|nice|thoughtful|clever|sensible|excellent|mature|sound|nuanced|seasoned) (?:take|view|angle|read|reading|handle"
    r"|treatment|line|set|list|distinction|trade-?off|strategy|solution|argument|one)\b"
    r"|\b(?:few|not many|hardly any|most) (?:people|candidates|engineers)\b[^.?!]{0,40}\b(?:you did|unlike you|and you)\b"
    r"|\b(?:very |really |quite )?well (?:handled|covered|done|played|spotted|judged|chosen|caught)(?= *(?:$|[.,;!]))"
    rf"|\byour {_ANSWER} (?:is|was|has been|sounds|looks|seems) (?:\w+ ){{0,2}}(?:stronger|better|strong|good|convincing|sound"
    r"|solid|complete|clear|impressive|excellent|compelling)\b"
    r"|\bthat(?:'s| is| was) (?:a )?(?:pleasure|joy|treat)\b|\bcolou?r me impressed\b|\btake a bow\b|\bbeat me to it\b"
    r"|\b(?:my|this) (?:favou?rite|best) (?:answer|part|interview|candidate)\b",
    re.IGNORECASE,
)
_ENDORSED = re.compile(
    rf"\bnot (?:at all |half |too )?(?:bad|shabby)(?: at all)?(?= *(?:$|[.,;!]))"
    rf"|{_BOUND}(?:exactly|precisely|absolutely|totally|definitely|agreed|quite)(?: (?:so|that|right))?(?= *(?:$|[.,;!]))"
    r"|\bi(?:'d| would| might| could) (?:well |probably |also )?have (?:said|done|chosen|put|answered|picked|gone|argued|built|started)\b"
    r"|\b(?:that|what|things?|trade-?offs?|points?|answers?|parts?|one|detail|part) (?:that )?i (?:wanted|hoped|was (?:after|hoping|looking|waiting)"
    r"|(?:had|'d) (?:in mind|hoped|wanted)|needed to hear|wished)\b"
    r"|\b(?:much |very much |quite |exactly )?in line with (?:what|how|our|mine|my)\b|\bwhat we(?:'d)? (?:do|did|use|run|have|built) (?:in production|here|ourselves|too|as well|at)\b"
    r"|\b(?:to |you(?:'ve| have)? |that |which |it )(?:convince|persuade|satisfie|satisfy|win|won|sold|impresse?)[sd]? me\b"
    r"|\byou(?:'ve| have)? (?:clearly|obviously|evidently|certainly|definitely|plainly) (?!not\b)\w+"
    r"|\bthe right (?:idea|instinct|call|track|direction|lines|intuition|thought|reflex|way to)\b"
    r"|\b(?:you|your \w+) (?:are|is|was) (?:\w+ )?(?:onto|ahead of|above average|beyond)\b",
    re.IGNORECASE,
)
_BLAMED = re.compile(
    rf"\b(?:your|that|this) {_ANSWER} (?:is|was|has been|sounds|looks|seems|falls) (?:(?:a bit|a little|rather|quite|very|too|so|pretty"
    r"|still|just|somewhat) )*(?:weak|thin|poor|shallow|wrong|incorrect|incomplete|disappointing|short|lacking|bad|mediocre"
    r"|superficial|confused|muddled|underwhelming|insufficient)\b"
    rf"|\b(?:that|this|it)(?:'s| is| was) (?:(?:just|simply|plainly|clearly|a bit|rather|quite|very) )*(?:wrong|incorrect|disappointing"
    rf"|(?:a |an )?(?:\w+ )?(?:weak|poor|thin|bad|wrong|shallow) {_ANSWER}){_END}"
    r"|\b(?:that|this|it)(?:'s| is) not (?:quite |really |exactly )?(?:right|correct)(?= *(?:$|[.,;!]))"
    r"|\bi(?:'m| am) (?:\w+ )?(?:disappointed|unconvinced|not (?:convinced|impressed|satisfied|happy with))\b"
    r"|\bi(?:'d| had| would have)? (?:expected|hoped for) (?:more|better|a (?:better|stronger))\b"
    r"|\b(?:that|this)(?:'s| is| was) a (?:bit of a )?red flag\b",
    re.IGNORECASE,
)
_GRADED = re.compile(
    rf"\b(?:at|for|of|from|below|above|beyond|towards?|as|like|under|reach(?:es)?|need(?:s|ed)? (?:at|for)) (?:an? |the )?(?:solid |strong"
    rf" |typical |true |clear )?{_LEVEL}{_ROLE}?(?= *(?:$|[.,;:!?–—]| (?:i|we|this|that|you|it|is|would|here|yet)\b))"
    rf"|\b{_LEVEL}[- ](?:level|grade|calib(?:re|er)|quality)\b(?= (?:answer|work|thinking|reply|response|bar|depth|signal|of)|[.,;:!]|$)"
    rf"|\ba(?:n)? {_LEVEL}{_ROLE}? (?:would|should|must|needs)\b|\b(?:is|was|'s) (?:very |solidly |clearly |still )?{_LEVEL}(?= *(?:$|[.,;!]))"
    r"|\b(?:meets?|exceeds?|below|above|beyond|short of) (?:my |our |the )?expectations?\b|\bmeets and exceeds\b"
    rf"|\b(?:put|place|see|rate|have) you\b.{{0,25}}\b(?:at|in|above|below|around|near)\b.{{0,15}}\b(?:{_LEVEL}|bar|level)\b"
    r"|\b(?:the )?level (?:that )?(?:we|i) (?:expect|want|look|need)\b|\bnot (?:yet )?(?:at|up to) (?:the )?(?:level|standard|bar)\b"
    r"|\b(?:that|this|(?:it|you|which)(?:'d| would| will|'ll))(?:'d| would| will|'ll)? (?:(?:not|barely|just|easily|probably|hardly|still|narrowly|never) |n't )*"
    r"(?:wouldn't |won't |doesn't )?(?:pass|fail|make the cut|cut it|clear the bar)(?:e?s)?(?= *(?:$|[.,;!]| (?:at|for an?|for the role|here|in (?:a|this|the) (?:interview|loop|round)|as an?)\b))"
    r"|\b(?:a|an) (?:bare |clear |narrow |solid |strong )?(?:pass(?:ing)?|failing|borderline|pass|fail)(?: (?:answer|so far|from me|on (?:that|this)))?(?= *(?:$|[.,;!]))"
    r"|\bso far,? (?:you(?:'re| are)|i(?:'d| would| have)|that(?:'s| is)) (?:\w+ ){0,2}(?:at|in|on|tracking|leaning|above|below|ahead|behind"
    r"|between|half|passing|failing|short)\b|\byou(?:'re| are) (?:somewhere |currently |now |still )?(?:tracking|trending|leaning|borderline)\b"
    r"|\bi(?:'m| am) (?:currently |still |now )?leaning (?:no|yes|hire|towards?|pass|positive|negative)\b"
    r"|\byou(?:'re| are) (?:at|on|around|near) (?:about |roughly |some )?(?:\d+|\w+(?:[ -]\w+)?) ?(?:percent|%|points)(?= *(?:$|[.,;!]| so far| of the (?:points|marks|way)))"
    r"|\b(?:half|all|most|none|some|a (?:third|quarter|part)) of the (?:points|marks|credit)\b|\b(?:earns?|gets?|wins?|costs?|gains?|loses?) you (?:\w+ ){0,3}(?:points?|marks?|credit|star)\b"
    r"|\bstars? (?:out of|from me|for)\b|\b(?:one|two|three|four|five|[1-5]) stars?(?= *(?:$|[.,;!]| for (?:that|this|the)| so far))"
    r"|\bscale (?:from|of) (?:zero|one|0|1) to (?:four|five|ten|4|5|10)\b[^.?!]{0,30}\b(?:that|this|you|it)(?:'s|'re| is| are|'d| would)\b"
    r"|\btop (?:\w+ ){0,3}(?:percent|%|quartile|decile|tier|half|bracket|group)? ?of (?:the )?(?:people|candidates|engineers|everyone|those) (?:that )?(?:i|we|who)\b"
    r"|\btop (?:quartile|decile)(?= *(?:$|[.,;!]))|\bthumbs[- ](?:up|down)\b|\bgold star\b|\b(?:towards?|get|getting|make you|extend(?:ing)?(?: you)?) an offer\b"
    r"|\bnext round\b|\bwould(?:n't| not)? (?:yet )?(?:advance|progress) (?:you|in)\b|\b(?:strength|weakness|gap|concern|plus|minus) (?:of|for|in|on) (?:you|yours|your (?:side|sheet|column|scorecard))\b"
    r"|\b(?:down|note|noted|noting|count|counts|counting|mark|marks|goes|log|record)(?: \w+){0,3} as (?:a |an )?(?:strength|weakness|gap|concern|plus|minus|positive|negative|strong|weak|hit|miss)\b"
    r"|\bin your favou?r\b|\byour scorecard\b"
    rf"|\b{_LEVEL} (?:answer|reply|response|work|thinking|solution|performance)s?\b|\b(?:above|below|over|under|across) the line(?= *(?:$|[.,;!]|on\b|here\b|for\b|so far))"
    r"|\bin my (?:sheet|book|grid|form|table|spreadsheet)\b|\b[1-4][+-](?= (?:so far|from me|for|on|in my)|[.,;!]|$)"
    r"|\bi(?:'d| would| will|'ll|'m)? (?:rate|grade|score|mark|rating|grading|scoring|marking) (?:that|this|it|you|your)\b"
    r"|\b(?:[5-9]|10|five|six|seven|eight|nine|ten) (?:out )?of (?:ten|10)\b(?= *(?:$|[.,;!]|for\b|on\b|from\b|so far))"
    r"|\bif i had to (?:decide|vote|choose|call it|grade|mark)\b|\bwould be an? (?:yes|no|pass|hire|maybe)\b"
    r"|\b(?:one|two|three|four|five|\d) of (?:the|my) (?:two|three|four|five|six|\d) (?:things|points|parts|items|pieces|boxes)\b",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"\b(?:an? [A-F]|(?:solid|weak|strong|low|high|clear|bare) [A-F]|[BCDF][- ](?:plus|minus)|an A[- ](?:plus|minus)|[BCD][+−](?!\+))"
    r"(?= *(?:[.,;!]|$|plus\b|minus\b|[+−](?!\+)| (?:so far|from me|for (?:that|this|the)|on (?:that|this)|at best)))"
)
_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*")


def _stated(text: str) -> str:
    """The sentences that are no questions, as one text."""
    return "\n".join(
        found.group().strip()
        for found in _SENTENCE.finditer(text.replace("’", "'"))
        if not found.group().rstrip().endswith("?")
    )


def weighs(text: str) -> bool:
    """Whether a text judges an answer: praises or blames it, or says how near it is."""
    stated = _stated(text)
    return any(found.search(stated) for found in (_NEAR, _PRAISED, _ENDORSED, _BLAMED))


def grades(text: str) -> bool:
    """Whether a text says what an answer is worth: at a level of seniority, in letters or shares."""
    plain = text.replace("’", "'")
    return _LETTER.search(_stated(plain)) is not None or _GRADED.search(_stated(plain)) is not None
