"""Areas by the names people write: “St. Helens”, “Bristol, City of”, “Darlington UA”. Exact or not at all."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from typing import Protocol

from welltogether.vocabulary.areas import Scheme, scheme_of_code

_KIND = r"(?:london|metropolitan|city|county|district|borough) ?(?:borough|council)?(?: council)?"
_SUFFIX = re.compile(rf" (?:ua|md|lb|cd|mcd|unitary authority|{_KIND}|council|region)$")
_BEFORE = re.compile(r"^(?:the )?(?:royal borough of |london borough of |city (?:and county )?of |county of )")
_AFTER = re.compile(r", ?(?:city|county) of$")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_AS_IT_IS = frozenset({"city of london"})  # not the same place as London


@lru_cache(maxsize=16384)
def fold_name(name: str) -> str:
    """A name without case, punctuation, “&”, “City of” and the letters that say what kind of council it is."""
    plain = " ".join(name.replace("\u00a0", " ").replace("’", "'").split()).lower().replace("&", " and ")
    plain = plain.replace("'", "").strip(" .")
    if plain in _AS_IT_IS:
        return plain
    words = _NOT_WORD.sub(" ", _AFTER.sub("", _BEFORE.sub("", plain))).strip()
    words = re.sub(r"\bsaint\b", "st", words)
    return _SUFFIX.sub("", words) if " " in words else words


class AreaNames(Protocol):
    """What knows areas by name: built from the lookups and the register of a workspace."""

    def codes_of(self, name: str, schemes: Sequence[Scheme], within: str = "", year: int = 0) -> tuple[str, ...]:
        """The codes that bear this name. `within`: the code of a ward's district; `year`: they lived in it."""

    def near(self, name: str, schemes: Sequence[Scheme], within: str = "") -> tuple[str, ...]:
        """Names spelt much like it, for an error message."""


@dataclass(frozen=True, slots=True)
class Named:
    """One code and one of its names; `within`: the district of a ward; the days it began and ended, where known."""

    code: str
    name: str
    within: str = ""
    start: date | None = None
    end: date | None = None

    def lived(self, year: int) -> bool:
        return (self.start is None or self.start.year <= year) and (self.end is None or self.end.year >= year)


@dataclass(frozen=True)
class NameIndex:
    """AreaNames from a list of names."""

    by_name: Mapping[tuple[str, str], tuple[Named, ...]]

    @classmethod
    def of(cls, named: Iterable[Named]) -> "NameIndex":
        by_name: dict[tuple[str, str], list[Named]] = {}
        for one in named:
            if one.name.strip():
                by_name.setdefault((fold_name(one.name), one.within), []).append(one)
        return cls({key: tuple(held) for key, held in by_name.items()})

    def codes_of(self, name: str, schemes: Sequence[Scheme], within: str = "", year: int = 0) -> tuple[str, ...]:
        """See AreaNames. Of several, those that outlived the year; a code that ended in it gives way to its heir."""
        held = self.by_name.get((fold_name(name), within), ())
        held = tuple(one for one in held if not schemes or scheme_of_code(one.code) in schemes)
        if year and len({one.code for one in held}) > 1:
            held = tuple(one for one in held if one.lived(year))
            held = tuple(one for one in held if one.end is None or one.end.year > year) or held
        return tuple(dict.fromkeys(one.code for one in held))

    def near(self, name: str, schemes: Sequence[Scheme], within: str = "") -> tuple[str, ...]:
        folded = fold_name(name)
        names = [one for one, district in self.by_name if district == within and one != folded]
        close = get_close_matches(folded, names, n=4, cutoff=0.6)
        return tuple(self.by_name[one, within][0].name.strip() for one in close)


COUNTRIES_AND_REGIONS = NameIndex.of(
    Named(code, name)
    for code, name in [
        ("E92000001", "England"), ("W92000004", "Wales"), ("S92000003", "Scotland"), ("N92000002", "Northern Ireland"),
        ("K02000001", "United Kingdom"), ("K03000001", "Great Britain"), ("K04000001", "England and Wales"),
        ("E12000001", "North East"), ("E12000002", "North West"), ("E12000003", "Yorkshire and The Humber"),
        ("E12000004", "East Midlands"), ("E12000005", "West Midlands"), ("E12000006", "East"),
        ("E12000006", "East of England"), ("E12000007", "London"), ("E12000008", "South East"),
        ("E12000009", "South West"),
    ]
)  # fmt: skip
"""Known without any lookup: their codes have never changed."""
