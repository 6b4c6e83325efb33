"""A folder of packs that a test writes for itself."""

from collections.abc import Callable
from pathlib import Path

import pytest

INFO = """\
id: {id}
version: 1
title: A pack for a test
licence: Apache-2.0
publisher: Well Together
reviewed_on: 2025-01-15
review_by: 2026-01-15
language: en
needs: [{needs}]
changes:
  - {{version: 1, text: First edition.}}
standing: house
"""

WritePack = Callable[..., Path]


@pytest.fixture
def pack_yaml() -> str:
    """A sound pack.yaml of the pack `small`, version 1."""
    return INFO.format(id="small", needs="")


@pytest.fixture
def write_pack(tmp_path: Path) -> WritePack:
    """Write one pack and return the folder of packs: write_pack({"notes.yaml": "…"}, pack_id="small", needs="")."""

    def write(files: dict[str, str], *, pack_id: str = "small", needs: str = "") -> Path:
        folder = tmp_path / pack_id
        folder.mkdir(exist_ok=True)
        for name, text in {"pack.yaml": INFO.format(id=pack_id, needs=needs), **files}.items():
            (folder / name).write_text(text, encoding="utf-8")
        return tmp_path

    return write
