"""A folder → a Pack and everything wrong with it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from yaml.nodes import MappingNode, Node, SequenceNode

from welltogether.guidance.items import Item, PackInfo
from welltogether.guidance.kinds import registry
from welltogether.guidance.loading import FoundRef, Sheet, describe, shape
from welltogether.guidance.reading import line_of, read, refuse
from welltogether.guidance.seals import broken_seal, content
from welltogether.vocabulary.errors import CallerError, Location, PackError

T = TypeVar("T", bound=Item)

_SEEDS = frozenset({"CDF", "LCC", "ASC", "WFL14", "ICOCO", "house"})


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """One version of one pack: what pack.yaml says, its items by kind (file name) and by id, its references."""

    info: PackInfo
    by_kind: Mapping[str, tuple[Item, ...]]
    by_id: Mapping[str, Item]
    kind_of: Mapping[str, str]
    refs: tuple[FoundRef, ...]

    @property
    def id(self) -> str:
        return self.info.id

    def items(self, kind: type[T]) -> tuple[T, ...]:
        """The items of one kind, in the order of the file; an empty tuple when there are none."""
        return tuple(item for items in self.by_kind.values() for item in items if type(item) is kind)

    def item(self, item_id: str) -> Item:
        """The item with this id. Refuses: an id that the pack does not hold (CallerError)."""
        if item_id not in self.by_id:
            raise CallerError(
                "There is no such item",
                found=f"{self.id}#{item_id}",
                expected=f"an id in pack {self.id}",
                next_step="See `guidance list`.",
            )
        return self.by_id[item_id]

    def cite(self, item_id: str) -> str:
        """How a record names the item for good: `pack@version#item`."""
        return f"{self.id}@{self.info.version}#{self.item(item_id).id}"


def assemble(folder: Path) -> tuple[Pack, tuple[PackError, ...]]:
    """Read one pack.

    Gives: the pack with every item that could be read, and every fault found (none when it may be used).
    Refuses: a pack.yaml that cannot be read at all (PackError).
    """
    info = read_info(folder)
    errors: list[PackError] = []
    refs: list[FoundRef] = []
    by_kind: dict[str, tuple[Item, ...]] = {}
    by_id: dict[str, Item] = {}
    kind_of: dict[str, str] = {}
    documents = _SEEDS | {document.key for document in info.documents}
    for path in content(folder):
        kind = path.stem if path.parent == folder else path.parent.name
        sheet = Sheet(f"{folder.name}/{path.relative_to(folder).as_posix()}", info.id, documents, refs)
        items = tuple(_items(path, kind, sheet, by_id, errors))
        by_kind[kind] = by_kind.get(kind, ()) + items
        kind_of.update((item.id, kind) for item in items)
    pack = Pack(info, by_kind, by_id, kind_of, tuple(refs))
    errors.extend(dangling(pack, {}))
    if broken := broken_seal(folder, info.version):
        errors.append(broken)
    return pack, tuple(errors)


def read_info(folder: Path) -> PackInfo:
    """What pack.yaml says. Refuses: a missing or mistyped key, an id that is not the folder's name (PackError)."""
    name = f"{folder.name}/pack.yaml"
    node = read(folder / "pack.yaml", name)
    if node is None:
        raise PackError(
            "pack.yaml is empty",
            Location(file=name),
            "nothing",
            "id, version, title…",
            "Copy the head of another pack.",
        )
    info: PackInfo = shape(PackInfo, node, Sheet(name, folder.name))
    if folder.name.partition("@")[0] != info.id:
        raise refuse(
            "A pack's id is not the name of its folder",
            file=name,
            line=line_of(node),
            found=info.id,
            expected=folder.name,
            next_step="Make the two the same.",
        )
    return info


def _items(path: Path, kind_name: str, sheet: Sheet, by_id: dict[str, Item], errors: list[PackError]) -> Iterator[Item]:
    """Shape each item of a file on its own, so that one fault does not hide the next."""
    try:
        kind, nodes = _kind(path, kind_name, sheet), _nodes(path, sheet)
    except PackError as error:
        errors.append(error)
        return
    for node in nodes:
        try:
            item: Item = shape(kind, node, sheet)
            _refuse_id(item, node, sheet, by_id)
        except PackError as error:
            errors.append(error)
        else:
            by_id[item.id] = item
            yield item


def _kind(path: Path, kind_name: str, sheet: Sheet) -> type[Item]:
    kind = registry().get(kind_name) if path.suffix in (".yaml", ".csv") else None
    if kind is None:
        raise PackError(
            "A file holds no kind of item that is known",
            Location(file=sheet.file),
            path.name,
            ".yaml or .csv, named one of: " + ", ".join(sorted(registry())),
            "Rename or remove the file, or declare the kind in guidance/kinds/.",
        )
    return kind


def _nodes(path: Path, sheet: Sheet) -> list[Node]:
    top = read(path, sheet.file)
    if isinstance(top, SequenceNode):
        return list(top.value)
    if isinstance(top, MappingNode) and "/" in sheet.file.partition("/")[2]:
        return [top]  # in a kind's folder each file may be one item
    found = describe(top) if top else "nothing"
    raise refuse(
        "A file is not a list of items",
        file=sheet.file,
        line=line_of(top) if top else None,
        found=found,
        expected="a list",
        next_step="Start each item with `- id:`.",
    )


def _refuse_id(item: Item, node: Node, sheet: Sheet, by_id: Mapping[str, Item]) -> None:
    if item.id in by_id or not re.fullmatch(item.ID_SHAPE, item.id):
        raise refuse(
            "An id is used twice in one pack" if item.id in by_id else "An id has the wrong shape",
            file=sheet.file,
            line=line_of(node),
            found=item.id,
            expected=f"{item.ID_WORDS}, used once in the pack",
            next_step="Give the item an id of its own.",
        )


def dangling(pack: Pack, others: Mapping[str, Pack]) -> Iterator[PackError]:
    """References that point nowhere.

    Takes: the pack, and the packs it may refer to. With none, references within the pack are judged, and whether the
    packs it refers to are listed under `needs`; with some, what it refers to in them.
    """
    for found in pack.refs:
        inside = found.ref.pack_id == pack.id
        if inside and others:
            continue
        expected = _unmet(found, pack, pack if inside else others.get(found.ref.pack_id), judge_absent=bool(others))
        if expected:
            yield refuse(
                "A reference points to nothing",
                file=found.file,
                line=found.line,
                found=found.ref,
                expected=expected,
                next_step="Correct the id, or add the item it should point to.",
            )


def _unmet(found: FoundRef, pack: Pack, target: Pack | None, *, judge_absent: bool) -> str:
    """What the reference should have been; empty when it is sound."""
    needs = pack.info.needs
    if target is not pack and found.ref.pack_id not in needs:
        return (
            "" if judge_absent else "a pack listed under `needs` in pack.yaml: " + (", ".join(needs) or "none listed")
        )
    if target is None:
        return "a pack that is here" if judge_absent else ""
    kind = target.kind_of.get(found.ref.item_id)
    if kind is None or (found.kinds and kind not in found.kinds):
        return f"an id in {target.id}" + (f", file {' or '.join(found.kinds)}" if found.kinds else "")
    return ""
