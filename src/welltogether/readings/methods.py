"""How the document's figures were made, in sentences for its last page."""

from welltogether.readings.rules import choices

_IN_TEN = ("no", "one", "two", "three", "four", "five")


def methods() -> tuple[str, ...]:
    """One paragraph a method; what a rule declares is read from its pack."""
    outer = _IN_TEN[round(choices().outer_share * 10)]
    return (
        "Figures are for districts on 2024 boundaries, as published where the publisher gives them so. Otherwise they "
        "are added up from smaller areas, or carried over from older boundaries. Each figure says which.",
        "Shares are added up as counts: all numerators over all denominators. Published averages are put together with "
        "weights.",
        "The middle district is the one with as many districts above it as below. Places are never ranked.",
        "A figure is said to go with better or lower cohesion only where research gives the influence a sign, the "
        f"place is among the outer {outer} in ten districts at one end, and the middle district lies outside the "
        "figure's interval where it has one.",
        "A change is said to be real only where it is larger than the two figures' intervals allow by chance. Where "
        "there is no interval, we show the change and say that we cannot tell. Each change is tested on its own: of "
        "twenty that are only chance, about one will look real. The first page asks more of a change.",
        "Censuses are full counts, lightly altered by the publisher to protect people. They have no sampling interval.",
        "Dissimilarity is half the sum of the differences between two groups' shares of each small area (Duncan and "
        "Duncan 1955). It is shown beside what chance alone would give (after Voas and Williamson 2000).",
        "Similar places are nearest on standard scores, every measure alike.",
        "Issues are put forward by declared rules. Several weak signs never make a strong one, and old figures carry "
        "little.",
    )
