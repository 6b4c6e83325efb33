"""A made-up borough with every case a document must cope with: missing, refused, no interval, boundary, several candidates.

Nothing here is a real place or a real figure; codes start with X and every source is marked fictional.
"""

from dataclasses import replace
from datetime import date
from math import cos, nan, pi, sin

from welltogether.analysis.local_mapping import Finding, LocalMapping, PlaceMap, Shape
from welltogether.analysis.results import (
    ActionProposal,
    Clue,
    Comparator,
    CutInput,
    DivideReading,
    FamilyGroup,
    Flip,
    InfluenceReading,
    IssueProposal,
    Neighbour,
    Position,
    Reading,
    Sign,
    SimilarPlaces,
    Speaks,
    SubAreaMix,
    TopicQuality,
    TopicReading,
    Trend,
)
from welltogether.vocabulary.areas import Area, AreaCode, Scheme
from welltogether.vocabulary.figures import Carried, Dress, Figure, Interval, Method, Refusal, Source
from welltogether.vocabulary.measures import Direction, Level, Made, Measure, Unit
from welltogether.vocabulary.periods import Period

CDF = "cdf-2009#"
PLACE = Area(
    AreaCode("X07000004", Scheme.LTLA, 2024), "Aldermere",
    AreaCode("X12000002", Scheme.REGION, 2024), "The Vale", AreaCode("X92000001", Scheme.COUNTRY, 2024), "Avonia",
)  # fmt: skip


def source(number: int, title: str, published: str) -> Source:
    return Source(
        f"demo-{number}", title, "Avonia Statistics Office (fictional)", "Made up for demonstration", published,
        f"v{number}-5f3a", fictional=True,
    )  # fmt: skip


CENSUS = source(1, "Avonia Census 2021, counts by small area", "2022-11-29")
CENSUS_2011 = source(2, "Avonia Census 2011, counts by small area", "2013-01-30")
DEPRIVATION = source(3, "Avonia Indices of Deprivation 2025", "2025-10-30")
PLACE_SURVEY = source(4, "Avonia Place Survey 2008", "2009-06-23")
CRIME = source(5, "Recorded crime by community safety partnership", "2025-10-23")
WELLBEING = source(6, "Personal well-being by district", "2025-08-05")
MIGRATION = source(7, "New registrations by district", "2025-05-22")
ELECTIONS = source(8, "Local election turnout 2024", "2024-06-10")
SOURCES = (CENSUS, CENSUS_2011, DEPRIVATION, PLACE_SURVEY, CRIME, WELLBEING, MIGRATION, ELECTIONS)

CENSUS_DAY, EARLIER_DAY = Period.day(date(2021, 3, 21)), Period.day(date(2011, 3, 27))
AUTUMN_2008 = Period(date(2008, 9, 1), date(2008, 12, 31))
YEAR_2025 = Period(date(2024, 7, 1), date(2025, 6, 30))


def measure(
    ident: str, title: str, short: str, topic: str, unit: Unit = Unit.SHARE, direction: Direction = Direction.NONE,
    influences: tuple[str, ...] = (), level: Level = Level.PEOPLE, cautions: str = "",
    parts: tuple[str, str] | None = None,
) -> Measure:  # fmt: skip
    numerator, denominator = parts or (f"demo.{ident}", f"demo.{ident}_all")
    return Measure(
        id=ident, title=title, short_title=short, unit=unit, made=Made.RATIO, numerator=(numerator,),
        denominator=(denominator,), weight="", scale=1.0, direction=direction, level=level, topic=f"{CDF}{topic}",
        influences=tuple(f"{CDF}{one}" for one in influences), minimum_base=100, cautions=cautions,
        direction_source="CDF Table A4" if direction is not Direction.NONE else "", series=ident,
    )  # fmt: skip


def dress(
    *sources: Source, base: float | None = 91_204, note: str = "usual residents", carried: Carried = Carried.SUMMED,
    areas: str = "small areas (LSOA), 2021 boundaries", interval_note: str = "A count of everyone: no sampling interval.",
    cautions: str = "",
) -> Dress:  # fmt: skip
    return Dress(sources, base, note, Method.DIRECT, carried, areas, interval_note, cautions)


