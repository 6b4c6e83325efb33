"""One demonstration workspace for every test that needs one: made once for a run, whichever worker asks first."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest


def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a demonstration workspace, made through the command that a newcomer uses."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    root = tmp_path_factory.getbasetemp()
    shared = root.parent if worker else root
    folder = shared / "demonstration"
    with (shared / "demonstration.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "workspace.json").exists():
            command = [str(Path(sys.executable).parent / "welltogether"), "workspace", "create", str(folder), "--demo"]
            subprocess.run(command, check=True, capture_output=True)
    return folder
