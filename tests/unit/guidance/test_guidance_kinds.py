"""The registry of kinds, and the room's light front door."""

import subprocess
import sys

from welltogether.guidance.items import Item
from welltogether.guidance.kinds import registry


def test_every_kind_is_an_item_and_has_a_file_name_in_kebab_case() -> None:
    kinds = registry()
    assert len(kinds) >= 28
    assert [name for name, kind in kinds.items() if not issubclass(kind, Item) or name != name.lower()] == []
    assert [name for name in kinds if "_" in name] == []


def test_importing_the_room_loads_neither_yaml_nor_kinds() -> None:
    script = (
        "import sys, welltogether.guidance; print('yaml' in sys.modules, 'welltogether.guidance.kinds' in sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.split() == ["False", "False"]
