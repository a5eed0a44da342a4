"""Marks aloud: scores, levels of seniority, letters, the outcome of the interview."""

import re

from interviewer.domain.judging import TALK
from interviewer.domain.stance import ranks
from interviewer.domain.stating import statements

_LEVEL = r"(?:senior|staff|principal|junior|mid[- ]level|entry[- ]level)"
_ROLE = r"(?: (?:engineers?|levels?|candidates?|hires?|roles?|bars?|positions?|people|person))"
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
    r"|\b(?:score|grade|rate|mark)[ds]? you(?= *(?:$|[.,;:!?])| (?:as|at|on|for|by|in|with|an?|the|about|above|below|between|down|up|yet|now|here|today|so"
    r"|very|quite|pretty|rather|fairly|strongly|well|high\w*|low\w*|\d|one|two|three|four|five|afterwards?|later)\b)|\b(?:scor|grad|rat|mark)ing you\b"
    rf"|\b(?:put|have|place|see|peg|mark|leave|rate)(?: you| (?:that|this|your) {TALK})(?: down)?(?: here| now)?"
    rf" (?:at|as|for) (?:a |an |about a |roughly a |level )?(?:solid |weak |strong |low |high )?{_NUMBER}\b(?!\.\d)"
    r"(?! (?:times|percent|per|of|servers|million|thousand|billion|milliseconds|ms|seconds|days|hours))"
    rf"|\b(?:get|got|bring|take|move|make)s? (?:you |it |this |that )?(?:to|up to|from) an? {_NUMBER}\b"
    r"(?= *(?:$|[.,;:!?]|i\b|you\b|we\b|on\b|for\b|here\b|would\b))"
    rf"|\b(?:a|an|as a|for a) (?:solid |weak |strong |low |high |clear )?(?:one|two|three|four|[1-4])"
    r" (?:so far|from me|at (?:best|most)|on (?:that|this)|in my (?:book|notes))\b"
    r"|\byou(?:'d| would| will|'ll|'ve| have|'re| are)(?: have| be)? (?:pass|fail)(?:ed|ing)?(?= *(?:$|[.,;!]|this\b"
    r"|the interview|at this|here\b|so far|with (?:that|this)\b))|\byou (?:passed|failed)(?= *(?:$|[.,;!]|this\b|the interview))"
    r"|\b(?:be hired|get (?:a|the) hire)\b|\b(?:get|got|earn|land|win|cost|make|give)s? you (?:an |the |that |this )?(?:offer|job)\b"
    r"|\b(?:put|place|see|rank|file|count)(?:s|ed)? you (?:\w+ly |well |clearly |just |still )?(?:on|in|at|among|above|below|near|with) (?:the |a |our )?(?:\w+ )?(?:junior|mid|senior|staff|principal|hire|no[- ]hire|bar|seniors|juniors)\b"
    r"|\b(?:level|grade|position|role|rank) (?:that )?you(?:'ve| have)? (?:applied|came|interviewed?|asked) for\b"
    r"|(?<!do )(?<!would )(?<!did )(?<!can )(?<!if )(?<!when )\byou(?:'d| would| will|'ll|'re|'ve| have)? scor(?:e|ed|ing)"
    r"(?= *(?:[.,;:!]|$| \d\b(?! ?\w)| (?:well|high|higher|low|lower|badly|poorly|full|points?|an? (?:\d|one|two|three|four|five"
    r"|low|high|solid|strong|weak|good)|so|here|on (?:this|that))\b))"
    r"|\b(?:strong|lean|no|clear)[- ]hire\b|\bhire signal\b|\b(?:a|for a|towards?|not a|or no) hire\b"
    r"|\bto hire\b(?= *(?:$|[.,;:!?]| (?:you|at|from|so|on|for (?:this|the|a) (?:role|level|position))\b))"
    r"|\byour (?:score|grade|rating|mark)s? (?:on|for|in) [\w -]{2,25} (?:is|was|would be) an? (?:[1-4]|one|two|three|four)\b"
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
_GRADED = re.compile(
    r"\b(?:i|we)(?:'d| would|'ll|'ve| have)? (?:\w+ )?(?:put|place|peg|slot|rank|see|have) you (?:\w+ )?(?:between|above|below|near|around)\b"
    r"|\bbetween (?:an? )?(?:junior|mid|mid[- ]level|senior|staff) and (?:an? )?(?:mid|mid[- ]level|senior|staff|principal)\b"
    r"|\b(?:that|this|it)(?:'s| is| was|'ll be) (?:an? )?(?:\w+ )?(?:pass|fail) (?:on|for|in|from)\b"
    r"|\bi(?:'m|'ve|'ll| am| have| can)? (?:now |just )?(?:tick|check|cross)(?:ed|ing)? (?:[\w-]+ ){0,3}off\b|\b(?:on|by) my scale\b"
    r"|\b(?:moves?|brings?|puts?|takes?|lifts?|pulls?|keeps?) you (?:\w+ ){0,3}(?:level|grade|notch|band|bar|rung)\b"
    r"|\blook(?:s|ing)? (?:\w+ )?like (?:an? )?(?:\w+ )?(?:yes|no|pass|fail|hire|offer|maybe)(?= *(?:$|[.,;!]))|"
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
    r"|\b(?:enough|sufficient) (?:for you )?to (?:pass|clear (?:it|the bar)|get (?:you )?(?:through|by))(?= *(?:$|[.,;!]))"
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


def scores(text: str) -> bool:
    """Whether a text says what an answer is worth, or what becomes of the candidate."""
    return bool(ways_of_marking(text))


def ways_of_marking(text: str) -> frozenset[str]:
    """The ways in which a text does so, by name."""
    found = {"score"} if _SCORE.search(text) else set()
    for statement in statements(text):
        found.update(
            name
            for name, form in (("graded", _GRADED), ("letter", _LETTER))
            if form.search(statement)
        )
        if ranks(statement):
            found.add("ranks")
    return frozenset(found)
