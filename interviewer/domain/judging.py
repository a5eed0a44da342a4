"""Judging aloud: praise and blame of an answer, and how near it is."""

import re

from interviewer.domain.stance import approves
from interviewer.domain.stating import statements

# the words of praise and blame, and what they are said of
_ADVERB = (
    r"(?:(?:a |an |the |such |some |one )?(?:very |really |quite |pretty |rather |truly |so |absolutely"
    r" |extremely |genuinely |particularly |exceptionally |remarkably |super )*(?:a |an )?)"
)
_GOOD = (
    r"(?:good|nice|strong|solid|smart|clever|thoughtful|sharp|insightful|sensible|great|perfect|fine"
    r"|lovely|elegant|reasonable|valid|fair|excellent|impressive|convincing|compelling|astute|keen"
    r"|mature|careful|thorough|crisp|textbook|first[- ]rate|top[- ]notch|well[- ]\w+)"
)
_THING = (
    r"(?:points?|questions?|answers?|ideas?|start|work|thinking|choices?|call|catch|instincts?"
    r"|reasoning|observations?|approach|summary|one|insights?|arguments?|explanations?|plans?|design"
    r"|move|job|intuition|structure|breakdown|response|analysis|framing|stuff|thought|way to (?:put"
    r"|think|see|look|frame|go))"
)
TALK = (
    r"(?:answers?|reasoning|instincts?|thinking|approach|plan|explanation|design|idea|choice|argument"
    r"|structure|point|observation|grasp|understanding|intuition)"
)
_THAT = r"(?:that|this|it|which|those|these|what you (?:said|describe|have))"
_IS = r"(?:'s|'re| is| are| was| were| sounds| seems| looks| sounded| would be|'d be)(?: like)?"
_CHEERS = r"(?:excellent|brilliant|awesome|fantastic|amazing|impressive|wonderful|superb|outstanding|terrific|magnificent|splendid|stellar|stunning)"
_ANSWER = (
    r"(?:(?:answers?|reasoning|reply|response|explanation|thinking|treatment|handling|coverage"
    r"|account|take|design|plan|approach)(?: (?:here|there|so far|of [\w -]{1,30}|on [\w -]{1,30}))?)"
)
_VERY = r"(?:(?:very|so|really|quite|pretty|rather|just|still|almost|nearly|already|getting|a (?:bit|little)) )*"
# where a judgement begins and ends
_DEFERRED = r"(?! (?:for (?:another|a later|later|the end|after|when)|to (?:take up|come back to|leave|save))\b)"
_START = r"(?:^|[.!?;:–—\n]\s*|\b(?:well|yes|yeah|okay|ok|ah|oh|hm+|wow|and|so)[,!.]? )"
_END = r"(?= *(?:$|[.,;:!?–—]| but\b| and\b| so\b| though\b| there\b| here\b))"
_BOUND = (
    r"(?:^|[.!?;:–—\n]\s*|\b(?:well|yes|yeah|okay|ok|ah|oh|hm+|no|mm+|yep|yup|aye|sure|indeed),? )"
)
_ENDS = r"(?= *(?:$|[.,;:!–—]| but\b| and\b| so\b| though\b| there\b| here\b| now\b| with\b))"

