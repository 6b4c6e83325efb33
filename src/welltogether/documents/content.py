"""The content tree: a document as sections of blocks, the one shape that every renderer knows.

A block says what something is (a heading, a refusal, a chart), never how it looks.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from welltogether.documents.charts.framing import Chart
from welltogether.documents.charts.marks import Shape
from welltogether.documents.maps.choropleth import MapPicture
from welltogether.documents.tables import Table
from welltogether.vocabulary.figures import Refusal


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text: plain, strong, or quiet (secondary), or a link to an anchor in the same document."""

    text: str
    strong: bool = False
    quiet: bool = False
    to: str = ""


Rich = tuple[Span, ...]
"""A sentence or more, as runs of text."""


def rich(*parts: "str | Span | Rich") -> Rich:
    """Put text together.

    >>> plain(rich("Burnley: ", strong("56 in 100")))
    'Burnley: 56 in 100'
    """
    spans: list[Span] = []
    for part in parts:
        if isinstance(part, str):
            spans.append(Span(part))
        elif isinstance(part, Span):
            spans.append(part)
        else:
            spans.extend(part)
    return tuple(span for span in spans if span.text)


def strong(text: str) -> Span:
    return Span(text, strong=True)


def quiet(text: str) -> Span:
    return Span(text, quiet=True)


def plain(words: Rich) -> str:
    """The bare words, for alternative text, search and tests."""
    return "".join(span.text for span in words)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section: level 3 (a topic) or 4."""

    text: str
    level: Literal[3, 4] = 3
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    words: Rich
    tone: Literal["normal", "lead", "quiet"] = "normal"


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[Rich, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class SmallPrint:
    """Remarks that must be there and need not be read first: cautions, methods."""

    items: tuple[Rich, ...]


@dataclass(frozen=True, slots=True)
class FigureCard:
    """One number large, what it counts, and its dress."""

    value: str
    label: str
    dress: str


@dataclass(frozen=True, slots=True)
class FigureCards:
    cards: tuple[FigureCard, ...]


@dataclass(frozen=True, slots=True)
class ChartBlock:
    chart: Chart


@dataclass(frozen=True, slots=True)
class MapBlock:
    picture: MapPicture


@dataclass(frozen=True, slots=True)
class MapRow:
    """Several maps of the same place, small, beside each other where there is room."""

    pictures: tuple[MapPicture, ...]


@dataclass(frozen=True, slots=True)
class TableBlock:
    table: Table


@dataclass(frozen=True, slots=True)
class Callout:
    """A passage set apart: something to keep in mind, or context that must not be cited as a cause."""

    title: str
    blocks: "tuple[Block, ...]"
    tone: Literal["note", "caution"] = "note"


@dataclass(frozen=True, slots=True)
class RefusalBlock:
    """What cannot be said, as a result like any other. `about` names the measure or topic."""

    about: str
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Part:
    """A labelled list inside a panel: “What speaks for it”."""

    label: str
    items: tuple[Rich, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """Something to decide on, kept together: its title, how strong the case is in words, and its sides."""

    title: str
    tag: str
    lead: Rich
    parts: tuple[Part, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class PanelPair:
    """Two panels that are read against each other, side by side where there is room."""

    left: Panel
    right: Panel


@dataclass(frozen=True, slots=True)
class MarkKey:
    """What each shape in the charts stands for."""

    entries: tuple[tuple[Shape, str], ...]


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A numbered source that figures point to."""

    number: int
    words: Rich
    anchor: str


@dataclass(frozen=True, slots=True)
class SourceList:
    """All numbered sources, in order."""

    notes: tuple[SourceNote, ...]


Block = (
    Heading
    | Paragraph
    | Bullets
    | SmallPrint
    | FigureCards
    | ChartBlock
    | MapBlock
    | MapRow
    | TableBlock
    | Callout
    | RefusalBlock
    | Panel
    | PanelPair
    | MarkKey
    | SourceList
)


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of the document. It always ends with what to do next."""

    number: int
    title: str
    anchor: str
    lead: Rich
    blocks: tuple[Block, ...]
    next_steps: tuple[Rich, ...]

    def __post_init__(self) -> None:
        if not self.next_steps:
            raise ValueError(f"section {self.title!r} does not say what to do next")


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The one page of what matters."""

    findings: tuple[Rich, ...]
    unknowns: tuple[Rich, ...]
    group: Rich
    issues: tuple[tuple[Rich, Rich], ...]  # (issue, first action)
    picture: MapPicture | None
    chart: Chart | None
    how_to_read: Rich
    sources: Rich


@dataclass(frozen=True, slots=True)
class About:
    """What a document says of itself: on its front, in its furniture and in the file's own properties."""

    kind: str
    title: str
    place: str
    place_line: str
    made_on: date
    use_until: date
    made_by: str
    fictional: bool
    data_version: str
    packs: tuple[str, ...]
    language: str = "en-GB"


@dataclass(frozen=True, slots=True)
class Document:
    """`preface` says how to read it; it stands with the contents. `data`: tables for spreadsheets and attachments."""

    about: About
    front: FrontPage
    preface: tuple[Block, ...]
    sections: tuple[Section, ...]
    data: tuple[Table, ...] = ()
