"""W4: the coverage column of `coverage.csv` from the same files with geopandas, single-threaded.

Reads a study's communities and facilities, projects them, computes the covered share of every
community for every type and writes a table. It does no more: no distances, verdicts, checks or maps.

usage: assess_geopandas.py STUDY STANDARD RUN   (RUN: a folder with coverage.csv and summary.json)
"""

import csv
import json
import pathlib
import sys
import time

import geopandas
import numpy as np
import pandas
import shapely
import yaml

from discs import by_polygon


def main(study_path, standard_path, run):
    started = time.perf_counter()
    study = yaml.safe_load(study_path.read_text())
    radii = {t["id"]: t["radius_m"] for t in yaml.safe_load(standard_path.read_text())["types"]}
    crs = json.loads((run / "summary.json").read_text())["crs"]
    layer = study["communities"]
    communities = geopandas.read_file(study_path.parent / layer["path"]).to_crs(crs)
    communities = communities.dissolve(layer["fields"]["id"]).sort_index()
    communities.index = communities.index.astype(str)
    polygons = communities.geometry.values
    source = study["facilities"][0]
    table = pandas.read_csv(study_path.parent / source["path"])
    fields = source["fields"]
    points = geopandas.GeoSeries.from_xy(
        table[fields["x"]], table[fields["y"]], crs="EPSG:4326"
    ).to_crs(crs)
    types = table[fields["type"]].map(source["types"])
    area = shapely.area(np.asarray(polygons))
    shares = {
        name: by_polygon(np.asarray(polygons), np.asarray(points[types == name].values), radius)
        / area
        for name, radius in radii.items()
    }
    result = pandas.DataFrame(shares, index=communities.index)
    result.stack().to_csv(run / "geopandas.csv")
    seconds = time.perf_counter() - started
    check(result, run)
    print(json.dumps({"seconds": seconds}))


def check(result, run):
    with open(run / "coverage.csv", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            theirs = result.at[row["community_id"], row["type"]]
            difference = float(row["coverage"]) - theirs
            if difference < -2e-9 or difference > 0.02:
                sys.exit(f"W4: {row['community_id']} {row['type']}: {difference}")


main(*(pathlib.Path(argument) for argument in sys.argv[1:4]))
