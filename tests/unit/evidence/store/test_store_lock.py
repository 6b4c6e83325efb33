"""Two imports at once: one goes first, the other waits or says who holds the workspace."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tiny_evidence import PEOPLE, counts

from welltogether.evidence.store.datasets import Store
from welltogether.vocabulary.errors import WorkspaceError

TESTS = Path(__file__).resolve().parents[3]

HOLDER = """
import sys, time
from pathlib import Path
from tiny_evidence import PEOPLE, counts
from welltogether.evidence.store.datasets import Store
with Store(Path(sys.argv[1])).writing("import of 3 files") as writer:
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
    writer.commit(counts("theirs", "all", PEOPLE))
"""


@contextmanager
def held(folder: Path, seconds: float) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the lock for a while; killed at the end of the block if it still runs."""
    command = [sys.executable, "-c", HOLDER, str(folder), str(seconds)]
    environment = {**os.environ, "PYTHONPATH": str(TESTS)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        try:
            yield child
        finally:
            child.kill()


def test_the_second_is_refused_and_told_who_holds_the_workspace(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with held(tmp_path, 30) as child:
        with pytest.raises(WorkspaceError, match="Another import") as refusal, store.writing("mine", wait_seconds=0.2):
            pass
        assert refusal.value.found.startswith(f"process {child.pid}, since 20")
        assert refusal.value.found.endswith(": import of 3 files")


def test_the_second_waits_for_the_first_and_both_are_taken(tmp_path: Path) -> None:
    with held(tmp_path, 0.5) as child:
        started = time.monotonic()
        with Store(tmp_path).writing("mine", wait_seconds=20) as writer:
            waited = time.monotonic() - started
            writer.commit(counts("mine", "all", PEOPLE))
        assert child.wait() == 0
    assert waited > 0.2
    assert list(Store(tmp_path).versions()) == ["mine", "theirs"]


def test_a_lock_goes_with_the_process_that_held_it(tmp_path: Path) -> None:
    with held(tmp_path, 30) as child:
        child.kill()
        child.wait()
        with Store(tmp_path).writing("mine", wait_seconds=0):
            pass


def test_readers_need_no_lock(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.commit(counts("people", "all", PEOPLE))
    with held(tmp_path, 30):
        assert store.current()["people"].rows == 8
        assert store.sweep() == 0


def test_two_writers_in_one_process_exclude_each_other_too(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with store.writing("the first"), pytest.raises(WorkspaceError), store.writing("the second", wait_seconds=0):
        pass
