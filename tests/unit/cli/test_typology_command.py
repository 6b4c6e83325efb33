"""`welltogether typology` on the demonstration country."""

import json
from pathlib import Path

import pytest

from welltogether.cli.main import main


def printed(capsys: pytest.CaptureFixture[str]) -> str:
    return " ".join(capsys.readouterr().out.split())


def test_show_gives_both_rules_with_inputs_flips_and_mix(
    demonstration: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["typology", "show", "Northgate", "--workspace", str(demonstration)]) == 0
    text = printed(capsys)
    for words in (
        "Northgate, X07000005, district on 2024 boundaries This place is fictional.",
        "The published rule of 2007 [typology@",
        "as published] By the published rule of 2007: family group 2, Stable less affluent urban areas with",
        "our own rule]",
        "What would move it",
        "Keep in mind",
        "neighbourhood area (MSOA):",
        "When areas were asked, 72% thought that theirs fitted",
    ):
        assert words in text, words


def test_show_gives_one_rule_when_asked(demonstration: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["typology", "show", "Northgate", "--workspace", str(demonstration), "--rule", "published"]
    assert main([*command, "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [rule["item"]["id"] for rule in answer["rules"]] == ["as-published"]
    assert answer["rules"][0]["group"]["candidates"] == ["cdf-2009#group-2"]
    assert answer["fictional"] is True


def test_a_place_that_is_not_there_is_refused(demonstration: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["typology", "show", "Nowhere-on-Sea", "--workspace", str(demonstration)]) == 1
    assert "Nowhere-on-Sea" in capsys.readouterr().err


def test_validate_says_that_the_figures_are_fictional(demonstration: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["typology", "validate", "--workspace", str(demonstration), "--draws", "100"]) == 0
    assert "These figures are fictional." in printed(capsys)


@pytest.mark.parametrize("draws", ["99", "many"])
def test_too_few_draws_are_not_understood(draws: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["typology", "validate", "--workspace", "w", "--draws", draws])
    assert ended.value.code == 2
    assert "--draws" in capsys.readouterr().err
