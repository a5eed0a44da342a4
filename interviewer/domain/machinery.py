"""How the interview is run: instructions, moves, papers handed out, being a model."""

import re

from interviewer.domain.stating import statements

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
    r"|\b(?:on|off|in|from|per|by|to) my (?:\w+ )?(?:list|sheet|form|checklist|agenda|script|cards?|notes|pages?|papers?)\b(?! of (?:your|the))"
    r"|\b(?:that |which )?(?:i|we) (?:was|were|am|are|have been|'ve been|had been) (?:\w+ )?(?:given|handed|assigned|dealt|supplied|issued)\b"
    r"|\b(?:criteria|criterion|points|checklist) for this (?:stage|part|interview|question|section|round)\b"
    r"|\b(?:hidden|secret|unasked) facts?\b|\blevel anchors?\b|\b(?:reference|sample) answers?\b|\bmodel answer\b"
    r"|(?<!\ba )(?<!\bthe )(?<!\bthat )(?<!\byour )(?<!\bthis )(?<!\bone )\bmodel answers\b|\bmodel answers (?:say|name|list|have|include|cover|mention|i|we|here)\b"
    r"|\b(?:probe|deepen|clarify|challenge|transition|redirect|what[- ]if) move\b|\bmy (?:next )?move is\b"
    r"|\bi(?: must| may)(?: not| never| only) (?:give|reveal|tell|say|praise|judge|share|name|disclose|ask|mention|score)\b"
    r"|\b(?:what|everything) (?:i|we)(?:'ve| have) been (?:told|given|handed)\b|\bthe text above\b"
    r"|\b(?:follow(?:ing)?|stick(?:ing)? to|bound by) (?:the|my) (?:rules|instructions|script|guidelines)\b"
    r"|\bthe candidate (?:should|must|needs to|says|said|asks|ought|explains|mentions|names|gives)\b"
    r"|\b(?:a|the) (?:strong|ideal|good|great|perfect|senior|junior|staff|weak|average) candidate(?:'s)?\b(?! (?:video|item|ad|set|source|generation|list|pool))"
    r"|\b(?:ideal|expected|best|perfect|complete|full|strong|senior[- ]level|top) (?:answer|solution)s? (?:here |would|is|includes|covers|names|mentions|needs)"
    r"|\bwhat i(?:'d| would|'m| am)? ?(?:hope|hoping|want|expect|expecting|like|love|need)(?:ed)?(?: to (?:hear|see|get|find))?(?: from you)?(?: here| now)? (?:is|are) (?!how\b|what\b|which\b|where\b|why\b|whether\b|when\b|your\b|one (?:thing|number)\b)"
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
_BOUND_BY = re.compile(
    r"\bi(?:'m| am|'ve been| have been| was|'ve) (?:\w+ )?(?:obliged|required|bound|due|expected|told|asked|down to|meant|permitted|allowed|instructed"
    r"|entitled|supposed|to (?:ask|say|keep|avoid|stay|bring|steer|lead|raise|push|press|probe)|here to|running|using|reading|following|working from"
    r"|under|limited|restricted|capped)\b"
    r"|\bi (?:can|may|must|should|have to|need to|get to|ought to) (?:only|never|not|always|at most)\b"
    r"|\bmy (?:job|task|part|turn|remit|mandate|orders|brief|guidance|guide|protocol|setup|system|limits?|quota|allowance"
    r"|next (?:item|step|point|line|option)|options?|choices?|plan|outline|template|playbook|text|window|context|model|target|goal|aim)\b"
    r"|\b(?:the|a|this) (?:guide|guidance|protocol|manual|template|playbook|outline|script|sheet|card|dossier)"
    r" (?:says|tells|wants|asks|lists|has|gives|marks|flags|shows|i\b|here|in front)\b"
    r"|\b(?:next|first|last|another|remaining|open) (?:item|line|entry|bullet|row|box|heading)s? (?:on|in|of) (?:my|the|this) (?!table|log|list of|data)"
    r"|\b(?:they|somebody|someone|whoever) (?:\w+ )?(?:gave|handed|told|sent|asked|wants?|expects?) (?:me|us|my)\b|\bwhoever wrote my\b"
    r"|\b(?:list|page|sheet|table|card|file) (?:of|with) (?:\w+ )?(?:topics|points|questions|criteria|ticks|boxes|what to)\b"
    r"|\b(?:it|they|which|this|that) (?:has|have|had) me (?!\w+(?:ing|ed)\b|a\b|the\b)[a-z]+"
    r"|\b(?:lines?|text|words|wording|tasks?|items?|moves?|steps?|cues?|topics?|points?|orders?|targets?|entry|row) (?:that |which )?(?:was |were |is |are |has been |have been )?"
    r"(?:handed|given|dealt|issued|assigned|supplied)(?: down| over| along| out)? to me\b"
    r"|\b(?:never|not|don't|without) (?:to )?(?:mention(?:ing)?|nam(?:e|ing)|reveal(?:ing)?|show(?:ing)?|quot(?:e|ing)|giv(?:e|ing) away) the (?:levels?|key|anchors?|rubric|marks|grades)\b"
    r"|\b(?:text|wording|whole thing|original|page|sheet) i (?:can't|cannot|may not|won't|mustn't) (?:paste|quote|show|copy|print|share|read out|post)\b"
    r"|\b(?:caps|limits|restricts|binds|allows|forbids|requires|obliges|permits|confines) me\b|\bi run (?:under|on)\b"
    r"|\b(?:hint|clue|nudge)s? (?:number |level )?(?:one|two|three|1|2|3|i have|i've|left|allowed)\b",
    re.IGNORECASE,
)
"""What the interviewer has to do, may do or reads from: nobody who just talks says so."""
_BEING_ONE = re.compile(
    r"\b(?:i(?:'m|'ve|'ll)?|myself|we're)\b[^.?!,;]{0,30}\b(?:ai|llm)\b|\b(?:ai|llm)\b[^.?!,;]{0,20}\b(?:i(?:'m)?|myself)\b",
    re.IGNORECASE,
)
"""A candidate's LLM and "tell me" in one sentence are of the design."""
_OWN = frozenset("i i'm i've i'd i'll my me mine we're myself".split())
_MACHINERY = frozenset(
    """instruction instructions instructed prompt prompts prompted briefing briefed configured
    programmed checklist script guidelines allowed supposed forbidden permitted secret
    confidential guardrail guardrails policy rules persona openai gpt developer developers""".split()
)
"""Words that an interviewer who speaks of themselves has no use for."""
_SAID = re.compile(r"[a-z]+(?:['-][a-z]+)*")


def tells_of_itself(text: str) -> bool:
    """Whether a text speaks of how the interview is run: instructions, moves, being a model."""
    return bool(ways_of_telling_of_itself(text))


def ways_of_telling_of_itself(text: str) -> frozenset[str]:
    """The ways in which a text does so, by name."""
    found = {"prompt"} if _PROMPT.search(text) else set()
    for statement in statements(text):
        said = _SAID.findall(statement.casefold())
        if _BOUND_BY.search(statement):
            found.add("bound")
        if _BEING_ONE.search(statement):
            found.add("being one")
        if not _MACHINERY.isdisjoint(said) and not _OWN.isdisjoint(said):
            found.add("machinery")
    return frozenset(found)
