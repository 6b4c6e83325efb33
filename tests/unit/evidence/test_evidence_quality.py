"""How old, how fine, how complete, what is missing, what would fill it: one answer a topic of Annex B."""

from datetime import date
from pathlib import Path

import pytest
from pytest import approx
from tiny_evidence import A1, ALTON, BARTON, CENSUS, LSOAS, catalogue, counts, figures, lookups, measure, residents

from welltogether.analysis.results import TopicQuality
from welltogether.evidence.quality import quality_here
from welltogether.evidence.questions import Evidence
from welltogether.evidence.settling import catalogue as catalogue_module
from welltogether.evidence.workspace import create_workspace
from welltogether.vocabulary.areas import Area, AreaCode, Scheme
from welltogether.vocabulary.measures import Made
from welltogether.vocabulary.periods import Period

TODAY = date(2026, 3, 21)
DEPRIVATION, CRIME, TRUST = (f"cdf-2009#topic-{name}" for name in ("c-deprivation", "c-crime-asb", "a-trust-others"))
MEASURES = catalogue(
    measure("imd.score", Made.WEIGHTED_MEAN, "imd.score", weight="census2021.age_total", topic=DEPRIVATION),
    measure("imd.old", Made.WEIGHTED_MEAN, "imd.old", weight="census2021.age_total", topic=DEPRIVATION),
    measure("imd.absent", Made.COUNT, "place-survey-2008.not_there", topic=DEPRIVATION),
    measure("crime.all", Made.COUNT, "crime.all", topic=CRIME),
)


@pytest.fixture
def topics(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, TopicQuality]:
    monkeypatch.setattr(catalogue_module, "catalogue", lambda: MEASURES)
    monkeypatch.setattr(catalogue_module, "catalogue_version", lambda: MEASURES.version)
    workspace = create_workspace(tmp_path / "w")
    scores = {code: 1.0 for code in LSOAS if code != A1}
    with workspace.store.writing("a test") as writer:
        writer.commit_all(
            (
                *lookups(), residents(),
                figures("imd", [("score", code, CENSUS, value) for code, value in scores.items()]
                        + [("old", ALTON, Period.year(2010), 3.0), ("score", ALTON, CENSUS, 2.0)]),
                counts("crime", "all", {BARTON: 5.0}, Period.year(2024)),
            )
        )  # fmt: skip
    here = Area(AreaCode(ALTON, Scheme.LTLA, 2024), "Alton")
    return {one.topic: one for one in quality_here(Evidence(workspace), here, TODAY)}


def test_every_topic_of_annex_b_has_an_answer_in_its_order(topics: dict[str, TopicQuality]) -> None:
    assert len(topics) == 30
    assert next(iter(topics)) == DEPRIVATION
    assert [name.split("-")[2] for name in topics] == ["c"] * 14 + ["p"] * 7 + ["a"] * 5 + ["n"] * 4


def test_a_topic_says_how_old_how_fine_and_how_complete_it_is(topics: dict[str, TopicQuality]) -> None:
    held = topics[DEPRIVATION]
    assert (held.n_measures_held, held.n_measures_known) == (2, 3)
    assert (held.newest, held.oldest_shown) == (CENSUS, Period.year(2010))
    assert held.age_years == approx(5.0, abs=0.01)
    assert held.finest_level == "small area (LSOA)"
    assert held.completeness == 0.5, "one of Alton's two small areas has a score"


def test_what_is_missing_is_named_with_the_publication_that_would_fill_it(topics: dict[str, TopicQuality]) -> None:
    held = topics[DEPRIVATION]
    assert held.missing == ("Title of imd.absent",)
    assert held.would_fill == "Import, if it covers this place: Place Survey 2008, results by council."


def test_a_topic_with_figures_elsewhere_only_says_so(topics: dict[str, TopicQuality]) -> None:
    held = topics[CRIME]
    assert (held.n_measures_held, held.newest, held.age_years, held.finest_level) == (0, None, None, "no figure")
    assert held.completeness is None
    assert held.would_fill.startswith("The publications held do not cover this place. Ask locally")


def test_a_topic_without_measures_sends_to_the_people_who_know(topics: dict[str, TopicQuality]) -> None:
    held = topics[TRUST]
    assert (held.n_measures_known, held.missing) == (0, ())
    assert held.would_fill.startswith("No publication is known for it. Ask locally")
