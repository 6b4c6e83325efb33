"""The packs: loaded one at a time, once a process; items found by reference; everything checked."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from welltogether.guidance.assembly import Pack, assemble, dangling, read_info
from welltogether.guidance.folders import pack_folders, packs_folder
from welltogether.guidance.items import Item, Problem
from welltogether.vocabulary.errors import CallerError, PackError

__all__ = ["Pack", "all_packs", "check", "find", "load_pack", "related"]

_REF = re.compile(r"([a-z0-9-]+)(?:@(\d+))?#([a-z0-9._-]+)")


def load_pack(pack_id: str, *, version: int | None = None, root: Path | None = None) -> Pack:
    """Load one pack.

    Takes: its id, and a version when a record cites one (an older version is kept in `packs/<id>@<version>/`).
    Gives: the pack; the same object each time within a process.
    Refuses: a pack or version that is not here (CallerError); any fault in its files (PackError, the first found).
    """
    folder = _folder(pack_id, version, root or packs_folder())
    pack, errors = _assembled(folder)
    if errors:
        raise errors[0]
    if version not in (None, pack.info.version):
        raise CallerError(
            "That version of the pack is not here",
            found=f"{pack_id}@{version}",
            expected=f"{pack_id}@{pack.info.version}",
            next_step=f"Put the older version back as packs/{pack_id}@{version}/.",
        )
    return pack


def find(ref: str, *, root: Path | None = None) -> Item:
    """The item that `pack#item` or `pack@version#item` names. Refuses: anything else, or no such item (CallerError)."""
    match = _REF.fullmatch(ref)
    if match is None:
        raise CallerError(
            "That is not a reference to guidance",
            found=ref,
            expected="pack-id#item-id",
            next_step="For example: cdf-2009#issue-volunteering",
        )
    pack_id, version, item_id = match.groups()
    return load_pack(pack_id, version=int(version) if version else None, root=root).item(item_id)


def all_packs(*, root: Path | None = None) -> tuple[Pack, ...]:
    """Every current pack, in id order. Refuses: what `load_pack` refuses."""
    return tuple(load_pack(folder.name, root=root) for folder in pack_folders(root or packs_folder()))


def related(pack: Pack, *, root: Path | None = None) -> tuple[Pack, ...]:
    """The pack, the packs it needs and the packs that need it: all that a link to or from it can reach."""
    root = root or packs_folder()
    names = {folder.name: folder for folder in pack_folders(root)}
    near = {name for name, folder in names.items() if pack.id in read_info(folder).needs}
    return (pack, *(load_pack(name, root=root) for name in sorted((near | {*pack.info.needs}) - {pack.id})))


def check(*, root: Path | None = None) -> list[Problem]:
    """Everything wrong in every pack, references between packs included; an empty list means all is well."""
    errors: list[PackError] = []
    packs: dict[str, Pack] = {}
    for folder in pack_folders(root or packs_folder()):
        try:
            packs[folder.name], faults = _assembled(folder)
            errors.extend(faults)
        except PackError as error:
            errors.append(error)
    for pack in packs.values():
        errors.extend(dangling(pack, packs))
    errors.extend(_unmet_variables(packs, root or packs_folder()))
    return [Problem.of(error) for error in errors]


def _unmet_variables(packs: Mapping[str, Pack], root: Path) -> Iterator[PackError]:
    """What the measure catalogue names and no layout gives, where both packs are here."""
    from welltogether.guidance.kinds.feeds import Layout
    from welltogether.guidance.kinds.measures import MeasureEntry
    from welltogether.guidance.variables import FEEDS, MEASURES, given_variables, unmet_variables

    if MEASURES in packs and FEEDS in packs:
        given = given_variables(packs[FEEDS].items(Layout))
        yield from unmet_variables(packs[MEASURES].items(MeasureEntry), given, root / MEASURES / "measures.csv")


@cache
def _assembled(folder: Path) -> tuple[Pack, tuple[PackError, ...]]:
    return assemble(folder)


def _folder(pack_id: str, version: int | None, root: Path) -> Path:
    kept = root / f"{pack_id}@{version}"
    folder = kept if kept.is_dir() else root / pack_id
    if re.fullmatch(r"[a-z0-9-]+", pack_id) and (folder / "pack.yaml").is_file():
        return folder
    have = ", ".join(f.name for f in pack_folders(root)) or "none"
    raise CallerError(
        "There is no such pack", found=pack_id, expected=f"one of: {have}", next_step="Check the spelling."
    )
