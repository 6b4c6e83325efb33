"""The local mapping document as one content tree."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from welltogether.analysis.local_mapping import LocalMapping
from welltogether.documents.charts.marks import Shape
from welltogether.documents.content import About, Block, Bullets, Document, MarkKey, Paragraph, Section, rich, strong
from welltogether.documents.mapping.brief import Brief
from welltogether.documents.mapping.figure_tables import full_table
from welltogether.documents.mapping.front import front_page
from welltogether.documents.mapping.sections.actions import action_section
from welltogether.documents.mapping.sections.change import change_section
from welltogether.documents.mapping.sections.divides import divide_section
from welltogether.documents.mapping.sections.family import family_section
from welltogether.documents.mapping.sections.gaps import gap_section
from welltogether.documents.mapping.sections.influences import influence_section
from welltogether.documents.mapping.sections.issues import issue_section
from welltogether.documents.mapping.sections.sources import source_section
from welltogether.documents.mapping.sections.topics import ACTIONS, ATTITUDES, PEOPLE, PLACE, topic_section
from welltogether.documents.mapping.texts import Texts


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the document: where it is found, what it is called, and what makes it."""

    anchor: str
    title: str
    make: Callable[[Brief], Section]


PARTS = (
    *(
        Part(words.anchor, words.title, partial(topic_section, words=words))
        for words in (PEOPLE, PLACE, ATTITUDES, ACTIONS)
    ),
    Part("change", "What has changed", change_section),
    Part("divides", "Divides known so far", divide_section),
    Part("influences", "Influences on cohesion", influence_section),
    Part("family", "Family group and similar places", family_section),
    Part("gaps", "Evidence gaps and how to fill them", gap_section),
    Part("issues", "Proposed issues", issue_section),
    Part("actions", "Proposed actions", action_section),
    Part("sources", "Sources and methods", source_section),
)


def compose(mapping: LocalMapping, texts: Texts) -> Document:
    """Put the document together: the front page, how to read it, twelve sections."""
    brief = Brief(mapping, texts)
    every_measure = (full_table(brief, brief.readings, "Every measure in one table"),) if brief.readings else ()
    sections = tuple(part.make(brief) for part in PARTS)
    return replace(compose_front(mapping, texts), sections=sections, data=every_measure)


def compose_front(mapping: LocalMapping, texts: Texts) -> Document:
    """The front page and how to read it, without the sections."""
    brief = Brief(mapping, texts)
    return Document(about=_about(mapping), front=front_page(brief), preface=_how_to_read(brief), sections=())


def compose_section(mapping: LocalMapping, texts: Texts, anchor: str) -> Section:
    """One section, numbered as in the whole document. Refuses: an anchor that no section has (KeyError)."""
    return {part.anchor: part.make for part in PARTS}[anchor](Brief(mapping, texts))


def _about(mapping: LocalMapping) -> About:
    place = mapping.place
    return About(
        kind="Local mapping document",
        title=f"How people get on in {place.name}: a local mapping document",
        place=place.name,
        place_line=", ".join(part for part in (place.region_name, place.country_name) if part),
        made_on=mapping.made_on,
        use_until=mapping.use_until,
        made_by=mapping.made_by,
        fictional=mapping.fictional,
        data_version=mapping.data_version,
        packs=mapping.packs,
    )


def _how_to_read(brief: Brief) -> tuple[Block, ...]:
    place = brief.mapping.place
    marks = [(Shape.HERE, place.name)]
    if place.country_name:
        marks.append((Shape.COUNTRY, place.country_name))
    if place.region_name:
        marks.append((Shape.REGION, place.region_name))
    marks += [(Shape.GROUP, "The middle of the family group"), (Shape.OTHER, "The middle district, or chance")]
    return (
        Paragraph(
            rich(
                "This document brings together what published figures say about how people get on here, what goes with"
                " it, and what nobody knows yet. It is a start for conversations, not a verdict."
            )
        ),
        MarkKey(tuple(marks)),
        Bullets(
            (
                rich(
                    strong("Every figure is dressed. "),
                    "Under its name stand its date, its base (how many people or"
                    " homes were counted), how it was made, and the number of its source.",
                ),
                rich(
                    strong("Intervals. "),
                    "Where people were asked and not everyone was counted, we give the range in"
                    " which the true figure very likely lies (95 times in 100).",
                ),
                rich(
                    strong("Goes with. "),
                    "When research found two things together we say that one goes with the other."
                    " We do not say that one brings the other about.",
                ),
                rich(strong("Not known. "), "A gap is shown as a gap. We do not read silence as calm."),
                rich(strong("No score. "), "There is no overall score here, and no list of places in order."),
            )
        ),
    )
