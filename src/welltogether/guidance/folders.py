"""Where the content packs are kept."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def packs_folder() -> Path:
    """The folder of packs: `welltogether/_packs` in an installed wheel, `packs/` beside `src/` in a checkout.

    Gives: a path; it need not exist, in which case there are no packs.
    """
    installed = _PACKAGE / "_packs"
    return installed if installed.is_dir() else _PACKAGE.parents[1] / "packs"


def pack_folders(root: Path) -> tuple[Path, ...]:
    """Every folder under `root` that holds a current pack, in name order. Kept older versions (`id@1`) are left out."""
    if not root.is_dir():
        return ()
    return tuple(sorted(p for p in root.iterdir() if "@" not in p.name and (p / "pack.yaml").is_file()))
