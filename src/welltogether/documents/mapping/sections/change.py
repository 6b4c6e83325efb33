"""What has changed: claimed only where it is beyond chance; the rest stands side by side with its reason."""

from dataclasses import replace

from welltogether.analysis.results import Reading
from welltogether.documents.content import (
    Block,
    Bullets,
    ChartBlock,
    Heading,
    Paragraph,
    RefusalBlock,
    Section,
    rich,
)
from welltogether.documents.mapping.brief import Brief
from welltogether.documents.mapping.figure_charts import change_chart
from welltogether.documents.wording.lists import listed
from welltogether.documents.wording.numbers import few
from welltogether.documents.wording.trends import trend_sentence
from welltogether.vocabulary.figures import Refusal

_MOST_PANELS, _MOST_MOVED = 6, 4
_MOST_REFUSALS = 3


def change_section(brief: Brief) -> Section:
    held = [reading for reading in brief.mapping.changes if reading.trend is not None]
    blocks: list[Block] = []
    moved = [one for one in held if one.trend and one.trend.beyond_noise]
    blocks.extend(_bullets("Moved by more than chance would explain", moved[:_MOST_MOVED]))
    if not moved:
        blocks.append(Paragraph(rich("Nothing moved by more than chance would explain. That is a fine answer.")))
    if held:
        blocks.append(ChartBlock(change_chart(brief, held, _MOST_PANELS)))
    blocks.extend(_refused(brief))
    return Section(
        5,
        "What has changed",
        "change",
        rich(
            "We say that something changed only where the figures were collected in one way and the difference is more"
            " than chance would explain. Where the question or the method changed, we do not compare."
        ),
        tuple(blocks),
        (
            rich("Ask partners what they think lies behind each change. The figures alone cannot say."),
            rich("Plan the next survey so that it can be compared: same question, same method."),
        ),
    )


def _bullets(title: str, readings: list[Reading]) -> list[Block]:
    if not readings:
        return []
    return [Heading(title), Bullets(tuple(rich(trend_sentence(reading)) for reading in readings))]


def _refused(brief: Brief) -> list[Block]:
    """Why no change is shown, each reason once with the measures it is about."""
    by_reason: dict[tuple[str, str], list[tuple[str, Refusal]]] = {}
    for one in brief.readings:
        if one.trend is None and one.no_trend is not None:
            reason = (one.no_trend.found, one.no_trend.next_step)
            by_reason.setdefault(reason, []).append((one.measure.short_title, one.no_trend))
    if not by_reason:
        return []
    blocks: list[Block] = [Heading("No change can be shown")]
    for refused in list(by_reason.values())[:_MOST_REFUSALS]:
        names = [name for name, _ in refused]
        named = listed(names) if len(names) <= 4 else f"{', '.join(names[:3])} and {few(len(names) - 3, 'other')}"
        blocks.append(RefusalBlock(named, replace(refused[0][1], what="No change is shown.")))
    return blocks
