"""What an interviewer does not say while the interview runs: judgements, marks, links, machinery."""

import re

from interviewer.domain.judging import grades, weighs

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
_TALK = (
    r"(?:answers?|reasoning|instincts?|thinking|approach|plan|explanation|design|idea|choice|argument"
    r"|structure|point|observation|grasp|understanding|intuition)"
)
_THAT = r"(?:that|this|it|which|those|these|what you (?:said|describe|have))"
_IS = r"(?:'s|'re| is| are| was| were| sounds| seems| looks| sounded| would be|'d be)(?: like)?"
_END = r"(?= *(?:$|[.,;:!?–—]| but\b| and\b| so\b| though\b| there\b| here\b))"
_START = r"(?:^|[.!?;:–—\n]\s*|\b(?:well|yes|yeah|okay|ok|ah|oh|hm+|wow|and|so)[,!.]? )"

_CHEERS = r"(?:excellent|brilliant|awesome|fantastic|amazing|impressive|wonderful|superb|outstanding|terrific|magnificent|splendid|stellar|stunning)"
_PRAISE = re.compile(
    # words that are praise wherever they stand
    rf"(?:{_START}(?:an? |what an? |how )?{_CHEERS}\b|\b{_CHEERS} {_THING}\b)|\b(?:spot[- ]on|well done|nicely done|good job|nice job|great job|kudos|bravo"
    r"|nailed it|exactly right|absolutely right|keep it up|i(?:'m| am) impressed|hats off|good for you"
    r"|could(?:n't| not) have (?:said|put|done) it|hard to (?:fault|argue with)"
    r"|on the right (?:track|path|lines)|heading in the right direction|ahead of (?:most|many)"
    r"|(?:better|more) than (?:most|many) (?:candidates|people)|music to my ears)\b"
    # a cheer at the start of a sentence
    rf"|{_START}(?:great|perfect(?:ly)?|correct|exactly|precisely|absolutely|agreed|indeed|bingo|lovely"
    rf"|nice|good|right(?!, (?:so|let|on to|next|now|then|time|we|about|with)\b)|true|splendid|beautiful(?:ly)?|exactly so|quite so|very good|very nice|very true"
    rf"|i agree)(?: (?:put|said))?(?=[.!,;–—]|$| and | but )"
    # "a very good point", said on its own, of that, or of you
    rf"|{_START}{_ADVERB}{_GOOD} {_THING}\b"
    rf"|\b{_THAT}{_IS} {_ADVERB}(?:more |most )?{_GOOD} {_THING}\b"
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
    r"|\byou(?:'re| are) doing (?:well|fine|great|good|really)\b|\byou(?:'ve| have) (?:clearly |really"
    r" |obviously )?(?:understood|got it|nailed|thought this through|done this before|done your)\b"
    r"|\byou (?:clearly|obviously|evidently|really|certainly) (?:know|understand|get|grasp|see|have)\b"
    rf"|\byour {_TALK}(?: here| there| so far| on \w+)?(?: is| are| was| were| looks| sounds| seems) {_ADVERB}{_GOOD}\b"
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
    rf"|\byou (?:handled|covered|caught|spotted|explained|put|argued|reasoned|answered|thought)\b(?:(?!\b(?:that|why|how|because|as|which|works?|does|do|is|are|model|generali[sz]es?)\b)[^.?!]){{0,40}}"
    r"\b(?:well|nicely|neatly|beautifully|clearly)(?= *(?:$|[.,;!]|and\b|but\b))"
    r"|\bgoing (?:very |really )?well\b(?= *(?:$|[.,;!]))|\bno complaints\b|\bthe best \w+ (?:i|so far)\b"
    rf"|\b(?:shows?|have|has|got|with) {_ADVERB}(?:real |deep |clear |good |firm |strong |solid |great )"
    r"(?:understanding|insight|grasp|command|maturity|intuition|sense of|handle on|foundation)\b"
    # what the interviewer feels about it
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
_NUMBER = r"(?:[0-5](?:\.\d+)?|zero|one|two|three|four|five)"
_SCORE = re.compile(
    r"\b[0-5](?:\.\d+)?\s*(?:/|out of)\s*(?:4|5|10)\b(?= *(?:$|[.,;:!?]|so far|from me|on (?:that|this|your)"
    r"|for (?:that|this|your?)\b|here\b))"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine) out of (?:four|five|ten)\b(?= *(?:$|[.,;:!?]"
    r"|so far|from|for|on|here))"
    r"|\byour (?:score|grade|rating|mark)s? (?:(?:so far|today|yet|stands?|suffers?)\b|(?:is|was|would be|goes|drops?|rises?)"
    r" (?:now |still |at |to |up |down |only |a |about )*(?:low|high|good|fine|poor|[0-5]\b|one|two|three|four|five|up|down)\b"
    r"(?! (?:in|for|to|at|on|when|if|where|between) ))|\b(?:lower|raise|improve|lift|know|hurts?|on) your (?:score|grade|mark)s?(?= *(?:$|[.,;!]))"
    r"|\byour (?:\w+ )?(?:performance|evaluation|assessment|result|grading|level)s? (?:so far|to now"
    r"|is at|stands)\b"
    r"|\b(?:score|grade|rate|mark)[ds]? you\b|\b(?:scor|grad|rat|mark)ing you\b"
    rf"|\b(?:put|have|place|see|peg|mark|leave|rate)(?: you| (?:that|this|your) {_TALK})(?: down)?(?: here| now)?"
    rf" (?:at|as|for) (?:a |an |about a |roughly a |level )?(?:solid |weak |strong |low |high )?{_NUMBER}\b(?!\.\d)"
    r"(?! (?:times|percent|per|of|servers|million|thousand|billion|milliseconds|ms|seconds|days|hours))"
    rf"|\b(?:get|got|bring|take|move|make)s? (?:you |it |this |that )?(?:to|up to|from) an? {_NUMBER}\b"
    r"(?= *(?:$|[.,;:!?]|i\b|you\b|we\b|on\b|for\b|here\b|would\b))"
    rf"|\b(?:a|an|as a|for a) (?:solid |weak |strong |low |high |clear )?(?:one|two|three|four|[1-4])"
    r" (?:so far|from me|at (?:best|most)|on (?:that|this)|in my (?:book|notes))\b"
    r"|\byou(?:'d| would| will|'ll|'ve| have|'re| are)(?: have| be)? (?:pass|fail)(?:ed|ing)?(?= *(?:$|[.,;!]|this\b"
    r"|the interview|at this|here\b|so far|with (?:that|this)\b))|\byou (?:passed|failed)(?= *(?:$|[.,;!]|this\b|the interview))"
    r"|\b(?:be hired|get (?:a|the) hire)\b"
    r"|(?<!do )(?<!would )(?<!did )(?<!can )(?<!if )(?<!when )\byou(?:'d| would| will|'ll|'re|'ve| have)? scor(?:e|ed|ing)"
    r"(?= *(?:[.,;:!]|$| \d\b(?! ?\w)| (?:well|high|higher|low|lower|badly|poorly|full|points?|an? (?:\d|one|two|three|four|five"
    r"|low|high|solid|strong|weak|good)|so|here|on (?:this|that))\b))"
    r"|\b(?:strong|lean|no|clear)[- ]hire\b|\bhire signal\b|\b(?:a|for a|to|towards?|not a|or no) hire\b"
    r"|\b(?:would|could|might|to|not) hire you\b|\bhiring (?:bar|committee|decision|manager)\b"
    r"|\b(?:above|below|at|under|over|meets?|clears?|miss(?:es)?|reach(?:es)?) (?:the|your|our) (?:hiring |quality |level )?bar\b"
    r"|\bmy verdict\b|\bverdict (?:on you|so far|stands|is (?:a |that you))|\brubric\b"
    r"|(?:\bis|'s|\bwas|\bas|\bat) (?:an? |about |only |still )*level [1-4](?= *(?:$|[.!]|work\b|answer|here|so far|because|performance))"
    r"|\b(?:full|partial|extra|some|half|no|any) (?:marks|credit)\b(?= *(?:$|[.,;:!?]|for|on|there|here|so))"
    r"|\b(?:\d+|no|some|extra|full|bonus|minus|few|more|of the|any) points (?:for|off)\b|\b(?:counts?|held) (?:against|towards?|in favou?r of) you\b"
    r"|\b(?:fully |already |now )?(?:tick(?:ed|s)?|check(?:ed|s)?) (?:off )?(?:that|this|the) (?:box|one off)\b"
    r"|\b(?:passing|failing) (?:grade|mark|score)\b",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"!\[|\]\(|\]\s*\[|</?[a-z!][^<>]*>|<\s*(?:img|script|iframe|a|link|svg)\b|&(?:lt|gt|#\w+);"
    r"|\b(?:https?|ftp|data|javascript|file|mailto):\S|\bwww\.\S"
    r"|\b(?:hxxps?|gopher|ssh|blob|vbscript|tel|sms|doi|arxiv):\s?\S|\barxiv\.|\b10\.\d{4,9}/\S|\b\d{1,3}(?:\.\d{1,3}){3}\b"
    r"|\b[a-z0-9][\w-]*(?:\.[a-z][\w-]*)+/\w|\S@[\w-]+\.[a-z]|\b\w+ (?:dot|\[dot\]|\(dot\)) (?:com|org|net|io|dev|ai|edu|example)\b"
    r"|\b\w+(?:\[\.\]|\(\.\))\w+"
    r"|\b[a-z0-9][a-z0-9-]*\.(?:com|org|net|io|dev|ai|edu|gov|info|app|ly|gl|me|xyz|site|online|cloud|example|test)\b(?:[/?#]\S*)?",
    re.IGNORECASE,
)
_MODEL = r"(?:an? |the )?(?:ai|language model|large language model|llm|chatbot|bot|virtual assistant|assistant|model)"
_PROMPT = re.compile(
    r"\b(?:system|developer|hidden|initial|original) (?:prompt|instructions?)\b"
    r"|\bmy (?:\w+ )?(?:instructions|briefing|guidelines|programming|prompt|training data"
    r"|context window|rules)\b|\bthe briefing\b|\bmy (?:list of )?(?:legal|allowed|permitted|listed) moves?\b"
    r"|\b(?:legal|allowed|permitted|listed|open) moves?\b|\bmove number \d\b"
    r"|\b(?:i am|i'm|i was|i've been|i have been) (?:only |just )?(?:instructed|told|programmed"
    r"|configured|prompted|set up|allowed|supposed|permitted|meant|required|forbidden|given (?:a|the)"
    r" (?:list|set|facts?|briefing|instructions?)|not (?:allowed|supposed|permitted|meant))(?: to)?\b"
    r"(?! (?:me|us) )|\b(?:instructs?|tells?|told|asks|forbids) me (?:not )?to\b"
    rf"|\bas {_MODEL}, i\b|\bas an? (?:ai|language model|large language model|llm)\b"
    r"|\bi(?:'m| am) (?:just |only )?an? (?:ai|language model|large language model|llm|chatbot|bot)\b"
    r"|</?(?:move|think|candidate|note)\b|\bevidence statements?\b"
    r"|\b(?:answer|scoring|grading|marking) (?:key|guide|sheet|scheme|criteria)\b"
    r"|\b(?:criteria|criterion|points|things|items) (?:i|we) (?:grade|judge|score|assess|evaluate|am|'m|have to"
    r"|need to) \b|\b(?:on|off) my (?:list|sheet|form|checklist)\b|\bmy (?:checklist|script|answer key)\b"
    r"|\b(?:hidden|secret|unasked) facts?\b|\blevel anchors?\b|\b(?:model|reference|sample) answers?\b"
    r"|\b(?:probe|deepen|clarify|challenge|transition|redirect|what[- ]if) move\b|\bmy (?:next )?move is\b"
    r"|\bi(?: must| may)(?: not| never| only) (?:give|reveal|tell|say|praise|judge|share|name|disclose|ask|mention|score)\b"
    r"|\b(?:what|everything) (?:i|we)(?:'ve| have) been (?:told|given|handed)\b|\bthe text above\b"
    r"|\b(?:follow(?:ing)?|stick(?:ing)? to|bound by) (?:the|my) (?:rules|instructions|script|guidelines)\b"
    r"|\bthe candidate (?:should|must|needs to|says|said|asks|ought|explains|mentions|names|gives)\b"
    r"|\b(?:a|the) (?:strong|ideal|good|great|perfect|senior|junior|staff|weak|average) candidate(?:'s)?\b(?! (?:video|item|ad|set|source|generation|list|pool))"
    r"|\b(?:ideal|expected|best|perfect|complete|full|strong|senior[- ]level|top) (?:answer|solution)s? (?:here |would|is|includes|covers|names|mentions|needs)"
    r"|\bwhat i(?:'m| am) (?:looking|listening|waiting|fishing) for\b(?! ?\?)"
    r"|\byou are (?:an?|the) (?:\w+ ){0,2}interviewer\b|\b(?:never|do not|don't) (?:reveal|disclose|praise|give away)\b"
    r"|\b(?:the|an) interviewer (?:should|must|may|asks|never|does|will|is to)\b|^\W*(?:system|assistant|developer):"
    r"|\b(?:i(?:'ve| have)? been|i was) (?:asked|briefed|created|built|made|designed|trained|coached|handed|given) (?:to|by|as|for|not|a|the)\b"
    r"|\bmy (?:notes|sheet|brief|cue|cues|orders|handler|creators?|makers?|settings?|configuration|role here)\b(?! (?:on|from) (?:the|your))"
    r"|\b(?:hidden|secret|internal|private) (?:sheet|criteria|checklist|brief|guide|scorecard|orders)\b"
    r"|\bcriteria (?:that )?i\b|\b(?:program|software|system|script|engine) (?:behind|that runs|running|driving) (?:me|this (?:interview|conversation))\b"
    r"|\bbriefing\b|\b(?:part now|open moves?):|\bmoves? (?:open to|available to|left to) me\b"
    r"|\b(?:one|a single|only one) question (?:per|a|each|every) turn\b|\bsystem message\b|\bthe rules? (?:is|are|says?|tells?|i)\b"
    r"|\bwords at (?:the (?:very )?)?most\b|\binstructions\b(?=[^.?!]*\bi\b)|\bi\b[^.?!]{0,30}\binstructions\b"
    r"|\b(?:list|menu|set) of (?:\w+ )?moves\b|\b(?:two|three|four|five|several|other) moves\b|\bi (?:picked|chose|choose|took) (?:the )?(?:move|option|(?:first|second|third) one)\b"
    r"|\b(?:i|we)(?:'m| am|'re| are)? (?:cannot|can't|not able to|unable to) (?:disclose|reveal|share what i)\b"
    r"|\b(?:notes?|passages?|pages?|excerpts?|papers?|documents?|references?|readings?|hand-?outs?|material|text|sheet|paragraphs?) (?:that |which )?(?:(?:i|they|you)(?:'ve| have| had)? )?"
    r"(?:(?:(?:were|was|been|got|am|are) )?(?:handed|given|passed|supplied|fed|sent|shown|dealt|issued|provided|lent|attached)(?: (?:to )?(?:me|us|here|along|with))?(?= (?:is|are|was|were|says?|said|on|about|for|deals?|covers?|mentions?|speaks?|talks?|has|have|tells?|points?|warns?|puts?|describes?|suggests?|recommends?|there|that|in)\b|[.,;!]|$))"
    r"(?<!you were given)(?<!you sent)|\b(?:reference|background|supporting|reading) (?:notes?|material|passages?|texts?)\b(?=[^.?!]*\b(?:i|me|my)\b)"
    r"|\b(?:notes?|passages?|material|text|sheet|page) (?:lying |sitting |open |here )?(?:in front of|next to|beside|before) me\b"
    r"|\bi(?:'ve| have| was)?(?: got)? (?:been )?(?:handed|passed|given|sent|supplied with|provided with) (?:(?:\w+ ){0,3}(?:notes?|passages?|pages?|material|papers?|sheets?|readings?|references?|texts?))\b"
    r"|\b(?:notes?|passages?|pages?|papers?|material|text|sheet|handout) (?:that |which )?(?:i have (?:here|on|about|in front)|(?:they|somebody|someone) (?:gave|handed|sent|passed|showed) (?:to )?me)\b"
    r"|\baccording to (?:the|my|a|this|one) (?:\w+ )?(?:notes?|passages?|pages?|material|sheet|papers?|references?|handout)(?=,| (?:i|here|in front|before|they)\b)|\bit says (?:here|in (?:my|a|this|one) (?:notes?|papers?|material|sheet|page|passage))\b"
    r"|\bmy (?:papers|pages|passages|handouts?|references?|reference \w+)\b|\b(?:in|from|with|among) what i (?:got|was given|was handed|have here) (?:for|on|about|here)\b"
    r"|\bfacts? (?:i(?:'ve| have| was)?|that were|that was) (?:been )?(?:given|handed)\b",
    re.IGNORECASE,
)
_MARKS = re.compile(
    r"[{}]|\[[a-z_]{2,}[^\]]*\]|\|\||</?\w|^\s*(?:[-*#•]|\d+[.)])\s"
    r"|^\W*(?:stage|move|fact|note|criterion|instruction|rule|target|reason)s?\s*\d*\s*:",
    re.IGNORECASE | re.MULTILINE,
)
_STATED = re.compile(
    rf"\b(?:senior|staff|principal|experienced|seasoned|expert|strong|good|great|our best|the best|top)"
    r" (?:engineers?|people|practitioners?|designers?|colleagues?) (?:would|do|think|approach|say|see|start)\b"
    r"|\bi wish (?:more|every|all|i)\b|\b(?:i've|i have) (?:ever )?(?:heard|seen|had|read) (?:all|today|so far|in|yet)\b"
    r"|\byou(?:'re| are) (?:very |really |quite |clearly |already )?(?:a natural|good|great|strong|sharp|well"
    r"|ahead|ready|talented|thinking (?:like|about this|in|the way))\b"
    r"|\bkeep (?:going|doing|on) (?:like|exactly|just)\b|\bsets? you apart\b"
    r"|\brare(?:ly)? (?:to )?(?:hear|see)\b|\byou(?:'d| would) (?:do|fit|be) (?:very |really )?(?:well|great|good|right)\b"
    r"|\b(?:better|further|more|faster|deeper) than (?:i|we) (?:expect|thought|usually|normally|hoped)"
    r"|\byou have (?:an eye|a feel|a gift|a talent|a nose|the right)\b"
    r"|\b(?:that|this|it)(?:'s| is) (?:what|how|where|why) (?:we|i|our|good|strong|senior|the best)\b[^.]{0,40}"
    r"\b(?:want|like|look for|love|hope|do it)\b"
    r"|\bi(?:'d| would) (?:have )?(?:done|do|said|say|designed|chosen|gone) (?:it|that|with that|the same|exactly|just)\b"
    r"|\b(?:my|our) (?:answer|choice|approach|preference) too\b|\b(?:nothing to add|no notes|can't argue)\b"
    rf"|\b{_GOOD} (?:stuff|going|progress|coverage|depth|instincts?|choice|thinking|work|job|answer)\b"
)
_CHEER = frozenset(
    """remarkable remarkably refreshing delightful elegant elegantly sophisticated masterful masterly
    gifted talented talent knack enjoying admirable delighted thrilled exemplary faultless stellar
    wow chapeau congratulations congrats lovely marvellous marvelous splendid sublime cleverly
    thoughtful thoughtfully insightful perceptive astute articulate convincingly persuasive commend
    commendable applause superb excellent impressive impressed brilliant terrific wonderful fantastic
    awesome amazing outstanding beautifully""".split()
)
"""Words that an interviewer's plain statements, questions aside, have no use for but to judge."""
_ADDRESSED = frozenset("you you're you've your yours that that's this it it's its".split())
_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*")
_SAID = re.compile(r"[a-z]+(?:['-][a-z]+)*")
_OWN = frozenset("i i'm i've i'd i'll my me mine we're myself".split())
_MACHINERY = frozenset(
    """instruction instructions instructed prompt prompts prompted briefing briefed configured
    programmed ai llm checklist script guidelines allowed supposed forbidden permitted secret
    confidential guardrail guardrails policy rules persona openai gpt developer developers""".split()
)
"""Words that an interviewer who speaks of themselves has no use for."""


def _sentences(text: str) -> list[str]:
    """The sentences that are no questions, in lower case."""
    lowered = text.casefold().replace("’", "'")
    sentences = [found.group().strip() for found in _SENTENCE.finditer(lowered)]
    return [sentence for sentence in sentences if not sentence.endswith("?")]


def _statements(text: str) -> list[list[str]]:
    """The words of each sentence that is no question."""
    return [_SAID.findall(sentence) for sentence in _sentences(text)]


def _cheers(text: str) -> bool:
    if any(_STATED.search(sentence) for sentence in _sentences(text)):
        return True
    return any(
        not _CHEER.isdisjoint(said) and (len(said) <= 4 or not _ADDRESSED.isdisjoint(said))
        for said in _statements(text)
    )


def _shows_machinery(text: str) -> bool:
    return any(
        not _MACHINERY.isdisjoint(said) and not _OWN.isdisjoint(said) for said in _statements(text)
    )


def praises(text: str) -> bool:
    """Whether a text judges what the candidate said, or tells how near it is."""
    return _PRAISE.search(text) is not None or _cheers(text) or weighs(text)


def scores(text: str) -> bool:
    """Whether a text speaks of marks, levels or the outcome."""
    return _SCORE.search(text) is not None or grades(text)


def links(text: str) -> bool:
    """Whether a text holds a link, an image or markup."""
    return _LINK.search(text) is not None


def tells_of_itself(text: str) -> bool:
    """Whether a text speaks of how the interview is run: instructions, moves, being a model."""
    return _PROMPT.search(text) is not None or _shows_machinery(text)


def shows_marks(text: str) -> bool:
    """Whether a text is laid out as no speech is: lists, labels, brackets, code."""
    return _MARKS.search(text) is not None
