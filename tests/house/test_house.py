"""The house rules that a linter does not hold: sizes, names, room notes, what a clean clone may not name."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

MODULE_STOP = 400
FUNCTION_STOP = 50
TEMPLATE_STOP = 150
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc", "manager", "base", "v2"}
# Exceptions to the stop lines, each with its reason. This list may only shrink.
LONGER_MODULES: dict[str, str] = {}
LONGER_FUNCTIONS: dict[str, str] = {}
HOSTS = re.compile(
    r"pypi\.org|pythonhosted\.org|registry\.npmjs|registry\.yarnpkg|deb\.debian\.org|/root/|/work/(?:main|shared)"
)


def tracked(repository: Path, *patterns: str) -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns],
        cwd=repository, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [repository / name for name in listing.stdout.split("\0") if name and (repository / name).is_file()]


def sources(repository: Path) -> list[Path]:
    return tracked(repository, "src/*.py")


def test_modules_stay_small(repository: Path) -> None:
    lengths = {str(path.relative_to(repository)): len(path.read_text().splitlines()) for path in sources(repository)}
    long = {name: n for name, n in lengths.items() if n > MODULE_STOP and name not in LONGER_MODULES}
    assert long == {}


def test_functions_stay_small(repository: Path) -> None:
    long = []
    for path in sources(repository):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                name = f"{path.relative_to(repository)}:{node.name}"
                if length > FUNCTION_STOP and name not in LONGER_FUNCTIONS:
                    long.append((name, length))
    assert long == []


def test_templates_stay_small(repository: Path) -> None:
    templates = tracked(repository, "src/*.html", "src/*.jinja", "src/*.typ")
    long = [(path.name, n) for path in templates if (n := len(path.read_text().splitlines())) > TEMPLATE_STOP]
    assert long == []


def test_exceptions_are_still_needed(repository: Path) -> None:
    unneeded = [name for name in LONGER_MODULES if len((repository / name).read_text().splitlines()) <= MODULE_STOP]
    assert unneeded == []


def test_no_room_has_a_name_that_says_nothing(repository: Path) -> None:
    bad = [path for path in sources(repository) if FORBIDDEN_NAMES & {part.removesuffix(".py") for part in path.parts}]
    assert bad == []


def test_every_room_says_what_lives_there(repository: Path) -> None:
    """Each room's first lines: what lives here, what may not, who may import it."""
    rooms = sorted((repository / "src/welltogether").glob("*/__init__.py"))
    assert len(rooms) >= 8
    silent = []
    for path in rooms:
        note = ast.get_docstring(ast.parse(path.read_text())) or ""
        if not all(word in note.lower() for word in ("lives here", "may not", "may import")):
            silent.append(path.parent.name)
    assert silent == []


def test_no_tracked_file_names_a_registry_or_this_machine(repository: Path) -> None:
    own = Path(__file__).resolve()
    found = []
    for path in tracked(repository):
        if path.resolve() == own or path.suffix in {".png", ".woff2"}:
            continue
        match = HOSTS.search(path.read_text(errors="replace"))
        if match:
            found.append((str(path.relative_to(repository)), match.group()))
    assert found == []


def test_no_unfinished_marks(repository: Path) -> None:
    marks = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b|pytest\.mark\.(skip|xfail)\b")
    own = Path(__file__).resolve()
    found = [
        p.name
        for p in tracked(repository, "src/*.py", "tests/*.py")
        if p.resolve() != own and marks.search(p.read_text())
    ]
    assert found == []


def test_locked_requirements_carry_hashes_and_no_address(repository: Path) -> None:
    for path in sorted((repository / "requirements").glob("*.txt")):
        text = path.read_text()
        pins = re.findall(r"^[a-z0-9][a-z0-9._-]*==", text, flags=re.MULTILINE | re.IGNORECASE)
        assert pins, path.name
        assert text.count("--hash=sha256:") >= len(pins), path.name
        assert "http" not in text, path.name


PURE_ROOMS = ("vocabulary", "analysis", "guidance", "evidence", "documents", "readings", "jobs")


@pytest.mark.parametrize("room", PURE_ROOMS)
def test_pure_rooms_load_without_django(repository: Path, room: str) -> None:
    """Import every module of the room in a fresh interpreter; Django must not come in with it."""
    script = f"""
import importlib, pkgutil, sys
package = importlib.import_module("welltogether.{room}")
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
print(sorted(name for name in sys.modules if name.split(".")[0] == "django"))
"""
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=repository)
    assert result.stderr == ""
    assert result.stdout.strip() == "[]"


def test_arrows_go_down_only(repository: Path) -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    result = subprocess.run(command, cwd=repository, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout


def test_make_help_lists_a_dozen_verbs(repository: Path) -> None:
    result = subprocess.run(["make", "help"], cwd=repository, capture_output=True, text=True, check=True)
    verbs = [line.split()[1] for line in result.stdout.splitlines() if line.strip().startswith("make ")]
    assert {"setup", "demo", "test", "quick", "lint", "types", "bench"} <= set(verbs)
    assert 10 <= len(verbs) <= 14
