"""Packs are loaded once, items are found by reference, and everything can be checked at once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from welltogether.guidance import all_packs, check, find, load_pack, packs_folder
from welltogether.guidance.seals import seal
from welltogether.vocabulary.errors import CallerError, PackError

WritePack = Callable[..., Path]
NOTE = """\
- {{id: {id}, cites: {{document: CDF, place: 1.2}}, standing: published, name: N, about: ["{about}"], text: {text}}}
"""


def note(item_id: str, about: str, text: str = "T") -> str:
    return NOTE.format(id=item_id, about=about, text=text)


def test_the_packs_of_a_checkout_stand_beside_its_source(repository: Path) -> None:
    assert packs_folder() == repository / "packs"


def test_a_pack_is_loaded_once() -> None:
    assert load_pack("cdf-2009") is load_pack("cdf-2009")
    assert load_pack("cdf-2009", version=1) is load_pack("cdf-2009")


def test_an_item_is_found_with_or_without_the_version() -> None:
    pack = load_pack("cdf-2009")
    assert find("cdf-2009#issue-respect") is pack.item("issue-respect")
    assert find(pack.cite("issue-respect")) is pack.item("issue-respect")
    assert pack.cite("issue-respect") == "cdf-2009@1#issue-respect"


@pytest.mark.parametrize(
    ("ref", "what"),
    [
        ("issue-respect", "That is not a reference to guidance"),
        ("cdf-2009#issue-nothing", "There is no such item"),
        ("cdf-1999#issue-respect", "There is no such pack"),
        ("cdf-2009@7#issue-respect", "That version of the pack is not here"),
        ("../cdf-2009#issue-respect", "That is not a reference to guidance"),
    ],
)
def test_a_reference_to_nothing_is_refused(ref: str, what: str) -> None:
    with pytest.raises(CallerError) as caught:
        find(ref)
    assert caught.value.what == what


def test_a_pack_id_may_not_leave_the_folder() -> None:
    with pytest.raises(CallerError):
        load_pack("../packs/cdf-2009")


def test_an_older_version_is_kept_in_its_own_folder(write_pack: WritePack, pack_yaml: str) -> None:
    write_pack({"notes.yaml": note("a", "a", "Old")}, pack_id="small")
    root = write_pack({}, pack_id="small@1")
    (root / "small").rename(root / "kept")
    for path in (root / "kept").iterdir():
        path.rename(root / "small@1" / path.name)
    write_pack(
        {
            "notes.yaml": note("a", "a", "New"),
            "pack.yaml": pack_yaml.replace("version: 1\n", "version: 2\n", 1),
        }
    )
    assert getattr(find("small#a", root=root), "text", "") == "New"
    assert getattr(find("small@2#a", root=root), "text", "") == "New"
    assert getattr(find("small@1#a", root=root), "text", "") == "Old"
    assert [pack.info.version for pack in all_packs(root=root)] == [2]


def test_no_folder_of_packs_means_no_packs(tmp_path: Path) -> None:
    assert all_packs(root=tmp_path / "none") == ()
    assert check(root=tmp_path / "none") == []


def test_check_reports_every_fault_and_not_only_the_first(write_pack: WritePack) -> None:
    bad = note("a", "a") + note("B", "a") + note("c", "nothing") + note("a", "a")
    root = write_pack({"notes.yaml": bad})
    assert [(problem.file, problem.line, problem.found) for problem in check(root=root)] == [
        ("small/notes.yaml", 2, "B"),
        ("small/notes.yaml", 4, "a"),
        ("small/notes.yaml", 3, "small#nothing"),
    ]


def test_check_follows_references_into_other_packs(write_pack: WritePack) -> None:
    write_pack({"notes.yaml": note("there", "there")}, pack_id="far")
    root = write_pack({"notes.yaml": note("a", "far#there") + note("b", "far#gone")}, needs="far, absent")
    assert len(load_pack("small", root=root).by_id) == 2
    assert [(problem.line, problem.found) for problem in check(root=root)] == [(2, "far#gone")]


def test_a_broken_pack_yaml_does_not_hide_other_packs_faults(write_pack: WritePack) -> None:
    write_pack({"pack.yaml": "id: broken\n"}, pack_id="broken")
    root = write_pack({"notes.yaml": note("B", "B")})
    assert {problem.file for problem in check(root=root)} == {"broken/pack.yaml", "small/notes.yaml"}


def test_a_sealed_version_may_not_change(write_pack: WritePack) -> None:
    root = write_pack({"notes.yaml": note("a", "a")})
    seal(root / "small", 1)
    assert check(root=root) == []
    write_pack({"notes.yaml": note("a", "a", "Other")}, pack_id="small")
    fresh = root.rename(root.with_name("moved"))  # a new path, so that nothing is remembered
    with pytest.raises(PackError) as caught:
        load_pack("small", root=fresh)
    assert (caught.value.where.file, caught.value.where.row) == ("small/seals.csv", 2)
    assert caught.value.what == "A published version of a pack has changed"
    with pytest.raises(PackError):
        seal(fresh / "small", 1)


def test_a_new_version_is_sealed_beside_the_old(write_pack: WritePack, pack_yaml: str) -> None:
    root = write_pack({"notes.yaml": note("a", "a")})
    seal(root / "small", 1)
    seal(root / "small", 1)
    write_pack({"pack.yaml": pack_yaml.replace("version: 1\n", "version: 2\n", 1)})
    seal(root / "small", 2)
    lines = (root / "small/seals.csv").read_text().splitlines()
    assert [line.partition(",")[0] for line in lines] == ["version", "1", "2"]
    assert load_pack("small", root=root).info.version == 2