_PRAISE = re.compile(
    # words that are praise wherever they stand
    rf"(?:{_START}(?:an? |what an? |how )?{_CHEERS}\b|\b{_CHEERS} {_THING}\b)|\b(?:spot[- ]on|well done|nicely done|good job|nice job|great job|kudos|bravo"
    r"|exactly right|absolutely right|keep it up(?! to\b)|i(?:'m| am) impressed|hats off|good for you"
    r"|could(?:n't| not) have (?:said|put|done) (?:it|that|this)|hard to (?:fault|argue with)"
    r"|on the right (?:track|path|lines)|heading in the right direction|ahead of (?:most|many)"
    r"|(?:better|more) than (?:most|many) (?:candidates|people)|music to my ears)\b"
    # a cheer at the start of a sentence
    rf"|{_START}(?:great|perfect(?:ly)?|correct|exactly|precisely|absolutely|agreed|indeed|bingo|lovely"
    rf"|nice|good|right(?!, (?:so|let|on to|next|now|then|time|we|about|with|you(?:'d|'ll| would| will| use| take| want| train| have|'re)?(?! got| right| correct))\b)|true|splendid|beautiful(?:ly)?|exactly so|quite so|very good|very nice|very true"
    rf"|i agree)(?: (?:put|said))?(?=[.!,;–—]|$| and | but )"
    # "a very good point", said on its own, of that, or of you
    rf"|{_START}{_ADVERB}{_GOOD} {_THING}\b{_DEFERRED}"
    rf"|\b{_THAT}{_IS} {_ADVERB}(?:more |most )?{_GOOD} {_THING}\b{_DEFERRED}"
    rf"|{_START}(?:very|really|quite|pretty|rather|truly|extremely|super) {_GOOD}(?=[.!,]|$)"
    # that they did it well
    r"|\byou(?:'ve| have)? (?:\w+ly |just )?(?:nailed|aced|crushed|smashed)\b|\bnailed it\b"
    rf"|\b{_THAT}{_IS} {_ADVERB}(?!fine\b){_GOOD}{_END}"
    rf"|\byou(?:'ve| have)? (?:just )?(?:ma[kd]e|g[ia]ve|given|got|have|raised?|had|did|done|put"
    rf"|chose|chosen) {_ADVERB}{_GOOD} {_THING}\b"
    rf"|\byour {_ADVERB}{_GOOD} {_THING}\b|\bwith (?:a |an |the |such )?{_ADVERB}{_GOOD} (?:answer|start)\b"
    # that what they said is right
    r"|(?<!if )(?<!whether )(?<!suppose )(?<!assuming )(?<!say )\b(?:that|this|it)(?:'s| is)"
    r" (?:absolutely |exactly |quite |entirely )?(?:right|correct|true|spot on)"
    r"(?= *(?:$|[.,;!–—]|and\b|but\b|about\b))"
    r"|(?<!if )(?<!whether )(?<!suppose )(?<!think )\byou(?:'re| are) (?:absolutely |exactly |quite"
    r" |entirely |completely )?(?:right|correct)\b(?! (?:now|before|after|at|on|in|there|here|next))"
    r"|\byou(?:'re| are) doing (?:just |absolutely |really |quite |perfectly )?(?:well|fine|great|good|really)\b|\byou(?:'ve| have) (?:clearly |really"
    r" |obviously )?(?:understood|got it|nailed|thought this through|done this before|done your)\b"
    r"|\byou (?:clearly|obviously|evidently|really|certainly) (?:know|understand|get|grasp|see|have)\b"
    rf"|\byour {TALK}(?: here| there| so far| on \w+)?(?: is| are| was| were| looks| sounds| seems) {_ADVERB}{_GOOD}\b"
    r"|\b(?:that|this|it)(?:'s| is| was) (?:exactly|precisely|just) (?:why|right|it\b|(?:how|what) (?:i|we)"
    r"(?:'d| would| do)\b|the (?:kind|sort|level|right|depth|thing|point)\b)"
    r"|\bthe (?:kind|sort|level|depth) of (?:thinking|detail|answer|reasoning|depth|care|insight)\b"
    r"|\b(?:many|most|few|not many|hardly any) (?:candidates|people|engineers) (?:miss|forget|overlook"
    r"|never (?:get|think|mention)|would (?:miss|forget|think|have)|don't (?:see|think|get)|think of|mention"
    r"|(?:get|bring|see) (?:that|this|it|there)|stop (?:there|here|before))\b"
    r"|\bi can (?:tell|see) (?:that )?you(?:'ve| have| know| are|'re| understand)\b"
    r"|\b(?:glad|happy|pleased|good|nice|great|refreshing) (?:to (?:hear|see) (?:that|you|this|it|someone|somebody)"
    r"|(?:that )?you (?:brought|mention|rais|said|ask|thought|saw|caught|noticed|spotted|see|picked))"
    r"|\b(?:couldn't|could not) agree more\b|\bi (?:fully|completely|totally|entirely|strongly) agree\b"
    r"|\blove (?:it|that)\b|\byou(?:'re| are) (?:really |clearly )?on to something\b|\bput your finger on\b"
    rf"|\byou(?:'ve| have)? (?:handled|covered|caught|spotted|explained|put|argued|reasoned|answered|thought)\b(?:(?!\b(?:that|why|how|because|as|which|works?|does|do|is|are|model|generali[sz]es?)\b)[^.?!]){{0,40}}"
    r"\b(?:well|nicely|neatly|beautifully|clearly)(?= *(?:$|[.,;!]|and\b|but\b))"
    r"|\bgoing (?:very |really )?well\b(?= *(?:$|[.,;!]))|\bno complaints\b|\bthe best \w+ (?:i|so far)\b"
    rf"|\b(?:shows?|have|has|got|with) {_ADVERB}(?:real |deep |clear |good |firm |strong |solid |great )"
    r"(?:understanding|insight|grasp|command|maturity|intuition|sense of|handle on|foundation)\b"
    # what the interviewer feels about it
    rf"|{_START}(?:really |absolutely |just )?(?:(?:love|loved|liked|enjoyed|appreciate|admire)"
    r" (?:that|how|the (?:way|idea)|your|this|it|where)|like (?:how|that|the way) you)\b"
    r"|\bi (?:really |do |quite |also |rather )*(?:like|love|appreciate|admire|enjoy(?:ed)?)"
    r" (?:that|how|the (?:way|idea|fact|structure)|your|this|where)\b"
    rf"|(?:{_START}|\b(?:that|this|it|which|all) )(?:all )?makes? (?:a lot of |perfect |total |good"
    r" |complete )?sense(?! (?:to you|for you|of|in this|once|only|when|if|at|on))"
    r"|\b(?:what|all) i (?:was|am) (?:hoping|looking|waiting) (?:for|to hear)\b|\bwhat i (?:wanted|hoped)"
    r" to hear\b|\bi(?:'m| am) (?:very |really |quite )?(?:happy|pleased|glad|satisfied) (?:with|that you)\b"
    r"|\b(?:well|nicely|clearly|beautifully|neatly) (?:put|said|argued|reasoned|thought out|thought"
    r" through|structured|explained|spotted|observed)\b",
    re.IGNORECASE,
)
_STATED = re.compile(
    rf"\b(?:senior|staff|principal|experienced|seasoned|expert|strong|good|great|our best|the best|top)"
    r" (?:engineers?|people|practitioners?|designers?|colleagues?) (?:would|do|think|approach|say|see|start)\b"
    r"|\bi wish (?:more|every|all|i)\b|\b(?:i've|i have) (?:ever )?(?:heard|seen|had|read) (?:all|today|so far|in|yet)\b"
    r"|\byou(?:'re| are) (?:very |really |quite |clearly |obviously |already )*(?:a natural|experienced|skilled|knowledgeable|seasoned|good|great|strong|sharp|well"
    r"|ahead|ready|talented|thinking (?:like|about this|in|the way))\b"
    r"|\bkeep (?:going|doing|on) (?:like|exactly|just)\b|\bsets? you apart\b"
    r"|\brare(?:ly)? (?:to )?(?:hear|see)\b|\byou(?:'d| would) (?:do|fit|be) (?:very |really )?(?:well|great|good|right)\b"
    r"|\b(?:better|further|more|faster|deeper) than (?:i|we) (?:expect|thought|usually|normally|hoped)"
    r"|\byou have (?:an eye|a feel|a gift|a talent|a nose|the right)\b"
    r"|\b(?:that|this|it)(?:'s| is) (?:what|how|where|why) (?:we|i|our|good|strong|senior|the best)\b[^.]{0,40}"
    r"\b(?:want|like|look for|love|hope|do it)\b"
    r"|\bi(?:'d| would) (?:have )?(?:done|do|said|say|designed|chosen|gone) (?:it|that|with that|the same|exactly|just)\b"
    r"|\b(?:my|our) (?:answer|choice|approach|preference) too\b|\b(?:(?:nothing|little|not much) to add|no (?:notes|objections?|quarrels?|concerns?|argument)|can't argue)\b"
    rf"|\b{_GOOD} (?:stuff|going|progress|coverage|depth|instincts?|choice|thinking|work|job|answer)\b"
)
_COMPARED = re.compile(
    rf"\b(?:that|this|it|which|what you \w+|your {TALK})(?:'s| is| was| sounds| goes| seems| looks)? (?:\w+ )?"
    r"(?:[a-z]{3,}er|more \w+|further|better) than (?:(?:what |anything |anyone |everyone )?(?:i|we)(?:'ve|'d| have| had)?\b|most\b|many\b|usual"
    r"|expected)"
    r"|\b(?:exactly|precisely|just) (?:what|how|where|the (?:\w+ ){1,2})(?: that)? ?i(?:'d| would|'m| am|'ve| have| was| had)\b(?! asked\b)"
    r"|\bi(?:'d| would| do)? (?:\w+ly |also )?(?:worry|do|start|choose|say|pick|think|go|prefer|use|reach|argue|put)\b[^.?!]{0,30}"
    r"\b(?:too|as well|myself)(?= *(?:$|[.,;!]))"
    r"|\b(?:that|this|it|yours)(?:'s| is| was) (?:probably |easily )?(?:the|your) (?:first|best|(?!late|new|high|low|near|large|small|great|long|short|fast|slow)\w+est|most \w+)\b"
    r"[^.?!]{0,40}\b(?:anyone|anybody|somebody|someone|i|i've|we've|candidates?|all day|today|this week|so far)\b"
    r"|\b(?:most|many|others|few|not many)(?: people| candidates)? would(?:'ve| have)\b|\bin (?:very |really )?(?:good|great|fine|excellent) (?:shape|hands|form)\b"
    r"|\bthe (?:hard|difficult|tricky|main|key|important) (?:part|bit|piece)s? (?:out of the way|covered|done|right|nailed|sorted)\b"
    r"|(?:\bnot|n't) (?:really |quite )?your (?:best|strongest|finest)\b"
    rf"|^\W*(?:an?|what an?|such an?|very|really|quite|pretty) {_ADVERB}{_GOOD} (?!enough|morning|afternoon|evening|day|luck)[a-z]+(?: \w+)?[.!]*$"
    r"|\bi (?:can't|cannot|couldn't|could not|don't get to|rarely|seldom) (?:\w+ )?say(?: that| it| this| as much)? (?:of|about|for) (?:\w+ ){0,2}?(?:people|candidates|everyone|everybody|others|folks|engineers|most|many|all)\b"
    r"|\bwithout (?:me|my|us) (?:ever )?(?:having |needing )?(?:to )?(?:dig|ask|push|prod|prompt|prob|pull|chas|help|nudg)(?:e|ing)?\b"
    r"|\b(?:me too|so would i|so do i|same here|(?:a )?steps? ahead|(?:way |well |already )?ahead of me)\b"
    rf"|(?<!if )(?<!whether )(?<!suppose )(?<!assuming )(?<!say )\b(?:that|this|it|your {TALK}[\w ]{{0,20}}?) (?:really |clearly |all )?(?:(?:holds?|stands?|adds?) up|checks out|(?:holds?|hangs?) (?:together|water))(?: (?:well|nicely|fine|here|for me))?(?= *(?:$|[.,;!]| except\b| but\b))",
    re.IGNORECASE,
)
"""An answer held against what others say, or what the interviewer would have said."""
_CHEER = frozenset(
    """remarkable remarkably refreshing delightful elegant elegantly sophisticated masterful masterly
    gifted talented talent knack enjoying admirable delighted thrilled exemplary faultless stellar
    wow chapeau congratulations congrats lovely marvellous marvelous splendid sublime cleverly
    thoughtful thoughtfully insightful perceptive astute articulate convincingly persuasive commend
    commendable applause superb excellent impressive impressed brilliant terrific wonderful fantastic
    awesome amazing outstanding beautifully""".split()
)
"""Words that an interviewer's statements have no use for but to judge."""
_ADDRESSED = frozenset("you you're you've your yours that that's this it it's its".split())
_SAID = re.compile(r"[a-z]+(?:['-][a-z]+)*")
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
    rf"|{_BOUND}(?<!okay, )(?<!ok, )(?:that|this)(?:'s| is) (?:it|the one|the ticket|more like it|the spirit|the way)(?= *(?:$|[.,!]))"
    r"|\bnail on the head\b|\bon the money\b|\bbull'?s[- ]?eye\b|\bhit(?:s)? the (?:nail|mark|spot)\b|\btop marks\b"
    r"|\b(?:better|stronger|deeper|more|further|sharper|clearer) than (?:most|many|i|expected|average|usual)\b(?! of (?:the|your|our)\b)"
    r"(?= *(?:$|[.,;!]| expected\b| thought\b| hoped\b| people\b| candidates\b| see\b))"
    r"|\bi(?:'m| am) (?:\w+ )?(?:taken with|a fan of|with you|sold|(?<!not )convinced|fond of|struck by)\b"
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
    rf"|(?:a |an )?(?:\w+ )?(?:weak|poor|thin|bad|wrong|shallow) {_ANSWER}){_ENDS}"
    r"|\b(?:that|this|it)(?:'s| is) not (?:quite |really |exactly )?(?:right|correct)(?= *(?:$|[.,;!]))"
    r"|\bi(?:'m| am) (?:\w+ )?(?:disappointed|unconvinced|not (?:impressed|satisfied|happy with|convinced(?! (?:that|an?|the|it|this|your?|there|we)\b)))\b"
    r"|\bi(?:'d| had| would have)? (?:expected|hoped for) (?:more|better|a (?:better|stronger))\b"
    r"|\b(?:that|this)(?:'s| is| was) a (?:bit of a )?red flag\b",
    re.IGNORECASE,
)


_FORMS = {
    "near": _NEAR,
    "praised": _PRAISED,
    "endorsed": _ENDORSED,
    "blamed": _BLAMED,
    "compared": _COMPARED,
}


def praises(text: str) -> bool:
    """Whether a text judges what the candidate said: praises or blames it, or says how near it is."""
    return bool(ways_of_judging(text))


def ways_of_judging(text: str) -> frozenset[str]:
    """The ways in which a text judges what the candidate said, by name."""
    found = {"praise"} if _PRAISE.search(text) else set()
    for statement in statements(text):
        found.update(name for name, form in _FORMS.items() if form.search(statement))
        if approves(statement):
            found.add("approves")
        lowered = statement.casefold()
        said = _SAID.findall(lowered)
        if not _CHEER.isdisjoint(said) and (len(said) <= 4 or not _ADDRESSED.isdisjoint(said)):
            found.add("cheers")
        if _STATED.search(lowered):
            found.add("stated")
    return frozenset(found)
