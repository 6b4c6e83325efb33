"""A published version of a pack never changes: its fingerprint is kept in the pack's `seals.csv` (version,sha256)."""

import hashlib
from pathlib import Path

from welltogether.vocabulary.errors import Location, PackError

SEALS = "seals.csv"


def content(folder: Path) -> list[Path]:
    """The files of a pack that hold items, in name order; a kind may be a folder with one file an item."""
    entries = [p for p in sorted(folder.iterdir()) if p.name not in ("pack.yaml", SEALS) and p.name[0] != "."]
    return [path for entry in entries for path in (sorted(entry.glob("[!.]*")) if entry.is_dir() else [entry])]


def digest(folder: Path) -> str:
    """A fingerprint of a pack's bytes: sha-256 over its files' names and contents, seals left out."""
    total = hashlib.sha256()
    for path in [folder / "pack.yaml", *content(folder)]:
        data = path.read_bytes()
        total.update(f"{path.relative_to(folder).as_posix()}\0{len(data)}\0".encode() + data)
    return total.hexdigest()


def broken_seal(folder: Path, version: int) -> PackError | None:
    """The error when this version was published with other bytes; None when it matches or is not yet published."""
    path = folder / SEALS
    if not path.is_file():
        return None
    rows = (line.partition(",") for line in path.read_text(encoding="utf-8").splitlines())
    for row, (sealed_version, _, sealed) in enumerate(rows, start=1):
        if sealed_version == str(version) and sealed != (now := digest(folder)):
            return PackError(
                "A published version of a pack has changed",
                Location(file=f"{folder.name}/{SEALS}", row=row),
                f"version {version} with fingerprint {now}",
                sealed,
                f"Undo the change, or keep the sealed files in packs/{folder.name}@{version}/ and raise the version.",
            )
    return None


def seal(folder: Path, version: int) -> None:
    """Publish a version: note its fingerprint. Refuses: a version sealed before with other bytes (PackError)."""
    if error := broken_seal(folder, version):
        raise error
    path = folder / SEALS
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else ["version,sha256"]
    if (line := f"{version},{digest(folder)}") not in lines:
        path.write_text("\n".join([*lines, line, ""]), encoding="utf-8")
