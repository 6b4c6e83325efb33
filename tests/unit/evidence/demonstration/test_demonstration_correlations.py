"""What goes with what: the directions that the research describes show in the files, whatever the seed."""

import numpy as np
import pytest

from welltogether.evidence.demonstration import DemonstrationCountry, generate
from welltogether.evidence.demonstration.attitudes import EFFECTS, TABLE_1, dissimilarity, family_group

CAUSES = list(EFFECTS)


@pytest.fixture(scope="module", params=[2008, 3, 41])
def any_country(request: pytest.FixtureRequest) -> DemonstrationCountry:
    return generate(request.param)


def correlation(one: "np.ndarray", other: "np.ndarray") -> float:
    return float(np.corrcoef(one, other)[0, 1])


def effects(country: DemonstrationCountry, causes: list[str]) -> dict[str, float]:
    """Points of “get on well” a standard deviation of each cause, the others held (least squares)."""
    columns = country.attitudes.causes[:, [CAUSES.index(cause) for cause in causes]]
    known = np.column_stack([np.ones(len(columns)), columns])
    found, *_ = np.linalg.lstsq(known, country.attitudes.get_on_well, rcond=None)
    return dict(zip(causes, found[1:].tolist(), strict=True))


def test_mean_and_spread_are_those_of_2008(any_country: DemonstrationCountry) -> None:
    answers = any_country.attitudes.get_on_well
    assert answers.mean() == pytest.approx(77.0, abs=0.1)
    assert answers.std() == pytest.approx(6.6, abs=0.15)
    assert 45 < answers.min() < answers.max() < 95


def test_deprivation_goes_with_getting_on_less_well(any_country: DemonstrationCountry) -> None:
    answers, causes = any_country.attitudes.get_on_well, any_country.attitudes.causes
    assert -0.70 < correlation(answers, causes[:, CAUSES.index("deprivation")]) < -0.55


def test_directions_with_the_others_held(any_country: DemonstrationCountry) -> None:
    found = effects(any_country, CAUSES)
    assert found == pytest.approx(EFFECTS, abs=0.1)
    negative = {name: value for name, value in found.items() if value < 0}
    assert min(negative, key=lambda name: negative[name]) == "deprivation", "the strongest single influence"
    assert -4 < negative["deprivation"] < -2, "and still a few points"


def test_diversity_is_positive_once_deprivation_is_held(any_country: DemonstrationCountry) -> None:
    answers, causes = any_country.attitudes.get_on_well, any_country.attitudes.causes
    assert abs(correlation(answers, causes[:, CAUSES.index("diversity")])) < 0.2
    assert effects(any_country, ["deprivation", "diversity"])["diversity"] > 0
    with_apart = effects(any_country, ["deprivation", "diversity", "living apart"])
    assert with_apart["diversity"] > 0 > with_apart["living apart"]


def test_rural_crime_and_industrial_past_by_themselves(any_country: DemonstrationCountry) -> None:
    answers, causes = any_country.attitudes.get_on_well, any_country.attitudes.causes
    found = {
        name: correlation(answers, causes[:, CAUSES.index(name)]) for name in ("rural", "crime", "industrial past")
    }
    assert 0.2 < found["rural"] < 0.55
    assert -0.75 < found["crime"] < -0.4
    assert -0.65 < found["industrial past"] < -0.3


def test_the_other_answers_go_with_it_as_in_2008(any_country: DemonstrationCountry) -> None:
    answers = any_country.attitudes
    others = (answers.belong, answers.influence, answers.satisfied, answers.drug_problem)
    found = [correlation(answers.get_on_well, other) for other in others]
    assert found == pytest.approx([0.37, 0.20, 0.79, -0.69], abs=0.06)


def test_lower_and_higher_family_groups_keep_their_side(any_country: DemonstrationCountry) -> None:
    """Each of Table 1's first four groups lies lower than each of its other five (single-issue places left out)."""
    answers = any_country.attitudes.get_on_well
    group = np.array([family_group(any_country.places, index) for index in range(len(answers))])
    usual = np.array([council.get_on_shift > -10 for council in any_country.places.plan])
    means = {number: answers[usual & (group == number)].mean() for number in TABLE_1}
    assert max(means[number] for number in (1, 2, 3, 4)) < min(means[number] for number in (5, 6, 7, 8, 9))
    assert correlation(np.array(list(means.values())), np.array(list(TABLE_1.values()))) > 0.85


def test_what_was_published_about_2025_still_goes_with_it(any_country: DemonstrationCountry) -> None:
    """The newest deprivation score lies near the one that the survey's year had."""
    score, people = any_country.deprivation.of_2025.score, any_country.people.total
    council = any_country.places.council
    mean = np.bincount(council, score * people) / np.bincount(council, people)
    assert -0.75 < correlation(mean, any_country.attitudes.get_on_well) < -0.5


def test_small_areas_are_as_unlike_as_in_england(any_country: DemonstrationCountry) -> None:
    """About a quarter of the variance of deprivation lies between districts (England 2025: 0.25)."""
    score, council = any_country.deprivation.of_2025.score, any_country.places.council
    mean = (np.bincount(council, score) / np.bincount(council))[council]
    assert 0.15 < mean.var() / score.var() < 0.4


def test_groups_live_apart_where_the_plan_says_so(any_country: DemonstrationCountry) -> None:
    people = any_country.people
    minority = (people.total - people.ethnic[:, 4]).astype(float)
    n = len(any_country.places.plan)
    apart = dissimilarity(minority, people.total.astype(float), any_country.places.council, n)
    planned = np.array([council.segregation for council in any_country.places.plan])
    assert 0.15 < apart.min() < apart.max() < 0.8
    assert correlation(apart, planned) > 0.6


def test_dissimilarity_by_hand() -> None:
    """Two areas of 100: all 20 of a group in one → D = 20/20 − 80/180 = 0.5556; spread evenly → 0."""
    council = np.array([0, 0, 1, 1])
    found = dissimilarity(np.array([20.0, 0.0, 10.0, 10.0]), np.full(4, 100.0), council, 2)
    assert found == pytest.approx([5 / 9, 0.0])


def test_small_areas_follow_the_same_causes(any_country: DemonstrationCountry) -> None:
    census, indices = any_country.people.columns, any_country.deprivation.of_2025
    social = (
        census["ten_social_rented_other_social_rented"]
        + census["ten_social_rented_rents_from_council_or_local_authority"]
    )
    assert correlation(social / census["ten_total"], indices.score) > 0.4
    assert correlation(census["dis_disabled_under_the_equality_act"] / census["dis_total"], indices.score) > 0.4
    domains = {name: correlation(score, indices.score) for name, score in indices.scores.items()}
    assert domains["income"] > 0.85 and domains["employment"] > 0.85
    assert domains["housing_and_services"] < 0.5
