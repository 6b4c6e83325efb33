"""How evenly the groups named in the packs live across the small areas of a place."""

from datetime import date

import numpy as np

from welltogether.analysis.cells import newest_values
from welltogether.analysis.comparing import SpeaksRule, middle_of
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
        carried=Carried.SUMMED,
        published_areas=series.published_areas,
        interval_note="a full count; no sampling interval",
        cautions=measure.cautions,
    )
    spec = DivideSpec(choice.group, measure.id, area.code, series.periods[period_index], dress)
    return read_divide(shares * everyone, everyone, spec, _elsewhere(choice, districts, today))


def _elsewhere(choice: DivideChoice, districts: Panel, today: date) -> tuple[Comparator, ...]:
    """The middle of the districts where the group is large enough: in small groups chance alone sets people apart."""
    if choice.evenness is None:
        return ()
    measure = measures()[choice.evenness.item_id]
    newest = newest_values(districts, measure.id, today)
    if newest is None:
        return ()
    period_index, values = newest
    enough = np.where(districts.series[measure.id].base[period_index] < measure.minimum_base, np.nan, values)
    middle = middle_of(f"Middle {districts.level.plain_name}", enough, SpeaksRule().minimum_peers)
    return () if middle is None else (middle,)
