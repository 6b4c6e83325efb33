"""The family group of a place as plain text."""

import textwrap
from collections.abc import Iterator
from math import isfinite

from welltogether.analysis.results import CutInput, SubAreaMix
from welltogether.documents.dressing import SourceRegister, dress_line
from welltogether.documents.wording.families import candidates_sentence, distance_words, number_of
from welltogether.documents.wording.lists import listed, sentence
from welltogether.documents.wording.numbers import shown, shown_interval, shown_with_unit
from welltogether.guidance.kinds.typology import RuleInput
from welltogether.readings.rules import measures
from welltogether.readings.typology_here import RuleHere, TypologyHere
from welltogether.vocabulary.figures import Figure, Source
from welltogether.vocabulary.measures import Unit

WIDTH = 110


def here_lines(here: TypologyHere) -> Iterator[str]:
    """The whole answer, line by line."""
    figures = [one.figure for rule in here.rules for one in rule.group.inputs if one.figure]
    register = SourceRegister.of(source for figure in figures for source in figure.dress.sources)
    code = here.place.code
    yield f"{here.place.name}, {code.code}, {code.scheme.plain_name} on {code.vintage} boundaries"
    if here.fictional:
        yield "This place is fictional."
    for rule in here.rules:
        yield from _rule(here, rule, register)
    yield ""
    yield from wrapped(
        f"A group is a place to start talking. When areas were asked, {here.fits.fits_per_cent}% thought that theirs "
        f"fitted, {here.fits.more_mixed_per_cent}% that they were more mixed, and {here.fits.disagrees_per_cent}% "
        "disagreed (CDF, below Table 1)."
    )
    yield from source_lines(register.sources)
    yield f"Data version {here.data_version}"


def _rule(here: TypologyHere, rule: RuleHere, register: SourceRegister) -> Iterator[str]:
    group = rule.group
    yield ""
    yield f"{rule.item.name}   [{group.rule}, {'as published' if group.standing == 'published' else 'our own rule'}]"
    names = {ref: here.names[ref] for ref in group.candidates}
    yield from wrapped(candidates_sentence(group, names), "  ")
    if len(group.candidates) > 1:
        for ref in group.candidates:
            yield f"    {here.names[ref]}"
    for one, declared in zip(group.inputs, rule.item.inputs, strict=True):
        yield from _input(here, one, declared, register)
    yield from _list("What would move it", group.flips)
    yield from _list("Keep in mind", group.notes)
    if rule.mix is not None:
        yield from _mix(here, rule.mix)


def _input(here: TypologyHere, one: CutInput, declared: RuleInput, register: SourceRegister) -> Iterator[str]:
    unit = _unit(declared, one)
    cut = (
        f"cut: {shown_with_unit(one.cut, unit)}"
        if isfinite(one.cut)
        else "the cut follows from all districts; none known"
    )
    known, place = "not known", one.side
    if one.figure is not None:
        known = f"{shown(one.figure.value, unit, one.figure.interval)}{_interval(one.figure, unit)}"
        place = f"{one.side}, {distance_words(one, unit)}"
    yield from wrapped(f"{sentence(declared.name).rstrip('.')}: {known} ({cut}; {place})", "  - ")
    if one.figure is not None:
        dress = one.figure.dress
        words = (f"{dress_line(one.figure, register)}.", sentence(dress.base_note), sentence(dress.interval_note))
        yield from wrapped(f"{' '.join(filter(None, words))} Published for {dress.published_areas}.", "      ")
    yield from wrapped(f"Stands for: {here.inputs[declared.stands_for.item_id]}. {sentence(one.reason)}", "      ")
    if one.figure is None and declared.supply_locally:
        yield from wrapped(f"You could supply: {declared.supply_locally}", "      ")


def _interval(figure: Figure, unit: Unit) -> str:
    return f" ({shown_interval(figure.interval, figure.value, unit)})" if figure.interval else ""


def _unit(declared: RuleInput, one: CutInput) -> Unit:
    """The unit of the measure that the rule set names; where it names none, a cut up to 1 is a share."""
    if declared.measure is not None:
        return measures()[declared.measure.item_id].unit
    return Unit.SHARE if one.cut <= 1 else Unit.COUNT


def _mix(here: TypologyHere, mix: SubAreaMix) -> Iterator[str]:
    yield f"  Inside the place, {mix.n_areas} × {mix.level}:"
    for groups, n in mix.counts:
        numbers = listed([number_of(here.names[ref]) for ref in groups], "or")
        name = f" {here.names[groups[0]].split(', ', 1)[1]}" if len(groups) == 1 else ""
        yield f"    {n:>4}  group {numbers}{name}"
    yield from wrapped(sentence(mix.note), "    ")


def _list(title: str, items: tuple[str, ...]) -> Iterator[str]:
    if items:
        yield f"  {title}"
        for item in items:
            yield from wrapped(sentence(item), "    • ")


def source_lines(sources: tuple[Source, ...]) -> Iterator[str]:
    """Every source with its publisher, date and licence, numbered."""
    if sources:
        yield ""
        yield "Sources"
        for number, one in enumerate(sources, 1):
            held = f"Held as {one.dataset}, version {one.version}"
            yield from wrapped(f"{number} {one.title}. {one.publisher}, {one.published}. {one.licence}. {held}", "  ")


def wrapped(text: str, before: str = "") -> list[str]:
    """Text in lines of one width, the first after `before` and the others under it."""
    return textwrap.wrap(
        text, WIDTH, initial_indent=before, subsequent_indent=" " * len(before), break_on_hyphens=False
    )
