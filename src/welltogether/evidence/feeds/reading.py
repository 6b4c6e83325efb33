"""What a reader is given, and what every reader shares: finding tables, keeping rows, building the draft."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from welltogether.evidence.drafts import Draft, Kind, VariableInfo
from welltogether.evidence.feeds.leaving import Leaving
from welltogether.evidence.feeds.locating import Folded, Found, fits
from welltogether.evidence.feeds.names import AreaNames
from welltogether.evidence.feeds.series import Series
from welltogether.evidence.feeds.sources import Source
from welltogether.evidence.feeds.values import Values, read_values
from welltogether.evidence.tables.folding import fold, same_text, snake
from welltogether.evidence.tables.numbers import STATUSES
from welltogether.evidence.tables.table import Table, as_text, nearest
from welltogether.guidance.kinds.feeds import Keep, Layout, TablePart
from welltogether.vocabulary.errors import Location, PublicationError

Progress = Callable[[int], None]


@dataclass
class Reading:
    """One file being read under one layout. `names` knows areas by name; `progress` is told how many rows are done."""

    source: Source
    layout: Layout
    names: AreaNames
    progress: Progress
    leaving: Leaving = field(default_factory=Leaving)
    rows_read: int = 0
    apart: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _set_apart: bool = False
    _counted: set[object] = field(default_factory=set)

    @property
    def file(self) -> str:
        return self.source.file

    @property
    def marks(self) -> Mapping[str, int]:
        """What marks mean in this layout, where that differs from custom."""
        names = [one.value for one in STATUSES]
        return {" ".join(one.mark.split()).lower(): names.index(one.status) for one in self.layout.marks}

    def parts(self) -> tuple[TablePart, ...]:
        """The tables that the layout says a file holds; a layout without `tables` is one itself."""
        own = self.layout
        if not own.tables:
            whole = TablePart(
                recognise=own.recognise, headings=own.headings, area=own.area, period=own.period, keep=own.keep,
                fill_down=own.fill_down, variables=own.variables, spread=own.spread, long=own.long,
            )  # fmt: skip
            return (whole,)
        return tuple(replace(one, area=one.area or own.area, period=one.period or own.period) for one in own.tables)

    def find(self, part: TablePart) -> tuple[Found, ...]:
        """Where a table stands (each of its places, when the layout says that every sheet that fits is one).

        Refuses: a table that the layout needs and the file lacks (PublicationError).
        """
        places = [(sheet, fits(Folded(sheet), part.recognise)) for sheet in self.source.sheets]
        found = tuple(Found(sheet, row, part.headings) for sheet, row in places if row is not None)
        if found or part.optional:
            return found if part.every else found[:1]
        raise PublicationError(
            "A table is missing from the file",
            Location(file=self.file, sheet=part.recognise.sheet or ""),
            found="sheets " + ", ".join(f"“{one.name}”" for one in self.source.sheets),
            expected="a table headed " + ", ".join(f"“{one}”" for one in part.recognise.columns),
            next_step="Check that this is the publisher's whole file.",
        )

    def values(self, table: Table, series: Series) -> Values:
        """Read a series as this layout says."""
        drop = self.layout.rules.crossed_limits == "leave out"
        return read_values(table, series, self.marks, self.leaving if drop else None)

    def count(self, rows: int, where: object = None) -> None:
        """Note rows read, and say so. `where`: the table they stand in, so that one read twice counts once."""
        if where is None or where not in self._counted:
            self._counted.add(where)
            self.rows_read += rows
        self.progress(self.rows_read)

    def draft(self, kind: Kind, table: pa.Table, variables: Sequence[VariableInfo] = ()) -> Draft:
        """The draft of what was read. Refuses: nothing left, or less than the layout expects (PublicationError)."""
        least = self.layout.rules.min_rows
        if table.num_rows < least:
            raise PublicationError(
                "Nothing is left to take" if not table.num_rows else "The table is far shorter than it should be",
                Location(file=self.file),
                found=f"{table.num_rows} figures or rows out of {self.rows_read} rows read",
                expected=f"at least {least}",
                next_step="; ".join(f"{one.count} left out: {one.reason}" for one in self.leaving.result())
                or "Fetch the whole file again.",
            )
        own = self.layout
        return Draft(
            dataset=self.dataset_id(), family=own.family_id, layout=own.id, kind=kind, title=own.title,
            publisher=own.publisher, licence=own.licence, published=own.published, precedence=own.precedence,
            files=(self.file,), table=table, rows_read=self.rows_read, left_out=self.leaving.result(),
            notes=(*own.notes, *self.notes), fictional=own.fictional, variables=tuple(variables),
        )  # fmt: skip

    def dataset_id(self) -> str:
        """The layout's id, and what sets this file's dataset apart from others of the same layout."""
        return "-".join([self.layout.id, *(one for one in self.apart if one)])

    def set_apart(self, table: Table, areas: Sequence[str] = (), period: str = "") -> None:
        """Note what the layout's `apart` columns hold in the first of a file's tables."""
        if self._set_apart:
            return
        self._set_apart = True
        for wanted in self.layout.apart:
            if wanted == "@period":
                self.apart.append(period)
            elif wanted.startswith("@"):
                self.apart.append(fingerprint(sorted(areas) if wanted == "@areas" else table.headings))
            else:
                texts = sorted(one for one in pc.unique(table.text(wanted)).to_pylist() if one)
                self.apart.append(label(texts))


def label(texts: Sequence[str]) -> str:
    """A few texts as one short label; many as the first, their number and a fingerprint."""
    slugs = [snake(one).replace("_", "-") for one in texts]
    joined = "-".join(slugs)
    if len(joined) <= 40 or len(slugs) == 1:
        return joined[:60].strip("-")
    return f"{slugs[0][:30].strip('-')}-and-{len(slugs) - 1}-more-{fingerprint(texts)}"


def fingerprint(texts: Sequence[str]) -> str:
    """A short sign that changes when any of the texts does."""
    return sha256("\n".join(texts).encode()).hexdigest()[:8]


def keep_rows(table: Table, keeps: Sequence[Keep], leaving: Leaving) -> Table:
    """Only the rows that the layout keeps; the others are counted by reason."""
    for keep in keeps:
        if keep.optional and table.place(keep.column) is None:
            continue
        mask = _kept(table.text(keep.column), keep)
        if keep.is_one_of and not mask.any() and len(table) and not keep.optional:
            raise _nothing_kept(table, keep)
        if not keep.read_elsewhere:
            leaving.count(keep.reason, int((~mask).sum()))
        table = table.take(mask)
    return table


def _kept(text: pa.ChunkedArray, keep: Keep) -> NDArray[np.bool_]:
    coded = text.combine_chunks().dictionary_encode()
    verdicts = np.array([_keeps(fold(one), keep) for one in coded.dictionary.to_pylist()], bool)
    return verdicts[coded.indices.to_numpy(zero_copy_only=False)] if len(text) else np.zeros(0, bool)


def _keeps(folded: str, keep: Keep) -> bool:
    if keep.blank is not None and (not folded) != keep.blank:
        return False
    if keep.is_one_of and not any(same_text(one, folded) for one in keep.is_one_of):
        return False
    return not any(same_text(one, folded) for one in keep.is_not)


def _nothing_kept(table: Table, keep: Keep) -> PublicationError:
    found = [one for one in pc.unique(table.text(keep.column)).to_pylist() if one]
    shown = ", ".join(f"“{one}”" for one in nearest(keep.is_one_of[0], found, 4))
    return PublicationError(
        "No row is of the kind that is taken",
        Location(file=table.file, sheet=table.sheet, column=keep.column),
        found=shown or "blanks only",
        expected=" or ".join(f"“{one}”" for one in keep.is_one_of),
        next_step="Check that this is the right file; if the publisher has new words, change `keep` in the layout.",
    )


def fill_down(table: Table, columns: Sequence[str]) -> Table:
    """Merged cells hold their text once, in the first row; it stands for the blanks below."""
    held = list(table.columns)
    for wanted in columns:
        place = table.need(wanted)
        text = as_text(held[place])
        held[place] = pc.fill_null_forward(pc.if_else(pc.equal(text, ""), None, text))
    return Table(table.file, table.sheet, table.headings, tuple(held), table.rows)