def reading(
    about: Measure, value: float, others: tuple[float, float, float], *, period: Period = CENSUS_DAY,
    clothes: Dress | None = None, interval: tuple[float, float] | None = None, lower: float | None = 0.5,
    speaks: Speaks = Speaks.CONTEXT, trend: Trend | None = None, no_trend: Refusal | None = None,
) -> Reading:  # fmt: skip
    limits = Interval(*interval, 0.95, "survey, as published") if interval else None
    figure = Figure(about.id, PLACE.code, period, value, limits, clothes or dress(CENSUS))
    country, region, group = others
    comparators = (
        Comparator("Avonia", country, None, 1),
        Comparator("The Vale", region, None, 1),
        Comparator("Family group 4", group, None, 6),
        Comparator("Middle district", (country + group) / 2, None, 24),
    )
    position = None if lower is None else Position(lower, 24)
    return Reading(about, figure, comparators, position, trend, speaks, no_trend)


def trend(
    points: list[tuple[Period, float]], *, beyond: bool | None, interval: tuple[float, float] | None = None
) -> Trend:
    (start, first), (end, last) = points[0], points[-1]
    limits = Interval(*interval, 0.95, "difference of two surveys") if interval else None
    return Trend(start, end, first, last, last - first, limits, beyond, tuple(points))


SURVEY = dress(
    PLACE_SURVEY, base=1_104, note="residents aged 18 and over who gave a view", carried=Carried.AS_PUBLISHED,
    areas="districts, 2009 boundaries", interval_note="",
    cautions="Postal survey. People who said “do not know” or “all the same background” are left out.",
)  # fmt: skip
BETTER, WORSE = Direction.HIGHER_IS_BETTER, Direction.LOWER_IS_BETTER

