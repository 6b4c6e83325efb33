"""The family group by the published rule and by the present-day rule, side by side, and places like this one."""

from welltogether.analysis.results import CutInput, FamilyGroup, SimilarPlaces, SubAreaMix
from welltogether.documents.charts.bars import Bar, BarChart
from welltogether.documents.charts.distances import CutChart, CutRow
from welltogether.documents.charts.framing import Framing
from welltogether.documents.content import (
    Block,
    ChartBlock,
    Heading,
    Panel,
    PanelPair,
    Paragraph,
    Part,
    Section,
    TableBlock,
    rich,
)
from welltogether.documents.dressing import dress_line
from welltogether.documents.mapping.brief import Brief
from welltogether.documents.tables import Cell, Column, Table, cell
from welltogether.documents.wording.families import (
    ALL_GROUPS,
    candidates_sentence,
    distance_words,
    input_unit,
    nearest_cut_sentence,
    number_of,
)
from welltogether.documents.wording.lists import listed, sentence
from welltogether.documents.wording.numbers import (
    capital,
    few,
    in_shown_unit,
    lower_first,
    plural,
    shown,
    shown_with_unit,
)
from welltogether.vocabulary.measures import Unit

_MOST_NOTES, _MOST_PLACES = 2, 5


def family_section(brief: Brief) -> Section:
    """Both rules, their inputs and distances, what would flip them, sub-areas, similar places."""
    present, published = brief.present, brief.published
    blocks: list[Block] = [PanelPair(_panel(brief, present), _panel(brief, published))]
    blocks += [Heading("How near to the cuts"), ChartBlock(_cut_chart(brief, present))]
    blocks.append(TableBlock(_input_table(brief)))
    if brief.mapping.sub_areas is not None:
        blocks += [Heading("Inside the place"), ChartBlock(_mix_chart(brief, brief.mapping.sub_areas))]
    if brief.mapping.similar is not None:
        blocks += _similar(brief, brief.mapping.similar)
    return Section(
        8,
        "Family group and similar places",
        "family",
        rich(
            "In 2007 districts were sorted into nine family groups by four inputs. The published rule is given as it"
            " stands; most of its inputs are no longer counted. The present-day rule uses the nearest inputs of today."
            " A group is a place to start thinking, not a label: one in five places said that theirs did not fit."
        ),
        tuple(blocks),
        (
            rich("Decide locally which group fits, or which mix, and write down why."),
            rich("Talk to two of the similar places about what they tried, and what they would not try again."),
        ),
    )


def group_names(brief: Brief, group: FamilyGroup) -> dict[str, str]:
    return {ref: brief.texts.group_name(ref) for ref in group.candidates}


def _panel(brief: Brief, group: FamilyGroup) -> Panel:
    tag = "As published" if group.standing == "published" else "This house's rule"
    lead = candidates_sentence(group, group_names(brief, group))
    if len(group.candidates) == 1:
        lead += f" {nearest_cut_sentence(group, brief.units)}"
    parts = []
    if 1 < len(group.candidates) < ALL_GROUPS:
        names = tuple(rich(f"Group {brief.texts.group_name(ref)}") for ref in group.candidates)
        parts.append(Part("It could be", names))
    if group.flips:
        parts.append(Part("What would move it", tuple(rich(words) for words in _flips(brief, group))))
    if group.notes:
        parts.append(Part("Keep in mind", tuple(rich(sentence(words)) for words in group.notes[:_MOST_NOTES])))
    return Panel(group.rule_title, tag, rich(lead), tuple(parts))


def _flips(brief: Brief, group: FamilyGroup) -> list[str]:
    """What would move the place to another group, a line an input; the rule's own words where no numbers are given."""
    if not group.flip_values:
        return [sentence(words) for words in group.flips]
    lines = []
    given = brief.mapping.family_present if group.rule == brief.present.rule else brief.mapping.family_published
    for flip in group.flip_values:
        position = [one.name for one in given.inputs].index(flip.input)
        one = group.inputs[position]
        unit = input_unit(one, brief.units)
        amount = f"{abs(flip.change) * 100:.1f} points" if unit is Unit.SHARE else shown(abs(flip.change), unit)
        numbers = listed([number_of(brief.texts.group_name(ref)) for ref in flip.candidates], "or")
        lines.append(f"{one.name}: {'up' if flip.change > 0 else 'down'} {amount} would make it group {numbers}.")
    return lines


def _cut_chart(brief: Brief, group: FamilyGroup) -> CutChart:
    rows = tuple(_cut_row(brief, one) for one in group.inputs)
    said = [_in_words(brief, one) for one in group.inputs]
    sources = tuple(s for one in group.inputs if one.figure for s in one.figure.dress.sources)
    framing = Framing(
        title=nearest_cut_sentence(group, brief.units).rstrip("."),
        subtitle=f"Inputs of {lower_first(group.rule_title)}. Each track runs from nothing to twice the cut.",
        foot=f"{sentence(brief.register.words(sources))} Rule: {group.rule}.",
        description=" ".join(said),
        table=_input_table(brief),
    )
    return CutChart(framing, rows)


def _cut_row(brief: Brief, one: CutInput) -> CutRow:
    unit, figure = input_unit(one, brief.units), one.figure
    limits = figure.interval if figure else None
    return CutRow(
        name=one.name,
        quiet=figure.period.label if figure else "no figure is held",
        value=figure.value if figure else None,
        text=shown(figure.value, unit) if figure else "",
        lower=limits.lower if limits else None,
        upper=limits.upper if limits else None,
        cut=one.cut,
        cut_text=shown(one.cut, unit),
        below="below",
        above="at or above",
    )


