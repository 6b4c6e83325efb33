"""Walks through a content tree: every picture, every table, in the order they are read."""

from collections.abc import Iterator

from welltogether.documents.charts.framing import Chart
from welltogether.documents.content import Block, Callout, ChartBlock, Document, MapBlock, MapRow, TableBlock
from welltogether.documents.maps.choropleth import MapPicture
from welltogether.documents.tables import Table

Picture = Chart | MapPicture


def blocks_of(document: Document) -> Iterator[Block]:
    """Every block, those inside callouts too."""
    for block in document.preface:
        yield from _with_inner(block)
    for section in document.sections:
        for block in section.blocks:
            yield from _with_inner(block)


def pictures_of(document: Document) -> Iterator[Picture]:
    """Every chart and map, those of the front page first."""
    for picture in (document.front.picture, document.front.chart):
        if picture is not None:
            yield picture
    for block in blocks_of(document):
        if isinstance(block, ChartBlock):
            yield block.chart
        elif isinstance(block, MapBlock):
            yield block.picture
        elif isinstance(block, MapRow):
            yield from block.pictures


def tables_of(document: Document) -> Iterator[Table]:
    """Every table once, complete: those of pictures and those that stand in the text; without their drawn columns."""
    seen: set[str] = set()
    for table in (*document.data, *_front_tables(document), *_body_tables(document)):
        whole = table.complete.without_pictures()
        key = repr((whole.caption, whole.rows))
        if key not in seen:
            seen.add(key)
            yield whole


def _front_tables(document: Document) -> Iterator[Table]:
    for picture in (document.front.picture, document.front.chart):
        if picture is not None:
            yield picture.framing.table


def _body_tables(document: Document) -> Iterator[Table]:
    for block in blocks_of(document):
        if isinstance(block, TableBlock):
            yield block.table
        elif isinstance(block, ChartBlock):
            yield block.chart.framing.table
        elif isinstance(block, MapBlock):
            yield block.picture.framing.table
        elif isinstance(block, MapRow):
            yield from (picture.framing.table for picture in block.pictures)


def _with_inner(block: Block) -> Iterator[Block]:
    yield block
    if isinstance(block, Callout):
        for inner in block.blocks:
            yield from _with_inner(inner)
