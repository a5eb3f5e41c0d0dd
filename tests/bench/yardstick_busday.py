#!/usr/bin/env python3
"""What numpy takes for the moves of bench_plan.c: the same visits, moved clear of weekends and Norway's holidays.

Only the moves are timed. The nominal days lie ready in one array, and nothing is joined or dropped; the trial's visits
all move forward, though one that would pass the trial's end should go back.
"""

import datetime
import time

import numpy

CASES = 4096
VISITS = 42
FIRST_START = datetime.date(2024, 1, 2)
ROUNDS = 7
ROUND_SECONDS = 0.5


def easter(year):
    golden, century = year % 19, year // 100
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (moon // 28) * (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    days = moon - weekday
    return datetime.date(year, 3, 28) + datetime.timedelta(days)


def holidays():
    days = []
    for year in range(2023, 2035):
        days += [datetime.date(year, month, day) for month, day in ((1, 1), (5, 1), (5, 17), (12, 25), (12, 26))]
        days += [easter(year) + datetime.timedelta(after) for after in (-3, -2, 0, 1, 39, 49, 50)]
    return days


def months_later(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = (datetime.date(year + month // 11, (month + 1) % 12 + 1, 1) - datetime.timedelta(1)).day
    return datetime.date(year, month + 1, min(day.day, last))


def nominal_days(index):
    trial = FIRST_START + datetime.timedelta(index % 1461)
    hired = trial + datetime.timedelta(28)
    days = [trial + datetime.timedelta(7 * week + day) for week in range(4) for day in (0, 3)]
    days += [hired + datetime.timedelta(day) for day in (*range(0, 56, 7), *range(56, 182, 14))]
    anchor = hired + datetime.timedelta(182)
    days += [months_later(anchor, months) for months in range(VISITS - len(days))]
    return days


def main():
    nominal = numpy.array([nominal_days(index) for index in range(CASES)], dtype="datetime64[D]")
    calendar = numpy.busdaycalendar(holidays=numpy.array(holidays(), dtype="datetime64[D]"))
    best = 0.0
    for _ in range(ROUNDS):
        plans = 0
        start = time.perf_counter()
        while True:
            numpy.busday_offset(nominal, 0, roll="forward", busdaycal=calendar)
            plans += CASES
            seconds = time.perf_counter() - start
            if seconds >= ROUND_SECONDS:
                break
        best = max(best, plans / seconds)
    print(f"yardstick_busday: {best:.0f} plans/s, {best * VISITS:.0f} visits/s ({VISITS} visits a plan)")


if __name__ == "__main__":
    main()
