"""Names of areas from the lookups and registers of a workspace: for readers of files and for people who ask."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np

from welltogether.evidence.areas.known import KnownAreas
from welltogether.evidence.areas.lookups import Council, Key, Lookups, LookupTable
from welltogether.evidence.feeds.names import Named, NameIndex, fold_name
from welltogether.vocabulary.areas import Scheme, scheme_of_code

_NAMED = (Scheme.LTLA, Scheme.WARD, Scheme.UTLA, Scheme.CSP, Scheme.PFA, Scheme.REGION, Scheme.PCON)


def area_names(lookups: Lookups) -> NameIndex:
    """What knows areas by name while files are read."""
    registered = {one.code for one in lookups.councils}
    from_register = (named for one in lookups.councils for named in _of_council(one))
    from_lookups = (named for table in lookups.tables for named in _of_table(table, registered))
    return NameIndex.of([*from_register, *from_lookups])


def _of_council(council: Council) -> Iterator[Named]:
    start, end = _day(council.start), _day(council.end)
    for name in dict.fromkeys((council.name, *council.alt_names)):
        yield Named(council.code, name, "", start, end)


def _of_table(table: LookupTable, registered: set[str]) -> Iterator[Named]:
    """Each name once; a ward's together with its district. The register knows councils better than a lookup does."""
    for key, names in table.names.items():
        if key[0] not in _NAMED or key not in table.codes:
            continue
        within = _districts(table, key) if key[0] is Scheme.WARD else np.full(len(names), b"", "S9")
        rows = zip(table.codes[key].tolist(), names.to_pylist(), within.tolist(), strict=True)
        for code, name, district in dict.fromkeys(rows):
            if code and name and code.decode() not in registered:
                yield Named(code.decode(), name, district.decode())


def _districts(table: LookupTable, ward: Key) -> np.ndarray[tuple[int], np.dtype[np.bytes_]]:
    """The district column of a lookup whose year is nearest to the wards'."""
    years = [key for key in table.codes if key[0] is Scheme.LTLA]
    blank = np.full(len(table.codes[ward]), b"", "S9")
    return table.codes[min(years, key=lambda key: abs(key[1] - ward[1]))] if years else blank


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def places_of(known: KnownAreas) -> dict[str, dict[str, Any]]:
    """What to look a place up by, as plain values to be written down.

    Gives: `names`: folded name → codes of today's districts; `former`: folded name → the name, then what it became;
    `codes`: a code of another year → what it became; `other`: folded name → the name and what it is instead;
    `shown`: code → name of today's districts.
    """
    today = known.lists[Scheme.LTLA]
    live = set(today.codes.astype(str).tolist())
    out: dict[str, dict[str, Any]] = {"names": {}, "former": {}, "codes": {}, "other": {}, "shown": {}}
    for code, name in zip(today.codes.astype(str).tolist(), today.names, strict=True):
        out["shown"][code] = name
        out["names"].setdefault(fold_name(name), []).append(code)
    for council in known.lookups.councils:
        now = sorted(known.generations.became.get(council.code, ()))
        for name in {council.name, *council.alt_names} - {""}:
            _place(out, fold_name(name), council, now, live)
    out["codes"] = {code: sorted(now) for code, now in known.generations.became.items() if code not in live}
    for area in known.areas(Scheme.REGION):
        out["other"].setdefault(fold_name(area.name), [area.name, "region"])
    return out


def _place(out: dict[str, dict[str, Any]], folded: str, council: Council, now: list[str], live: set[str]) -> None:
    if council.code in live:
        if council.code not in (codes := out["names"].setdefault(folded, [])):
            codes.append(council.code)
    elif now:
        out["former"].setdefault(folded, [council.name, *now])
    elif scheme_of_code(council.code) is Scheme.UTLA:
        out["other"].setdefault(folded, [council.name, "county or combined authority"])