GET_ON = reading(
    measure("attitude.get_on_well_2008", "People who agree that people from different backgrounds get on well here",
            "Get on well together", "topic-a-respect-migration", direction=BETTER, influences=("t4-respect",),
            level=Level.ATTITUDE),
    0.638, (0.764, 0.741, 0.702), period=AUTUMN_2008, clothes=SURVEY, interval=(0.607, 0.669), lower=0.04,
    speaks=Speaks.AGAINST,
    no_trend=Refusal("No change is shown.", "The question has not been asked in the same way since.",
                     "Two figures of one series.", "Ask the question again in the next residents' survey."),
)  # fmt: skip
BELONG = reading(
    measure("attitude.belong_2008", "People who feel that they belong to their immediate neighbourhood",
            "Belong to the neighbourhood", "topic-a-belonging", influences=("t4-belonging", "a3-belong-neighbourhood"),
            level=Level.ATTITUDE),
    0.561, (0.587, 0.602, 0.571), period=AUTUMN_2008, clothes=SURVEY, interval=(0.529, 0.593), lower=0.33,
)  # fmt: skip
INFLUENCE_DECISIONS = reading(
    measure("attitude.influence_2008", "People who feel they can influence decisions in their area",
            "Can influence decisions", "topic-n-participation", direction=BETTER, influences=("t5-participation",),
            level=Level.ATTITUDE),
    0.254, (0.289, 0.271, 0.262), period=AUTUMN_2008, clothes=SURVEY, interval=(0.226, 0.282), lower=0.21,
    speaks=Speaks.LEVEL,
)  # fmt: skip
SATISFIED = reading(
    measure("attitude.satisfied_2008", "People who are satisfied with their area as a place to live",
            "Satisfied with the area", "topic-c-quality-of-area", direction=BETTER, influences=("t2-quality-of-area",),
            level=Level.ATTITUDE),
    0.702, (0.797, 0.783, 0.741), period=AUTUMN_2008, clothes=SURVEY, interval=(0.673, 0.731), lower=0.08,
    speaks=Speaks.AGAINST,
)  # fmt: skip
_ETHNIC = "census.eth_total"
WHITE, ASIAN, BLACK, MIXED, OTHER = (
    reading(
        measure(f"people.{key}", title, short, "topic-p-ethnicity", parts=(f"census.eth_{key}", _ETHNIC),
                influences=("a4-ethnic-diversity",)),
        value, others, lower=lower,
    )
    for key, title, short, value, others, lower in (
        ("white", "Residents of a White ethnic group", "White", 0.823, (0.817, 0.861, 0.79), 0.45),
        ("asian", "Residents of an Asian ethnic group", "Asian", 0.131, (0.093, 0.071, 0.12), 0.79),
        ("black", "Residents of a Black ethnic group", "Black", 0.014, (0.042, 0.021, 0.03), 0.37),
        ("mixed", "Residents of a Mixed ethnic group", "Mixed", 0.021, (0.029, 0.024, 0.027), 0.41),
        ("other_ethnic", "Residents of any other ethnic group", "Other", 0.011, (0.019, 0.023, 0.033), 0.33),
    )
)  # fmt: skip
BORN_ABROAD = reading(
    measure("people.born_abroad", "Residents born outside the country", "Born abroad", "topic-p-immigration",
            direction=BETTER, influences=("t3-place-of-birth", "a1-not-born-uk")),
    0.112, (0.173, 0.121, 0.15), lower=0.46, speaks=Speaks.LEVEL,
    trend=trend([(EARLIER_DAY, 0.082), (CENSUS_DAY, 0.112)], beyond=None), clothes=dress(CENSUS, CENSUS_2011),
)  # fmt: skip
NO_ENGLISH = reading(
    measure("people.english_not_well", "Residents aged 3 and over who cannot speak English well or at all",
            "English not well", "topic-p-language", direction=WORSE),
    0.0178, (0.019, 0.012, 0.02), lower=0.62,
)  # fmt: skip
LEVEL4 = reading(
    measure("people.level4", "Residents aged 16 and over with a higher qualification", "Higher qualification",
            "topic-p-class-income", direction=BETTER, influences=("t3-qualifications", "a1-qualifications")),
    0.243, (0.339, 0.31, 0.28), lower=0.12, speaks=Speaks.AGAINST,
    trend=trend([(EARLIER_DAY, 0.192), (CENSUS_DAY, 0.243)], beyond=None),
)  # fmt: skip
AGED_16_24 = reading(
    measure("people.aged_16_24", "Residents aged 16 to 24", "Aged 16 to 24", "topic-p-young-people",
            influences=("t3-age", "a1-age")),
    0.104, (0.106, 0.104, 0.107), lower=0.48,
)  # fmt: skip
IMD = reading(
    measure("deprivation.imd2025_score", "Average score of the Indices of Deprivation", "Deprivation score",
            "topic-c-deprivation", Unit.SCORE, WORSE, ("t2-deprivation", "a4-disadvantage"), Level.AREA,
            cautions="A relative measure: it puts places in order and cannot show change."),
    34.82, (21.6, 24.9, 30.4), period=Period.year(2025), lower=0.88, speaks=Speaks.AGAINST,
    clothes=dress(DEPRIVATION, base=60, note="small areas"),
)  # fmt: skip
MOST_DEPRIVED = reading(
    measure("deprivation.most_deprived_decile_2025", "Small areas among the most deprived tenth in the country",
            "Most deprived tenth", "topic-c-deprivation", Unit.SHARE, WORSE, ("t2-deprivation",), Level.AREA),
    0.317, (0.10, 0.171, 0.24), period=Period.year(2025), lower=0.92, speaks=Speaks.AGAINST,
    clothes=dress(DEPRIVATION, base=60, note="small areas"),
)  # fmt: skip
PAY = reading(
    measure("economy.median_weekly_pay", "Middle weekly pay of full-time employees who live here", "Middle weekly pay",
            "topic-c-economy", Unit.POUNDS, level=Level.AREA),
    597.4, (729.8, 671.2, 640.0), period=Period.year(2025), interval=(561.0, 633.8), lower=0.08,
    clothes=dress(WELLBEING, base=None, note="the publisher gives no base", carried=Carried.AS_PUBLISHED,
                  areas="districts", interval_note=""),
)  # fmt: skip
_YEARS = [Period(date(y - 1, 7, 1), date(y, 6, 30)) for y in range(2016, 2026)]
CRIME_ALL = reading(
    measure("crime.total", "Recorded crimes for every 1,000 residents", "Recorded crime", "topic-c-crime-asb",
            Unit.RATE_PER_1000, WORSE, ("t2-crime", "a4-crime"), Level.AREA,
            cautions="Recorded crime also rises when recording gets better."),
    101.3, (88.4, 84.7, 97.1), period=YEAR_2025, lower=0.75, speaks=Speaks.AGAINST,
    clothes=dress(CRIME, base=92_900, note="mid-year residents", carried=Carried.AS_PUBLISHED,
                  areas="community safety partnerships"),
    trend=trend([(p, v) for p, v in zip(_YEARS, (78.2, 84.1, 92.6, 104.9, 98.8, 86.0, 103.7, 108.9, 105.2, 101.3),
                                        strict=True)], beyond=True, interval=(20.9, 25.3)),
)  # fmt: skip
BURGLARY = reading(
    measure("crime.burglary", "Burglaries for every 1,000 residents", "Burglary", "topic-c-crime-asb",
            Unit.RATE_PER_1000, WORSE, ("t2-crime",), Level.AREA),
    3.9, (4.3, 4.1, 4.6), period=YEAR_2025, lower=0.42, speaks=Speaks.LEVEL,
    clothes=dress(CRIME, base=92_900, note="mid-year residents", carried=Carried.AS_PUBLISHED,
                  areas="community safety partnerships"),
    trend=trend([(_YEARS[0], 8.1), (_YEARS[3], 7.7), (_YEARS[6], 4.8), (_YEARS[9], 3.9)], beyond=True,
                interval=(-4.8, -3.6)),
)  # fmt: skip
NEWCOMERS = reading(
    measure("migration.nino_per_10000", "New national insurance numbers for every 10,000 residents",
            "New registrations", "topic-c-churn", Unit.RATE_PER_10000, WORSE,
            ("t2-new-migrants", "a4-nonwhite-inmigration"), Level.AREA),
    118.6, (121.0, 84.2, 140.3), period=Period.financial_year(2024), lower=0.71, speaks=Speaks.LEVEL,
    clothes=dress(MIGRATION, base=92_900, note="mid-year residents", carried=Carried.AS_PUBLISHED, areas="districts"),
    trend=trend([(Period.financial_year(y), v) for y, v in ((2019, 64.0), (2021, 71.5), (2022, 102.2), (2024, 118.6))],
                beyond=True, interval=(44.1, 65.1)),
)  # fmt: skip
SOCIAL_RENTED, PRIVATE_RENTED, OWNED = (
    reading(
        measure(f"people.{key}", title, short, "topic-c-housing", parts=(f"census.ten_{key}", "census.ten_total"),
                influences=("t3-tenure", "a1-la-tenancy") if key == "social_rented" else ()),
        value, others, lower=lower, clothes=dress(CENSUS, base=39_871, note="households"),
    )
    for key, title, short, value, others, lower in (
        ("owner_occupied", "Households that own their home, outright or with a mortgage", "Owned", 0.637,
         (0.613, 0.634, 0.60), 0.42),
        ("social_rented", "Households that rent from the council or a housing association", "Social rent", 0.158,
         (0.171, 0.17, 0.18), 0.46),
        ("private_rented", "Households that rent from a private landlord", "Private rent", 0.205,
         (0.216, 0.196, 0.22), 0.58),
    )
)  # fmt: skip
HEALTHY = reading(
    measure("health.healthy_life_female", "Years of healthy life that a girl born today may expect",
            "Healthy life, women", "topic-c-health", Unit.YEARS, level=Level.AREA),
    58.7, (61.9, 61.2, 60.0), period=Period(date(2021, 1, 1), date(2023, 12, 31)), interval=(55.6, 61.8), lower=0.21,
    clothes=dress(WELLBEING, base=None, note="the publisher gives no base", carried=Carried.AS_PUBLISHED,
                  areas="districts", interval_note=""),
)  # fmt: skip
ANXIETY = reading(
    measure("wellbeing.anxiety", "Average anxiety yesterday, 0 (not at all) to 10 (completely)", "Anxiety yesterday",
            "topic-a-fear", Unit.MEAN, level=Level.ATTITUDE),
    3.31, (3.23, 3.2, 3.25), period=Period.financial_year(2023), interval=(2.98, 3.64), lower=0.62, speaks=Speaks.LEVEL,
    clothes=dress(WELLBEING, base=212, note="adults asked", carried=Carried.AS_PUBLISHED, areas="districts",
                  interval_note=""),
    trend=trend([(Period.financial_year(2018), 2.94), (Period.financial_year(2021), 3.37),
                 (Period.financial_year(2023), 3.31)], beyond=False, interval=(-0.08, 0.82)),
)  # fmt: skip
TURNOUT = reading(
    measure("participation.turnout", "Turnout at local elections", "Local election turnout", "topic-n-participation",
            influences=("t5-participation", "a2-civic-participation"), level=Level.ACTION),
    0.281, (0.317, 0.302, 0.295), period=Period.day(date(2024, 5, 2)), lower=0.25, speaks=Speaks.TWO_SIDED,
    clothes=dress(ELECTIONS, base=66_310, note="people who could vote", areas="wards, 2024 boundaries"),
)  # fmt: skip

