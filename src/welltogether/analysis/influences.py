"""The influences the research names, each with what the measures say of it here. Signs stay as they were found."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from welltogether.analysis.results import InfluenceReading, Reading, Sign, Speaks
from welltogether.vocabulary.figures import Refusal


@dataclass(frozen=True, slots=True)
class InfluenceSpec:
    """One row of Tables 2–5 or A1–A4: its reference, name, sign, the measures that speak to it, whom to ask locally."""

    influence: str
    title: str
    sign: Sign
    measures: tuple[str, ...]
    ask_locally: str = ""


def read_influence(spec: InfluenceSpec, readings: Mapping[str, Reading | Refusal]) -> InfluenceReading:
    """One influence here: its readings under its own sign, or why nothing can be said.

    An influence marked "no effect" gives context only, whatever its measures may say elsewhere; one marked both ways
    stays two-sided.
    Takes: the influence, readings or refusals by measure id. Gives: an InfluenceReading.
    Refuses: no reading at all → the InfluenceReading's own `refusal`.
    Source: the sign is the pack's (CDF Tables 2–5, A1–A4); the handling of "no effect" is CDF Annex A read strictly.
    """
    answers = [readings[measure] for measure in spec.measures if measure in readings]
    held = tuple(under_sign(spec.sign, answer) for answer in answers if isinstance(answer, Reading))
    refusals = tuple(answer for answer in answers if isinstance(answer, Refusal))
    return InfluenceReading(
        influence=spec.influence,
        sign=spec.sign,
        readings=held,
        refusal=None if held else _nothing_known(spec, refusals),
    )


def under_sign(sign: Sign, reading: Reading) -> Reading:
    """A reading as it may be read under an influence of this sign.

    Takes: a sign, a reading. Gives: the reading; `speaks` becomes context for "no effect", two-sided for both ways.
    """
    if sign is Sign.NO_EFFECT:
        return replace(reading, speaks=Speaks.CONTEXT)
    if sign is Sign.BOTH:
        return replace(reading, speaks=Speaks.TWO_SIDED)
    return reading


def _nothing_known(spec: InfluenceSpec, refusals: tuple[Refusal, ...]) -> Refusal:
    if refusals:
        found = " ".join(dict.fromkeys(refusal.found for refusal in refusals))
    elif spec.measures:
        found = "None of the publications that speak to it is held."
    else:
        found = "No published figure speaks to it."
    return Refusal(
        what=f"What “{spec.title}” looks like here is not known.",
        found=found,
        needed="A published figure for this place, or a local survey or record.",
        next_step=f"Ask locally: {spec.ask_locally}" if spec.ask_locally else "Ask the partners who would know.",
    )
