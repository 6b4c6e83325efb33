"""A period is a closed run of days; its label is what a reader sees."""

import re
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """First and last day, both counted."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"period ends {self.end} before it starts {self.start}")

    @property
    def label(self) -> str:
        """Plain words: “2021”, “2023/24”, “year ending June 2025”, “March 2024”, “21 March 2021”, “2020 to 2022”."""
        days = (self.end - self.start).days + 1
        if days == 1:
            return f"{self.start.day} {self.start:%B %Y}"
        if days <= 31 and self.start.month == self.end.month:
            return f"{self.start:%B %Y}"
        if (self.start.month, self.start.day, self.end.month, self.end.day) == (1, 1, 12, 31):
            same = self.start.year == self.end.year
            return f"{self.start.year}" if same else f"{self.start.year} to {self.end.year}"
        if days in (365, 366) and (self.start.month, self.start.day) in ((4, 1), (9, 1), (8, 1)):
            return f"{self.start.year}/{self.end.year % 100:02d}"
        if days in (365, 366):
            return f"year ending {self.end:%B %Y}"
        return f"{self.start:%B %Y} to {self.end:%B %Y}"

    @classmethod
    def year(cls, year: int) -> "Period":
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def financial_year(cls, first_year: int) -> "Period":
        return cls(date(first_year, 4, 1), date(first_year + 1, 3, 31))

    @classmethod
    def day(cls, day: date) -> "Period":
        return cls(day, day)

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read the forms publishers use: 2021, 2010/11, 2023-04-01/P1Y, 2022-12, 2024-09-30, 202104, 2009-2011.

        Refuses: anything else (ValueError).
        """
        text = text.strip()
        for pattern, build in _FORMS:
            match = re.fullmatch(pattern, text)
            if match:
                return build(*match.groups())
        raise ValueError(f"not a period: {text!r}")


def _month(year: str, month: str) -> Period:
    first = date(int(year), int(month), 1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return Period(first, following - timedelta(days=1))


def _split_year(first: str, second: str) -> Period:
    if (int(first) + 1) % 100 != int(second) % 100:
        raise ValueError(f"not two years running: {first}/{second}")
    return Period.financial_year(int(first))


def _duration(year: str, month: str, day: str, count: str, unit: str) -> Period:
    start = date(int(year), int(month), int(day))
    months = int(count) * (12 if unit == "Y" else 1)
    index = start.year * 12 + start.month - 1 + months
    return Period(start, date(index // 12, index % 12 + 1, start.day) - timedelta(days=1))


_FORMS = (
    (r"(\d{4})", lambda year: Period.year(int(year))),
    (r"(\d{4})/(\d{2,4})", _split_year),
    (r"(\d{4})-(\d{2})-(\d{2})/P(\d+)([YM])", _duration),
    (r"(\d{4})-(\d{2})-(\d{2})", lambda y, m, d: Period.day(date(int(y), int(m), int(d)))),
    (r"(\d{4})-(\d{4})", lambda a, b: Period(date(int(a), 1, 1), date(int(b), 12, 31))),
    (r"(\d{4})-(\d{2})", _month),
    (r"(\d{4})(0[1-9]|1[0-2])", _month),
)
