"""Districts through the years: which codes lived in which year, and which district of today each became."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from welltogether.evidence.areas.lookups import Council, Lookups
from welltogether.vocabulary.areas import Scheme, scheme_of_code

_FIRST_YEAR, _MID_YEAR = 2007, "-07-01"


@dataclass(frozen=True)
class Generations:
    """`by_year`: the district codes alive in a year. `became`: what each code has become, several when it was split.
    `renamed`: codes that gave way to another for the same council (its boundary moved a little)."""

    by_year: Mapping[int, frozenset[str]]
    became: Mapping[str, frozenset[str]]
    renamed: Mapping[str, str]

    def split(self) -> frozenset[str]:
        """Codes whose area went to several districts of today: nothing can be carried from them."""
        return frozenset(code for code, now in self.became.items() if len(now) > 1)


def generations(lookups: Lookups, today: frozenset[str], year: int) -> Generations:
    """Work out the districts' history.

    Takes: the lookups, today's districts and the year whose boundaries they have.
    """
    became = {code: frozenset({code}) for code in today}
    by_year: dict[int, frozenset[str]] = {year: today}
    _from_lookups(lookups, year, became, by_year)
    renamed = _renamed(lookups, became)
    _from_register(lookups.councils, year, became, by_year, renamed)
    return Generations(by_year, became, renamed)


def _from_lookups(
    lookups: Lookups, year: int, became: dict[str, frozenset[str]], by_year: dict[int, frozenset[str]]
) -> None:
    for other in lookups.vintages(Scheme.LTLA):
        pairs = lookups.pairs((Scheme.LTLA, other), (Scheme.LTLA, year))
        if other == year or pairs is None:
            continue
        alive = set()
        for old, new in zip(pairs.left.astype(str).tolist(), pairs.right.astype(str).tolist(), strict=True):
            if new in became and new in by_year[year]:
                became[old] = became.get(old, frozenset()) | {new} if old not in by_year[year] else frozenset({old})
                alive.add(old)
        by_year[other] = frozenset(alive)


def _renamed(lookups: Lookups, became: dict[str, frozenset[str]]) -> dict[str, str]:
    """Codes that the register, or a boundary file with the same name, gives for a council known by another code."""
    renamed = {old: one.code for one in lookups.councils for old in (*one.former_codes, one.old_ons_code) if old}
    names = _single_names((one.name, one.code) for one in lookups.councils)
    names |= _single_names((name, code) for code, name, _ in lookups.named if code in became)
    for code, name, _ in lookups.named:
        if code not in became and name in names and names[name] != code:
            renamed.setdefault(code, names[name])
    settled = {old: new for old, new in renamed.items() if new in became and old not in became}
    became.update({old: became[new] for old, new in settled.items()})
    return settled


def _single_names(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Name → code, for names that only one code has."""
    codes: dict[str, set[str]] = {}
    for name, code in named:
        codes.setdefault(name, set()).add(code)
    return {name: next(iter(one)) for name, one in codes.items() if name and len(one) == 1}


def _from_register(
    councils: tuple[Council, ...],
    year: int,
    became: dict[str, frozenset[str]],
    by_year: dict[int, frozenset[str]],
    renamed: Mapping[str, str],
) -> None:
    """Fill the years that no lookup covers from the register's dates and successors."""
    districts = {one.code: one for one in reversed(councils) if scheme_of_code(one.code) is Scheme.LTLA}
    for code in districts:
        if code not in became and (now := _followed(code, districts, by_year[year])):
            became[code] = now
    for past in range(_FIRST_YEAR, year):
        alive = {one.code for one in districts.values() if _alive(one, f"{past}{_MID_YEAR}") and one.code in became}
        if past not in by_year and alive:
            by_year[past] = frozenset(alive)


def _followed(code: str, districts: Mapping[str, Council], today: frozenset[str]) -> frozenset[str]:
    """The districts of today that a chain of successors leads to; empty when it leads nowhere."""
    reached, ahead, seen = set(), [code], set()
    while ahead:
        one = ahead.pop()
        if one in today:
            reached.add(one)
        elif one in districts and one not in seen:
            seen.add(one)
            ahead.extend(districts[one].successors)
    return frozenset(reached)


def _alive(council: Council, day: str) -> bool:
    return (not council.start or council.start <= day) and (not council.end or council.end > day)
