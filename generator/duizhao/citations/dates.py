"""Format dates for citations; a date is `2025-01-09`, `2025-01` or `2025`."""

_MONTHS = "January February March April May June July August September October November December".split()


def parts(date: str) -> list[int]:
    """Split a date into year, month and day, as far as they are known.

    >>> parts("2025-01-09"), parts("2025")
    ([2025, 1, 9], [2025])
    """
    return [int(part) for part in date.split("-")]


def chinese_date(date: str) -> str:
    """Format a date in Chinese.

    >>> chinese_date("2025-01-09"), chinese_date("2025-01"), chinese_date("2025")
    ('2025年1月9日', '2025年1月', '2025年')
    """
    return "".join(f"{n}{unit}" for n, unit in zip(parts(date), "年月日", strict=False))


def english_date(date: str) -> str:
    """Format a date in Chicago style.

    >>> english_date("2025-01-09"), english_date("2025-01"), english_date("2025")
    ('January 9, 2025', 'January 2025', '2025')
    """
    year, *rest = parts(date)
    if not rest:
        return str(year)
    month = _MONTHS[rest[0] - 1]
    return f"{month} {year}" if len(rest) == 1 else f"{month} {rest[1]}, {year}"
