"""Headings as published → headings that can be compared, and names."""

import pytest

from welltogether.evidence.tables.folding import find_heading, find_headings, fold, same_text, snake


@pytest.mark.parametrize(
    ("published", "folded"),
    [
        ("\ufeffLAD22CD", "lad22cd"), ("Average rank ", "average rank"), ("Urban\u00a0city\u00a0", "urban city"),
        ("Police Force\nArea code", "police force area code"), ("Table C2 [note 1][note 2]", "table c2"),
        ("Total *", "total"), ("Jobs¹", "jobs"), ("[c]", "[c]"), ("King’s Lynn", "king's lynn"),
    ],
)  # fmt: skip
def test_folding_takes_out_what_does_not_matter(published: str, folded: str) -> None:
    assert fold(published) == folded


@pytest.mark.parametrize(
    ("published", "name"),
    [
        ("Asian, Asian British or Asian Welsh: Indian", "asian_asian_british_or_asian_welsh_indian"),
        ("Aged 90+", "aged_90_plus"), ("Turnout (%)", "turnout_pct"), ("Mixed/ Other", "mixed_other"),
        ("male__all ages", "male__all_ages"), ("Non-UK born", "non_uk_born"), ("Black & Asian", "black_and_asian"),
    ],
)  # fmt: skip
def test_names_are_made_of_words(published: str, name: str) -> None:
    assert snake(published) == name
    assert snake(name) == name


def test_the_exact_heading_goes_before_one_with_a_glued_footnote() -> None:
    assert find_heading("Area Code", ["area code10", "area code"]) == 1
    assert find_heading("Area Code", ["area name", "area code10"]) == 1
    assert find_heading("Geography", ["geography1"]) == 0
    assert find_heading("CI* +/-", ["ci11, 12 +/-"]) == 0


def test_numbers_are_not_taken_for_footnotes() -> None:
    assert find_heading("Age 1", ["age 12"]) is None
    assert find_heading("2012 LCI", ["2012 lci3 of 4"]) is None


def test_a_star_is_any_run_and_a_hash_one_digit() -> None:
    assert find_headings("eth_*", ["eth_a", "rel_b", "eth_c"]) == (0, 2)
    assert find_headings("##", ["0", "10", "89", "90+", "all"]) == (1, 2)
    assert find_heading("LAD##CD", ["objectid", "lad23cd"]) == 1
    assert (
        find_heading(
            "Index of Multiple Deprivation (IMD) Rank*", ["index of multiple deprivation (imd) rank (where 1)"]
        )
        == 0
    )


def test_texts_are_compared_whole() -> None:
    assert same_text("Total", "total")
    assert not same_text("Total", "total persons")
    assert same_text("ITL Level *", "itl level 2")
    assert same_text("*percentage*", "social isolation: percentage of users")
