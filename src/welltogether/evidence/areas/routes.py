"""How to get from the areas a figure was published for to the areas shown: for each pair, links to try in turn."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from welltogether.evidence.areas.generations import Generations
from welltogether.evidence.areas.known import LSOA_YEAR, MSOA_YEAR, AreaList, KnownAreas
from welltogether.evidence.areas.links import Flags, Floats, Indices, Links, composed, link, same
from welltogether.evidence.areas.lookups import Bytes, Key
from welltogether.vocabulary.areas import Scheme

SHOWN = (Scheme.LSOA, Scheme.MSOA, Scheme.WARD, Scheme.LTLA, Scheme.REGION, Scheme.COUNTRY)
_LARGE = (Scheme.LTLA, Scheme.REGION, Scheme.COUNTRY)
_COVERING = (Scheme.CSP, Scheme.PFA, Scheme.UTLA)


@dataclass
class Routes:
    """Routes over known areas. `residents`: people in each of today's LSOAs, for splits; None when not held."""

    known: KnownAreas
    residents: Floats | None = None
    _lists: dict[Key, AreaList] = field(default_factory=dict, repr=False)
    _links: dict[tuple[Key, Scheme], tuple[Links, ...]] = field(default_factory=dict, repr=False)

    def source_list(self, scheme: Scheme, vintage: int) -> AreaList:
        """The areas that figures of a scheme and vintage may be published for.

        Districts and wards change their code when they change their boundary, so one list serves all years.
        """
        key = (scheme, self._year(scheme, vintage))
        if key not in self._lists:
            self._lists[key] = AreaList(scheme, key[1], self._codes(*key))
        return self._lists[key]

    def links(self, source: Scheme, vintage: int, target: Scheme) -> tuple[Links, ...]:
        """Links to try in turn; the first that covers an area wins. Empty when there is no honest way."""
        key = ((source, self._year(source, vintage)), target)
        if key not in self._links:
            self._links[key] = self._build(key[0], target)
        return self._links[key]

    def reached(self, source: Scheme, vintage: int) -> Flags:
        """Per source area: whether there is a way from it to any area shown."""
        out = np.zeros(len(self.source_list(source, vintage)), bool)
        for target in SHOWN:
            for links in self.links(source, vintage, target):
                out[links.source] = True
        return out

    def gathered(self, counts: Floats, key: Key) -> Floats | None:
        """Counts of today's small areas [P, LSOA] put together for another list; NaN where it cannot be told.

        Where a census area has since been merged, the merged count is shared evenly among those it was made of.
        """
        scheme, year = key
        areas = self.source_list(*key)
        if scheme is Scheme.LSOA:
            links = self._to_lsoa(key)
            return None if links is None else links.back(counts)
        if scheme is Scheme.LTLA:
            return self._gathered_districts(counts, areas)
        if scheme in (Scheme.MSOA, Scheme.WARD):
            return self._gathered_over(counts, areas, (scheme, year or self.known.vintage(scheme)))
        districts = _grouping(self.known.lsoa_in[Scheme.LTLA], len(self._ltlas)).total(counts)
        return next((links.back(districts) for links in self.links(scheme, year, Scheme.LTLA)), None)

    def _gathered_over(self, counts: Floats, areas: AreaList, column: Key) -> Floats | None:
        """By a lookup from the small areas of today, or of an earlier census, to the areas."""
        for lsoa_year in self.known.lookups.vintages(Scheme.LSOA):
            pairs = self.known.lookups.pairs((Scheme.LSOA, lsoa_year), column)
            if pairs is not None and (to_lsoa := self._to_lsoa((Scheme.LSOA, lsoa_year))) is not None:
                lsoas = self.source_list(Scheme.LSOA, lsoa_year)
                return _only_linked(_pairs_to_links(lsoas, areas, pairs.left, pairs.right), to_lsoa.back(counts))
        return None

    def _gathered_districts(self, counts: Floats, areas: AreaList) -> Floats:
        """Today's districts, and those of any year for which a lookup says which small areas they had."""
        out = np.full((len(counts), len(areas)), np.nan)
        for year in self.known.lookups.vintages(Scheme.LTLA):
            held = self._gathered_over(counts, areas, (Scheme.LTLA, year))
            out = out if held is None else np.where(np.isnan(out), held, out)
        return out

    def _year(self, scheme: Scheme, vintage: int) -> int:
        """Only LSOA and MSOA codes may stand for other areas in other years. A year not held is the nearest held."""
        if scheme not in (Scheme.LSOA, Scheme.MSOA):
            return 0
        held = self.known.lookups.vintages(scheme)
        return min(held, key=lambda year: (abs(year - vintage), year), default=vintage)

    def _codes(self, scheme: Scheme, year: int) -> Bytes:
        lookups = self.known.lookups
        if scheme is Scheme.LTLA:
            history = self.known.generations
            codes = {*history.became, *history.renamed, *(one.code for one in lookups.councils)}
            return np.array(sorted(code.encode() for code in codes if len(code) <= 9), "S9")
        if scheme is Scheme.COUNTRY:
            return self.known.lists[scheme].codes
        if scheme in (Scheme.LSOA, Scheme.MSOA):
            return lookups.codes((scheme, year))
        every = [lookups.codes((scheme, one)) for one in lookups.vintages(scheme)]
        if scheme is Scheme.UTLA:
            every.append(lookups.counties.left)
        return np.unique(np.concatenate([np.zeros(0, "S9"), *every]))

    def _build(self, source: Key, target: Scheme) -> tuple[Links, ...]:
        scheme, _ = source
        if scheme is Scheme.LSOA:
            return self._along(self._to_lsoa(source), self._from_lsoa(target), target)
        if scheme is Scheme.MSOA:
            return self._from_msoa(source, target)
        if scheme is Scheme.WARD:
            return self._from_ward(target)
        if target not in _LARGE:
            return ()
        if scheme is Scheme.LTLA:
            return self._up(self._districts, target)
        if scheme in _COVERING:
            return self._up(self._covering(scheme), target)
        return (self._by_code(scheme),) if scheme is target else ()

    def _along(self, first: Links | None, second: Links | None, target: Scheme) -> tuple[Links, ...]:
        if first is None or second is None:
            return ()
        return (composed(first, second, keep_loose=target not in _LARGE),)

    def _up(self, to_districts: tuple[Links, ...], target: Scheme) -> tuple[Links, ...]:
        """From links that end in districts to links that end in districts, regions or the country."""
        if target is Scheme.LTLA:
            return to_districts
        return tuple(composed(one, self._district_up(target), keep_loose=False) for one in to_districts)

    def _district_up(self, target: Scheme) -> Links:
        n = len(self.known.lists[Scheme.LTLA])
        return _grouping(
            self.known.region_of_ltla if target is Scheme.REGION else np.zeros(n, np.int32), self._n(target)
        )

    def _n(self, scheme: Scheme) -> int:
        return len(self.known.lists[scheme])

    def _from_lsoa(self, target: Scheme) -> Links | None:
        if target is Scheme.LSOA:
            return same(self._n(Scheme.LSOA))
        if target in (Scheme.MSOA, Scheme.WARD):
            made = _grouping(self.known.lsoa_in[target], self._n(target))
            return replace(made, loose=np.full(len(made.loose), target is Scheme.WARD))  # LSOAs fit wards only nearly
        to_district = _grouping(self.known.lsoa_in[Scheme.LTLA], self._n(Scheme.LTLA))
        if target is Scheme.LTLA:
            return to_district
        return composed(to_district, self._district_up(target), keep_loose=False)

    def _to_lsoa(self, source: Key) -> Links | None:
        """From the LSOAs of a census to today's, through the census between when there is no direct lookup."""
        now, areas = self.known.lists[Scheme.LSOA], self.source_list(*source)
        if source[1] == LSOA_YEAR:
            return _pairs_to_links(areas, now, now.codes, now.codes)
        between = sorted(year for year in self.known.lookups.vintages(Scheme.LSOA) if source[1] < year <= LSOA_YEAR)
        first = self.known.lookups.pairs(source, (Scheme.LSOA, between[0])) if between else None
        if first is None:
            return None
        if between[0] == LSOA_YEAR:
            return _pairs_to_links(areas, now, first.left, first.right, self._residents, first.loose)
        onward = self._to_lsoa((Scheme.LSOA, between[0]))
        if onward is None:
            return None
        middle = self.source_list(Scheme.LSOA, between[0])
        people = onward.back(self._residents[None])[0]
        step = _pairs_to_links(areas, middle, first.left, first.right, np.nan_to_num(people), first.loose)
        return composed(step, onward, keep_loose=True)

    @cached_property
    def _residents(self) -> Floats:
        return np.ones(self._n(Scheme.LSOA)) if self.residents is None else np.nan_to_num(self.residents)

    def _from_msoa(self, source: Key, target: Scheme) -> tuple[Links, ...]:
        now, areas = self.known.lists[Scheme.MSOA], self.source_list(*source)
        if target in (Scheme.LSOA, Scheme.WARD):
            return ()
        if source[1] == MSOA_YEAR:
            step: Links | None = _pairs_to_links(areas, now, now.codes, now.codes)
        else:
            step = self._older_msoa(source)
        if step is None or target is Scheme.MSOA:
            return () if step is None else (step,)
        return self._up(
            (composed(step, _grouping(self.known.district[Scheme.MSOA], self._n(Scheme.LTLA)), keep_loose=False),),
            target,
        )

    def _older_msoa(self, source: Key) -> Links | None:
        """MSOAs of an earlier census: by the LSOAs they were made of, or by a direct lookup."""
        now, areas = self.known.lists[Scheme.MSOA], self.source_list(*source)
        lookups = self.known.lookups
        pairs = lookups.pairs((Scheme.LSOA, source[1]), source)
        to_lsoa = self._to_lsoa((Scheme.LSOA, source[1])) if pairs is not None else None
        if pairs is not None and to_lsoa is not None:
            lsoas = self.source_list(Scheme.LSOA, source[1])
            people = to_lsoa.back(self._residents[None])[0]
            parts = _pairs_to_links(areas, lsoas, pairs.right, pairs.left, np.nan_to_num(people))
            over = composed(parts, to_lsoa, keep_loose=False)
            return composed(over, _grouping(self.known.lsoa_in[Scheme.MSOA], len(now)), keep_loose=False)
        direct = lookups.pairs(source, (Scheme.MSOA, MSOA_YEAR))
        if direct is None:
            return None
        people = _grouping(self.known.lsoa_in[Scheme.MSOA], len(now)).total(self._residents[None])[0]
        return _pairs_to_links(areas, now, direct.left, direct.right, people, direct.loose)

    def _from_ward(self, target: Scheme) -> tuple[Links, ...]:
        now, areas = self.known.lists[Scheme.WARD], self.source_list(Scheme.WARD, 0)
        if target is Scheme.WARD:
            return (_pairs_to_links(areas, now, now.codes, now.codes),)
        return () if target not in _LARGE else self._up(self._wards_to_districts, target)

    @cached_property
    def _wards_to_districts(self) -> tuple[Links, ...]:
        """One set of links a year for which wards are listed with their districts."""
        wards, made = self.source_list(Scheme.WARD, 0), []
        for year in self.known.lookups.vintages(Scheme.WARD):
            for district_year in self.known.lookups.vintages(Scheme.LTLA):
                pairs = self.known.lookups.pairs((Scheme.WARD, year), (Scheme.LTLA, district_year))
                if pairs is not None:
                    made.append(_pairs_to_links(wards, self._ltlas, pairs.left, self._now(pairs.right)))
                    break
        return tuple(made)

    @property
    def _ltlas(self) -> AreaList:
        return self.known.lists[Scheme.LTLA]

    def _now(self, codes: Bytes) -> Bytes:
        """Each district code as the one district of today that it became; blank when none or several."""
        became = {
            old.encode(): next(iter(now)).encode()
            for old, now in self.known.generations.became.items()
            if len(now) == 1
        }
        olds, where = np.unique(codes, return_inverse=True)
        return np.array([became.get(old, b"") for old in olds.tolist()], "S9")[where]

    @cached_property
    def _districts(self) -> tuple[Links, ...]:
        """Today's codes first, then each earlier generation from the newest, then codes that were only renamed."""
        history, areas = self.known.generations, self.source_list(Scheme.LTLA, 0)
        made, seen = [], set()
        for year in sorted(history.by_year, reverse=True):
            alive = history.by_year[year]
            if alive in seen:
                continue
            seen.add(alive)
            made.append(self._generation(areas, {code: code for code in alive}))
        oldest = self._earliest_whole(history)
        for known_as in (_inverse(history.renamed, 9), _inverse(history.renamed, 4)):
            if codes := {known_as[code]: code for code in oldest if code in known_as}:
                whole = {known_as.get(code, code): code for code in oldest}
                made.append(self._generation(areas, whole, loose=frozenset(c for c in codes if len(c) == 9)))
        return tuple(made)

    def _earliest_whole(self, history: Generations) -> frozenset[str]:
        """The earliest generation that leads to as many of today's districts as any: registers thin out before 2009."""
        reached = {year: len({history.became[code] for code in alive}) for year, alive in history.by_year.items()}
        return history.by_year[min(year for year, n in reached.items() if n == max(reached.values()))]

    def _generation(self, areas: AreaList, codes: Mapping[str, str], loose: frozenset[str] = frozenset()) -> Links:
        split = self.known.generations.split()
        kept = [(old, code) for old, code in codes.items() if code not in split]
        left = np.array([old.encode() for old, _ in kept], "S9")
        right = self._now(np.array([code.encode() for _, code in kept], "S9"))
        return _pairs_to_links(areas, self._ltlas, left, right, None, np.array([old in loose for old, _ in kept], bool))

    def _covering(self, scheme: Scheme) -> tuple[Links, ...]:
        """From larger areas to the districts that lie in them, from the newest lookup that pairs the two."""
        areas, lookups = self.source_list(scheme, 0), self.known.lookups
        people = _grouping(self.known.lsoa_in[Scheme.LTLA], len(self._ltlas)).total(self._residents[None])[0]
        found = (
            lookups.pairs((scheme, year), (Scheme.LTLA, district_year))
            for year in lookups.vintages(scheme)
            for district_year in lookups.vintages(Scheme.LTLA)
        )
        pairs = next((one for one in found if one is not None), None)
        if pairs is None and scheme is Scheme.UTLA:
            pairs = lookups.counties
        if pairs is None:
            return ()
        made = _pairs_to_links(areas, self._ltlas, pairs.left, self._now(pairs.right), people)
        return (replace(made, lies_in=True),)

    def _by_code(self, scheme: Scheme) -> Links:
        now = self.known.lists[scheme]
        return _pairs_to_links(self.source_list(scheme, 0), now, now.codes, now.codes)


def _inverse(renamed: Mapping[str, str], length: int) -> dict[str, str]:
    return {code: old for old, code in renamed.items() if len(old) == length}


def _grouping(group: Indices, n_groups: int) -> Links:
    """Every area into the one it lies in; −1 lies nowhere."""
    placed = np.flatnonzero(group >= 0).astype(np.int32)
    return link((len(group), n_groups), placed, group[placed].astype(np.int32), np.ones(len(placed)))


def _only_linked(links: Links, counts: Floats) -> Floats:
    return np.where(links.n_links > 0, links.total(counts), np.nan)


def _pairs_to_links(
    sources: AreaList,
    targets: AreaList,
    left: Bytes,
    right: Bytes,
    people: Floats | None = None,
    loose: np.ndarray[tuple[int], np.dtype[np.bool_]] | None = None,
) -> Links:
    """Links from pairs of codes; what is in neither list drops out. Splits are weighted by people in the targets."""
    source, target = sources.find(left), targets.find(right)
    both = (source >= 0) & (target >= 0)
    source, target = source[both], target[both]
    weight = np.ones(len(target)) if people is None else people[target]
    return link((len(sources), len(targets)), source, target, weight, None if loose is None else loose[both])
