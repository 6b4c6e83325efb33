"""The loader is strict: each fault is refused with its file and line, what was found and what was expected."""

from collections.abc import Callable
from pathlib import Path

import pytest

from welltogether.guidance import load_pack
from welltogether.guidance.kinds.family_groups import FamilyGroup
from welltogether.guidance.kinds.influences import Finding
from welltogether.guidance.kinds.notes import Note
from welltogether.vocabulary.errors import PackError

WritePack = Callable[..., Path]
GROUP = """\
- id: group-a
  cites: {document: CDF, place: Table 1}
  standing: published
  name: A group
  number: 1
  band: lower-cohesion
  meaning: A kind of place.
  average_cohesion: 72.2
  n_areas: 27
"""
NOTE = """\
- id: {id}
  cites: {{document: CDF, place: Table 1}}
  standing: published
  name: A note
  about: [{about}]
  text: Something to know.
"""


def refused(root: Path, pack_id: str = "small") -> PackError:
    with pytest.raises(PackError) as caught:
        load_pack(pack_id, root=root)
    return caught.value


def at(error: PackError) -> tuple[str, int | None]:
    return error.where.file, error.where.row


def test_a_sound_item_is_read_with_its_types(write_pack: WritePack) -> None:
    (group,) = load_pack("small", root=write_pack({"family-groups.yaml": GROUP})).items(FamilyGroup)
    assert (group.number, group.average_cohesion, group.n_areas, group.drawn_from) == (1, 72.2, 27, ())
    assert (group.cites.document, group.cites.place) == ("CDF", "Table 1")


def test_an_unknown_key(write_pack: WritePack) -> None:
    error = refused(write_pack({"family-groups.yaml": GROUP + "  colour: red\n"}))
    assert at(error) == ("small/family-groups.yaml", 10)
    assert (error.what, error.found) == ("A key is not known", "`colour`")


def test_a_duplicate_key(write_pack: WritePack) -> None:
    error = refused(write_pack({"family-groups.yaml": GROUP + "  n_areas: 28\n"}))
    assert at(error) == ("small/family-groups.yaml", 10)
    assert (error.what, error.found) == ("A key is given twice", "`n_areas`")


def test_a_missing_key(write_pack: WritePack) -> None:
    error = refused(write_pack({"family-groups.yaml": GROUP.replace("  name: A group\n", "")}))
    assert at(error) == ("small/family-groups.yaml", 1)
    assert (error.what, error.expected) == ("A key is missing", "name")


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("n_areas", "no", "a whole number"),
        ("n_areas", "1.0", "a whole number"),
        ("n_areas", "'27'", "a whole number"),
        ("n_areas", "1_000", "a whole number"),
        ("n_areas", "[27]", "a whole number"),
        ("average_cohesion", "high", "a number"),
        ("average_cohesion", ".nan", "a number"),
        ("average_cohesion", "1e999", "a number"),
        ("meaning", "{a: b}", "text"),
        ("meaning", "", "text"),
        ("meaning", "~", "text"),
        ("band", "low", "one of: lower-cohesion, higher-cohesion, thematic"),
        ("drawn_from", "group-a", "a list"),
        ("cites", "CDF", "keys and values"),
    ],
)
def test_a_value_of_the_wrong_type(write_pack: WritePack, field: str, value: str, expected: str) -> None:
    lines = [line for line in GROUP.splitlines() if not line.startswith(f"  {field}:")]
    error = refused(write_pack({"family-groups.yaml": "\n".join([*lines, f"  {field}: {value}", ""])}))
    assert at(error) == ("small/family-groups.yaml", len(lines) + 1)
    assert (error.what, error.expected) == ("A value has the wrong type", expected)


def test_text_that_looks_like_something_else_stays_text(write_pack: WritePack) -> None:
    text = GROUP.replace("A kind of place.", "no").replace("A group", "2009")
    (group,) = load_pack("small", root=write_pack({"family-groups.yaml": text})).items(FamilyGroup)
    assert (group.meaning, group.name) == ("no", "2009")


def test_a_citation_of_a_document_that_is_not_declared(write_pack: WritePack) -> None:
    error = refused(write_pack({"family-groups.yaml": GROUP.replace("CDF", "Blog")}))
    assert at(error) == ("small/family-groups.yaml", 2)
    assert error.found == "Blog"


def test_published_words_that_cite_only_the_house(write_pack: WritePack) -> None:
    error = refused(write_pack({"family-groups.yaml": GROUP.replace("CDF", "house")}))
    assert at(error) == ("small/family-groups.yaml", 1)
    assert error.what == "The values do not fit together"


def test_an_id_used_twice_even_in_two_files(write_pack: WritePack) -> None:
    error = refused(write_pack({"family-groups.yaml": GROUP, "notes.yaml": NOTE.format(id="group-a", about="group-a")}))
    assert at(error) == ("small/notes.yaml", 1)
    assert (error.what, error.found) == ("An id is used twice in one pack", "group-a")


def test_an_id_that_is_not_kebab_case(write_pack: WritePack) -> None:
    error = refused(write_pack({"family-groups.yaml": GROUP.replace("group-a", "Group_A")}))
    assert (at(error), error.found) == (("small/family-groups.yaml", 1), "Group_A")


@pytest.mark.parametrize("reference", ["group-z", "small#group-z", "elsewhere#group-a"])
def test_a_dangling_reference(write_pack: WritePack, reference: str) -> None:
    about = f'"{reference}"'
    error = refused(write_pack({"family-groups.yaml": GROUP, "notes.yaml": NOTE.format(id="note-a", about=about)}))
    assert at(error) == ("small/notes.yaml", 5)
    assert error.what == "A reference points to nothing"


