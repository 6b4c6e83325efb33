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
    return Finding(f"{_here(reading, place)} {standing_words(reading.position)}".strip(), (reading.figure,))


def _here(reading: Reading, place: str) -> str:
    figure, unit = reading.figure, reading.measure.unit
    between = f", {said_interval(figure.interval, figure.value, unit)}" if figure.interval else ""
    wider = next((one for one in reading.comparators if one.n_areas == 1), None)
    beside = f"; {said(wider.value, unit)} in {wider.label}" if wider else ""
    value = said(figure.value, unit, figure.interval)
    return f"{reading.measure.title}: {value} in {place} ({period_words(figure.period)}{between}){beside}."
