"""Which publications each family of variables can come from, for saying what would fill a gap."""

from collections.abc import Collection


def publications_by_family(held: Collection[str]) -> dict[str, list[str]]:
    """Family → titles of the layouts of figures that are not held, in title order.

    Takes: the ids of the layouts held.
    """
    from welltogether.evidence.feeds.registry import layouts

    titles: dict[str, set[str]] = {}
    for layout in layouts():
        gives_figures = layout.variables or layout.spread or layout.long or layout.tables
        if layout.id not in held and layout.refused is None and not layout.fictional and gives_figures:
            titles.setdefault(layout.family_id, set()).add(layout.title)
    return {family: sorted(each) for family, each in sorted(titles.items())}
