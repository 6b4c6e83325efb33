"""What is held of each variable: which publication wins, which codes lead nowhere, which periods there are."""

from pathlib import Path

import numpy as np
from tiny_evidence import A1, ALTON, BARTON, CENSUS, LSOAS, PEOPLE, counts, figures, lookup, lookups, residents

from welltogether.evidence.areas.known import known_areas
from welltogether.evidence.areas.lookups import read_lookups
from welltogether.evidence.areas.routes import Routes
from welltogether.evidence.drafts import Draft
from welltogether.evidence.settling.held import Cells, Held, overlaid
from welltogether.evidence.store.datasets import Store
from welltogether.vocabulary.areas import Scheme
from welltogether.vocabulary.periods import Period

OLD, NEW = Period.year(2020), Period.year(2021)


def hold(tmp_path: Path, *drafts: Draft, needed: str) -> Held:
    store = Store(tmp_path)
    with store.writing("a test") as writer:
        writer.commit_all((*lookups(), *drafts))
    datasets = store.current().values()
    held = Held(Routes(known_areas(read_lookups(datasets))), frozenset(needed.split()))
    held.take_all(datasets)
    return held


def at(held: Held, variable: str, scheme: Scheme, vintage: int, code: str) -> list[float]:
    cells = held.cells[variable][scheme, vintage]
    place = held.routes.source_list(scheme, vintage).find(np.array([code.encode()], "S9"))[0]
    return cells.value[:, place].tolist()


def test_of_two_publications_the_preferred_one_wins_then_the_later(tmp_path: Path) -> None:
    def one(dataset: str, value: float, **about: object) -> Draft:
        return counts(dataset, "x", {ALTON: value}, family="f", **about)

    held = hold(
        tmp_path,
        one("a", 1.0, published="2024-01-01"),
        one("b", 2.0, published="2023-01-01", precedence=1),
        one("c", 3.0, published="2022-01-01", precedence=1),
        needed="f.x",
    )
    assert at(held, "f.x", Scheme.LTLA, 0, ALTON) == [2.0]
    assert held.n_superseded == 2
    assert held.cells["f.x"][Scheme.LTLA, 0].datasets[0] == "b"


def test_where_the_preferred_publication_is_silent_the_other_speaks(tmp_path: Path) -> None:
    held = hold(
        tmp_path,
        counts("a", "x", {ALTON: 1.0, BARTON: 5.0}, OLD, family="f"),
        figures("b", [("x", ALTON, NEW, 2.0), ("x", BARTON, OLD, None)], family="f", precedence=1),
        needed="f.x",
    )
    assert held.cells["f.x"][Scheme.LTLA, 0].periods == (OLD, NEW)
    assert np.array_equal(at(held, "f.x", Scheme.LTLA, 0, ALTON), [1.0, 2.0])
    assert np.array_equal(at(held, "f.x", Scheme.LTLA, 0, BARTON), [5.0, np.nan], equal_nan=True)


def test_one_dataset_may_hold_areas_of_several_levels_and_years(tmp_path: Path) -> None:
    rows = [("x", ALTON, OLD, 1.0), ("x", A1, OLD, 2.0), ("x", "E12000001", OLD, 3.0), ("x", "E92000001", OLD, 4.0)]
    held = hold(tmp_path, figures("f", rows), needed="f.x")
    assert set(held.cells["f.x"]) == {
        (Scheme.LTLA, 0), (Scheme.LSOA, 2021), (Scheme.REGION, 0), (Scheme.COUNTRY, 0),
    }  # fmt: skip


def test_codes_that_lead_nowhere_are_counted_with_examples(tmp_path: Path) -> None:
    abroad = {f"W0600000{n}": 1.0 for n in range(1, 8)}
    held = hold(tmp_path, counts("f", "x", {ALTON: 1.0, "E07000999": 2.0} | abroad), needed="f.x")
    noted = {note.reason: (note.dataset, note.scheme, note.n_areas, note.examples) for note in held.not_carried}
    assert noted == {
        "areas of another country": (
            "f", "ltla", 7, ("W06000001", "W06000002", "W06000003", "W06000004", "W06000005"),
        ),
        "codes that no lookup in this workspace knows": ("f", "ltla", 1, ("E07000999",)),
    }  # fmt: skip
    assert at(held, "f.x", Scheme.LTLA, 0, ALTON) == [1.0]


