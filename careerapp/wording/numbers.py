"""Counts, chances and lengths of time in words."""

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Write a count of things, in words up to ten.

    >>> count(2, "way"), count(0, "hope"), count(14, "day")
    ('two ways', 'no hopes', '14 days')
    """
    said = NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"
    return f"{said} {noun if number == 1 else plural or noun + 's'}"


def in_ten(chance: float) -> str:
    """Write a chance (0 to 1) as so many in 10; nought and ten only where it is exactly that.

    >>> in_ten(0.41), in_ten(0.004), in_ten(0.999), in_ten(1.0)
    ('4 in 10', 'under 1 in 10', 'over 9 in 10', '10 in 10')
    """
    tenths = round(chance * 10)
    if tenths == 0 and chance > 0:
        return "under 1 in 10"
    if tenths == 10 and chance < 1:
        return "over 9 in 10"
    return f"{tenths} in 10"


def describe_months(months: tuple[float, float, float] | None) -> str:
    """Write how long an outcome takes, from its 10th, 50th and 90th percentile in months.

    >>> describe_months((11.0, 15.0, 25.0))
    'if it works out, usually 1 to 2 years'
    >>> describe_months((0.8, 1.6, 4.0))
    'if it works out, usually 1 to 4 months'
    """
    if months is None:
        return ""
    low, _, high = months
    if high <= 0:
        return ""
    if high < 18:
        first, last, unit = max(1, round(low)), max(1, round(high)), "month"
    else:
        first, last, unit = max(1, round(low / 12)), max(1, round(high / 12)), "year"
    span = f"about {last} {unit}" if first == last else f"{first} to {last} {unit}"
    return f"if it works out, usually {span}{'s' if last > 1 else ''}"
