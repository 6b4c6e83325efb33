"""The lines of a first page, worded from choices that the analysis made."""

from welltogether.analysis.local_mapping import Finding
from welltogether.analysis.results import FindingChoice, FindingKind, Reading
from welltogether.documents.wording.lists import sentence
from welltogether.documents.wording.numbers import said, said_interval
from welltogether.documents.wording.periods import period_words
from welltogether.documents.wording.readings import standing_words
from welltogether.documents.wording.trends import trend_sentence


def word_finding(choice: FindingChoice, place: str) -> Finding:
    """One choice as a sentence or two with the figures it rests on."""
    if choice.refusal is not None:
        words = f"{sentence(choice.refusal.what)} {sentence(choice.refusal.found)} {sentence(choice.refusal.next_step)}"
        return Finding(words.strip(), ())
    reading = choice.readings[0]
    if choice.kind is FindingKind.CHANGE and reading.trend is not None:
        return Finding(trend_sentence(reading), (reading.figure,))
    parts = (_here(reading, place), standing_words(reading.position), _goes_with(choice.kind, reading))
    return Finding(" ".join(part for part in parts if part), (reading.figure,))


def _goes_with(kind: FindingKind, reading: Reading) -> str:
    """What research found beside such figures, and where; nothing for context."""
    found = {FindingKind.STRENGTH: "higher", FindingKind.CONCERN: "lower"}.get(kind)
    source = reading.measure.direction_source
    return f"In research this goes with {found} cohesion ({source})." if found and source else ""


def _here(reading: Reading, place: str) -> str:
    figure, unit = reading.figure, reading.measure.unit
    between = f", {said_interval(figure.interval, figure.value, unit)}" if figure.interval else ""
    wider = next((one for one in reading.comparators if one.n_areas == 1), None)
    beside = f"; {said(wider.value, unit)} in {wider.label}" if wider else ""
    value = said(figure.value, unit, figure.interval)
    return f"{reading.measure.title}: {value} in {place} ({period_words(figure.period)}{between}){beside}."
