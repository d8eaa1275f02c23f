"""The kinds of outcomes, stepping stones and data points: words, icon and colour of each.

A kind is added to its Literal in `items`; the type check fails until it has a case here.
How a kind of stone is drawn is in `careerapp.picture`.
"""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, assert_never, get_args

from careerapp.domain.items import DataPointKind, Effect, Node, Outcome, OutcomeKind, StoneKind
from careerapp.wording.phrases import capital

Colour = Literal["blue", "orange", "red", "violet", "green", "gray"]
"""The name of a colour in Streamlit's Markdown."""

Shape = Literal["rounded", "square", "pointed", "pill"]
"""The outline of a stepping stone on the map."""


class KindOfOutcome(NamedTuple):
    """The properties that all outcomes of a kind share.

    Attributes
    ----------
    word : what the kind is called.
    icon : its Material symbol.
    example : a title of that kind.
    turn : its place in the order in which `guess` tries the kinds on a title.
    signs : a pattern of the words that speak for it; of the kind that is left over, none.
    lasting : whether it is a state rather than an arrival: reached means true now.
    colour : outcomes have one colour, whatever their kind.
    """

    word: str
    icon: str
    example: str
    turn: int
    signs: str = ""
    lasting: bool = False
    colour: Colour = "green"


class KindOfStone(NamedTuple):
    """The properties that all stepping stones of a kind share.

    Attributes
    ----------
    word : what the kind is called.
    icon : its Material symbol.
    colour, shape : of its box on the map.
    untried : the question where none of this kind leads to an outcome, with ``{}`` for its title.
    turn : its place in the order in which `guess` tries the kinds on a title.
    signs : a pattern of the words that speak for it.
    endings : a pattern of what else the main noun of a title may be, by how it ends.
    """

    word: str
    icon: str
    colour: Colour
    shape: Shape
    untried: str
    turn: int
    signs: str
    endings: str = ""


class KindOfDataPoint(NamedTuple):
    """The properties that all data points of a kind share.

    Attributes
    ----------
    word : what the kind is called, with a capital letter.
    icon, colour : its Material symbol, and the colour of badge and mark.
    mark : its shape in a chart over time.
    effect : what it is taken to have made of things until that is said.
    """

    word: str
    icon: str
    colour: Colour
    mark: str
    effect: Effect


def _outcome(kind: OutcomeKind) -> KindOfOutcome:
    match kind:
        case "role":
            return KindOfOutcome(
                "role",
                "badge",
                "team lead in analytics",
                turn=5,
            )
        case "skill":
            return KindOfOutcome(
                "skill",
                "school",
                "able to run a workshop without notes",
                turn=4,
                signs=(
                    r"\b(fluent|able to|know(ing)? how|can\b|speak|skills?|master"
                    r"|expert in|good at|confident)\b"
                ),
            )
        case "recognition":
            return KindOfOutcome(
                "recognition",
                "trophy",
                "known at the clinic for clear charts",
                turn=2,
                signs=(
                    r"\b(recogni[sz]\w+|known|award|prize|respected|published|publish"
                    r"|author|speaker|speak at|reputation|seen as|go[- ]to|asked for"
                    r"|credit|thanks|my name|come to me|listen to me|acts? on my"
                    r"|trusted (with|by))\b"
                ),
            )
        case "balance":
            return KindOfOutcome(
                "work-life balance",
                "balance",
                "Fridays at home",
                turn=1,
                signs=(
                    r"\b(balance|home|mornings?|afternoons?|evenings?|night shifts?"
                    r"|time (for|with)|days|travelling|weekends?|fridays?|mondays?|famil(y|ies)"
                    r"|children|kids?|school run|holidays?|part[- ]time|four[- ]day"
                    r"|three days?|less stress|sleep|free time|hours|flexib\w+|remote"
                    r"|pace)\b"
                ),
                lasting=True,
            )
        case "environment":
            return KindOfOutcome(
                "environment",
                "nature_people",
                "a small team that laughs",
                turn=3,
                signs=(
                    r"\b(environment|team that|colleagues|kind people|culture|place|office"
                    r"|outdoors?|outside|city|country|small (firm|team|company)|health"
                    r"|climate|non[- ]?profit|mission|purpose|meaningful|people who"
                    r"|(boss|team|manager) (who|where)|without (shouting|fear)|nature"
                    r"|(by|near) the (water|sea|lake|river|coast|woods?)|work for)\b"
                ),
                lasting=True,
            )
        case _:
            assert_never(kind)


