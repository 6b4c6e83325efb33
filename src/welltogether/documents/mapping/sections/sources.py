"""Sources and methods: every publication by number, how figures were made, which guidance was used."""

from datetime import date

from welltogether.documents.content import Block, Heading, Paragraph, Section, SmallPrint, SourceList, SourceNote, rich
from welltogether.documents.mapping.brief import Brief
from welltogether.documents.wording.lists import sentence

_USUAL_LICENCE = "OGL-UK-3.0"
_VERSION = 8  # enough letters to tell versions apart; the JSON has them all


def source_section(brief: Brief) -> Section:
    mapping = brief.mapping
    place = mapping.place
    notes = []
    for number, source in enumerate(brief.register.sources, start=1):
        words = f"{source.publisher}: {source.title}. {_published(source.published)}."
        words += "" if source.licence == _USUAL_LICENCE else f" {source.licence}."
        words += f" Version {source.version[:_VERSION]}." + (" Fictional." if source.fictional else "")
        notes.append(SourceNote(number, rich(words), f"source-{number}"))
    blocks: list[Block] = [Heading("Sources"), SourceList(tuple(notes))]
    if mapping.methods:
        blocks += [Heading("Methods"), SmallPrint(tuple(rich(sentence(words)) for words in mapping.methods))]
    blocks += [Heading("About this document")]
    about = [
        f"All figures are for {place.name} ({place.code.code}, {place.code.vintage} boundaries) unless a line says"
        " otherwise.",
        f"Made on {_day(mapping.made_on)} by {mapping.made_by} from evidence version {mapping.data_version}.",
        f"Guidance used: {', '.join(mapping.packs)}.",
        "The influences, family groups, issues and actions are those of the Cohesion Delivery Framework (2009), in our"
        " own words. What is this house's own rule is marked so.",
        *mapping.notes,
    ]
    blocks.append(SmallPrint(tuple(rich(sentence(words)) for words in about)))
    blocks.append(
        Paragraph(
            rich(
                "Every table with all its columns is in the spreadsheet, as CSV files attached to the PDF, and as JSON."
            ),
            "quiet",
        )
    )
    return Section(
        12,
        "Sources and methods",
        "sources",
        rich(
            "Each figure in this document points here by number. Anyone can check it. The date is the day it was"
            " published. The licence is the Open Government Licence 3.0 unless another is named."
        ),
        tuple(blocks),
        (
            rich(f"Do not use this document after {_day(mapping.use_until)}. Make it again from newer evidence."),
            rich("If a figure looks wrong, say so: name the page, the source number and what you expected."),
        ),
    )


def _published(words: str) -> str:
    """A date in words where the publisher's date is one; else what is held."""
    try:
        return _day(date.fromisoformat(words))
    except ValueError:
        return words


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
