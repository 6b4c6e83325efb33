"""How well the family groups tell districts apart, as plain text that claims no more than was found."""

from collections.abc import Iterator

from welltogether.cli.typology_text import source_lines, wrapped
from welltogether.documents.dressing import SourceRegister
from welltogether.documents.wording.families import number_of
from welltogether.documents.wording.lists import listed, sentence
from welltogether.documents.wording.numbers import count, few, shown_with_unit
from welltogether.documents.wording.periods import period_words
from welltogether.readings.typology_check import ClassRow, InputUsed, TypologyCheck
from welltogether.vocabulary.figures import Carried

FEW = 20  # classes with fewer districts are said to be small
_SHORT = 8  # names of districts that are listed in full
_WAYS = {
    Carried.AS_PUBLISHED: "as published for the same area",
    Carried.SUMMED: "added up from smaller areas",
    Carried.POPULATION_WEIGHTED: "the mean of smaller areas, weighted by people",
    Carried.BEST_FIT: "best fit from smaller areas that do not keep to its border",
    Carried.PART_OF: "the figure of the larger district that it has since become part of",
}


def check_lines(check: TypologyCheck) -> Iterator[str]:
    """The whole report, line by line."""
    register = SourceRegister.of((*check.outcome.sources, *(s for one in check.inputs for s in one.sources)))
    yield f"Do the family groups tell districts apart?   [{check.rule_ref}]"
    if check.fictional:
        yield "These figures are fictional."
    yield from _outcome(check, register)
    yield from _inputs(check, register)
    yield from _table(check)
    yield from _variance(check)
    yield ""
    yield "What this says"
    for words in conclusion(check):
        yield from wrapped(words, "  • ")
    yield ""
    yield "What it does not say"
    for words in limits(check):
        yield from wrapped(words, "  • ")
    yield from source_lines(register.sources)
    yield f"Seed {check.seed}, {check.n_draws:,} draws, data version {check.data_version}"


def _outcome(check: TypologyCheck, register: SourceRegister) -> Iterator[str]:
    one = check.outcome
    yield ""
    yield "What the groups are held against"
    yield from wrapped(
        f"{sentence(one.measure.title)} {period_words(one.period)}, {register.words(one.sources)}. Mean over "
        f"{one.n_districts} districts, each counted once: {per_cent(one.mean)}; standard deviation "
        f"{points(one.spread)}. Published for {one.published_areas}. {sentence(one.base_note)}",
        "  ",
    )
    yield from wrapped(sentence(one.measure.cautions), "  ")
    if check.validation.n_excluded:
        left_out = few(check.validation.n_excluded, "area")
        yield from wrapped(f"Left out: {left_out} of the survey that are county councils, not districts.", "  ")


def _inputs(check: TypologyCheck, register: SourceRegister) -> Iterator[str]:
    yield ""
    yield "Which input stands in for which"
    merged = {name for one in check.inputs for name in one.merged}
    for one in check.inputs:
        yield from _input(one, register, merged)
    for gone in check.missing:
        yield from wrapped(f"{sentence(gone.stands_for)} Could not be had. {sentence(gone.why)}", "  - ")
    if check.undone:
        yield from wrapped(
            f"{len(check.undone)} districts have since been merged; their small areas were told apart by the district "
            f"that these are named after{_names(check.undone)}.",
            "  ",
        )
    yield from wrapped(sentence(check.rule.principle), "  ")