READINGS = (
    WHITE, ASIAN, BLACK, MIXED, OTHER, BORN_ABROAD, NO_ENGLISH, LEVEL4, AGED_16_24, IMD, MOST_DEPRIVED, PAY, CRIME_ALL,
    BURGLARY, NEWCOMERS, OWNED, SOCIAL_RENTED, PRIVATE_RENTED, SATISFIED, HEALTHY, GET_ON, BELONG, ANXIETY,
    INFLUENCE_DECISIONS, TURNOUT,
)  # fmt: skip
NOTHING_HELD = Refusal(
    what="No figure for this topic can be shown.",
    found="No publication that is held speaks to it for this district.",
    needed="A published figure, or what partners know.",
    next_step="Ask the people named under “How to fill the gaps”.",
)
TOPICS = tuple(
    f"{CDF}{topic}"
    for topic in [
        "topic-c-deprivation",
        "topic-c-economy",
        "topic-c-crime-asb",
        "topic-c-tensions",
        "topic-c-churn",
        "topic-c-housing",
        "topic-c-quality-of-area",
        "topic-c-facilities",
        "topic-c-physical-barriers",
        "topic-c-public-services",
        "topic-c-education",
        "topic-c-health",
        "topic-c-industrial-decline",
        "topic-c-structures",
        "topic-p-ethnicity",
        "topic-p-faith",
        "topic-p-language",
        "topic-p-immigration",
        "topic-p-class-income",
        "topic-p-young-people",
        "topic-p-other-identity",
        "topic-a-respect-migration",
        "topic-a-belonging",
        "topic-a-trust-others",
        "topic-a-trust-institutions",
        "topic-a-fear",
        "topic-n-friends",
        "topic-n-pulling-together",
        "topic-n-volunteering",
        "topic-n-participation",
    ]
)


