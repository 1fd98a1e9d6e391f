"""W7: the tables of the trials that `Workloads index` and `index_rivals.py` measured, one row for each
strategy, in the manner of tidwall/tg.

usage: index_tables.py FOLDER
"""

import pathlib
import sys

from trials import QUESTIONS, read


def main(folder):
    for trial in read(folder):
        print(f"\n{trial.pattern}, {trial.points:,} points, radius {trial.radius:.4g} m\n")
        for question, words in QUESTIONS.items():
            rows = [row for row in trial.rows if question in row["nanoseconds"]]
            print(f"{words:<16}{'ops/sec':>13}{'ns/op':>12}{'hits':>8}{'built':>12}{'bytes':>8}")
            for row in rows:
                nanoseconds = row["nanoseconds"][question]
                print(
                    f"{row['strategy']:<16}{1e9 / nanoseconds:>13,.0f}{nanoseconds:>12,.0f}"
                    f"{row['hits'][question]:>8.1f}{seconds(row['build']):>12}"
                    f"{'–' if row['bytes'] is None else format(row['bytes'], '.0f'):>8}"
                )
            print()


def seconds(value):
    for unit, size in (("s ", 1), ("ms", 1e-3)):
        if value >= size:
            return f"{value / size:.2f} {unit}"
    return f"{value / 1e-6:.2f} µs"


main(pathlib.Path(sys.argv[1]))
