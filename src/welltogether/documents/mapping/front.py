"""The first page: findings, what is not known, the family group, three issues with a first action, a map, a chart."""

from dataclasses import replace

from welltogether.analysis.local_mapping import Finding
from welltogether.analysis.results import Reading
from welltogether.documents.charts.framing import Chart
from welltogether.documents.content import FrontPage, Rich, Span, quiet, rich
from welltogether.documents.mapping.brief import Brief
from welltogether.documents.mapping.figure_charts import dot_chart
from welltogether.documents.mapping.place_maps import map_of
from welltogether.documents.mapping.sections.family import group_names
from welltogether.documents.mapping.sections.issues import first_action, strength_words
from welltogether.documents.wording.families import candidates_sentence, nearest_cut_sentence
from welltogether.documents.wording.lists import sentence
from welltogether.documents.wording.readings import distance_from_usual
from welltogether.vocabulary.measures import Level, Unit

_MOST_ROWS = 3


def front_page(brief: Brief) -> FrontPage:
    mapping = brief.mapping
    has_map = 0 <= mapping.first_map < len(mapping.maps)
    return FrontPage(
        findings=tuple(_finding(brief, one) for one in mapping.findings[:5]),
        unknowns=tuple(_finding(brief, one) for one in mapping.unknowns[:3]),
        group=_group(brief),
        issues=_issues(brief),
        picture=map_of(brief, mapping.first_map) if has_map else None,
        chart=front_chart(brief),
        how_to_read=rich(
            "“56 in 100” means 56 of every 100 people. “Between 53 and 59” is where the true figure very likely lies. A"
            " finding that “goes with” another does not bring it about."
        ),
        sources=_sources(brief),
    )


def front_chart(brief: Brief) -> Chart | None:
    """What people said, where two or more such figures are held; else the shares that stand furthest from the usual."""
    shares = [one for one in brief.readings if one.measure.unit is Unit.SHARE and len(one.comparators) > 0]
    said = [one for one in shares if one.measure.level is Level.ATTITUDE]
    said.sort(
        key=lambda one: "#topic-a-" not in one.measure.topic
    )  # how people get on before what they think of services
    chosen = said[:_MOST_ROWS] if len(said) > 1 else _clearest(shares)
    if not chosen:
        return None
    what = "Residents who said so when asked" if len(said) > 1 else "Shares that stand furthest from the usual"
    return replace(dot_chart(brief, chosen, what), row_height=50)


def _clearest(readings: list[Reading]) -> list[Reading]:
    return sorted(readings, key=distance_from_usual, reverse=True)[:_MOST_ROWS]


def _finding(brief: Brief, finding: Finding) -> Rich:
    """The sentence and, quietly, where its figures come from."""
    sources = tuple(dict.fromkeys(source for figure in finding.figures for source in figure.dress.sources))
    where = f" [{brief.register.words(sources)}]" if sources else ""
    return rich(sentence(finding.sentence), quiet(where))


def _group(brief: Brief) -> Rich:
    present, published = brief.present, brief.published
    here = candidates_sentence(present, group_names(brief, present))
    then = candidates_sentence(published, group_names(brief, published))
    return rich(Span(here, strong=True), f" {nearest_cut_sentence(present, brief.units)} ", quiet(then))


def _issues(brief: Brief) -> tuple[tuple[Rich, Rich], ...]:
    rows = []
    for one in [issue for issue in brief.mapping.issues if issue.proposed][:3]:
        name = rich(Span(brief.texts.issue(one.issue).name, strong=True), quiet(f" {strength_words(one.strength)}"))
        action = first_action(brief, one.issue)
        item = brief.texts.action(action.action) if action else None
        step = rich(f"{item.name}. ", quiet(sentence(item.house.first_step))) if item else rich("Ask locally.")
        rows.append((name, step))
    return tuple(rows)


def _sources(brief: Brief) -> Rich:
    figures = [figure for finding in brief.mapping.findings[:5] for figure in finding.figures]
    sources = dict.fromkeys(source for figure in figures for source in figure.dress.sources)
    words = "; ".join(f"[{brief.register.number(source)}] {source.publisher}, {source.title}" for source in sources)
    return rich(f"{words}. All sources are listed at the end." if words else "Sources are listed at the end.")
