"""How evenly the groups named in the packs live across the small areas of a place."""

from dataclasses import replace
from datetime import date

from welltogether.analysis.cells import newest_values
from welltogether.analysis.comparing import middle_of
from welltogether.analysis.divides import DivideSpec, read_divide
from welltogether.analysis.results import Comparator, DivideReading
from welltogether.guidance.kinds.mapping_choices import DivideChoice
from welltogether.readings.rules import choices, measures
from welltogether.vocabulary.areas import Area
from welltogether.vocabulary.figures import Carried, Dress, Refusal
from welltogether.vocabulary.panel import Panel


def divides_here(districts: Panel, small_areas: Panel, area: Area, today: date) -> tuple[DivideReading, ...]:
    """Every declared divide that the counts can bear; those they cannot are left out, as the document says."""
    answers = (_divide(choice, districts, small_areas, area, today) for choice in choices().divides)
    return tuple(answer for answer in answers if isinstance(answer, DivideReading))


def _divide(
    choice: DivideChoice, districts: Panel, small_areas: Panel, area: Area, today: date
) -> DivideReading | Refusal | None:
    measure = measures()[choice.measure.item_id]
    newest = newest_values(small_areas, measure.id, today)
    if newest is None:
        return None
    period_index, shares = newest
    series = small_areas.series[measure.id]
    everyone = series.base[period_index]
    dress = Dress(
        sources=series.sources,
        base=None,
        base_note=series.base_note,
        method=series.method,
        carried=Carried.AS_PUBLISHED,
        published_areas=series.published_areas,
        interval_note="a full count; no sampling interval",
        cautions=measure.cautions,
    )
    spec = DivideSpec(choice.group, measure.id, area.code, series.periods[period_index], dress)
    return read_divide(shares * everyone, everyone, spec, _elsewhere(choice, districts, today))


def _elsewhere(choice: DivideChoice, districts: Panel, today: date) -> tuple[Comparator, ...]:
    if choice.evenness is None:
        return ()
    found = newest_values(districts, choice.evenness.item_id, today)
    middle = middle_of(f"Middle {districts.level.plain_name}", found[1]) if found else None
    return () if middle is None else (replace(middle),)