def _input(one: InputUsed, register: SourceRegister, merged: set[str]) -> Iterator[str]:
    unit = one.measure.unit
    yield from wrapped(f"{one.stands_for}. Here: {one.name}.", "  - ")
    yield from wrapped(
        f"{period_words(one.period)}, {register.words(one.sources)}, published for {one.published_areas}. "
        f"{sentence(one.base_note)}{_fewest(one)}",
        "      ",
    )
    ways = listed([f"{n} {_WAYS[kind]}" for kind, n in one.carried])
    yield from wrapped(f"How {one.n_known} districts came by it: {ways}{_names(one.merged)}.", "      ")
    if one.not_known:
        hint = (
            " A lookup that names the small areas of 2011 or 2001 would let districts that have merged be told apart."
        )
        n_unknown = few(len(one.not_known), "district")
        yield from wrapped(
            f"Not known for {n_unknown}{_names(one.not_known)}.{hint if merged.intersection(one.not_known) else ''}",
            "      ",
        )
    yield from wrapped(
        f"Cut at {shown_with_unit(one.cut, unit)}: {one.n_at_or_above} of {one.n_known} districts at or above. By "
        f"itself this one split takes up {per_cent(one.alone, 0)} of the variance.",
        "      ",
    )
    if one.what_it_is_not:
        yield from wrapped(f"Not the same: {sentence(one.what_it_is_not)}", "      ")


def _names(names: tuple[str, ...]) -> str:
    if not names:
        return ""
    rest = len(names) - _SHORT
    said = listed(names) if rest <= 0 else f"{', '.join(names[:_SHORT])} and {rest} more"
    return f" ({said})"


def _fewest(one: InputUsed) -> str:
    return "" if one.least_base is None else f" The fewest in one district: {count(one.least_base)}."


def _table(check: TypologyCheck) -> Iterator[str]:
    yield ""
    yield "Group means here, beside Table 1 as printed"
    heads = ("districts", "mean here", "printed mean", "printed n", "here − printed")
    yield f"  {'':<9}" + "".join(f"{head:>16}" for head in heads)
    for row in check.rows:
        mean = "–" if row.mean is None else per_cent(row.mean)
        gap = "–" if row.mean is None else f"{(row.mean - row.printed_mean) * 100:+.1f} points".replace("-", "−")
        cells = [str(row.n_districts), mean, per_cent(row.printed_mean), str(row.printed_n), gap]
        yield f"  {numbers(row):<9}" + "".join(f"{text:>16}" for text in cells) + ("  *" if len(row.groups) > 1 else "")
    table, n_unplaced = check.table, check.validation.n_unplaced
    every = (str(check.outcome.n_districts), per_cent(check.outcome.mean))
    cells = [*every, f"{table.printed_mean}%", str(table.printed_n_areas)]
    yield f"  {'All':<9}" + "".join(f"{text:>16}" for text in cells)
    for row in (row for row in check.rows if len(row.groups) > 1):
        yield from wrapped(_kept_together(check, row), "  * ")
    yield from wrapped(
        f"Table 1's last line is given as printed: {table.printed_mean} over {table.printed_n_areas} areas. Its nine "
        f"rows come to {table.rows_n_areas} areas and a weighted mean of {table.rows_weighted_mean}. "
        f"{sentence(table.how_we_treat_it)}",
        "  ",
    )
    if n_unplaced:
        yield from wrapped(f"Not placed, an input not known: {n_unplaced} districts{_names(check.unplaced)}.", "  ")
    for name in dict.fromkeys(name for row in check.rows for name in row.names):
        yield f"    {name}"


def _kept_together(check: TypologyCheck, row: ClassRow) -> str:
    parts = [one for one in check.printed if one.group in row.groups]
    said = listed([f"{number_of(one.name)}: {per_cent(one.mean)} over {one.n_areas}" for one in parts])
    gone = listed([one.stands_for[:1].lower() + one.stands_for[1:] for one in check.missing])
    return (
        f"Groups {listed([number_of(one.name) for one in parts])} cannot be told apart without {gone or 'more'}; no "
        f"district is shared out between them. Printed, {said}; the mean beside the row is these, weighted by their "
        "printed counts."
    )


def _variance(check: TypologyCheck) -> Iterator[str]:
    found = check.validation
    yield ""
    yield "Share of the variance between districts that lies between groups (eta²)"
    yield from wrapped(
        f"{per_cent(found.between_share, 0)} over {found.n_placed} districts in {len(check.rows)} groups "
        f"({found.between_interval.level:.0%} interval {_limits(check)}; {found.between_interval.method}).",
        "  ",
    )
    yield from wrapped(
        f"Chance alone, with groups of the same sizes shuffled: {per_cent(found.by_chance, 0)} on average, more than "
        f"{per_cent(found.chance_upper, 0)} one time in twenty.",
        "  ",
    )


