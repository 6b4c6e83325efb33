"""A browsable reference made from the packs: pages → sections → entries, each with its standing and citation.

Only structure: the web and the static export both draw it. An entry links to what it points at and what points at it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from welltogether.guidance.items import Citation, Item, Ref, Standing
from welltogether.guidance.kinds.reference_pages import PageSection, ReferencePage
from welltogether.guidance.packs import Pack, all_packs, load_pack, related

_APART = frozenset({"id", "cites", "standing", "name", "order"})


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another entry: its reference and what to call it."""

    ref: Ref
    title: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One labelled fact of an entry: lines of text, or links. `standing` differs from the entry's for house notes."""

    label: str
    lines: tuple[str, ...]
    links: tuple[Link, ...]
    standing: Standing


@dataclass(frozen=True, slots=True)
class Entry:
    """One item, ready to be drawn. `cited_as` is what a record keeps: `pack@version#item`."""

    ref: Ref
    kind: str
    title: str
    standing: Standing
    cites: Citation
    cited_as: str
    facts: tuple[Fact, ...]
    pointed_at_by: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Entries of one kind under one heading."""

    kind: str
    title: str
    intro: str | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of one pack's reference."""

    id: str
    pack_id: str
    title: str
    intro: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class PackReference:
    """The pages of one pack, with what its cover should say."""

    pack_id: str
    version: int
    title: str
    publisher: str
    licence: str
    reviewed_on: str
    review_by: str
    pages: tuple[Page, ...]


def reference(*pack_ids: str, root: Path | None = None) -> tuple[PackReference, ...]:
    """The reference of these packs, or of all, pack by pack. Refuses: what `load_pack` refuses."""
    packs = all_packs(root=root)
    return tuple(_pack_reference(pack, _Links.over(packs)) for pack in packs if not pack_ids or pack.id in pack_ids)


def entry(ref: Ref, *, root: Path | None = None) -> Entry:
    """One item as an entry, with its links both ways. Refuses: a reference to nothing (CallerError)."""
    pack = load_pack(ref.pack_id, root=root)
    return _entry(pack, pack.item(ref.item_id), _Links.over(related(pack, root=root)))


@dataclass(frozen=True, slots=True)
class _Links:
    titles: Mapping[str, str]
    back: Mapping[str, tuple[Link, ...]]

    @classmethod
    @lru_cache(maxsize=64)
    def over(cls, packs: tuple[Pack, ...]) -> "_Links":
        return cls(*_titles_and_back_links(packs))


def _titles_and_back_links(packs: tuple[Pack, ...]) -> tuple[dict[str, str], dict[str, tuple[Link, ...]]]:
    items = [(Ref(f"{pack.id}#{item.id}"), item) for pack in packs for item in pack.by_id.values()]
    titles: dict[str, str] = {ref: item.title for ref, item in items}
    for ref, item in items:
        if item.title == item.id and (targets := [titles[to] for to in _refs(item) if to in titles]):
            titles[ref] = " → ".join(targets)
    back: dict[str, dict[str, Link]] = {}
    for ref, item in items:
        for to in _refs(item):
            back.setdefault(to, {})[ref] = Link(ref, titles[ref])
    return titles, {to: tuple(links.values()) for to, links in back.items()}


def _refs(value: object) -> Iterator[Ref]:
    """Every reference inside an item, in the order of its fields."""
    if isinstance(value, Ref):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _refs(part)
    elif is_dataclass(value):
        for f in fields(value):
            yield from _refs(getattr(value, f.name))


def _pack_reference(pack: Pack, links: _Links) -> PackReference:
    pages = sorted(pack.items(ReferencePage), key=lambda page: page.order)
    shown = {section.kind for page in pages for section in page.sections} | {"reference-pages"}
    built = [_page(pack, page, links) for page in pages]
    built += [_plain_page(pack, kind, links) for kind in pack.by_kind if kind not in shown and pack.by_kind[kind]]
    info = pack.info
    return PackReference(
        pack_id=info.id,
        version=info.version,
        title=info.title,
        publisher=info.publisher,
        licence=info.licence,
        reviewed_on=info.reviewed_on.isoformat(),
        review_by=info.review_by.isoformat(),
        pages=tuple(built),
    )


def _page(pack: Pack, page: ReferencePage, links: _Links) -> Page:
    sections = tuple(_section(pack, section, links) for section in page.sections)
    return Page(page.id, pack.id, page.name, page.intro, sections)


def _plain_page(pack: Pack, kind: str, links: _Links) -> Page:
    """A page for a kind that no reference page places, so that nothing in a pack goes unseen."""
    title = _words(kind)
    return Page(f"page-{kind}", pack.id, title, "", (_section(pack, PageSection(kind=kind, name=title), links),))


def _section(pack: Pack, section: PageSection, links: _Links) -> Section:
    entries = tuple(_entry(pack, item, links) for item in pack.by_kind.get(section.kind, ()))
    return Section(section.kind, section.name, section.intro, entries)


def _entry(pack: Pack, item: Item, links: _Links) -> Entry:
    ref = Ref(f"{pack.id}#{item.id}")
    return Entry(
        ref=ref,
        kind=pack.kind_of[item.id],
        title=links.titles[ref],
        standing=item.standing,
        cites=item.cites,
        cited_as=pack.cite(item.id),
        facts=tuple(_facts(item, item.standing, links)),
        pointed_at_by=links.back.get(ref, ()),
    )


def _facts(value: Any, standing: Standing, links: _Links) -> Iterator[Fact]:
    """The fields of an item as facts. A nested block that has its own standing (house notes) is laid out in its own."""
    for f in fields(value):
        content = getattr(value, f.name)
        if f.name in _APART or content is None or content in ((), getattr(value, "title", None)):
            continue
        inner: Standing | None = getattr(content, "standing", None) if is_dataclass(content) else None
        if inner is not None:
            yield from _facts(content, inner, links)
        else:
            yield _fact(_words(f.name), content, f.metadata.get("standing", standing), links)


def _fact(label: str, content: object, standing: Standing, links: _Links) -> Fact:
    if refs := tuple(_refs(content)):
        return Fact(label, (), tuple(Link(ref, links.titles.get(ref, ref)) for ref in refs), standing)
    return Fact(label, tuple(_lines(content)), (), standing)


def _lines(content: object) -> Iterator[str]:
    """A plain value as lines of text; a block inside a list becomes one line, its citation in brackets."""
    if isinstance(content, tuple):
        for part in content:
            yield from _lines(part)
    elif isinstance(content, Citation):
        yield f"({content.document}, {content.place})"
    elif is_dataclass(content):
        yield " ".join(line for f in fields(content) for line in _lines(getattr(content, f.name)))
    elif isinstance(content, bool):
        yield "yes" if content else "no"
    elif content is not None:
        yield str(content)


def _words(name: str) -> str:
    return name.replace("_", " ").replace("-", " ").capitalize()
