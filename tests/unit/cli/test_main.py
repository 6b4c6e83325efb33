"""The entry point: help without weight, plain words for what it does not know."""

import subprocess
import sys

import pytest

from welltogether.cli.main import COMMANDS, main


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    printed = capsys.readouterr().out
    assert [name for name in COMMANDS if f"  {name}" not in printed] == []


def test_help_imports_nothing_heavy() -> None:
    script = "import sys; from welltogether.cli.main import main; main(['--help']); print([m for m in ('numpy','django','yaml','pyarrow','argparse') if m in sys.modules], file=sys.stderr)"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stderr.strip() == "[]"


def test_unknown_command_says_which_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["profil"]) == 2
    assert capsys.readouterr().err.startswith("There is no command “profil”. The commands are: workspace, import,")


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    assert f"usage: welltogether {name}" in capsys.readouterr().out
