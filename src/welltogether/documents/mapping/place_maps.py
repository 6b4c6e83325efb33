"""The place's maps, each with its source in words."""

from welltogether.documents.mapping.brief import Brief
from welltogether.documents.maps.choropleth import MapPicture
from welltogether.documents.maps.picture import make_picture


def map_of(brief: Brief, position: int) -> MapPicture:
    """The map at a position of the mapping's list."""
    place_map = brief.mapping.maps[position]
    words = brief.register.words(place_map.sources)
    return make_picture(place_map, brief.place, f"{words[:1].upper()}{words[1:]}")
