"""The sample with as much in it as a real district has: many measures a topic, many issues, actions and divides."""

from dataclasses import replace

from sample import CDF, clue, sample_mapping

from welltogether.analysis.local_mapping import LocalMapping
from welltogether.analysis.results import ActionProposal, IssueProposal, Reading
from welltogether.guidance import load_pack
from welltogether.guidance.kinds.actions import Action
from welltogether.guidance.kinds.influences import Finding, Influence
from welltogether.guidance.kinds.issues import Issue

COPIES = 5


def _copies(reading: Reading) -> tuple[Reading, ...]:
    """The reading several times over, as other measures of the same topic."""
    return tuple(
        replace(
            reading,
            measure=replace(
                reading.measure, id=f"{reading.measure.id}_{n}", short_title=f"{reading.measure.short_title} {n}"
            ),
        )
        for n in range(COPIES)
    )


def crowded_mapping() -> LocalMapping:
    """Five times the measures, every influence, fourteen proposed issues, every action, six divides."""
    sample = sample_mapping()
    pack = load_pack("cdf-2009")
    topics = tuple(replace(t, readings=tuple(c for r in t.readings for c in _copies(r))) for t in sample.topics)
    pool = [reading for topic in topics for reading in topic.readings]
    held = {one.influence: one for one in sample.influences}
    template = sample.influences[0]
    influences = tuple(
        held.get(f"{CDF}{item.id}", replace(template, influence=f"{CDF}{item.id}", readings=tuple(pool[i : i + 3])))
        for i, item in enumerate((*pack.items(Influence), *pack.items(Finding)))
    )
    issues = tuple(
        IssueProposal(
            f"{CDF}{item.id}", "issue-rules@1#rule", i < 14, "moderate" if i < 14 else "none",
            tuple(clue(pool[i + k], "More than in most districts.", True, "moderate") for k in range(3)) if i < 14 else (),
            (clue(pool[i + 9], "Fewer than in most districts.", False, "weak"),) if i < 18 else (),
            ("What residents say today.", "How it differs between wards."),
        )
        for i, item in enumerate(pack.items(Issue))
    )  # fmt: skip
    actions = tuple(
        ActionProposal(
            f"{CDF}{item.id}", item.scope == "universal", tuple(one.issue for one in issues[i : i + 3]), (),
            (), "either", "standing",
        )
        for i, item in enumerate(pack.items(Action))
    )  # fmt: skip
    trended = tuple(c for reading in sample.changes for c in _copies(reading))
    return replace(
        sample, topics=topics, influences=influences, issues=issues, actions=actions, changes=trended,
        divides=sample.divides * 2,
    )  # fmt: skip