def topic_readings() -> tuple[TopicReading, ...]:
    held = {topic: tuple(r for r in READINGS if r.measure.topic == topic) for topic in TOPICS}
    return tuple(TopicReading(topic, held[topic], None if held[topic] else NOTHING_HELD) for topic in TOPICS)


_SIGNS = {
    "positive": "a4-ethnic-diversity a1-not-born-uk a1-qualifications a2-formal-volunteering a3-trust-local "
    "t5-friends a1-age",
    "negative": "t2-deprivation a4-disadvantage t2-crime a4-crime a1-la-tenancy a4-nonwhite-inmigration "
    "a2-civic-participation",
    "positive and negative": "t2-new-migrants t2-quality-of-area t3-tenure t3-qualifications t3-place-of-birth t3-age "
    "t4-respect t4-belonging t4-trust-others t5-volunteering t5-participation",
    "no effect": "a1-ethnicity a1-religion a1-income a1-years-in-neighbourhood a2-informal-volunteering "
    "a3-belong-neighbourhood",
}


def influence_readings() -> tuple[InfluenceReading, ...]:
    found = []
    for sign in Sign:
        for ident in _SIGNS[sign.value].split():
            held = tuple(r for r in READINGS if f"{CDF}{ident}" in r.measure.influences)
            if ident == "a1-ethnicity":
                held = (WHITE, ASIAN)
            if sign is Sign.NO_EFFECT:
                held = tuple(replace(r, speaks=Speaks.CONTEXT) for r in held)
            refusal = None if held else replace(NOTHING_HELD, next_step="Ask locally: put the question in your survey.")
            found.append(InfluenceReading(f"{CDF}{ident}", sign, held, refusal))
    return tuple(found)


def cut_input(name: str, stands_for: str, figure: Figure | None, cut: float, side: str, reason: str) -> CutInput:
    return CutInput(name, stands_for, figure, cut, None if figure is None else figure.value - cut, side, reason)


