"""Family groups in plain English: which group or groups, by which rule, and how near the place is to a cut."""

from welltogether.analysis.results import CutInput, FamilyGroup
from welltogether.documents.wording.lists import listed
from welltogether.documents.wording.numbers import lower_first, shown, shown_with_unit
from welltogether.vocabulary.measures import Unit

ON_THE_BOUNDARY = "on the boundary"
NOT_KNOWN = "not known"
ALL_GROUPS = 9


def candidates_sentence(group: FamilyGroup, names: dict[str, str]) -> str:
    """“By the present-day rule: family group 4, Changing less affluent urban areas.” `names`: reference → name."""
    rule = lower_first(group.rule_title)
    if not group.candidates:
        return f"No family group fits by {rule}."
    if len(group.candidates) == 1:
        (only,) = group.candidates
        return f"By {rule}: family group {names[only]}."
    if len(group.candidates) >= ALL_GROUPS:
        return f"By {rule} it could be any of the nine groups: {open_inputs_words(group)}."
    several = listed([number_of(names[one]) for one in group.candidates], "or")
    return f"By {rule} it could be group {several}: {open_inputs_words(group)}."


def open_inputs_words(group: FamilyGroup) -> str:
    """Why several groups remain: inputs that are not known or lie on a cut."""
    unknown = sum(one.side == NOT_KNOWN for one in group.inputs)
    on_cut = sum(one.side == ON_THE_BOUNDARY for one in group.inputs)
    parts = []
    if unknown == len(group.inputs):
        return "none of its inputs is known"
    if unknown:
        parts.append("one input is not known" if unknown == 1 else f"{unknown} inputs are not known")
    if on_cut:
        parts.append("one lies exactly on its cut" if on_cut == 1 else f"{on_cut} lie exactly on their cuts")
    return " and ".join(parts) or "the inputs leave it open"


def number_of(name: str) -> str:
    """The number in “4, Changing less affluent urban areas”."""
    return name.split(",", 1)[0]


def nearest_cut(group: FamilyGroup) -> CutInput | None:
    """The known input that lies nearest to its cut, for the size of the cut."""
    known = [one for one in group.inputs if one.distance is not None and one.cut]
    return min(known, key=lambda one: abs(one.distance or 0) / abs(one.cut), default=None)


def nearest_cut_sentence(group: FamilyGroup, units: dict[str, Unit]) -> str:
    """“Nearest cut: higher qualification, 5.4 points below the cut of 29.7%.” `units`: measure id → unit."""
    one = nearest_cut(group)
    if one is None:
        return "No input is known, so no distance can be given."
    unit = input_unit(one, units)
    cut = shown_with_unit(one.cut, unit)
    if one.side == ON_THE_BOUNDARY:
        return f"Nearest cut: {lower_first(one.name)}, exactly on the cut of {cut}."
    return f"Nearest cut: {lower_first(one.name)}, {distance_words(one, unit)} the cut of {cut}."


def distance_words(one: CutInput, unit: Unit) -> str:
    """“5.4 points below”, “14.6 above”, “exactly on”; empty where the input is not known."""
    if one.distance is None:
        return ""
    if one.side == ON_THE_BOUNDARY:
        return "exactly on"
    size = abs(one.distance)
    amount = f"{size * 100:.1f} points" if unit is Unit.SHARE else shown(size, unit)
    return f"{amount} {'above' if one.distance >= 0 else 'below'}"


def input_unit(one: CutInput, units: dict[str, Unit]) -> Unit:
    """The unit of an input: its measure's where that is known; a cut up to 1 is a share; else a plain number."""
    if one.figure is not None and one.figure.measure in units:
        return units[one.figure.measure]
    return Unit.SHARE if one.cut <= 1 else Unit.COUNT if one.cut >= 100 else Unit.SCORE
