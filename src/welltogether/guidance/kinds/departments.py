"""Departments of government, the definition each uses, and their programmes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from welltogether.guidance.items import Item, Ref, To


@dataclass(frozen=True, slots=True, kw_only=True)
class Department(Item):
    """A department at the time of the source, with the definition it used."""

    name: str
    short_name: str | None
    definition: Annotated[Ref, To("definitions")]
    outlook: str
    today: Literal["unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme(Item):
    """A programme, paper, guide or fund. Dates are as the source gives them, None where it gives none.

    `departments` is empty where the source names none; `part_of` names the wider programme it belongs to.
    """

    name: str
    departments: tuple[Annotated[Ref, To("departments")], ...]
    what: str
    kind_of_work: Literal["programme", "funding", "guidance", "paper"]
    valid_from: str | None
    valid_to: str | None
    pounds: int | None
    state_in_2008: Literal["running", "expected"]
    run_by: str | None
    part_of: Annotated[Ref, To("programmes")] | None


FILES: Final[Mapping[str, type[Item]]] = {"departments": Department, "programmes": Programme}