def family_groups() -> tuple[FamilyGroup, FamilyGroup]:
    rural = Figure("place.rural_share_2021", PLACE.code, CENSUS_DAY, 0.064, None, dress(CENSUS))
    at_cut = replace(LEVEL4.figure, value=0.25)
    published = FamilyGroup(
        rule="cdf-2009@1#typology-2007", rule_title="The published rule of 2007", standing="published",
        inputs=(
            cut_input("Share with a higher qualification (2011)", f"{CDF}input-affluence", at_cut, 0.25,
                      "on the boundary", "The nearest published count to the survey figure used then."),
            cut_input("Share living in rural settlements", f"{CDF}input-rurality", rural, 0.5, "below", "As published."),
            cut_input("Workers from the A8 states for every 10,000 residents", f"{CDF}input-new-migration", None, 7.0,
                      "not known", "The scheme that counted them closed in 2011."),
            cut_input("Jobs in coal, textiles and steel in 1984", f"{CDF}input-industrial-decline", None, 1000.0,
                      "not known", "No file of these counts is held."),
        ),
        candidates=tuple(f"{CDF}group-{n}" for n in (2, 3, 4, 6, 7)), flips=(),
        notes=("The share with a higher qualification lies exactly on the cut, and the source does not give that to a "
               "side.", "Two inputs are not known, so every group they could lead to is kept."),
    )  # fmt: skip
    present = FamilyGroup(
        rule="typology-2025@1#present-day", rule_title="The present-day rule", standing="house",
        inputs=(
            cut_input("Share with a higher qualification", f"{CDF}input-affluence", LEVEL4.figure, 0.297, "below",
                      "Cut so that the same share of districts falls on either side as in 2007."),
            cut_input("Share living in rural settlements", f"{CDF}input-rurality", rural, 0.5, "below", "Unchanged."),
            cut_input("New registrations for every 10,000 residents", f"{CDF}input-new-migration", NEWCOMERS.figure,
                      104.0, "at or above", "Cut so that the same share of districts counts as changing."),
            cut_input("Jobs in coal, textiles and steel in 1984", f"{CDF}input-industrial-decline", None, 1000.0,
                      "not known", "Not needed: it only divides places that are stable."),
        ),
        candidates=(f"{CDF}group-4",),
        flips=("If the new registrations fell by more than 14.6 per 10,000, the group would be: Stable less affluent "
               "urban areas with manufacturing decline or Stable less affluent urban areas without manufacturing "
               "decline.",
               "If the share with a higher qualification rose by at least 5.4 percentage points, the group would be: "
               "Changing but affluent urban areas."),
        notes=("The inputs stand in for those of 2007. They measure something near, not the same.",),
        flip_values=(Flip("New registrations for every 10,000 residents", -14.6, "below",
                          (f"{CDF}group-2", f"{CDF}group-3")),
                     Flip("Share with a higher qualification", 0.054, "at or above", (f"{CDF}group-7",))),
    )  # fmt: skip
    return published, present


def place_map(about: Reading, values: tuple[float, ...], small: frozenset[int] = frozenset()) -> PlaceMap:
    shapes, around = outlines()
    return PlaceMap(
        measure=about.measure, shapes=shapes, surroundings=around, values=values,
        small_base=tuple(i in small for i in range(len(shapes))), period_label=about.figure.period.label,
        boundaries="Small areas (LSOA), 2021 boundaries", sources=about.figure.dress.sources,
        place_value=about.figure.value,
    )  # fmt: skip


def outlines(columns: int = 10, rows: int = 6) -> tuple[tuple[Shape, ...], tuple[Shape, ...]]:
    """Sixty uneven four-sided small areas, eight kilometres by five, in a ring of neighbouring districts."""

    def corner(i: int, j: int) -> tuple[float, float]:
        return (
            round(0.8 * i + 0.21 * sin(2.1 * i + 1.3 * j), 3),
            round(0.83 * j + 0.19 * cos(1.7 * j + 0.9 * i) + 0.35 * sin(i / 3), 3),
        )

    shapes = []
    for j in range(rows):
        for i in range(columns):
            ring = (corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1), corner(i, j))
            number = (rows - 1 - j) * columns + i
            name = f"Aldermere {number // 5 + 1:03d}{'ABCDE'[number % 5]}"
            shapes.append(Shape(f"X01{number:06d}", name, (ring,)))
    around = tuple(Shape(f"X0700001{k}", f"Neighbour {k}", (_sector(k),)) for k in range(6))
    return tuple(shapes), around


def _sector(k: int) -> tuple[tuple[float, float], ...]:
    start, end = k * pi / 3, (k + 1) * pi / 3
    outer = [
        (4 + 12 * cos(start + (end - start) * t / 8), 2.6 + 9 * sin(start + (end - start) * t / 8)) for t in range(9)
    ]
    return ((4.0, 2.6), *outer, (4.0, 2.6))


def map_values(low: float, high: float, missing: frozenset[int] = frozenset()) -> tuple[float, ...]:
    """A smooth slope with some unevenness, NaN where missing."""
    values = []
    for k in range(60):
        j, i = divmod(k, 10)
        level = 0.5 + 0.35 * sin(0.55 * i + 0.6) * cos(0.5 * j) + 0.15 * sin(3.1 * i + 1.7 * j)
        values.append(nan if k in missing else low + (high - low) * max(0.0, min(1.0, level)))
    return tuple(values)


