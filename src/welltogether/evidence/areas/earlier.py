"""Routes to the districts of an earlier year: from the same district, from one it was merged into, from small areas."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from welltogether.evidence.areas.known import AreaList, KnownAreas
from welltogether.evidence.areas.links import Links, link
from welltogether.evidence.areas.lookups import Bytes, Key
from welltogether.evidence.areas.routes import Routes
from welltogether.evidence.feeds.names import fold_name
from welltogether.vocabulary.areas import Scheme

_NUMBER = re.compile(r"\s+\d{3}[A-Z]?$")  # “Suffolk Coastal 001A”: the district's name, then the small area's number
Pairs = Iterable[tuple[str, str]]


@dataclass
class EarlierRoutes(Routes):
    """As Routes, but the districts that figures lead to are those of an earlier year.

    A district that is still there, or only changed its code, takes its own figure. One that has since been merged
    takes the merged one's rate, as the area it lies in, and never its counts. Small areas are put together for the
    district that they lay in: where a merger hides that, by the district they are named after; a merged district whose
    small areas cannot all be told apart is left without a figure. `undone`: the districts told apart by name so far.
    """

    undone: set[str] = field(default_factory=set)

    def _build(self, source: Key, target: Scheme) -> tuple[Links, ...]:
        if target is not Scheme.LTLA:
            return super()._build(source, target)
        if source[0] is Scheme.LTLA:
            return self._from_districts()
        return self._from_small_areas(source) if source[0] in (Scheme.LSOA, Scheme.MSOA) else ()

    @property
    def _here(self) -> AreaList:
        return self.known.lists[Scheme.LTLA]

    @cached_property
    def _own(self) -> tuple[str, ...]:
        return tuple(self._here.codes.astype(str).tolist())

    def _from_districts(self) -> tuple[Links, ...]:
        """Its own code, an older or newer code for the same district, then the districts of each year in turn."""
        areas, renamed = self.source_list(Scheme.LTLA, 0), self.known.generations.renamed
        either = [*renamed.items(), *((new, old) for old, new in renamed.items())]
        made = [_links(areas, self._here, zip(self._own, self._own, strict=True)), _links(areas, self._here, either)]
        seen = {tuple(zip(self._own, self._own, strict=True))}
        for year in sorted(self.known.generations.by_year):
            pairs = tuple((later, own) for own, later in self.later(year).items())
            if pairs not in seen:
                seen.add(pairs)
                made.append(replace(_links(areas, self._here, pairs), lies_in=True))
        return tuple(made)

    def later(self, year: int) -> dict[str, str]:
        """Each district here → the district of a year that it was, or that it had become part of; one or none."""
        alive, steps = self.known.generations.by_year.get(year, frozenset()), self._steps(year)
        found = {own: {own} if own in alive else steps.get(own) or self._heirs(own, alive) for own in self._own}
        return {own: next(iter(there)) for own, there in found.items() if len(there) == 1}

    def _steps(self, year: int) -> dict[str, set[str]]:
        """What a lookup of districts says that earlier codes had become by a year."""
        out: dict[str, set[str]] = {}
        for before in self.known.lookups.vintages(Scheme.LTLA):
            pairs = self.known.lookups.pairs((Scheme.LTLA, before), (Scheme.LTLA, year)) if before < year else None
            if pairs is not None:
                fresh: dict[str, set[str]] = {}
                for old, new in zip(pairs.left.astype(str).tolist(), pairs.right.astype(str).tolist(), strict=True):
                    fresh.setdefault(old, set()).add(new)
                out = fresh | out
        return out

    def _heirs(self, code: str, alive: frozenset[str]) -> set[str]:
        """What the register's successors lead to among the districts alive in a year."""
        reached, ahead, seen = set(), [code], set()
        while ahead:
            one = ahead.pop()
            if one in alive:
                reached.add(one)
            elif one not in seen:
                seen.add(one)
                ahead.extend(self._successors.get(one, ()))
        return reached

    @cached_property
    def _successors(self) -> Mapping[str, tuple[str, ...]]:
        return {one.code: one.successors for one in self.known.lookups.councils}

    def _from_small_areas(self, source: Key) -> tuple[Links, ...]:
        """By the earliest lookup that says which district each small area lay in; mergers undone by name."""
        areas, lookups = self.source_list(*source), self.known.lookups
        for year in sorted(lookups.vintages(Scheme.LTLA)):
            pairs = lookups.pairs(source, (Scheme.LTLA, year))
            if pairs is not None:
                inside = zip(pairs.left.astype(str).tolist(), pairs.right.astype(str).tolist(), strict=True)
                return (_links(areas, self._here, self._undone(source, inside, year)),)
        return ()

    def _undone(self, source: Key, inside: Pairs, year: int) -> Pairs:
        """Small area and district of the year → small area and district here."""
        members: dict[str, list[str]] = {}
        for code, later in self.later(year).items():
            members.setdefault(later, []).append(code)
        by_district: dict[str, list[str]] = {}
        for small, district in inside:
            by_district.setdefault(district, []).append(small)
        for district, smalls in by_district.items():
            own = members.get(district, [])
            if len(own) == 1:
                yield from ((small, own[0]) for small in smalls)
            elif own and (told := self._told_apart(source, smalls, own)) is not None:
                self.undone.update(own)
                yield from told

    def _told_apart(self, source: Key, smalls: list[str], members: list[str]) -> list[tuple[str, str]] | None:
        """Each small area of a merged district with the member it is named after; None unless all can be told."""
        by_name = {fold_name(name): own for own in members for name in self._names.get(own, ())}
        words = self._words(source)
        told = []
        for small in smalls:
            owners = {by_name[word] for word in words.get(small, ()) if word in by_name}
            if len(owners) != 1:
                return None
            told.append((small, owners.pop()))
        return told

    @cached_property
    def _names(self) -> dict[str, set[str]]:
        """Every name that the register and the lookups give a district."""
        out: dict[str, set[str]] = {}
        for one in self.known.lookups.councils:
            out.setdefault(one.code, set()).update({one.name, *one.alt_names} - {""})
        for table in self.known.lookups.tables:
            for key in table.names.keys() & table.codes.keys():
                if key[0] is Scheme.LTLA:
                    for code, name in set(zip(table.codes[key].tolist(), table.names[key].to_pylist(), strict=True)):
                        out.setdefault(code.decode(), set()).update({name or ""} - {""})
        return out

    def _words(self, source: Key) -> dict[str, set[str]]:
        """Small area → the folded names of districts that it, or what it lies in or is made of, is named after."""
        year = source[1]
        out: dict[str, set[str]] = {}
        for key in dict.fromkeys((source, (Scheme.MSOA, year), (Scheme.LSOA, year), (Scheme.LSOA, 2001))):
            named = self._named_after(key)
            pairs = self.known.lookups.pairs(source, key) if named and key != source else None
            if key == source:
                for code, words in named.items():
                    out.setdefault(code, set()).update(words)
            elif pairs is not None:
                for small, other in zip(pairs.left.astype(str).tolist(), pairs.right.astype(str).tolist(), strict=True):
                    out.setdefault(small, set()).update(named.get(other, ()))
        return out

    def _named_after(self, key: Key) -> dict[str, set[str]]:
        """Small area → the district in its own name, or the district that a lookup of the time names beside it."""
        out: dict[str, set[str]] = {}
        for table in self.known.lookups.tables:
            of_the_time = (one for one in table.names if one[0] is Scheme.LTLA and one[1] <= self._here.vintage)
            for column in (key, *of_the_time):
                if key in table.codes and column in table.names:
                    names = table.names[column].to_pylist()
                    for code, name in zip(table.codes[key].astype(str).tolist(), names, strict=True):
                        if name:
                            out.setdefault(code, set()).add(fold_name(_NUMBER.sub("", name.strip())))
        return out


