"""W8: GDAL (pyogrio), the json module and pandas on the files that `Workloads layers` read.

usage: read_layers.py prepare MAP TABLE FOLDER   writes FOLDER/precise.geojson, MAP with all digits of a double,
                                                 and MAP and TABLE as FOLDER/communities.gpkg, facilities.gpkg
       read_layers.py < READINGS           one JSON line a file, as `Workloads layers` prints them
"""

import json
import os
import pathlib
import sys
import time

import geopandas
import pandas as pd
import pyogrio
import shapely

RUNS = 5


def prepare_packages(path, table, folder):
    """Both as GDAL writes them; facilities have their places in two columns and as points."""
    pyogrio.write_dataframe(pyogrio.read_dataframe(path), folder / "communities.gpkg")
    rows = pd.read_csv(table)
    points = geopandas.points_from_xy(rows["经度"], rows["纬度"])
    frame = geopandas.GeoDataFrame(rows, geometry=points, crs=4326)
    pyogrio.write_dataframe(frame, folder / "facilities.gpkg")


def prepare(path, folder):
    """The same map moved by an angle that needs every digit."""
    layer = json.loads(pathlib.Path(path).read_text())

    def moved(part):
        if isinstance(part[0], (int, float)):
            return [part[0] + 1 / 3e7, part[1] + 1 / 7e7]
        return [moved(each) for each in part]

    for feature in layer["features"]:
        feature["geometry"]["coordinates"] = moved(feature["geometry"]["coordinates"])
    (folder / "precise.geojson").write_text(json.dumps(layer, ensure_ascii=False))


def best(work):
    results = []
    for _ in range(RUNS):
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
    seconds, frame = best(lambda: pyogrio.read_dataframe(path))
    check(reading, len(frame), int(shapely.get_num_coordinates(frame.geometry.values).sum()))
    row("pyogrio", seconds)


def compare_package(reading, row):
    path = reading["path"]
    seconds, frame = best(lambda: pyogrio.read_dataframe(path))
    check(reading, len(frame), int(shapely.get_num_coordinates(frame.geometry.values).sum()))
    row("pyogrio", seconds)
    row("pyogrio, to Arrow", best(lambda: pyogrio.read_arrow(path))[0])


def compare_table(reading, row):
    seconds, frame = best(lambda: pd.read_csv(reading["path"]))
    check(reading, len(frame), 0)
    if len(frame.columns) != reading["columns"]:
        sys.exit(f"W8: {reading['columns']} columns, not {len(frame.columns)}")
    row("pandas", seconds)


def check(reading, features, found):
    if (reading["features"], reading["positions"]) != (features, found):
        sys.exit(f"W8: {reading['path']}: {reading['features']} features and"
                 f" {reading['positions']} positions, not {features} and {found}")


def main():
    for line in sys.stdin:
        reading = json.loads(line)
        size = os.path.getsize(reading["path"]) / 1e6
        name = pathlib.Path(reading["path"]).name

        def row(rival, seconds):
            ours = reading["seconds"]
            print(f"| W8 reading {name}, {size:.1f} MB | {1000 * ours:.1f} ms, {size / ours:.0f} MB/s"
                  f" | {rival} {1000 * seconds:.0f} ms, {size / seconds:.0f} MB/s"
                  f" | {seconds / ours:.1f} x | |")

        compare = {".csv": compare_table, ".gpkg": compare_package}
        compare.get(pathlib.Path(name).suffix, compare_map)(reading, row)


if sys.argv[1:2] == ["prepare"]:
    prepare(sys.argv[2], pathlib.Path(sys.argv[4]))
    prepare_packages(*sys.argv[2:4], pathlib.Path(sys.argv[4]))
else:
    main()
