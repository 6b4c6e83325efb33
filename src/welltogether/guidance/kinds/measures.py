"""The measure catalogue: one row a measure — what is counted, how it is put together, how it may be read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar, Final

from welltogether.guidance.items import Citation, Item, Ref, Standing, To
from welltogether.vocabulary.figures import Method
from welltogether.vocabulary.measures import Direction, Level, Made, Measure, Unit

MeasureRef = Annotated[Ref, To("measures")]
InfluenceOrFindingRef = Annotated[Ref, To("influences", "findings")]
_OURS: Final = Citation(document="house", place="packs/measures")
_SCALES: Final = {Unit.SHARE: 1.0, Unit.RATE_PER_1000: 1000.0, Unit.RATE_PER_10000: 10000.0}
_OF_A_WHOLE: Final = (Made.RATIO, Made.DIVERSITY, Made.DISSIMILARITY)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureEntry(Item):
    """One row of measures.csv. `numerator`, `denominator` and `weight` name variables, written `family.variable`.

    Refuses (shown with file and line): an unknown unit, way of making, direction or level; parts that the way of making
    needs and that are not there; a direction without its source, or a source without a direction.
    """

    ID_SHAPE: ClassVar[str] = r"[a-z]+\.[a-z0-9]+(_[a-z0-9]+)*"
    ID_WORDS: ClassVar[str] = "a subject, a full stop and lower-case words joined by underscores"

    name: str
    short_name: str
    unit: str
    made: str
    numerator: tuple[str, ...]
    denominator: tuple[str, ...] = ()
    weight: str = ""
    scale: float = 1.0
    direction: str = Direction.NONE.value
    level: str
    topic: Annotated[Ref, To("mapping-topics")]
    influences: tuple[InfluenceOrFindingRef, ...] = ()
    minimum_base: int = 0
    cautions: str = ""
    direction_source: str = ""
    series: str = ""
    method: str = Method.DIRECT.value
    own_level_only: bool = False
    cites: Citation = _OURS
    standing: Standing = "house"

    def __post_init__(self) -> None:
        Item.__post_init__(self)
        self._refuse_unfit_parts(Made(self.made))
        Level(self.level)
        Method(self.method)
        if (Direction(self.direction) is Direction.NONE) != (not self.direction_source):
            raise ValueError("a direction needs `direction_source`, and only a direction may have one")

    def _refuse_unfit_parts(self, made: Made) -> None:
        if bool(self.denominator) != (made in _OF_A_WHOLE):
            raise ValueError(f"`denominator` goes with {', '.join(_OF_A_WHOLE)}, not with “{made}”")
        if bool(self.weight) != (made is Made.WEIGHTED_MEAN):
            raise ValueError(f"`weight` goes with “{Made.WEIGHTED_MEAN}”, not with “{made}”")
        if len(self.numerator) != 1 and made not in (Made.RATIO, Made.COUNT, Made.DIVERSITY):
            raise ValueError(f"“{made}” takes exactly one variable as numerator")
        if made is Made.RATIO and (usual := _SCALES.get(Unit(self.unit))) and self.scale != usual:
            raise ValueError(f"a {self.unit} has scale {usual:g}, not {self.scale:g}")

    @property
    def measure(self) -> Measure:
        """The entry as the noun that every room shares."""
        return Measure(
            id=self.id, title=self.name, short_title=self.short_name, unit=Unit(self.unit), made=Made(self.made),
            numerator=self.numerator, denominator=self.denominator, weight=self.weight, scale=self.scale,
            direction=Direction(self.direction), level=Level(self.level), topic=self.topic, influences=self.influences,
            minimum_base=self.minimum_base, cautions=self.cautions, direction_source=self.direction_source,
            series=self.series, method=Method(self.method), own_level_only=self.own_level_only,
        )  # fmt: skip


FILES: Final[Mapping[str, type[Item]]] = {"measures": MeasureEntry}
