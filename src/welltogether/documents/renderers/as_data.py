"""The content tree as plain data, with every picture drawn: what the page templates (HTML and Typst) read."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from welltogether.documents.charts.drawing import Drawing
from welltogether.documents.charts.framing import Chart, Framing
from welltogether.documents.charts.marks import Shape, draw_mark
from welltogether.documents.content import (
    Block,
    Bullets,
    Callout,
    ChartBlock,
    Document,
    FigureCards,
    Heading,
    MapBlock,
    MapRow,
    MarkKey,
    Panel,
    PanelPair,
    Paragraph,
    RefusalBlock,
    Rich,
    Section,
    SmallPrint,
    SourceList,
    TableBlock,
)
from welltogether.documents.maps.choropleth import MapPicture
from welltogether.documents.tables import Table
from welltogether.documents.wording.refusals import refusal_sentences

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Drawn:
    """How pictures are drawn for one renderer: their width, and the width of those on the front page."""

    width: float
    front_chart: float
    front_map: float
    front_map_height: float
    body_map_height: float = 380
    small_map: float = 225
    narrow: float | None = None  # a second drawing for small screens


PRINT = Drawn(width=680, front_chart=760, front_map=285, front_map_height=205)


def document_data(document: Document, drawn: Drawn = PRINT) -> Data:
    """Everything a template needs, as dicts, lists and strings."""
    about = document.about
    return {
        "about": {
            "kind": about.kind,
            "title": about.title,
            "place": about.place,
            "place_line": about.place_line,
            "made_on": day_words(about.made_on),
            "made_on_iso": about.made_on.isoformat(),
            "use_until": day_words(about.use_until),
            "made_by": about.made_by,
            "fictional": about.fictional,
            "language": about.language,
        },
        "front": _front(document, drawn),
        "preface": [block_data(block, drawn, f"p{i}") for i, block in enumerate(document.preface)],
        "sections": [section_data(section, drawn) for section in document.sections],
    }


def day_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _front(document: Document, drawn: Drawn) -> Data:
    front = document.front
    return {
        "findings": [rich_data(one) for one in front.findings],
        "unknowns": [rich_data(one) for one in front.unknowns],
        "group": rich_data(front.group),
        "issues": [{"name": rich_data(name), "action": rich_data(action)} for name, action in front.issues],
        "map": None if front.picture is None else _front_map(front.picture, drawn),
        "chart": None if front.chart is None else _chart(front.chart, drawn.front_chart, drawn.narrow, "front-chart"),
        "how_to_read": rich_data(front.how_to_read),
        "sources": rich_data(front.sources),
    }


def _front_map(picture: MapPicture, drawn: Drawn) -> Data:
    drawing = picture.draw(drawn.front_map, drawn.front_map_height, "front-map")
    return _framed(picture.framing, drawing, None, "front-map")


def section_data(section: Section, drawn: Drawn = PRINT) -> Data:
    """One section, its pictures drawn."""
    return {
        "number": section.number,
        "title": section.title,
        "anchor": section.anchor,
        "lead": rich_data(section.lead),
        "blocks": [block_data(block, drawn, f"{section.anchor}-{i}") for i, block in enumerate(section.blocks)],
        "next": [rich_data(step) for step in section.next_steps],
    }


def rich_data(words: Rich) -> list[Data]:
    return [{"text": span.text, "strong": span.strong, "quiet": span.quiet, "to": span.to} for span in words]


def block_data(block: Block, drawn: Drawn, ident: str) -> Data:
    """One block with its kind; `ident` is unique in the document and names pictures for screen readers."""
    match block:
        case Heading():
            return {"kind": "heading", "text": block.text, "level": block.level, "anchor": block.anchor}
        case Paragraph():
            return {"kind": "paragraph", "words": rich_data(block.words), "tone": block.tone}
        case Bullets():
            items = [rich_data(item) for item in block.items]
            return {"kind": "bullets", "items": items, "ordered": block.ordered}
        case SmallPrint():
            return {"kind": "small-print", "items": [rich_data(item) for item in block.items]}
        case FigureCards():
            cards = [{"value": c.value, "label": c.label, "dress": c.dress} for c in block.cards]
            return {"kind": "cards", "cards": cards}
        case ChartBlock():
            return {"kind": "chart", **_chart(block.chart, drawn.width, drawn.narrow, ident)}
        case MapBlock():
            return {"kind": "map", **_map(block.picture, drawn, ident)}
        case MapRow():
            pictures = [_small_map(one, drawn, f"{ident}-{i}") for i, one in enumerate(block.pictures)]
            return {"kind": "maps", "pictures": pictures}
        case TableBlock():
            return {"kind": "table", **table_data(block.table)}
        case _:
            return _compound(block, drawn, ident)


def _compound(block: Block, drawn: Drawn, ident: str) -> Data:
    match block:
        case Callout():
            inner = [block_data(one, drawn, f"{ident}-{i}") for i, one in enumerate(block.blocks)]
            return {"kind": "callout", "title": block.title, "tone": block.tone, "blocks": inner}
        case RefusalBlock():
            return {"kind": "refusal", "about": block.about, "text": refusal_sentences(block.refusal)}
        case Panel():
            return {"kind": "panel", **_panel(block)}
        case PanelPair():
            return {"kind": "pair", "panels": [_panel(block.left), _panel(block.right)]}
        case MarkKey():
            entries = [{"svg": _mark(shape), "words": words} for shape, words in block.entries]
            return {"kind": "key", "entries": entries}
        case SourceList():
            notes = [{"number": n.number, "words": rich_data(n.words), "anchor": n.anchor} for n in block.notes]
            return {"kind": "sources", "notes": notes}
        case _:
            raise TypeError(f"no data for a {type(block).__name__}")


def _panel(panel: Panel) -> Data:
    parts = [{"label": part.label, "items": [rich_data(item) for item in part.items]} for part in panel.parts]
    lead = rich_data(panel.lead)
    return {"title": panel.title, "tag": panel.tag, "lead": lead, "parts": parts, "anchor": panel.anchor}


def _mark(shape: Shape) -> str:
    drawing = Drawing(18, 18)
    draw_mark(drawing, (9, 9), shape, 6)
    return drawing.svg()


def _chart(chart: Chart, width: float, narrow: float | None, ident: str) -> Data:
    small = chart.draw(narrow) if narrow else None
    return _framed(chart.framing, chart.draw(width), small, ident)


def _map(picture: MapPicture, drawn: Drawn, ident: str) -> Data:
    small = picture.draw(drawn.narrow, ident=f"{ident}-s") if drawn.narrow else None
    return _framed(picture.framing, picture.draw(drawn.width, drawn.body_map_height, ident), small, ident)


def _small_map(picture: MapPicture, drawn: Drawn, ident: str) -> Data:
    return _framed(picture.framing, picture.draw(drawn.small_map, drawn.small_map, ident), None, ident)


def _framed(framing: Framing, drawing: Drawing, small: Drawing | None, ident: str) -> Data:
    words = (framing.title, framing.description)
    return {
        "ident": ident,
        "title": framing.title,
        "subtitle": framing.subtitle,
        "foot": framing.foot,
        "description": framing.description,
        "svg": drawing.svg(ident, *words),
        "small_svg": small.svg(f"{ident}-s", *words) if small else "",
        "table": table_data(framing.table),
    }


def table_data(table: Table) -> Data:
    return {
        "caption": table.caption,
        "is_titled": table.is_titled,
        "columns": [
            {"heading": column.full_heading, "numeric": column.numeric, "width": column.width, "drawn": column.drawn}
            for column in table.columns
        ],
        "rows": [
            [
                {
                    "text": cell.text,
                    "quiet": cell.quiet,
                    "strong": cell.strong,
                    "svg": cell.mini.draw().svg() if cell.mini else "",
                }
                for cell in row
            ]
            for row in table.rows
        ],
        "notes": list(table.notes),
    }
