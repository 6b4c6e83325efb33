"""The data version: one short word for the datasets in use, the catalogue and the way of settling."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

SETTLING = 6  # raise when settling the same datasets would give other figures or other files
SETTLED, READY, LAST = "settled", "ready.json", "LAST"


def data_version(datasets: Mapping[str, str], catalogue_version: str) -> str:
    """Sixteen hex digits that change when a dataset, the catalogue or the way of settling does."""
    lines = [f"{name}={version}" for name, version in sorted(datasets.items())]
    text = "\n".join([*lines, f"catalogue={catalogue_version}", f"settling={SETTLING}"])
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def settled_folder(evidence: Path, version: str) -> Path:
    """Where the settled figures of a data version lie."""
    return evidence / SETTLED / version


def last_settled(evidence: Path) -> str | None:
    """The data version settled last, if it is still there whole."""
    try:
        version = (evidence / SETTLED / LAST).read_text().strip()
    except OSError:
        return None
    return version if version and is_settled(evidence, version) else None


def is_settled(evidence: Path, version: str) -> bool:
    """Whether they lie there whole."""
    return (settled_folder(evidence, version) / READY).is_file()