def divides() -> tuple[DivideReading, ...]:
    def one(group: str, share: float, uneven: float, isolation: float, chance: float) -> DivideReading:
        figures = [
            Figure(f"divides.{group}-{kind}", PLACE.code, CENSUS_DAY, value, None, dress(CENSUS))
            for kind, value in (("share", share), ("dissimilarity", uneven), ("isolation", isolation))
        ]
        middle = (Comparator("Family group 4", uneven * 0.8, None, 6), Comparator("Middle district", 0.41, None, 24))
        return DivideReading(group, figures[0], figures[1], figures[2], chance, middle, 60)

    return (
        one("Asian residents", 0.131, 0.583, 0.412, 0.061),
        one("White residents", 0.823, 0.521, 0.874, 0.055),
        one("Black residents", 0.014, 0.242, 0.021, 0.187),
    )


def clue(about: Reading, test: str, met: bool, strength: str) -> Clue:
    return Clue(about, test, met, strength)


def issues() -> tuple[IssueProposal, ...]:
    def one(
        ident: str, strength: str, speaks_for: tuple[Clue, ...] = (), against: tuple[Clue, ...] = (),
        not_known: tuple[str, ...] = (),
    ) -> IssueProposal:  # fmt: skip
        rule = f"issue-rules@1#rule-{ident}"
        return IssueProposal(f"{CDF}issue-{ident}", rule, strength != "none", strength, speaks_for, against, not_known)

    return (
        one("segregation", "strong",
            (clue(MOST_DEPRIVED, "Many small areas are among the most deprived tenth.", True, "moderate"),
             clue(GET_ON, "Fewer people than in most districts said that people get on well.", True, "moderate")),
            (clue(BORN_ABROAD, "The share born abroad is unusual.", False, "weak"),),
            ("How children are divided between schools.", "Where people meet, work and shop.")),
        one("crime-asb", "moderate",
            (clue(CRIME_ALL, "Recorded crime is higher than in most districts.", True, "moderate"),),
            (clue(BURGLARY, "Burglary is higher than in most districts.", False, "moderate"),),
            ("Anti-social behaviour as residents see it.",)),
        one("quality-of-area", "weak",
            (clue(SATISFIED, "Fewer people than in most districts are satisfied with the area.", True, "weak"),), (),
            ("What people think of the area today: the figure is from 2008.",)),
        one("isolation", "none", (), (clue(NO_ENGLISH, "More people than usual cannot speak English well.", False,
                                           "weak"),), ()),
        *(one(ident, "none", (), (), ("No published evidence is held.", "Ask locally: ask residents of several "
                                      "backgrounds what they see, and for a recent example."))
          for ident in ("trust-others", "intergenerational", "gangs")),
    )  # fmt: skip


def actions() -> tuple[ActionProposal, ...]:
    def one(
        ident: str, universal: bool, serves: tuple[str, ...], quick: str, standing: str, points: tuple[str, ...] = (),
        pitfalls: tuple[str, ...] = (),
    ) -> ActionProposal:  # fmt: skip
        return ActionProposal(
            f"{CDF}action-{ident}", universal, tuple(f"{CDF}issue-{i}" for i in serves),
            tuple(f"{CDF}{p}" for p in points), tuple(f"{CDF}pitfall-{p}" for p in pitfalls), quick, standing,
        )  # fmt: skip

    return (
        one("leadership", True, (), "either", "standing"),
        one("vision", True, (), "long-term", "standing", pitfalls=("no-resilience",)),
        one("myths", True, (), "quick win", "standing", ("point-4-less-well-1",), ("no-myth-plan",)),
        one("interaction", True, ("segregation",), "either", "standing", ("point-4-well-1",),
            ("interaction-without-dispute",)),
        one("impact-assessment", True, (), "quick win", "standing"),
        one("schools-duty", False, ("segregation",), "long-term", "standing", ("point-4-well-2",)),
        one("neighbourhood-policing", False, ("crime-asb",), "quick win", "standing"),
        one("neutral-spaces", False, ("segregation", "quality-of-area"), "long-term", "one-off"),
    )  # fmt: skip