PERSON_SIGNS = (
    r"\b(mentor|friend|coach|contact|colleague|co-?worker|workmate|classmate|sponsor|boss"
    r"|partner|neighbou?r|client|customer|patron|referee|acquaintance|somebody|someone"
    r"|aunt(ie|y)?|uncle|cousin|(step)?(sister|brother|mother|father|son|daughter)(-in-law)?"
    r"|(grand)?(mum|mom|dad|ma|pa|mother|father|parent)|husband|wife|niece|nephew|in-laws"
    r"|godmother|godfather|landlord|landlady|godson|goddaughter|people"
    r"|pupil|student|patient|regular|supplier|follower|reader)s?\b|\bmates?\b"
)
"""Words for people, one or several, whose names are left out."""

GROUP_SIGNS = (
    r"\b(network|alumni|community|communities|group|union|club|choir|guild|circle|society"
    r"|association|federation|collective|committee|council|church|mosque|temple|parish|synagogue"
    r"|congregation|family|families|meet-?up|forum|chamber of commerce|team|crew|diaspora)s?\b"
    r"|\b(word from|word in|support from|good word|recommendation|reference|referral"
    r"|introduction)s?\b"
)
"""Words for ties that are no person: groups, and what people do for one."""


def _stone(kind: StoneKind) -> KindOfStone:
    match kind:
        case "skill":
            return KindOfStone(
                "skill",
                "school",
                "blue",
                "rounded",
                "Is there a skill that would help with {}?",
                turn=4,
                signs=(
                    r"\b(courses?|learn|certificat\w*|certified|degrees?|diploma|training|class(es)?"
                    r"|exams?|bootcamp|apprenticeship|qualifications?|licen[cs]es?|lessons|badge|ticket"
                    r"|(bachelor|master)'?s|mba|phd|skills?|knowledge|basics|fluent|fluency|"
                    r"know-?how|patience|calm|empathy|discipline|memory|ear for|eye for|head"
                    r" for|languages?|sql|python|excel|photoshop|autocad|spreadsheets?|coding"
                    r"|code|software|design|maths?|law|anatomy|first aid|food safety|hygiene"
                    r"|english|french|german|spanish|portuguese|italian|dutch|polish|russian"
                    r"|ukrainian|greek|turkish|arabic|hebrew|farsi|hindi|urdu|bengali|tamil"
                    r"|punjabi|mandarin|cantonese|chinese|japanese|korean|vietnamese|thai|tagalog"
                    r"|indonesian|malay|swahili|zulu|xhosa|yoruba|hausa|amharic|somali|welsh|irish"
                    r"|czech|romanian|hungarian|latin|catalan|payroll|massage|guitar|piano|violin|repairs?"
                    r"|maintenance|singing|music)\b|^(some|a little|basic|fluent|native|advanced"
                    r"|good|strong|quick|reliable|careful)\b"
                ),
                endings=(
                    r"(?!evening|morning|wedding|building|meeting|something|opening|offering|saving)"
                    r"[\w-]{3,}ing|\w{3,}[tmnhpr]ics|\w{2,}(logy|graphy|nomy|metry|i[sz]ation)"
                    r"|(?!minis|regis)\w{3,}istry|carpentry|joinery|pottery|embroidery|cookery"
                    r"|upholstery|masonry|forestry|leadership|\w+manship"
                ),
            )
        case "role":
            return KindOfStone(
                "role",
                "badge",
                "orange",
                "square",
                "Is there a role in between on the way to {}?",
                turn=1,
                signs=(
                    r"\b(lead|(?<!good )head(?! for)|chief|analyst|assistant|intern"
                    r"|director|manager|leader"
                    r"|supervisor|officer|coordinator|engineer|developer|designer|programmer|driver"
                    r"|worker|teacher|lecturer|tutor|trainer|instructor|nurse|midwife|doctor|carer"
                    r"|therapist|paralegal|lawyer|solicitor|clerk|cashier|receptionist|secretary"
                    r"|administrator|accountant|auditor|consultant|adviser|advisor|specialist"
                    r"|technician|mechanic|plumber|electrician|chef|cook|waiter|waitress|barista"
                    r"|guard|guide|pilot(?! with)|host|editor|writer|translator|interpreter"
                    r"|librarian|foreman|forewoman|apprentice(?!ship)|trainee|agent|aide|rep"
                    r"|representative|attendant|operator|owner|founder|planner|seamstress|tailor"
                    r"|electrician's mate|captain|priest|vicar|imam|mayor|sergeant|police"
                    r"|job|post|position|vacancy|contract|shift work|freelanc\w+"
                    r"|self-employed|own (\w+ )?(shop|stall|business|practice|studio|firm|company"
                    r"|salon|caf[eé]|workshop|bakery|restaurant|farm))\b"
                ),
                endings=(
                    r"(?!volunteer|customer|computer|number|summer|winter|paper|letter|offer|order"
                    r"|career|theat|semester|newsletter|chapter|poster|center|trailer|register"
                    r"|border|corner|river|power|water|motor|mirror|visitor|tractor|member|master)"
                    r"\w{2,}(er|or|ist|eer|ician|keeper|wright|smith|monger|wife|[a-z]man"
                    r"|[a-z]woman|person)s?"
                ),
            )
        case "experience":
            return KindOfStone(
                "experience",
                "explore",
                "red",
                "pointed",
                "Is there something to try out on the way to {}?",
                turn=3,
                signs=(
                    r"\b(projects?|study|volunteer\w*|internship|placement|portfolio|talks?|events?"
                    r"|trip|visit|service|stay|semester|tour|pilot|trial|side|shadow\w*|secondment"
                    r"|experience|contributions?|(months?|weeks?|years?|days?|seasons?|summers?"
                    r"|winters?|nights?|shifts?)|launch|thesis|competition|hackathon|stall|workshop"
                    r"|blog|podcast|articles?|exhibition|performance|conference|festival)\b"
                ),
            )
        case "relationship":
            return KindOfStone(
                "relationship",
                "handshake",
                "violet",
                "pill",
                "Could anybody help with {}?",
                turn=2,
                signs=f"{PERSON_SIGNS}|{GROUP_SIGNS}",
            )
        case _:
            assert_never(kind)