def conclusion(check: TypologyCheck) -> list[str]:
    """What may be said, in plain words, most important first."""
    return [*_more_than_chance(check), *_order(check), _inside_groups(check)]


def _more_than_chance(check: TypologyCheck) -> Iterator[str]:
    found = check.validation
    share = per_cent(found.between_share, 0)
    if found.between_share <= found.chance_upper:
        yield f"The groups take up {share} of the variance, which cannot be told from what chance gives."
        return
    yield (
        f"Districts of different groups did answer differently in {check.outcome.period.end.year}: the groups take up "
        f"{share} of the variance ({_limits(check)}), more than chance gives "
        f"({per_cent(found.chance_upper, 0)} or less in nineteen draws of twenty)."
    )
    best = max(check.inputs, key=lambda one: one.alone)
    yield (
        f"The split that takes up most by itself is the one for “{best.stands_for}”: {per_cent(best.alone, 0)}. What "
        "the groups tell apart beyond that comes from putting the splits together."
    )


def _order(check: TypologyCheck) -> Iterator[str]:
    held = [row for row in check.rows if row.mean is not None]
    same, pairs = check.pairs_in_order
    yield f"The means stand in the printed order in {same} of {pairs} pairs of groups."
    lower = [row for row in held if row.bands == ("lower-cohesion",)]
    upper = [row for row in held if row.bands == ("higher-cohesion",)]
    if lower and upper:
        most, least = max(row.mean or 0 for row in lower), min(row.mean or 0 for row in upper)
        both = f"groups {_all_numbers(lower)} and groups {_all_numbers(upper)}"
        yield (
            f"The document's main line, between {both}, holds: every group of the first lies below every group of the "
            f"second ({per_cent(most)} at most against {per_cent(least)} at least)."
            if most < least
            else f"The document's main line, between {both}, does not hold for every group here."
        )
    far = max(held, key=lambda row: abs((row.mean or 0) - row.printed_mean))
    gap = (far.mean or 0) - far.printed_mean
    side = "above" if gap > 0 else "below"
    yield (
        f"Farthest from print is group {numbers(far)}: {points(abs(gap))} {side} its printed mean. Lowest here is "
        f"group {numbers(min(held, key=lambda row: row.mean or 0))}; lowest in print, group "
        f"{numbers(min(held, key=lambda row: row.printed_mean))}."
    )


def _inside_groups(check: TypologyCheck) -> str:
    return (
        f"The other {per_cent(1 - check.validation.between_share, 0)} lies between districts of the same group, so a "
        "group says little about any one district. Part of that is the survey's own sampling error, which cannot be "
        "taken out because the number of people who answered is not published by district."
    )


def limits(check: TypologyCheck) -> list[str]:
    """What may not be said."""
    small = [row for row in check.rows if row.n_districts < FEW]
    words = [
        "It does not test the published rule itself, only this stand-in for it.",
        *(sentence(one) for one in check.rule.limits),
        "That groups differ does not say why. Nothing here shows that a group makes people get on better or worse.",
    ]
    if small:
        listing = listed([f"{numbers(row)} ({row.n_districts})" for row in small])
        words.append(f"Small here: group {listing}. One or two districts would move such a mean.")
    return words


def numbers(row: ClassRow) -> str:
    """“4”, or “2 or 3”."""
    return listed([number_of(name) for name in row.names], "or")


def _all_numbers(rows: list[ClassRow]) -> str:
    return listed([number_of(name) for row in rows for name in row.names])


def per_cent(share: float, decimals: int = 1) -> str:
    return f"{share * 100:.{decimals}f}%"


def points(share: float) -> str:
    return f"{share * 100:.1f} points"


def _limits(check: TypologyCheck) -> str:
    interval = check.validation.between_interval
    return f"{interval.lower * 100:.0f} to {interval.upper * 100:.0f}%"
