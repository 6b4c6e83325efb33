"""The browsable reference shows every item once, with its citation, and its links lead somewhere."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from welltogether.guidance import all_packs
from welltogether.guidance.items import Ref
from welltogether.guidance.reference import Entry, entry, reference

WritePack = Callable[..., Path]


def _entries(*pack_ids: str) -> list[Entry]:
    return [
        one
        for pack in reference(*pack_ids)
        for page in pack.pages
        for section in page.sections
        for one in section.entries
    ]


def test_every_item_is_shown_once_except_the_layout_itself() -> None:
    shown = Counter(one.ref for one in _entries())
    there = {
        f"{p.id}#{item.id}" for p in all_packs() for item in p.by_id.values() if p.kind_of[item.id] != "reference-pages"
    }
    assert set(shown) == there
    assert set(shown.values()) == {1}


def test_every_link_leads_to_an_entry() -> None:
    there = {one.ref for one in _entries()}
    links = [link for one in _entries("cdf-2009") for fact in one.facts for link in fact.links]
    assert len(links) > 300
    assert [link for link in links if link.ref not in there] == []


def test_every_entry_says_who_speaks_and_where() -> None:
    assert [one.ref for one in _entries("cdf-2009") if not (one.cites.place and one.facts)] == []


def test_the_cover_says_what_the_pack_is() -> None:
    (cdf,) = reference("cdf-2009")
    assert (cdf.pack_id, cdf.version, cdf.publisher) == ("cdf-2009", 1, "Well Together")
    assert [page.title for page in cdf.pages] == [
        "Principles and definition",
        "Family groups",
        "Influences",
        "Mapping your area",
        "Issues and actions",
        "Planning and delivery",
        "Sources and open questions",
    ]


def test_what_we_do_about_a_disagreement_is_marked_as_ours() -> None:
    facts = {fact.label: fact for fact in entry(Ref("cdf-2009#disagreement-belonging")).facts}
    assert facts["How we treat it"].standing == "house"
    assert facts["What each says"].standing == "published"
    assert facts["What each says"].lines[0] == (
        "A sense of belonging goes with higher cohesion. (CDF, section 2.1, Table 4)"
    )


def test_a_kind_that_no_page_places_still_gets_one(write_pack: WritePack) -> None:
    text = "- {id: a, cites: {document: CDF, place: 1.2}, standing: published, name: N, about: [a], text: T}\n"
    (small,) = reference(root=write_pack({"notes.yaml": text}))
    assert [(page.title, page.sections[0].entries[0].title) for page in small.pages] == [("Notes", "N")]
