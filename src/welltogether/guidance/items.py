"""What every item of guidance has: a permanent id, a citation, and a standing that says who is speaking."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import ClassVar, Final, Literal

from welltogether.vocabulary.errors import PackError

Standing = Literal["published", "house", "unknown"]
"""published: the cited source makes the point (words ours); house: our default; unknown: the sources do not say."""


HOUSE: Final[Mapping[str, str]] = MappingProxyType({"standing": "house"})
"""For `field(metadata=HOUSE)`: this field is ours even where the item is published (a link we drew, a sum we made)."""


class Ref(str):
    """A reference to an item, always in full: `pack-id#item-id`."""

    __slots__ = ()

    @property
    def pack_id(self) -> str:
        return self.partition("#")[0]

    @property
    def item_id(self) -> str:
        return self.partition("#")[2]


@dataclass(frozen=True, slots=True)
class To:
    """Marks a Ref field with the kinds (file names) that it may point to: `Annotated[Ref, To("issues")]`."""

    kinds: tuple[str, ...]

    def __init__(self, *kinds: str) -> None:
        object.__setattr__(self, "kinds", kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a point is made. `document` is CDF, LCC, ASC, WFL14, ICOCO, house, or one that pack.yaml declares."""

    document: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """The fields that every kind of item starts with.

    Refuses: an item said to be published that cites only this house (ValueError, shown with file and line).
    """

    ID_SHAPE: ClassVar[str] = r"[a-z0-9]+(-[a-z0-9]+)*"
    ID_WORDS: ClassVar[str] = "lower-case words joined by hyphens"

    id: str
    cites: Citation
    standing: Standing

    @property
    def title(self) -> str:
        """What to call the item in a list: its name, or its id when it has none."""
        return str(getattr(self, "name", self.id))

    def __post_init__(self) -> None:
        if self.standing == "published" and self.cites.document == "house":
            raise ValueError("standing is `published` but the citation names no published document")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What changed in one version of a pack."""

    version: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A published document that items of a pack cite, beyond the five that every pack may cite."""

    key: str
    title: str
    owner: str
    published: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackInfo:
    """What pack.yaml says."""

    id: str
    version: int
    title: str
    licence: str
    publisher: str
    reviewed_on: date
    review_by: date
    language: str
    needs: tuple[str, ...]
    changes: tuple[Change, ...]
    standing: Literal["published", "house", "mixed"]
    documents: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a pack, as plain fields that a page or a command can show."""

    what: str
    file: str
    line: int | None
    found: str
    expected: str
    next_step: str

    @classmethod
    def of(cls, error: PackError) -> "Problem":
        return cls(error.what, error.where.file, error.where.row, error.found, error.expected, error.next_step)
