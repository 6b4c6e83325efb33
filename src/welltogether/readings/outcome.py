"""Whether people get on: what the document is about, and usually what nobody knows now."""

from datetime import date

from welltogether.analysis.numeric import years_between
from welltogether.analysis.results import FindingChoice, FindingKind, Reading
from welltogether.documents.wording.numbers import said
from welltogether.documents.wording.periods import period_words
from welltogether.readings.rules import choices
from welltogether.vocabulary.figures import Refusal


def old_outcome(answer: Reading | Refusal, place: str, today: date) -> tuple[FindingChoice, ...]:
    """The first thing not known, where people were not asked lately whether they get on; nothing where they were."""
    if isinstance(answer, Reading):
        if years_between(answer.figure.period.end, today) <= choices().stale_after_years:
            return ()
        return (_asked_long_ago(answer, place),)
    refusal = Refusal(
        what=f"How well people from different backgrounds get on in {place}.",
        found="No survey held here has asked it.",
        needed="A survey of residents.",
        next_step=choices().ask_outcome,
    )
    return (FindingChoice(FindingKind.UNKNOWN, (), str(choices().outcome), refusal, "nobody has been asked"),)


def _asked_long_ago(reading: Reading, place: str) -> FindingChoice:
    measure, figure = reading.measure, reading.figure
    elsewhere = next((c for c in reading.comparators), None)
    beside = f", and {said(elsewhere.value, measure.unit)} in {elsewhere.label}" if elsewhere else ""
    refusal = Refusal(
        what=f"How well people from different backgrounds get on in {place} today.",
        found=f"When last asked ({period_words(figure.period)}), {said(figure.value, measure.unit, figure.interval)} "
        f"said that they do{beside}. It has not been asked here in the same way since.",
        needed="A newer survey that asks the same question by the same method.",
        next_step=choices().ask_outcome,
    )
    return FindingChoice(FindingKind.UNKNOWN, (reading,), str(choices().outcome), refusal, "last asked long ago")