def _data_point(kind: DataPointKind) -> KindOfDataPoint:
    match kind:
        case "win":
            return KindOfDataPoint("Win", "add_circle", "green", "triangle-up", "easier")
        case "setback":
            return KindOfDataPoint("Setback", "remove_circle", "red", "triangle-down", "harder")
        case "change":
            return KindOfDataPoint("Change", "change_circle", "violet", "diamond", "unchanged")
        case "nothing":
            return KindOfDataPoint(
                "Nothing happened", "hourglass_empty", "gray", "circle", "unchanged"
            )
        case _:
            assert_never(kind)


OUTCOME_KINDS: Mapping[OutcomeKind, KindOfOutcome] = {
    kind: _outcome(kind) for kind in get_args(OutcomeKind)
}
STONE_KINDS: Mapping[StoneKind, KindOfStone] = {kind: _stone(kind) for kind in get_args(StoneKind)}
DATA_POINT_KINDS: Mapping[DataPointKind, KindOfDataPoint] = {
    kind: _data_point(kind) for kind in get_args(DataPointKind)
}

NEWS: tuple[DataPointKind, ...] = ("win", "setback", "change")
"""The kinds of data points that tell of something; `nothing` is that nothing did happen."""


def kind_of(node: Node) -> KindOfOutcome | KindOfStone:
    """Give the properties of a node's kind."""
    return OUTCOME_KINDS[node.kind] if isinstance(node, Outcome) else STONE_KINDS[node.kind]


def kinds_like(node: Node) -> Mapping[Any, KindOfOutcome] | Mapping[Any, KindOfStone]:
    """Give all kinds that a node could be of, by name."""
    return OUTCOME_KINDS if isinstance(node, Outcome) else STONE_KINDS


def describe_kind(node: Node) -> str:
    """Name a node's kind for people: ``"Skill"``, ``"Outcome: work-life balance"``."""
    word = kind_of(node).word
    return f"Outcome: {word}" if isinstance(node, Outcome) else capital(word)
