"""Measures on the districts that a past survey was published for, with figures carried back to them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from welltogether.evidence.areas.earlier import EarlierRoutes, with_earlier_districts
from welltogether.evidence.areas.known import known_areas
from welltogether.evidence.areas.lookups import read_lookups
from welltogether.evidence.questions import Evidence
from welltogether.evidence.settling.catalogue import catalogue_version
from welltogether.evidence.settling.dress import series_note
from welltogether.evidence.settling.held import Held
from welltogether.evidence.settling.measuring import LevelValues, Measuring
from welltogether.evidence.settling.versions import data_version
from welltogether.vocabulary.areas import Area, AreaCode, Scheme, scheme_of_code
from welltogether.vocabulary.errors import CallerError
from welltogether.vocabulary.figures import Source
from welltogether.vocabulary.measures import Measure
from welltogether.vocabulary.panel import Panel, Series


@dataclass(frozen=True)
class SurveyPanel:
    """The districts of a survey with every measure that could be had for them, and its areas that are no districts."""

    panel: Panel
    others: tuple[str, ...]  # codes, e.g. of county councils
    undone: tuple[str, ...]  # names of districts since merged whose small areas were told apart by name


def panel_on_survey(evidence: Evidence, survey: Measure, others: Iterable[Measure], *, until: date) -> SurveyPanel:
    """Measures on the districts for which the survey's measure was published, on its own boundaries.

    Takes: open evidence, the survey's measure, other measures, the last day a period may end on. Gives: a
    panel without regions; a measure of which nothing reaches those districts by that day is not in it.
    Refuses: a survey that is not held, or that names no district (CallerError).
    """
    table = evidence.published(survey.numerator[0])
    codes = sorted(set(table.column("area").to_pylist()))
    districts = [code for code in codes if scheme_of_code(code) is Scheme.LTLA]
    if not districts:
        raise CallerError(
            "This survey was not published for districts",
            found=survey.numerator[0],
            expected="a figure for each district",
            next_step="Choose a measure that is published by district.",
        )
    stored = evidence.workspace.store.current()
    vintage = int(table.column("vintage")[0].as_py())
    known = with_earlier_districts(known_areas(read_lookups(stored.values())), districts, vintage)
    wanted = (survey, *others)
    routes = EarlierRoutes(known)
    held = Held(routes, frozenset(n for one in wanted for n in (*one.numerator, *one.denominator, one.weight) if n))
    held.take_all(stored.values())
    measuring = Measuring(held, routes)
    levels = {one: _up_to(measuring.level(one, Scheme.LTLA), until) for one in wanted}
    sources = {name: one.source for name, one in stored.items()}
    names = known.lists[Scheme.LTLA].names
    panel = Panel(
        level=Scheme.LTLA,
        vintage=vintage,
        areas=tuple(Area(AreaCode(c, Scheme.LTLA, vintage), n) for c, n in zip(districts, names, strict=True)),
        regions=(),
        country=known.country,
        data_version=data_version({name: one.version for name, one in stored.items()}, catalogue_version()),
        series={one.id: _series(one, level, held, sources) for one, level in levels.items() if level.periods},
    )
    undone = tuple(area.name for area in panel.areas if area.code.code in routes.undone)
    return SurveyPanel(panel, tuple(code for code in codes if code not in set(districts)), undone)


def _up_to(level: LevelValues, last: date) -> LevelValues:
    """The periods that end by a day."""
    rows = [row for row, period in enumerate(level.periods) if period.end <= last]
    return replace(
        level,
        periods=[level.periods[row] for row in rows],
        numbers={name: [every[row] for row in rows] for name, every in level.numbers.items()},
        carried=[level.carried[row] for row in rows],
        origin=[level.origin[row] for row in rows],
    )


def _series(measure: Measure, level: LevelValues, held: Held, sources: dict[str, Source]) -> Series:
    note, n_periods = series_note(measure, level, held), len(level.periods)
    numbers = {name: np.stack(rows) for name, rows in level.numbers.items()}
    return Series(
        measure=measure.id,
        periods=tuple(level.periods),
        **numbers,
        carried=np.stack(level.carried),
        region_value=np.full((n_periods, 0), np.nan),
        country_value=np.full(n_periods, np.nan),
        method=measure.method,
        interval_level=note.interval_level,
        interval_method=note.interval_method,
        published_areas=note.published_areas,
        base_note=note.base_note,
        sources=tuple(sources[name] for name in note.datasets),
    )
