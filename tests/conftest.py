"""What every test may ask for: the repository, the open data beside it, and a closed network."""

import os
import socket
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("WELLTOGETHER_SHARED", ROOT.parent / "shared"))


def _require(path: Path, what: str) -> Path:
    if path.exists():
        return path
    message = f"{what} not found beside the repository; this test needs it"
    if os.environ.get("WELLTOGETHER_REQUIRE_DATA") == "1":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of open data files; the test skips (or, in CI, fails) without it."""
    return _require(SHARED / "data", "shared/data")


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the five documents; the test skips (or, in CI, fails) without it."""
    return _require(SHARED / "seeds", "shared/seeds")


@pytest.fixture(scope="session")
def repository() -> Path:
    return ROOT


@pytest.fixture(autouse=True)
def _closed_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only this machine may be reached from a test."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        outward = self.family in (socket.AF_INET, socket.AF_INET6) and isinstance(address, tuple)
        if outward and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise RuntimeError(f"tests may not reach the network: {address!r}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace holding the fictional demonstration country."""
    from demonstration import made_once

    return made_once(tmp_path_factory)
