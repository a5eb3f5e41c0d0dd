"""One function over the stores of many municipalities: in this process with DuckDB, or spread by Spark. The table is the same.

    python examples/outcomes/many.py [--spark] [--on DATE] FILE…        prints the sum of all `risk` tables as CSV

The table `risk` is made of counts that can be added: no row about a person leaves the place where its file lies.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import heltmed

SUM = "select municipality, clock, t, cause, sum(n)::bigint as n from counts group by all order by all"


def risk(path: str, on: str, coarsen: str = "days") -> Any:
    """The counts of one municipality's file, as Arrow; the words of codes as texts, so that tables of different files agree."""
    import pyarrow

    with heltmed.Store(path, read_only=True) as store:
        table = pyarrow.table(store.outcomes("risk", on=on, coarsen=coarsen))
    return table.cast(pyarrow.schema([("municipality", "string"), ("clock", "string"), ("t", "int64"), ("cause", "int8"), ("n", "int64")]))


def with_duckdb(paths: list[str], on: str, workers: int = 4) -> list[tuple[Any, ...]]:
    """Files folded side by side in threads (the GIL is released meanwhile), summed by DuckDB."""
    import duckdb
    import pyarrow

    with ThreadPoolExecutor(workers) as pool:
        counts = pyarrow.concat_tables(pool.map(lambda path: risk(path, on), paths))  # noqa: F841, read by the query
    return duckdb.sql(SUM).fetchall()


def with_spark(paths: list[str], on: str, spark: Any) -> list[tuple[Any, ...]]:
    """The same by Spark: each worker folds the files that it is handed the paths of, and only counts travel."""

    def fold(batches: Iterator[Any]) -> Iterator[Any]:
        for batch in batches:
            for path in batch.column("path").to_pylist():
                yield from risk(path, on).to_batches()

    files = spark.createDataFrame([(path,) for path in paths], "path string").repartition(len(paths))
    counts = files.mapInArrow(fold, "municipality string, clock string, t bigint, cause tinyint, n bigint")
    counts.createOrReplaceTempView("counts")
    rows = spark.sql("select municipality, clock, t, cause, sum(n) as n from counts group by all order by all").collect()
    return [tuple(row) for row in rows]


def main() -> None:
    parser = argparse.ArgumentParser(description="The sum of many municipalities' risk tables")
    parser.add_argument("--spark", action="store_true")
    parser.add_argument("--on", default="2026-06-30")
    parser.add_argument("files", nargs="+")
    given = parser.parse_args()
    if given.spark:
        from pyspark.sql import SparkSession

        spark = SparkSession.builder.getOrCreate()
        rows = with_spark(given.files, given.on, spark)
        spark.stop()
    else:
        rows = with_duckdb(given.files, given.on)
    print("municipality,clock,t,cause,n")
    for row in rows:
        print(*row, sep=",")


if __name__ == "__main__":
    main()
