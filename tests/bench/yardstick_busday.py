#!/usr/bin/python3
"""The plans of bench_plan.c by numpy, all at once: 42 visits each, moved clear of weekends and Norway's holidays.

Prints one line: the whole work (the nominal days reckoned from the first days of the trials, moved and joined), and the moves
alone with the nominal days at hand. The trial's last visit is not moved back where the next working day is after the
trial, and nothing is dropped: numpy is asked for a little less than the library does.
"""

import time

import numpy as np

PLANS = 100_000
FIRST_START = np.datetime64("2024-04-01")
STARTS = 1024
ROUNDS = 7

TRIAL = np.array([0, 3, 7, 10, 14, 17, 21, 24])
WEEKLY_AND_FORTNIGHTLY = np.concatenate([np.arange(0, 56, 7), np.arange(56, 182, 14)])
MONTHS = np.arange(17)


def easter(year):
    """Easter Sunday, after Gauss."""
    a, k = year % 19, year // 100
    m, n = (15 - (13 + 8 * k) // 25 + k - k // 4) % 30, (4 + k - k // 4) % 7
    d = (19 * a + m) % 30
    e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7
    days = 22 + d + e
    if (d, e) == (29, 6) or ((d, e) == (28, 6) and (11 * m + 11) % 30 < 19):
        days -= 7
    return np.datetime64(f"{year}-03-01") + (days - 1)


def calendar():
    days = []
    for year in range(2024, 2033):
        days += [np.datetime64(f"{year}-{day}") for day in ("01-01", "05-01", "05-17", "12-25", "12-26")]
        days += [easter(year) + after for after in (-3, -2, 0, 1, 39, 49, 50)]
    return np.busdaycalendar(holidays=np.array(days, dtype="M8[D]"))


def nominal_days(starts):
    hired = starts + 28
    anchor = hired + 182
    first = anchor.astype("M8[M]")
    day = (anchor - first.astype("M8[D]")).astype(int)
    months = first[:, None] + MONTHS
    month_starts = months.astype("M8[D]")
    last = ((months + 1).astype("M8[D]") - month_starts).astype(int) - 1
    monthly = month_starts + np.minimum(day[:, None], last)
    return np.concatenate([starts[:, None] + TRIAL, hired[:, None] + WEEKLY_AND_FORTNIGHTLY, monthly], axis=1)


def moved(nominal, clear_of):
    return np.busday_offset(nominal, 0, roll="forward", busdaycal=clear_of)


def plans(starts, clear_of):
    """The visits' days, and which of them are the first on their day: two on one day are one."""
    days = moved(nominal_days(starts), clear_of)
    first = np.ones(days.shape, dtype=bool)
    np.not_equal(days[:, 1:], days[:, :-1], out=first[:, 1:])
    return days, first


def rate(work):
    seconds = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - started)
    return PLANS / sorted(seconds)[ROUNDS // 2]


def main():
    clear_of = calendar()
    starts = FIRST_START + np.arange(PLANS) % STARTS
    nominal = nominal_days(starts)
    visits = nominal.shape[1]
    whole = rate(lambda: plans(starts, clear_of))
    moves = rate(lambda: moved(nominal, clear_of))
    print(f"yardstick_busday plans/s {whole:.0f} visits/s {whole * visits:.0f} moves_alone_plans/s {moves:.0f} "
          f"moves_alone_visits/s {moves * visits:.0f}")


if __name__ == "__main__":
    main()