def test_a_reference_to_an_item_of_another_kind(write_pack: WritePack) -> None:
    group = GROUP + "  drawn_from: [note-a]\n"
    error = refused(write_pack({"family-groups.yaml": group, "notes.yaml": NOTE.format(id="note-a", about="group-a")}))
    assert at(error) == ("small/family-groups.yaml", 10)
    assert error.expected == "an id in small, file family-groups"


@pytest.mark.parametrize("written", ["group-a", '"#group-a"', '"small#group-a"'])
def test_a_reference_is_read_in_full(write_pack: WritePack, written: str) -> None:
    root = write_pack({"family-groups.yaml": GROUP, "notes.yaml": NOTE.format(id="note-a", about=written)})
    (note,) = load_pack("small", root=root).items(Note)
    assert note.about == ("small#group-a",)
    assert (note.about[0].pack_id, note.about[0].item_id) == ("small", "group-a")


@pytest.mark.parametrize("key", ["version", "licence", "reviewed_on", "needs", "changes", "standing"])
def test_a_key_missing_from_pack_yaml(write_pack: WritePack, pack_yaml: str, key: str) -> None:
    kept = [
        line for line in pack_yaml.splitlines() if not line.startswith((f"{key}:", "  - " if key == "changes" else key))
    ]
    error = refused(write_pack({"pack.yaml": "\n".join(kept)}))
    assert at(error) == ("small/pack.yaml", 1)
    assert (error.what, error.expected) == ("A key is missing", key)


def test_a_date_that_is_not_one(write_pack: WritePack, pack_yaml: str) -> None:
    error = refused(write_pack({"pack.yaml": pack_yaml.replace("2025-01-15", "15 January")}))
    assert at(error) == ("small/pack.yaml", 6)
    assert error.expected == "a date such as 2009-01-31"


def test_a_pack_whose_id_is_not_its_folder(write_pack: WritePack, pack_yaml: str) -> None:
    error = refused(write_pack({"pack.yaml": pack_yaml.replace("id: small", "id: other")}))
    assert (at(error), error.found, error.expected) == (("small/pack.yaml", 1), "other", "small")


def test_yaml_that_does_not_parse(write_pack: WritePack) -> None:
    error = refused(write_pack({"family-groups.yaml": GROUP + "  note: a: b\n"}))
    assert at(error) == ("small/family-groups.yaml", 10)


@pytest.mark.parametrize(("text", "found"), [("", "nothing"), ("a: b\n", "a mapping"), ("words\n", "`words`")])
def test_a_file_that_is_not_a_list(write_pack: WritePack, text: str, found: str) -> None:
    error = refused(write_pack({"family-groups.yaml": text}))
    assert (error.where.file, error.what, error.found) == (
        "small/family-groups.yaml",
        "A file is not a list of items",
        found,
    )


def test_a_file_of_no_known_kind(write_pack: WritePack) -> None:
    error = refused(write_pack({"horoscopes.yaml": "- id: leo\n"}))
    assert (error.where.file, error.found) == ("small/horoscopes.yaml", "horoscopes.yaml")


def test_a_file_that_is_not_utf_8(write_pack: WritePack) -> None:
    root = write_pack({})
    (root / "small/notes.yaml").write_bytes(b"- id: caf\xe9\n")
    assert refused(root).where.file == "small/notes.yaml"


FINDINGS = """\
id,name,table,order,level,effect,is_factor,sources[],influence,note,cites.document,cites.place,standing
f-one,One,A1,1,individual,no-effect,true,,,"A note, with a comma",CDF,Annex A,published
f-two,Two,A1,2,individual,positive,{factor},,,,CDF,Annex A,published
"""


def test_a_table_is_read_like_a_list(write_pack: WritePack) -> None:
    root = write_pack(
        {
            "findings.csv": FINDINGS.format(factor="false")
            .replace("sources[],", "")
            .replace(",true,,", ",true,")
            .replace(",false,,", ",false,")
        }
    )
    error = refused(root)
    assert (at(error), error.expected) == (("small/findings.csv", 2), "sources")


def test_a_list_in_a_cell_and_a_citation_over_two_columns(write_pack: WritePack) -> None:
    source = """\
- id: s-one
  cites: {document: CDF, place: Annex A}
  standing: published
  name: A study
  authors: Someone
  year: 2008
  what_it_is: Research.
"""
    table = FINDINGS.format(factor="false").replace("true,,", "true,s-one,").replace("false,,", "false,s-one s-one,")
    root = write_pack({"findings.csv": table, "research-sources.yaml": source})
    first, second = load_pack("small", root=root).items(Finding)
    assert (first.note, first.is_factor, first.cites.place) == ("A note, with a comma", True, "Annex A")
    assert (second.note, second.is_factor, second.sources) == (None, False, ("small#s-one", "small#s-one"))


def test_a_wrong_cell_names_its_row(write_pack: WritePack) -> None:
    error = refused(
        write_pack(
            {
                "findings.csv": FINDINGS.format(factor="maybe")
                .replace("true,,", "true,x,")
                .replace("maybe,,", "maybe,x,")
            }
        )
    )
    assert (at(error), error.found) == (("small/findings.csv", 3), "`maybe`")


def test_a_row_with_too_many_cells(write_pack: WritePack) -> None:
    error = refused(write_pack({"findings.csv": FINDINGS.format(factor="false") + "a," * 20 + "b\n"}))
    assert (at(error), error.found) == (("small/findings.csv", 4), "21 cells")