def _in_words(brief: Brief, one: CutInput) -> str:
    unit = input_unit(one, brief.units)
    if one.figure is None:
        return f"{one.name}: not known; the cut is {shown_with_unit(one.cut, unit)}."
    value, cut = shown_with_unit(one.figure.value, unit), shown_with_unit(one.cut, unit)
    return f"{one.name}: {value}, {one.side} the cut of {cut}."


def _input_table(brief: Brief) -> Table:
    """One row for each published input: how each rule reads it here, and how near that is to the cut."""
    present, published = brief.present, brief.published
    wanted = dict.fromkeys(one.stands_for for one in (*published.inputs, *present.inputs))
    rows = []
    for stands_for in wanted:
        cells = [
            _input_cell(brief, next((one for one in group.inputs if one.stands_for == stands_for), None))
            for group in (present, published)
        ]
        rows.append((Cell(brief.texts.input_stands_for(stands_for)), *cells))
    columns = (
        Column("Published input", width=2.4),
        Column(present.rule_title, width=3),
        Column(published.rule_title, width=3),
    )
    notes = ("Why each cut stands where it does is in the spreadsheet and in the rule itself.",)
    return Table("The inputs of both rules", columns, tuple(rows), notes, full=_full_input_table(brief))


def _input_cell(brief: Brief, one: CutInput | None) -> Cell:
    if one is None:
        return Cell("not used")
    unit = input_unit(one, brief.units)
    cut = shown_with_unit(one.cut, unit)
    if one.figure is None:
        return Cell(f"not known; the cut is {cut}", quiet=one.name)
    words = f"{shown(one.figure.value, unit)}, {distance_words(one, unit)} the cut of {cut}"
    return Cell(words, quiet=f"{one.name} · {dress_line(one.figure, brief.register)}")


def _full_input_table(brief: Brief) -> Table:
    columns = (
        Column("Rule"), Column("Input"), Column("Stands for"), Column(brief.place, numeric=True),
        Column("Cut", numeric=True), Column("Side"), Column("Reason"), Column("Date"), Column("Sources"),
    )  # fmt: skip
    rows = []
    for group in (brief.present, brief.published):
        for one in group.inputs:
            unit, figure = input_unit(one, brief.units), one.figure
            value = Cell("not known") if figure is None else cell(in_shown_unit(figure.value, unit))
            date = Cell(figure.period.label if figure else "–")
            sources = Cell(brief.register.words(figure.dress.sources) if figure else "–")
            cut = cell(in_shown_unit(one.cut, unit))
            words = (Cell(group.rule), Cell(one.name), Cell(brief.texts.input_stands_for(one.stands_for)))
            rows.append((*words, value, cut, Cell(one.side), Cell(one.reason), date, sources))
    return Table("The inputs of both rules", columns, tuple(rows))


def _mix_chart(brief: Brief, mix: SubAreaMix) -> BarChart:
    bars = []
    for candidates, n in mix.counts:
        names = [brief.texts.group_name(ref) for ref in candidates]
        if len(names) == 1:
            bars.append(Bar(f"Group {names[0]}", n, str(n)))
        else:
            label = f"Group {listed([number_of(name) for name in names], 'or')}" if names else "No group fits"
            bars.append(Bar(label, n, str(n), is_open=True))
    commonest, level = bars[0], plural(mix.level)
    rows = tuple((Cell(bar.name), Cell(bar.text, bar.value)) for bar in bars)
    columns = (Column("Group", width=3), Column(capital(level), numeric=True))
    framing = Framing(
        title=f"{commonest.text} of {mix.n_areas} {level}: {lower_first(commonest.name)}",
        subtitle=f"How the {level} of {brief.place} would fall by the same rule. Hatched: more than one is possible.",
        foot=sentence(mix.note),
        description=" ".join(f"{bar.name}: {few(int(bar.value), 'area')}." for bar in bars),
        table=Table(f"{capital(level)} by family group", columns, rows, notes=(mix.note,)),
    )
    return BarChart(framing, tuple(bars))


def _similar(brief: Brief, similar: SimilarPlaces) -> list[Block]:
    names = {ident: measure.short_title for ident, measure in brief.measures.items()}

    def words(pairs: tuple[tuple[str, float], ...]) -> Cell:
        return Cell(listed([lower_first(names.get(ident, ident)) for ident, _ in pairs[:2]]) or "–")

    rows = tuple((Cell(one.area.name), words(one.near), words(one.far)) for one in similar.neighbours[:_MOST_PLACES])
    n_measures, n_places = few(len(similar.measures), "measure"), few(similar.n_areas, "district")
    table = Table(
        f"Places most like {brief.place}",
        (Column("Place", width=1.4), Column("Most alike in", width=2.4), Column("Least alike in", width=2.4)),
        rows,
        notes=(f"The nearest on {n_measures}, out of {n_places}. Rule: {similar.rule}.",),
        is_titled=False,
    )
    measures = listed([lower_first(measure.short_title) for measure in similar.measures])
    words_before = f"These places are alike in: {measures}. Alike in figures is not alike in history."
    if similar.left_out:
        words_before += f" Left out for want of a figure: {lower_first(listed(list(similar.left_out)))}."
    return [Heading("Similar places"), Paragraph(rich(words_before)), TableBlock(table)]
