"""A writer killed at any moment leaves the version in use whole, and the next import goes through."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from tiny_evidence import PEOPLE, counts

from welltogether.evidence.store.datasets import Store

TESTS = Path(__file__).resolve().parents[3]
NEW = dict.fromkeys(PEOPLE, 1.0)

# A writer that kills itself the n-th time it is about to sync, make or rename something. With several folders given it
# forks a child for each, the first dying at the first step, and so on; it has used no threads by then.
WRITER = """
import os, signal, sys
from pathlib import Path
from tiny_evidence import PEOPLE, counts
from welltogether.evidence.store.datasets import Store

steps, fatal = 0, 0
drafts = (counts("people", "all", dict.fromkeys(PEOPLE, 1.0)), counts("homes", "all", PEOPLE))

def deadly(function):
    def step(*args, **kwargs):
        global steps
        steps += 1
        if steps == fatal:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*args, **kwargs)
    return step

os.fsync = deadly(os.fsync)
Path.rename, Path.replace, Path.mkdir = deadly(Path.rename), deadly(Path.replace), deadly(Path.mkdir)
Path.write_bytes = deadly(Path.write_bytes)

def work(folder):
    with Store(Path(folder)).writing("a deadly import") as writer:
        writer.commit_all(drafts)

print("ready", flush=True)
if len(sys.argv) == 2:
    work(sys.argv[1])
for fatal, folder in enumerate(sys.argv[2:], start=1):
    child = os.fork()
    if child == 0:
        work(folder)
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


def start(*folders: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, *map(str, folders)],
        stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(TESTS)},
    )  # fmt: skip


def values(store: Store) -> list[float]:
    return store.current()["people"].read().column("value").to_pylist()


def test_killed_at_every_step_the_store_is_as_it_was_or_as_it_should_be(tmp_path: Path) -> None:
    stores = [Store(tmp_path / f"{step:02}") for step in range(1, 41)]
    for store in stores:
        store.commit(counts("people", "all", PEOPLE))
    with start(tmp_path, *(store.folder for store in stores)) as child:
        _, *codes = child.communicate()[0].split()
    died = codes.count(str(-signal.SIGKILL))
    assert codes == [str(-signal.SIGKILL)] * died + ["0"] * (40 - died)
    assert 12 <= died < 40, "every step has been died at"
    changed = []
    for store in stores[:died]:
        held = values(store)
        assert held in (list(PEOPLE.values()), list(NEW.values()))
        assert ("homes" in store.versions()) == (held == list(NEW.values())), "both drafts of a file, or neither"
        assert store.check() == ()
        changed.append(held == list(NEW.values()))
        store.commit(counts("people", "all", NEW))
        assert values(store) == list(NEW.values())
        assert list(store.folder.rglob(".tmp-*")) == [], "leftovers are swept by the next writer"
    assert changed == sorted(changed), "the change happens at one moment"
    assert set(changed) == {False, True}


def test_killed_at_any_moment_the_store_is_whole(tmp_path: Path) -> None:
    """Real kills from outside, at moments that nobody chose."""
    store = Store(tmp_path)
    store.commit(counts("people", "all", PEOPLE))
    chance = random.Random(2008)
    for _ in range(4):
        with start(store.folder) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(chance.uniform(0, 0.03))
            child.kill()
        assert values(store) in (list(PEOPLE.values()), list(NEW.values()))
        assert store.check() == ()
    store.commit(counts("people", "all", NEW))
    assert values(store) == list(NEW.values())
