"""Codes: what kind of area each is, and which are no code at all."""

import pytest

from welltogether.vocabulary.areas import is_of_another_entity


@pytest.mark.parametrize(
    ("code", "other"),
    [("E54000001", True), ("E58000050", True), ("E99999002", False), ("E07000117", False), ("Burnley", False)],
)
def test_a_kind_we_do_not_show_is_no_mistake_and_a_number_beyond_the_register_is(code: str, other: bool) -> None:
    assert is_of_another_entity(code) is other
