"""The signing key of one workspace: made at first start, kept beside the data, readable by its owner only."""

import os
import secrets
from pathlib import Path


def secret_key_of(workspace: Path) -> str:
    """The key from the environment, or the workspace's own; without a workspace, one for this process alone."""
    given = os.environ.get("WELLTOGETHER_SECRET_KEY")
    if given:
        return given
    if not workspace.is_dir():
        return secrets.token_urlsafe(50)
    path = workspace / "secret-key"
    if not path.exists():
        _write_once(path)
    return path.read_text().strip()


def _write_once(path: Path) -> None:
    """Two starts at once must end with one key: the first to create the file wins."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w") as target:
        target.write(secrets.token_urlsafe(50))
