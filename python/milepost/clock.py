"""Days of the library's clock, which counts years: the close of 2025 is 2026.0."""

from __future__ import annotations

import datetime
import math

from milepost._core import days_in_month


def closing_day(time: float) -> datetime.date:
    """The day at whose close a time stands: that of 2026.0 is the last day of 2025, that of 2025.5 the last of June.

    It undoes position_in_years(): months are of equal length, days share theirs."""
    months = time * 12
    whole = math.floor(months + 1e-6)
    year, month = divmod(whole, 12)
    days = round((months - whole) * days_in_month(year, month + 1))
    return datetime.date(year, month + 1, 1) + datetime.timedelta(days=days - 1)
