"""Words for a map: its finding, its legend in words, where high and low lie, and every area in a table."""

from math import isfinite

from welltogether.analysis.local_mapping import PlaceMap, Shape
from welltogether.documents.charts.framing import Framing
from welltogether.documents.maps.choropleth import MapPicture
from welltogether.documents.maps.classes import Classes, make_classes
from welltogether.documents.maps.outlines import bounds, middle
from welltogether.documents.tables import Cell, Column, Table
from welltogether.documents.wording.lists import sentence
from welltogether.documents.wording.numbers import (
    capital,
    few,
    in_shown_unit,
    lower_first,
    reads,
    shown,
    unit_words,
)


def make_picture(place: PlaceMap, name: str, source_words: str) -> MapPicture:
    """A map of `place` ready to draw. `name` is the district; `source_words` name its sources (“source 4”)."""
    held = [v for v, small in zip(place.values, place.small_base, strict=True) if isfinite(v) and not small]
    classes = make_classes(held) if held else None
    decimals = _decimals(classes, place)
    framing = Framing(
        title=_title(place, name, held),
        subtitle=f"{place.measure.title}. Each shape is one small area. Darker means higher.",
        foot=_foot(place, source_words),
        description=_description(place, name, held),
        table=_table(place, name),
    )
    return MapPicture(framing, place, classes, decimals)


def _decimals(classes: Classes | None, place: PlaceMap) -> int:
    """As few decimals as keep every class edge distinct."""
    if classes is None:
        return 0
    for decimals in range(4):
        style = reads(place.measure.unit, decimals)
        exact = all(abs(edge * style.factor - round(edge * style.factor, decimals)) < 1e-6 for edge in classes.edges)
        if exact:
            return decimals
    return 4


def _title(place: PlaceMap, name: str, held: list[float]) -> str:
    what = place.measure.short_title
    if not held:
        return f"{what}: no small area of {name} has a figure"
    unit = place.measure.unit
    low, high = shown(min(held), unit), shown(max(held), unit)
    if low == high:
        return f"{what}: {low} in every small area of {name}"
    return f"{what}: from {low} to {high} across {few(len(held), 'small area')} of {name}"


def _foot(place: PlaceMap, source_words: str) -> str:
    missing = sum(not isfinite(value) for value in place.values)
    small = sum(place.small_base)
    parts = [
        f"{capital(place.period_label)}. {sentence(place.boundaries)} {sentence(source_words)}",
        "Classes hold about as many areas each; breaks are rounded.",
    ]
    if small:
        parts.append(f"Grey: {few(small, 'area')} with too few people to show.")
    if missing:
        parts.append(f"Hatched: {few(missing, 'area')} without a figure.")
    return " ".join(parts)


def _description(place: PlaceMap, name: str, held: list[float]) -> str:
    what = lower_first(place.measure.title)
    if not held:
        return f"Map of {name}. No small area has a figure for {what}."
    box = bounds(place.shapes)
    ordered = sorted(_shown_areas(place), key=lambda pair: pair[1])
    unit = place.measure.unit
    low = "; ".join(f"{shape.name}, {_whereabouts(shape, box)} ({shown(v, unit)})" for shape, v in ordered[:3])
    high = "; ".join(f"{shape.name}, {_whereabouts(shape, box)} ({shown(v, unit)})" for shape, v in ordered[:-4:-1])
    return (
        f"Map of {few(len(place.shapes), 'small area')} of {name}, shaded by {what}, {place.period_label}."
        f" Highest: {high}. Lowest: {low}. The table lists every area."
    )


def _shown_areas(place: PlaceMap) -> list[tuple[Shape, float]]:
    trio = zip(place.shapes, place.values, place.small_base, strict=True)
    return [(shape, value) for shape, value, small in trio if isfinite(value) and not small]


def _whereabouts(shape: Shape, box: tuple[float, float, float, float]) -> str:
    """Roughly where in the place's box a shape lies: “in the north-west”, “in the middle”."""
    west, south, east, north = box
    x, y = middle(shape)
    across, up = (x - west) / ((east - west) or 1), (y - south) / ((north - south) or 1)
    vertical = "north" if up > 0.62 else "south" if up < 0.38 else ""
    sideways = "east" if across > 0.62 else "west" if across < 0.38 else ""
    return f"in the {'-'.join(part for part in (vertical, sideways) if part) or 'middle'}"


def _table(place: PlaceMap, name: str) -> Table:
    """Every area in the order its name is read; the national statistics office numbers them from north to south."""
    unit, box = place.measure.unit, bounds(place.shapes)
    rows = []
    trio = zip(place.shapes, place.values, place.small_base, strict=True)
    for shape, value, small in sorted(trio, key=lambda item: (item[0].name, item[0].code)):
        if not isfinite(value):
            shown_cell = Cell("no figure")
        elif small:
            shown_cell = Cell("too few people")
        else:
            shown_cell = Cell(shown(value, unit), number=in_shown_unit(value, unit))
        rows.append((Cell(shape.name), Cell(shape.code), shown_cell, Cell(_whereabouts(shape, box)[7:])))
    return Table(
        caption=f"{place.measure.title}, small areas of {name}, {place.period_label}",
        columns=(
            Column("Small area", width=2),
            Column("Code", width=1.3),
            Column(place.measure.short_title, unit_words(unit), numeric=True, width=1.6),
            Column("Part of the place", width=1.2),
        ),
        rows=tuple(rows),
        notes=(f"{place.boundaries}.",),
        sources=tuple(f"{source.publisher}, {source.title}" for source in place.sources),
    )