def test_a_district_that_was_split_reaches_no_area_and_is_counted(tmp_path: Path) -> None:
    changes = lookup("changes", [("E07000099", ALTON), ("E07000099", BARTON)], "ltla_2010", "ltla_2024")
    held = hold(tmp_path, changes, counts("f", "x", {"E07000099": 1.0, ALTON: 2.0}), needed="f.x")
    held.note_unreached()
    assert [(note.reason, note.examples) for note in held.not_carried] == [
        ("districts that have been split: their figures cannot be shared out", ("E07000099",))
    ]


def test_an_area_that_leads_nowhere_is_counted(tmp_path: Path) -> None:
    wards = lookup("wards", [("E05000099",)], "ward_2010")
    held = hold(tmp_path, wards, counts("f", "x", {"E05000099": 1.0, "E05000001": 2.0}), needed="f.x")
    held.note_unreached()
    (note,) = held.not_carried
    assert (note.scheme, note.examples) == ("ward", ("E05000099",))
    assert note.reason.startswith("areas that no lookup in this workspace leads from")


def test_only_what_measures_need_is_read(tmp_path: Path) -> None:
    rows = [("x", A1, CENSUS, 1.0), ("y", A1, CENSUS, 2.0)]
    held = hold(tmp_path, figures("f", rows, units={"x": "households"}), residents(), needed="f.x")
    assert set(held.cells) == {"f.x"}
    assert held.units == {"f.x": "households"}


def test_sums_take_the_periods_that_all_parts_have(tmp_path: Path) -> None:
    rows = [("x", ALTON, OLD, 1.0), ("x", ALTON, NEW, 2.0), ("y", ALTON, NEW, 10.0)]
    held = hold(tmp_path, figures("f", rows), needed="f.x f.y f.z")
    total = held.sum_of(("f.x", "f.y"), (Scheme.LTLA, 0))
    assert total is not None and total.periods == (NEW,)
    assert np.nanmax(total.value) == 12.0
    assert held.sum_of(("f.x", "f.z"), (Scheme.LTLA, 0)) is None


def test_the_years_of_the_boundaries_are_remembered(tmp_path: Path) -> None:
    held = hold(
        tmp_path,
        counts("a", "x", {ALTON: 1.0}, OLD, vintage=2019, family="f"),
        counts("b", "x", {ALTON: 2.0}, NEW, vintage=2021, family="f"),
        needed="f.x",
    )
    assert held.cells["f.x"][Scheme.LTLA, 0].vintages == (2021, 2019)


def test_laying_one_over_another_keeps_limits_with_their_values() -> None:
    """The first area has a value below only, the second has one in both."""
    low, high = np.array([[1.0, 2.0]]), np.array([[np.nan, 3.0]])
    plain = overlaid(Cells((OLD,), low), Cells((OLD,), high))
    assert plain.value.tolist() == [[1.0, 3.0]]
    assert plain.lower is None
    below = overlaid(Cells((OLD,), low, lower=low - 0.5), Cells((OLD,), high))
    assert below.lower is not None and np.array_equal(below.lower, [[0.5, np.nan]], equal_nan=True)
    above = overlaid(Cells((OLD,), low), Cells((OLD,), high, upper=np.array([[9.0, 3.5]])))
    assert above.upper is not None and np.array_equal(above.upper, [[np.nan, 3.5]], equal_nan=True)


def test_everyone_is_held(tmp_path: Path) -> None:
    held = hold(tmp_path, residents(), needed="census2021.age_total")
    cells = held.cells["census2021.age_total"][Scheme.LSOA, 2021]
    assert cells.value[0].tolist() == [PEOPLE[code] for code in LSOAS]
