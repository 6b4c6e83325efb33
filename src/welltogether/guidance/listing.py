"""Plain typed rows for the `guidance` commands: list, show, issues, actions. Checking is `packs.check`."""

from dataclasses import dataclass
from pathlib import Path

from welltogether.guidance.assembly import Pack
from welltogether.guidance.items import Ref, Standing
from welltogether.guidance.kinds.actions import Action
from welltogether.guidance.kinds.issues import Issue, IssueAction
from welltogether.guidance.packs import all_packs, find, load_pack
from welltogether.guidance.reference import Entry, entry
from welltogether.vocabulary.errors import CallerError

FRAMEWORK = "cdf-2009"


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item in a list."""

    ref: Ref
    kind: str
    title: str
    standing: Standing
    document: str
    place: str


@dataclass(frozen=True, slots=True)
class IssueRow:
    """One issue with the specific actions that are paired with it, in the printed order."""

    ref: Ref
    order: int
    issue: str
    actions: tuple[str, ...]
    action_refs: tuple[Ref, ...]
    ask_locally: str


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action with the issues that it is paired with; a universal action is paired with none and suits most."""

    ref: Ref
    scope: str
    order: int
    action: str
    issues: tuple[str, ...]
    issue_refs: tuple[Ref, ...]
    quick_or_long: str
    first_step: str


def list_items(*, kind: str | None = None, pack: str | None = None, root: Path | None = None) -> tuple[ItemRow, ...]:
    """The items of a kind, of a pack, of both or all.

    Refuses: a kind that no pack holds, a pack that is not here (CallerError).
    """
    packs = (load_pack(pack, root=root),) if pack else all_packs(root=root)
    kinds = sorted({name for p in packs for name in p.by_kind})
    if kind is not None and kind not in kinds:
        raise CallerError(
            "There is no such kind of item", found=kind, expected=", ".join(kinds), next_step="Choose one of these."
        )
    return tuple(row for p in packs for row in _rows(p, kind))


def _rows(pack: Pack, kind: str | None) -> tuple[ItemRow, ...]:
    return tuple(
        ItemRow(Ref(f"{pack.id}#{item.id}"), name, item.title, item.standing, item.cites.document, item.cites.place)
        for name, items in pack.by_kind.items()
        if kind in (None, name)
        for item in items
    )


def show(ref: str, *, root: Path | None = None) -> Entry:
    """One item in full, with its links both ways.

    Takes: `pack#item`, `pack@version#item` (the current version), or an item id that only one pack holds.
    Refuses: a reference to nothing, or an id that several packs hold (CallerError).
    """
    if "#" not in ref:
        ref = _only(ref, root)
    item = find(ref, root=root)
    return entry(Ref(f"{ref.partition('#')[0].partition('@')[0]}#{item.id}"), root=root)


def _only(item_id: str, root: Path | None) -> str:
    holders = [f"{pack.id}#{item_id}" for pack in all_packs(root=root) if item_id in pack.by_id]
    if len(holders) != 1:
        raise CallerError(
            "That id names no item" if not holders else "That id is in several packs",
            found=item_id,
            expected=" or ".join(holders) or "pack-id#item-id",
            next_step="See `guidance list`, and give the pack too.",
        )
    return holders[0]


def issue_table(*, pack: str = FRAMEWORK, root: Path | None = None) -> tuple[IssueRow, ...]:
    """Every issue with its actions (CDF Table D1)."""
    source = load_pack(pack, root=root)
    names = {Ref(f"{pack}#{action.id}"): action.name for action in source.items(Action)}
    pairs = source.items(IssueAction)
    rows = []
    for issue in source.items(Issue):
        refs = tuple(pair.action for pair in pairs if pair.issue.item_id == issue.id)
        actions = tuple(names[ref] for ref in refs)
        ref = Ref(f"{pack}#{issue.id}")
        rows.append(IssueRow(ref, issue.order, issue.name, actions, refs, issue.house.ask_locally))
    return tuple(rows)


def action_table(*, pack: str = FRAMEWORK, root: Path | None = None) -> tuple[ActionRow, ...]:
    """Every action with the issues it is paired with, universal ones first (CDF 3.2 and Table D1)."""
    source = load_pack(pack, root=root)
    names = {Ref(f"{pack}#{issue.id}"): issue.name for issue in source.items(Issue)}
    pairs = source.items(IssueAction)
    return tuple(_action_row(action, pack, pairs, names) for action in source.items(Action))


def _action_row(action: Action, pack: str, pairs: tuple[IssueAction, ...], names: dict[Ref, str]) -> ActionRow:
    refs = tuple(pair.issue for pair in pairs if pair.action.item_id == action.id)
    return ActionRow(
        ref=Ref(f"{pack}#{action.id}"),
        scope=action.scope,
        order=action.order,
        action=action.name,
        issues=tuple(names[ref] for ref in refs),
        issue_refs=refs,
        quick_or_long=action.house.quick_or_long,
        first_step=action.house.first_step,
    )
