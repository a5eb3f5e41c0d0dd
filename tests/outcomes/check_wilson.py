"""check_wilson.py LIBRARY: heltmed_wilson beside scipy's Wilson interval, and beside exact fractions where rounding decides."""

import ctypes
import math
import random
import sys
import warnings
from fractions import Fraction

from scipy.stats import binomtest

Z = Fraction(1959963984540054, 10**15)
library = ctypes.CDLL(sys.argv[1])


def wilson(k, n):
    low, high = ctypes.c_int32(), ctypes.c_int32()
    status = library.heltmed_wilson(ctypes.c_int64(k), ctypes.c_int64(n), ctypes.byref(low), ctypes.byref(high), None)
    return (low.value, high.value) if status == 0 else status


def reaches(k, n, bp):
    """Whether a share is outside the interval or on its end, exactly."""
    x, p = Fraction(bp, 10000), Fraction(k, n)
    return (p - x) ** 2 * n >= Z * Z * x * (1 - x)


def exact(k, n):
    """The ends in whole basis points: the low end down, the high end up. Where nobody (everybody) did, 0 (the whole) is the other end."""
    p = Fraction(k * 10000, n)
    low = next(b for b in range(min(math.floor(p), 9999), -1, -1) if reaches(k, n, b))
    high = next(b for b in range(max(math.ceil(p), 1), 10001) if reaches(k, n, b))
    return low, high


def main():
    warnings.simplefilter("ignore")  # binomtest divides by zero where nobody, or everybody, did
    chance = random.Random(1)
    pairs = [(k, n) for n in range(1, 121) for k in range(n + 1)]
    pairs += [(chance.randint(0, n), n) for n in (chance.randint(100, 10**6) for _ in range(3000))]
    pairs += [(k, n) for n in (2000, 2401, 9600, 10**5, 10**7) for k in (0, 1, n - 1, n)]
    failed = 0
    for k, n in pairs:
        ends = binomtest(k, n).proportion_ci(confidence_level=0.95, method="wilson")
        # scipy reckons in floating point with z to all its digits: it may be off by far less than a millionth of a basis point.
        low, high = wilson(k, n)
        lows = {math.floor(ends.low * 10000 + e) for e in (-1e-6, 1e-6)}
        highs = {math.ceil(ends.high * 10000 + e) for e in (-1e-6, 1e-6)}
        failed += not (max(low, 0) in {max(b, 0) for b in lows} and min(high, 10000) in {min(b, 10000) for b in highs})
    print(f"{len(pairs)} pairs beside scipy, {failed} differ")
    differing = sum(wilson(k, n) != exact(k, n) for k, n in pairs[::41])
    print(f"{len(pairs[::41])} pairs beside exact fractions, {differing} differ")
    failed += differing
    failed += wilson(0, 0) != (0, 10000)
    failed += any(wilson(*pair) not in (107, 201) for pair in ((-1, 5), (6, 5), (0, -1), (0, 10**14 + 1)))
    most = 10**14
    failed += wilson(most // 2, most) != (4999, 5001) or wilson(most, most)[1] != 10000
    print(f"{len(pairs) + 6 - failed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