def quality() -> tuple[TopicQuality, ...]:
    rows = []
    for topic in topic_readings():
        held = topic.readings
        newest = max((r.figure.period for r in held), key=lambda p: p.end, default=None)
        oldest = min((r.figure.period for r in held), key=lambda p: p.end, default=None)
        age = None if newest is None else round((date(2026, 3, 2) - newest.end).days / 365.25, 1)
        rows.append(
            TopicQuality(
                topic.topic,
                len(held),
                len(held) + 2,
                newest,
                oldest,
                age,
                "small area (LSOA)" if held else "",
                0.967 if held else None,
                () if held else ("No published figure for districts.",),
                "A question in the residents' survey." if not held else "The next edition of the same publication.",
            )
        )
    return tuple(rows)


def findings() -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    found = (
        ("In Aldermere, 64 in 100 people said that people from different backgrounds get on well (2008, postal, between "
         "61 and 67). In Avonia it was 76 in 100.", GET_ON),
        ("Nearly 32 in 100 small areas are among the most deprived tenth of the country (2025).", MOST_DEPRIVED),
        ("Recorded crime rose from 78 to 101 for every 1,000 residents in nine years, more than chance would explain.",
         CRIME_ALL),
        ("Burglary fell by half in the same time, from 8 to 4 for every 1,000 residents.", BURGLARY),
        ("About 82 in 100 residents are White and 13 in 100 are Asian (2021).", ASIAN),
    )  # fmt: skip
    unknown = (
        "Whether people get on better or worse than in 2008: the question has not been asked in the same way since.",
        "Whether people trust the council and the police: no figure is held for this district.",
        "Which groups do not meet, and where: no published figure says so. Ask schools, employers and youth workers.",
    )
    return (
        tuple(Finding(sentence, (about.figure,)) for sentence, about in found),
        tuple(Finding(sentence, ()) for sentence in unknown),
    )


def sample_mapping() -> LocalMapping:
    """The whole sample."""
    published, present = family_groups()
    found, unknown = findings()
    similar = SimilarPlaces(
        "similar-places@1#district-likeness", (IMD.measure, LEVEL4.measure, BORN_ABROAD.measure, CRIME_ALL.measure),
        tuple(
            Neighbour(Area(AreaCode(f"X0700001{n}", Scheme.LTLA, 2024), name), 0.6 + n / 5,
                      (("deprivation.imd2025_score", 0.08), ("people.level4", -0.12)), (("crime.total", 0.9 + n / 10),))
            for n, name in enumerate(("Harrowby", "Millbeck", "Stanlow", "Thornfield", "Westerdale"))
        ), ("Middle weekly pay",), 24,
    )  # fmt: skip
    return LocalMapping(
        place=PLACE, made_on=date(2026, 3, 2), use_until=date(2027, 3, 1), made_by="Well Together 0.1.0", fictional=True,
        data_version="5f3ac0de", packs=("cdf-2009@1", "issue-rules@1", "measures@1", "typology-2025@1"),
        findings=found, unknowns=unknown, topics=topic_readings(), influences=influence_readings(),
        family_published=published, family_present=present,
        sub_areas=SubAreaMix(
            "wards",
            (((f"{CDF}group-4",), 7), ((f"{CDF}group-7",), 3), ((f"{CDF}group-2", f"{CDF}group-3"), 4)), 14,
            "Inputs below the district are counts of 2021; the decline of the 1980s is known for the district only.",
        ),
        similar=similar, divides=divides(), changes=(CRIME_ALL, BURGLARY, NEWCOMERS, ANXIETY, BORN_ABROAD, LEVEL4),
        issues=issues(), actions=actions(),
        annex_c=((f"{CDF}point-4-well-1", True), (f"{CDF}point-4-well-2", True), (f"{CDF}point-4-less-well-1", False)),
        pitfalls=tuple(f"{CDF}pitfall-{p}" for p in ("no-myth-plan", "interaction-without-dispute", "consultation")),
        quality=quality(),
        maps=(
            place_map(MOST_DEPRIVED_MAP, map_values(5.1, 71.4)),
            place_map(ASIAN, map_values(0.01, 0.46, frozenset({7, 31})), frozenset({44})),
        ),
        sources=SOURCES,
        methods=(
            "Shares are counts divided by everyone the count could have included.",
            "A change is called real only when the interval of the difference leaves out zero (95 in 100).",
            "The family group is found by comparing four inputs with four cuts; nothing is added up or weighed.",
        ),
        notes=("This place is made up. No figure here is about real people.",),
    )  # fmt: skip


MOST_DEPRIVED_MAP = IMD
