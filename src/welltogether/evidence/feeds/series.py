"""Which columns are which variable, as the layout says and the headings show."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from welltogether.evidence.feeds.periods import parse_period
from welltogether.evidence.tables.folding import fold, heading_pattern, same_text, snake
from welltogether.evidence.tables.table import Table, missing_heading
from welltogether.guidance.kinds.feeds import PeriodForm, PeriodFrom, Rename, Spread, TablePart, Variable, Word
from welltogether.vocabulary.errors import Location, PublicationError
from welltogether.vocabulary.periods import Period

_ANY_TIME = PeriodFrom(fixed="1970")


@dataclass(frozen=True, slots=True)
class Series:
    """One column of values: its variable, the columns of its interval and base, and how to read it.

    `period` is set where the heading says when; `by_row` names columns whose texts go before the name.
    """

    name: str
    unit: str
    heading: str
    column: int
    percent: bool = False
    scale: float = 1.0
    lower: int | None = None
    upper: int | None = None
    half_width: int | None = None
    base: int | None = None
    words: tuple[Word, ...] = ()
    period: Period | None = None
    by_row: tuple[str, ...] = ()
    spread: Spread | None = None

    @property
    def columns(self) -> tuple[int, ...]:
        extra = (self.lower, self.upper, self.half_width, self.base)
        return (self.column, *(place for place in extra if place is not None))


def series_of(table: Table, part: TablePart) -> tuple[Series, ...]:
    """Every series of a table with these headings.

    Refuses: a heading that the layout needs and the table lacks; two columns that make one variable (PublicationError).
    """
    found = [one for variable in part.variables for one in _wide(table, variable)]
    when = part.period or _ANY_TIME
    found = [replace(one, period=_heading_period(table, one.heading, None, when)) for one in found]
    for spread in part.spread:
        spread_over = list(_spread(table, spread, when))
        if not spread_over:
            raise missing_heading(table, spread.heading)
        found.extend(spread_over)
    _refuse_twice(table, found)
    return tuple(found)


def _wide(table: Table, variable: Variable) -> Iterator[Series]:
    wanted = variable.column or variable.columns or ""
    places = _places(table, variable)
    if not places and not variable.optional:
        raise missing_heading(table, wanted)
    for place in places:
        yield Series(
            name=variable.name or variable.prefix + snake(_without(table.headings[place], variable.strip)),
            unit=variable.unit,
            heading=table.headings[place],
            column=place,
            percent=variable.percent,
            scale=variable.scale,
            lower=_beside(table, variable.lower),
            upper=_beside(table, variable.upper),
            half_width=_beside(table, variable.half_width),
            base=_beside(table, variable.base),
            words=variable.words,
        )


def _places(table: Table, variable: Variable) -> Sequence[int]:
    if variable.column is not None:
        place = table.place(variable.column)
        return () if place is None else (place,)
    left_out = {place for one in variable.except_columns for place in table.places(one)}
    return [place for place in table.places(variable.columns or "") if place not in left_out]


def _beside(table: Table, wanted: str | None) -> int | None:
    return None if wanted is None else table.need(wanted)


def _without(heading: str, pattern: str | None) -> str:
    return re.sub(pattern, "", heading) if pattern else heading


def _spread(table: Table, spread: Spread, when: PeriodFrom) -> Iterator[Series]:
    """Value columns, each with the interval columns that belong to it."""
    found: list[Series] = []
    for place, heading in enumerate(table.headings):
        match = re.search(spread.heading, " ".join(heading.split()))
        if match is None:
            continue
        groups = match.groupdict()
        role = _role(spread, groups.get("role") or "")
        if role == "value":
            period = _heading_period(table, heading, groups.get("period"), when)
            found.append(
                Series(
                    groups.get("variable") or spread.variable or "", spread.unit, heading, place, spread.percent,
                    spread.scale, period=period, by_row=spread.variable_from, spread=spread,
                )
            )  # fmt: skip
        elif role != "skip":
            at = _owner(found, groups, when.form)
            if at is None:
                raise _orphan(table, heading)
            found[at] = _with_limit(found[at], role, place)
    for series in found:
        yield from _named(series, spread)


def _with_limit(series: Series, role: str, place: int) -> Series:
    if role == "lower":
        return replace(series, lower=place)
    if role == "upper":
        return replace(series, upper=place)
    return replace(series, half_width=place) if role == "half_width" else replace(series, base=place)


def _owner(found: Sequence[Series], groups: dict[str, str | None], form: PeriodForm) -> int | None:
    """The value that an interval belongs to: the last one whose variable and period its own heading does not deny."""
    text, period = groups.get("variable"), groups.get("period")
    for at in range(len(found) - 1, -1, -1):
        same_variable = not text or fold(text) == fold(found[at].name)
        if same_variable and (not period or parse_period(period, form) == found[at].period):
            return at
        if not text and not period:
            return None
    return None


def _role(spread: Spread, text: str) -> str:
    folded = fold(text)
    return next((one.role for one in spread.roles if heading_pattern(one.mark).fullmatch(folded)), "value")


def _named(series: Series, spread: Spread) -> Iterator[Series]:
    if series.by_row:
        yield series
        return
    renamed = rename(series.name, spread.renames)
    if (renamed is not None and renamed.skip) or (renamed is None and spread.only_renamed):
        return
    name = (renamed and renamed.name) or snake(series.name)
    yield apply_rename(replace(series, name=name), renamed)


def rename(text: str, renames: Sequence[Rename]) -> Rename | None:
    """What the layout calls a name that the file gives."""
    folded = fold(text)
    return next((one for one in renames if same_text(one.given, folded)), None)


def apply_rename(series: Series, renamed: Rename | None) -> Series:
    if renamed is None:
        return series
    return replace(
        series,
        unit=renamed.unit or series.unit,
        percent=renamed.percent or series.percent,
        scale=renamed.scale if renamed.scale != 1.0 else series.scale,
    )


def _heading_period(table: Table, heading: str, text: str | None, when: PeriodFrom) -> Period | None:
    """The period in a heading, where the layout says that headings hold it."""
    form = when.form
    if text is None and when.from_heading is not None:
        match = re.search(when.from_heading, " ".join(heading.split()))
        text = match["period"] if match else ""
    if text is None:
        return None
    try:
        return parse_period(text, form)
    except ValueError as error:
        raise PublicationError(
            "A heading's period cannot be read",
            Location(file=table.file, sheet=table.sheet, column=heading),
            found=f"“{text}”",
            expected=f"a period ({form.replace('_', ' ')})",
            next_step="Check that this is the publisher's own file.",
        ) from error


def _orphan(table: Table, heading: str) -> PublicationError:
    return PublicationError(
        "An interval stands apart from its estimate",
        Location(file=table.file, sheet=table.sheet, column=heading),
        found="a column of limits",
        expected="the estimate for the same period in a column before it",
        next_step="Check that no column was removed or moved.",
    )


def _refuse_twice(table: Table, found: Sequence[Series]) -> None:
    seen: dict[tuple[str, Period | None], Series] = {}
    for one in found:
        other = seen.setdefault((one.name, one.period), one)
        if other is not one and not one.by_row:
            raise PublicationError(
                "Two columns say the same",
                Location(file=table.file, sheet=table.sheet, column=one.heading),
                found=f"“{one.heading}” and “{other.heading}”, both read as {one.name}",
                expected="each variable in one column",
                next_step="Remove the column that does not belong, or tell them apart in the layout.",
            )
