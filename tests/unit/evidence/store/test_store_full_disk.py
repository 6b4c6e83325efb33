"""No room: the answer says so and the store is as it was. A limit of the operating system stands in for a full disk."""

import os
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import numpy as np
import pytest
from tiny_evidence import ALTON, CENSUS, PEOPLE, counts, figures

from welltogether.evidence.store import durable
from welltogether.evidence.store.datasets import Store
from welltogether.vocabulary.errors import WorkspaceError

TESTS = Path(__file__).resolve().parents[3]

WRITER = """
import resource, signal, sys
from pathlib import Path
from tiny_evidence import ALTON, CENSUS, figures
from welltogether.evidence.store.datasets import Store
from welltogether.vocabulary.errors import WorkspaceError
import numpy as np

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
noise = np.random.default_rng(1).normal(size=4000)
big = figures("people", [(f"v{n}", ALTON, CENSUS, float(x)) for n, x in enumerate(noise)])
try:
    Store(Path(sys.argv[1])).commit(big)
except WorkspaceError as error:
    print(error)
    sys.exit(3)
"""


@pytest.mark.parametrize("limit", [0, 4, 1000, 20_000])
def test_a_disk_that_fills_up_while_writing_leaves_the_store_as_it_was(tmp_path: Path, limit: int) -> None:
    store = Store(tmp_path)
    before = store.commit(counts("people", "all", PEOPLE))
    (tmp_path / "writer.lock").write_text("")
    done = subprocess.run(
        [sys.executable, "-c", WRITER, str(tmp_path), str(limit)],
        capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(TESTS), "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert done.returncode == 3, done.stdout + done.stderr
    assert "There is not enough room on the disk" in done.stdout
    assert "the workspace is as it was before" in done.stdout
    assert store.versions() == {"people": before.version}
    assert store.check() == ()
    assert list(tmp_path.rglob(".tmp-*")) == []
    assert len(list((tmp_path / "datasets" / "people").iterdir())) == 1


def test_too_little_room_is_seen_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    store.commit(counts("people", "all", PEOPLE))
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(durable.shutil, "disk_usage", lambda path: usage(10**9, 10**9 - 5_000_000, 5_000_000))
    values = np.arange(300.0)
    with pytest.raises(WorkspaceError, match="not enough room") as refusal:
        store.commit(figures("homes", [(f"v{n:.0f}", ALTON, CENSUS, n) for n in values]))
    assert refusal.value.found.startswith("5 MB free, about ")
    assert list(store.versions()) == ["people"]
    assert not (tmp_path / "datasets" / "homes").exists()
