"""Issues put forward from evidence by declared rules, for people to decide; weak signs stay weak."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from welltogether.analysis.numeric import years_between
from welltogether.analysis.results import Clue, Comparator, IssueProposal, Reading
from welltogether.vocabulary.errors import PackError
from welltogether.vocabulary.figures import Figure, Method, Refusal

STRONG, MODERATE, WEAK, NONE = "strong", "moderate", "weak", "none"
STRENGTHS = (NONE, WEAK, MODERATE, STRONG)
HIGHER, LOWER = "higher", "lower"


@dataclass(frozen=True, slots=True)
class IssueTest:
    """One test inside an issue rule: is this place among the `outer_share` of areas with the highest (lowest) values?

    `comparator`: the label the figure must also differ from, on the same side and outside the figure's interval (empty:
    position alone decides). `strength`: what this measure alone can carry, by how directly it speaks to the issue.
    """

    measure: str
    side: str  # "higher" | "lower"
    outer_share: float
    strength: str
    words: str
    comparator: str = ""


@dataclass(frozen=True, slots=True)
class Combination:
    """How clues make a strength. All of it is declared, so that it can be argued with.

    One clue gives its own strength; `moderates_for_strong` moderate ones make a strong one; any number of weak ones
    stay weak. A clear contrary clue at least as strong takes one step off. Older than `stale_after_years`: at most
    weak. `modelled_cap`: the most a modelled figure can carry.
    """

    moderates_for_strong: int = 2
    stale_after_years: float = 5.0
    modelled_cap: str = MODERATE


@dataclass(frozen=True, slots=True)
class IssueRule:
    """One issue's rule: reference of the issue, of the rule, its tests, and what to ask where nothing is published.

    `least_tests`, `least_strength`: the evidence that must come together before the issue is put forward.
    """

    issue: str
    rule: str
    tests: tuple[IssueTest, ...]
    ask_locally: str
    not_known: tuple[str, ...] = ()
    least_tests: int = 1
    least_strength: str = WEAK


def propose_issue(
    rule: IssueRule,
    readings: Mapping[str, Reading | Refusal],
    today: date,
    combination: Combination = Combination(),
) -> IssueProposal:
    """Whether the evidence puts one issue forward, how strongly, and what speaks for it, against it and is not known.

    Takes: the rule, readings or refusals by measure id, today, the combination rule. Gives: an IssueProposal; without
    any evidence it is not proposed and says what to ask locally. Nothing is decided here.
    Refuses: a test with an unknown side or strength, or a share outside (0, 0.5] → PackError.
    Source: ours, declared in the pack; the issues are CDF Table D1's.
    """
    for test in rule.tests:
        _check(rule, test)
    held = [(test, answer) for test in rule.tests if isinstance(answer := readings.get(test.measure), Reading)]
    clues = [_clue(test, reading, today, combination) for test, reading in held]
    contrary = tuple(
        clue.strength
        for clue, (test, reading) in zip(clues, held, strict=True)
        if _stands_out(reading, _opposite(test.side), test.outer_share)
    )
    met = tuple(clue.strength for clue in clues if clue.met)
    strength = combined(met, contrary, combination)
    enough = len(met) >= rule.least_tests and STRENGTHS.index(strength) >= STRENGTHS.index(rule.least_strength)
    missing = tuple(test.words for test in rule.tests if not isinstance(readings.get(test.measure), Reading))
    return IssueProposal(
        issue=rule.issue,
        rule=rule.rule,
        proposed=enough and strength != NONE,
        strength=strength,
        speaks_for=tuple(clue for clue in clues if clue.met),
        speaks_against=tuple(clue for clue in clues if not clue.met),
        not_known=_not_known(rule, missing, nothing_held=not clues),
    )


def combined(strengths: tuple[str, ...], contrary: tuple[str, ...], rule: Combination) -> str:
    """The strength that several clues have together.

    Takes: the strengths of clues for, and of clear clues against. Gives: strong, moderate, weak or none.

    >>> combined(("weak",) * 9, (), Combination())
    'weak'
    >>> combined(("moderate", "moderate"), (), Combination())
    'strong'
    >>> combined(("strong",), ("strong",), Combination())
    'moderate'
    """
    step = max((STRENGTHS.index(strength) for strength in strengths), default=0)
    if strengths.count(MODERATE) >= rule.moderates_for_strong:
        step = STRENGTHS.index(STRONG)
    against = max((STRENGTHS.index(strength) for strength in contrary), default=0)
    if step and against >= step:
        step -= 1
    return STRENGTHS[step]


def order_proposals(proposals: tuple[IssueProposal, ...]) -> tuple[IssueProposal, ...]:
    """Proposals from the strongest to the weakest, then by how many clues speak for them; otherwise as they came."""
    return tuple(sorted(proposals, key=lambda one: (-STRENGTHS.index(one.strength), -len(one.speaks_for))))


def _clue(test: IssueTest, reading: Reading, today: date, rule: Combination) -> Clue:
    met = _stands_out(reading, test.side, test.outer_share) and _beyond(reading, test)
    return Clue(reading, test.words, met, _strength(test, reading.figure, today, rule))


def _strength(test: IssueTest, figure: Figure, today: date, rule: Combination) -> str:
    caps = [test.strength]
    if years_between(figure.period.end, today) > rule.stale_after_years:
        caps.append(WEAK)
    if figure.dress.method is Method.MODELLED:
        caps.append(rule.modelled_cap)
    return min(caps, key=STRENGTHS.index)


def _stands_out(reading: Reading, side: str, outer_share: float) -> bool:
    if reading.position is None:
        return False
    lower = reading.position.share_lower
    return lower >= 1 - outer_share if side == HIGHER else lower <= outer_share


def _beyond(reading: Reading, test: IssueTest) -> bool:
    """Whether the figure lies beyond the comparator on the test's side, its interval included."""
    if not test.comparator:
        return True
    comparator = _comparator(reading, test.comparator)
    if comparator is None:
        return False
    figure = reading.figure
    near = figure.value
    if figure.interval is not None:
        near = figure.interval.lower if test.side == HIGHER else figure.interval.upper
    return near > comparator.value if test.side == HIGHER else near < comparator.value


def _comparator(reading: Reading, label: str) -> Comparator | None:
    return next((one for one in reading.comparators if one.label == label), None)


def _opposite(side: str) -> str:
    return LOWER if side == HIGHER else HIGHER


def _check(rule: IssueRule, test: IssueTest) -> None:
    sound = test.side in (HIGHER, LOWER) and test.strength in STRENGTHS[1:] and 0 < test.outer_share <= 0.5
    if not sound:
        raise PackError(
            f"{rule.rule}: the test on {test.measure} cannot be used.",
            found=f"side {test.side}, strength {test.strength}, share {test.outer_share}",
            expected="higher or lower; strong, moderate or weak; a share above 0 and up to 0.5",
        )


def _not_known(rule: IssueRule, missing: tuple[str, ...], *, nothing_held: bool) -> tuple[str, ...]:
    if nothing_held:
        return ("No published evidence is held.", f"Ask locally: {rule.ask_locally}", *rule.not_known)
    return (*missing, *rule.not_known)
