"""What a story is about: the words of its headline that its lead says again.

A headline tells what happens and a lead what happened, so that verbs differ and nouns stay. Words
of the background table are in every other story and tell nothing. English only; who and where a
story is about say the entities. Nobody chose these words, and where they are published it is said.
"""

from functools import lru_cache

_BACKGROUND = frozenset(
    """about above accept accepts accuse accuses action actions adds admit admits adopt adopts
    after again against agency ahead aims alert allow allows almost alone along already also
    amid among announce announces another appeal approve approves around arrive arrives asks
    attend attends back badly bans base bases beat beats become becomes before begin begins
    behind being below best better between beyond bids biggest bill billion blame blames body
    bolster bolsters boost boosts both break breaks brief briefing bring brings build builds
    burst buys call calls came capture captures case cause chairman chambers change changes
    charges chief city claim claims close closes coaches comes coming company concern concerns
    confirm confirms continue continues cook could council counsel countries country court
    crisis cuts daily dead deal death deaths decade decide decides decision decoration defeat
    demand demands denies deny despite dies directly director does down draw drive drives drop
    drops during each early east eastern emphasizes ends enter environment event ever every
    expand expands expect expects expert experts export eyes face faces fail fails fall falls
    fear fears feature fell fight film final find finds firm first five focus following force
    forces foreign former forward found four free from frozen full fully gain gains gates gets
    give gives global goes going good government grew ground group grow grows growth guilty
    hail half halt halts halve halves hand hardly have head heading heads hear hears held help
    helps high higher highest highs himself hits hold holds home hope hopes host hosts hour
    hours house hundreds hung hurt image import inks into introduction investigation
    involvement issue issues join joins joint judge jump jumps junior just keep keeps kill
    kills know large largest last late later latest launch launches lead leader leaders leads
    least leave leaves left less level lifts light limit line list little live local long look
    looks lose loses loss lost lower lows machine made magnitude main major make makes making
    many mark market marks mayor measures meet meeting meets member members might million
    minister ministry miss missing moments month months more most move moves much mull mulls
    must name names nation national near nears needs negative never news next night nine nods
    north northeastern northern northwestern number offer offers office official officials
    once open opening opens order orders other outcome outlook over overtime pact part party
    pass passes past pays people percent person place plan planning plans play plays point
    points police political poll positive post potential power president press pressure prime
    private probe probes process program project promise public push pushes quarter question
    questions raise raises rate rates reach reaches reaction ready reason receive receives
    recently record reject rejects release remain remains reopen report reports require
    restore result results resume rethink return returns reveal reveals reverse right rise
    rises risk rival romance rose rows rule rules runs said sale same save says second sector
    seek seeks seen sees sell sells send sends senior series service services sets seven
    several severe share shares shift short should show shows shut side sign signs since site
    slain slams small some soon source sources south southeastern southern southwestern speak
    special spokesman staff stage start starts state statement states stay stays step steps
    still stop stops strong study such suspend suspends take takes talk talks target team
    tells test tests than that their them then there these they thing third this those
    thousands threat three through ties time times title today together told toll took tour
    toward town towns travel travels trial trillion trip trips turn turns under union unit
    until update updates urge urges using very vice victim victims video view village visit
    visits vote votes vows wait walk want wants warn warning warns watch week weeks weighs
    well were west western what when where which while widen widens will wins with within
    without woman women work worker workers working works world worst would year years young
    your""".split()
)
_MARKS = ",.;:!?'\"\u2018\u2019\u201c\u201d()"
# Martial, disciplinary, medical: left alone when the noun behind them is not said again.
_ADJECTIVES = ("tial", "cial", "inary", "onal", "ical", "ous", "ful", "less")
_NO_NOUNS = ("ed", "ally", "tely", "vely", "usly", "ntly", "ble")
_SHORTEST, _LONGEST, _MOST, _LOOKED_AT, _LEAD = 4, 18, 4, 160, 500


def key_terms(headline: str | None, lead: str) -> tuple[str, ...]:
    """Return what a story in English is about, in the order of its headline.

    Args:
        headline: without tags.
        lead: the first paragraph; what it writes with a capital is a name and no term.
    """
    words = (headline or "")[:_LOOKED_AT].lower().split(" ")
    if len(words) == 1:
        return ()
    lead = lead[:_LEAD]
    said = f" {lead.replace(',', '').replace('.', '')} "
    terms: list[str] = []
    last = ""
    for written in words:
        word = _told(written)
        if not (word and _is_said(word, said)):
            last = ""
            continue
        if last and f"{last} {word}" in lead:
            terms.pop()
            word = f"{last} {word}"
        terms.append(word)
        last = word if written[-1] not in _MARKS else ""
    return tuple(dict.fromkeys(filter(_is_noun, terms)))[:_MOST]


def _is_noun(term: str) -> bool:
    """Tell a thing from a verb, reinforcing but no training drills, and from an adjective."""
    return not (term.endswith(_ADJECTIVES) or (" " not in term and term.endswith("ing")))


def _is_said(word: str, said: str) -> bool:
    """Say whether a noun is among words with a blank at each side, be it one or several."""
    return (
        f" {word} " in said
        or f" {word}s " in said
        or (word[-1] == "s" and f" {word[:-1]} " in said)
    )


@lru_cache(maxsize=8192)
def _told(written: str) -> str:
    """Return a word without its marks if it may be a noun that not every story has, or nothing."""
    word = written.strip(_MARKS)
    if not _SHORTEST <= len(word) <= _LONGEST or word in _BACKGROUND:
        return ""
    return word if word.isalpha() and not word.endswith(_NO_NOUNS) else ""
