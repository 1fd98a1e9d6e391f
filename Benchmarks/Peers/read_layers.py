"""W8: what else reads the files of `layer_files.py` against what `Workloads layers` read.

usage: read_layers.py < READINGS   one JSON line a file, as `Workloads layers` prints them
"""

import json
import os
import pathlib
import sys
import time

import openpyxl
import pandas as pd
import pyogrio
import shapely

from layer_files import PLACE

RUNS = 5


def best(work, runs=RUNS):
    results = []
    for _ in range(runs):
        started = time.perf_counter()
        result = work()
        results.append(time.perf_counter() - started)
    return min(results), result


def positions(coordinates):
    if isinstance(coordinates[0], (int, float)):
        return 1
    return sum(positions(part) for part in coordinates)


def compare_map(reading, row):
    path = reading["path"]
    seconds, layer = best(lambda: json.loads(pathlib.Path(path).read_bytes()))
    found = sum(positions(feature["geometry"]["coordinates"]) for feature in layer["features"])
    check(reading, len(layer["features"]), found)
    row("json", seconds)
    compare_frame(reading, row)


def compare_frame(reading, row):
    path = reading["path"]
    seconds, frame = best(lambda: pyogrio.read_dataframe(path))
    check(reading, len(frame), int(shapely.get_num_coordinates(frame.geometry.values).sum()))
    row("pyogrio", seconds)


def compare_layer(reading, row):
    compare_frame(reading, row)
    row("pyogrio, to Arrow", best(lambda: pyogrio.read_arrow(reading["path"]), 3 * RUNS)[0])


def compare_table(reading, row):
    encoding = "gb18030" if "gb18030" in reading["path"] else "utf-8-sig"
    seconds, frame = best(lambda: pd.read_csv(reading["path"], encoding=encoding))
    check_table(reading, frame)
    row("pandas", seconds)


def compare_workbook(reading, row):
    path = reading["path"]
    seconds, frame = best(lambda: pd.read_excel(path, engine="calamine"))
    check_table(reading, frame)
    row("pandas with calamine", seconds)

    def rows():
        book = openpyxl.load_workbook(path, read_only=True)
        return sum(1 for _ in book.active.iter_rows(values_only=True)) - 1

    seconds, found = best(rows, 1)
    check(reading, found, 0)
    row("openpyxl, read_only, once", seconds)


def check_table(reading, frame):
    check(reading, len(frame), 0)
    found = (len(frame.columns), int(frame[PLACE].notna().sum().sum()))
    if (reading["columns"], reading["numbers"]) != found:
        sys.exit(f"W8: {reading['path']}: {reading['columns']} columns and {reading['numbers']}"
                 f" coordinates, not {found[0]} and {found[1]}")


def check(reading, features, found):
    if (reading["features"], reading["positions"]) != (features, found):
        sys.exit(f"W8: {reading['path']}: {reading['features']} features and"
                 f" {reading['positions']} positions, not {features} and {found}")


COMPARISONS = {
    ".csv": compare_table, ".gpkg": compare_layer, ".shp": compare_layer, ".xlsx": compare_workbook,
}


def size(path):
    """Bytes, of a Shapefile with its attributes."""
    attributes = path.with_suffix(".dbf")
    with_it = path.suffix == ".shp" and attributes.exists()
    return os.path.getsize(path) + (os.path.getsize(attributes) if with_it else 0)


def main():
    for line in sys.stdin:
        reading = json.loads(line)
        path = pathlib.Path(reading["path"])
        megabytes = size(path) / 1e6
        memory = reading["memory"] / 1e6

        def row(rival, seconds):
            ours = reading["seconds"]
            print(f"| W8 reading {path.name}, {megabytes:.1f} MB"
                  f" | {1000 * ours:.1f} ms, {megabytes / ours:.0f} MB/s"
                  f" | {rival} {1000 * seconds:.1f} ms, {megabytes / seconds:.0f} MB/s"
                  f" | {seconds / ours:.1f} x"
                  f" | {memory:.0f} MB of memory, {memory / megabytes:.1f} x the file |")

        COMPARISONS.get(path.suffix, compare_map)(reading, row)


main()
