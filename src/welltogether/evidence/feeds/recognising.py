"""What a file is, by what it shows: the layout whose headings it has, or the nearest ones and what they miss."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from welltogether.evidence.feeds.locating import Folded, fits
from welltogether.evidence.feeds.sources import Source
from welltogether.guidance.kinds.feeds import Layout, Recognise
from welltogether.vocabulary.errors import Location, PublicationError

_NOT_DATA_NAMES = re.compile(r"read[-_ ]?me|licen[cs]e|copying|notice|changelog|data[-_ ]guidance|\.md$|\.docx?$", re.I)
_LABELS = re.compile(r"^(prov|provenance|labels|meta|metadata)$|[-_ ](labels|metadata)$|^meta[-_]", re.I)
_FEWEST = 0.34
_MOST_NEAR = 3


@dataclass(frozen=True, eq=False)
class Recognised:
    """A file whose layout is known. `refusal` says why it is not taken, for files that belong elsewhere."""

    path: Path
    file: str
    layout: Layout
    inner: str = ""

    @property
    def refusal(self) -> str:
        refused = self.layout.refused
        return f"{refused.reason} {refused.belongs}" if refused else ""

    @property
    def goes_first(self) -> bool:
        """Whether other files need it to be read before them: lookups and registers, which know names and codes."""
        return self.layout.reader in ("lookups", "register")


@dataclass(frozen=True, slots=True)
class Near:
    """A layout that a file is like, and the headings that it lacks."""

    layout: str
    title: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unrecognised:
    """A file that no layout fits, or that is no data at all."""

    path: Path
    file: str
    kind: Literal["not data", "not recognised"]
    reason: str
    nearest: tuple[Near, ...] = ()

    def error(self) -> PublicationError:
        """The refusal to show when such a file was asked for by name."""
        near = "; ".join(f"{one.title} (without {', '.join(one.missing[:4])})" for one in self.nearest)
        return PublicationError(
            "The file is not recognised" if self.kind == "not recognised" else "The file is not data",
            Location(file=self.file),
            found=self.reason,
            expected=f"a layout that is known; the nearest: {near}" if near else "a publication whose layout is known",
            next_step="Use the publisher's own file unchanged, or add a layout to packs/feeds/layouts.",
        )


def recognise_source(source: Source, path: Path, layouts: Sequence[Layout]) -> Recognised | Unrecognised:
    """Find the layout of one file.

    Takes: the file, and every layout there is.
    Gives: the layout that asks for the most and gets it.
    Refuses: two layouts that fit equally well (PublicationError naming both).
    """
    file, inner = source.file, source.member.inner
    if source.kind == "no table":
        return Unrecognised(path, file, "not data", "a document, a picture or other bytes beside the tables")
    if source.kind in ("stata", "spss"):
        best = [one for one in layouts if one.recognise.signature == source.kind]
    else:
        heads = [Folded(sheet) for sheet in source.sheets]
        best = _best(heads, layouts)
    if len(best) > 1:
        raise PublicationError(
            "Two layouts fit the file equally well",
            Location(file=file),
            found=" and ".join(f"{one.id} ({one.title})" for one in best),
            expected="one layout",
            next_step="Name more columns in one of the two layouts, or a column that must be absent.",
        )
    if best:
        return Recognised(path, file, best[0], inner)
    if _looks_like_notes(PurePosixPath(inner or path.name).name):
        return Unrecognised(path, file, "not data", "a note, a licence or labels beside the data")
    if source.kind in ("stata", "spss") or not source.sheets:
        return Unrecognised(path, file, "not recognised", f"a {source.kind} file without a table that is known")
    return _unknown(path, file, heads, layouts)


def _best(heads: Sequence[Folded], layouts: Sequence[Layout]) -> list[Layout]:
    scored = [(_weight(one.recognise), one) for one in layouts if _fits_any(heads, one.recognise)]
    most = max((weight for weight, _ in scored), default=0.0)
    return [one for weight, one in scored if weight == most]


def _fits_any(heads: Sequence[Folded], wanted: Recognise) -> bool:
    if wanted.signature in _BEGINNINGS:
        begins = _BEGINNINGS[wanted.signature]
        return any(begins(head) and re.search(wanted.preamble or "", head.text) for head in heads)
    if wanted.signature or not (wanted.columns or wanted.preamble):
        return False
    return any(fits(head, wanted) is not None for head in heads)


def _begins_as_polis_summary(head: Folded) -> bool:
    return [row[:1] for row in head.rows[:3]] == [["topic"], ["url"], ["views"]]


def _begins_as_nomis_query(head: Folded) -> bool:
    return any("[from nomis on " in cell for row in head.rows[:4] for cell in row[:1])


_BEGINNINGS = {"polis-summary": _begins_as_polis_summary, "nomis-query": _begins_as_nomis_query}


def _weight(wanted: Recognise) -> float:
    """How much a layout asks for: more headings, fewer of them loose."""
    loose = sum("*" in one for one in wanted.columns)
    extras = (wanted.preamble is not None) + (wanted.sheet is not None) + len(wanted.absent) * 0.25 + len(wanted.cells)
    return len(wanted.columns) - 0.1 * loose + 0.5 * extras


def _unknown(path: Path, file: str, heads: Sequence[Folded], layouts: Sequence[Layout]) -> Unrecognised:
    near = sorted((one for layout in layouts if (one := _near(heads, layout))), key=lambda pair: -pair[0])
    shown = tuple(one for share, one in near[:_MOST_NEAR] if share >= _FEWEST)
    widest = max((row for head in heads for row in head.rows), key=lambda row: sum(map(bool, row)), default=[])
    seen = ", ".join(f"“{cell}”" for cell in list(filter(None, widest))[:6])
    reason = f"headings such as {seen}" if seen else "no headings"
    return Unrecognised(path, file, "not recognised", reason, shown)


def _near(heads: Sequence[Folded], layout: Layout) -> tuple[float, Near] | None:
    wanted = layout.recognise.columns
    if not wanted:
        return None
    rows = [(head, row) for head in heads for row in range(len(head.rows))]
    best = max(rows, key=lambda at: sum(at[0].has(at[1], one) for one in wanted), default=None)
    if best is None:
        return None
    missing = tuple(one for one in wanted if not best[0].has(best[1], one))
    return 1 - len(missing) / len(wanted), Near(layout.id, layout.title, missing)


def _looks_like_notes(name: str) -> bool:
    return bool(_NOT_DATA_NAMES.search(name) or _LABELS.search(name.rsplit(".", 1)[0]))