def with_earlier_districts(known: KnownAreas, codes: Iterable[str], vintage: int) -> KnownAreas:
    """The known areas, with the districts of an earlier year in place of today's. One without a name has its code."""
    ordered = sorted(codes)
    names: dict[str, str] = {}
    for table in known.lookups.tables:
        for key in table.names.keys() & table.codes.keys():
            if key[0] is Scheme.LTLA:
                names |= dict(zip(table.codes[key].astype(str).tolist(), table.names[key].to_pylist(), strict=True))
    names |= {one.code: one.name for one in known.lookups.councils}
    districts = AreaList(Scheme.LTLA, vintage, _bytes(ordered), tuple(names.get(code) or code for code in ordered))
    return replace(known, lists={**known.lists, Scheme.LTLA: districts})


def _links(sources: AreaList, targets: AreaList, pairs: Pairs) -> Links:
    """Links from pairs of codes; what is in neither list drops out. A source with several targets is shared evenly."""
    listed = list(pairs)
    left, right = (_bytes(codes) for codes in (zip(*listed, strict=True) if listed else ((), ())))
    source, target = sources.find(left), targets.find(right)
    both = (source >= 0) & (target >= 0)
    return link((len(sources), len(targets)), source[both], target[both], np.ones(int(both.sum())))


def _bytes(codes: Iterable[str]) -> Bytes:
    return np.array([code.encode() for code in codes], "S9")
