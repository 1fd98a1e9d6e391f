#!/usr/bin/env python3
"""Makes the inputs of rivals.py from any layer of polygons, without LifeCircle.

    plain_atoms.py LAYER FOLDER --population FIELD [--id FIELD] [--street FIELD,FIELD] [--network FILE.osm.pbf]
                   [--detour 1.3] [--reach 6000]

Writes units.geojson, unit_borders.csv and walk.csv. Two polygons adjoin where they have ten metres of border in
common, and are walkable across where a street runs across or along their
border (without a network: everywhere). A walk is the straight line
between the middles of two polygons times the detour; pairs farther apart than the reach (in metres walked) are left
out. Measured results of LifeCircle take the place of these files where there are any.
"""

import argparse
import csv
import pathlib
import sys

import geopandas
import numpy as np
import pyproj
import shapely

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Tests" / "CircleChecks"))
import borders  # noqa: E402
import streets  # noqa: E402

LEAST_BORDER = 10


def main():
    options = read_options()
    layer = geopandas.read_file(options.layer).to_crs("EPSG:4326")
    local, project = local_plane(layer)
    polygons = np.asarray(shapely.make_valid(local.geometry.values))
    ids = layer[options.id].astype(str) if options.id else np.arange(len(layer)).astype(str)
    people = layer[options.population].fillna(0).astype(float).to_numpy()
    options.folder.mkdir(parents=True, exist_ok=True)
    write_units(layer, ids, people, options)
    pairs = neighbours(polygons, project, options.network)
    write(options.folder / "unit_borders.csv", "atom_id,neighbour_id,border_m,barrier_m,crossings",
          ((ids[a], ids[b], f"{metres:.1f}", 0, crossings) for (a, b), (metres, crossings) in sorted(pairs.items())))
    write(options.folder / "walk.csv", "hub_atom,atom,person_metres", walks(polygons, ids, people, options))
    print(f"{len(ids)} atoms, {people.sum():.0f} people, {len(pairs)} borders, "
          f"{sum(crossings > 0 for _, crossings in pairs.values())} of them walkable")


def read_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("layer")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--population", required=True)
    parser.add_argument("--id")
    parser.add_argument("--street", help="fields of district and street, district first")
    parser.add_argument("--network")
    parser.add_argument("--detour", type=float, default=1.3)
    parser.add_argument("--reach", type=float, default=6000)
    return parser.parse_args()


def local_plane(layer):
    west, south, east, north = layer.total_bounds
    crs = f"+proj=tmerc +lat_0={(south + north) / 2} +lon_0={(west + east) / 2} +k=1 +ellps=WGS84 +units=m"
    return layer.to_crs(crs), pyproj.Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform


def write_units(layer, ids, people, options):
    columns = {"atom_id": list(ids), "population": people}
    fields = options.street.split(",") if options.street else []
    for name, field in zip(("street", "district"), reversed(fields)):
        columns[name] = layer[field]
    units = geopandas.GeoDataFrame(columns, geometry=layer.geometry.values, crs="EPSG:4326")
    units.to_file(options.folder / "units.geojson", driver="GeoJSON")


def neighbours(polygons, project, network):
    pairs = {pair: metres for pair, metres in borders.near_lengths(polygons).items() if metres >= LEAST_BORDER}
    if not network:
        return {pair: (metres, 1) for pair, metres in pairs.items()}
    crossings = borders.Crossings(polygons, streets.read([network], project))
    return {pair: (metres, int(crossings.touched(pair))) for pair, metres in pairs.items()}


def walks(polygons, ids, people, options):
    middles = shapely.get_coordinates(shapely.point_on_surface(polygons))
    inside = np.array([shapely.centroid(p).within(p) for p in polygons])
    middles[inside] = shapely.get_coordinates(shapely.centroid(polygons))[inside]
    for hub in range(len(ids)):
        metres = np.hypot(*(middles - middles[hub]).T) * options.detour
        for atom in np.flatnonzero(metres <= options.reach):
            yield ids[hub], ids[atom], f"{people[atom] * metres[atom]:.1f}"


def write(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header.split(","))
        writer.writerows(rows)


if __name__ == "__main__":
    main()
