#!/usr/bin/env python3
"""Walks between the atoms of a run of `lifecircle circles`, by scipy on the streets: walk.csv for rivals.py.

    street_walks.py RESULTS WALK.csv --network FILE.osm.pbf [--population CELLS.csv --population-crs EPSG:4549]
                    [--barriers FILE …] [--limit 5000]

The hub of an atom is, of its people's places, the one with the least straight way for all of them. Each row is a hub's
atom, an atom, and the people of that atom times their metres to the hub. Who walks farther than the limit, or has no
way, counts as the limit; pairs of atoms farther apart are left out (rivals.py counts all their people so).
"""

import argparse
import csv
import pathlib
import sys

import geopandas
import numpy as np
import shapely

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Tests" / "CircleChecks"))
import streets  # noqa: E402
import walks  # noqa: E402
from results import Results  # noqa: E402


def main():
    options = read_options()
    results = Results(options.results)
    cells = options.population and walks.read_cells(options.population, results, options.population_crs)
    places = walks.Places(results, None if options.population is None else cells, 100)
    found = walks.Walks(results, streets.read([options.network], results.project), places, 900, walls(results, options))
    with open(options.walk, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["hub_atom", "atom", "person_metres"])
        for row in rows(results, found, options.limit):
            writer.writerow(row)


def read_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results")
    parser.add_argument("walk")
    parser.add_argument("--network", required=True)
    parser.add_argument("--population")
    parser.add_argument("--population-crs")
    parser.add_argument("--barriers", nargs="*", default=[])
    parser.add_argument("--limit", type=float, default=5000)
    return parser.parse_args()


def walls(results, options):
    return np.array([wall for path in options.barriers for wall in results.in_metres(
        geopandas.read_file(path).to_crs("EPSG:4326").geometry.values)], dtype=object)


def rows(results, found, limit):
    """Searches from each hub to the places of the atoms within the limit as the crow flies."""
    tree, people, atoms = shapely.STRtree(results.unit_polygons), found.places.people, found.places.atoms
    for hub, name in enumerate(results.unit_ids):
        point = found.middle(np.array(found.of_atom[hub]))
        near = tree.query(shapely.points(point), predicate="dwithin", distance=limit)
        chosen = np.array([place for atom in near for place in found.of_atom[atom]])
        metres = found.from_point(point, chosen, limit)
        sums = np.bincount(atoms[chosen], np.minimum(metres, limit) * people[chosen], len(results.unit_ids))
        for atom in near:
            if sums[atom] > 0:
                yield name, results.unit_ids[atom], f"{sums[atom]:.1f}"


if __name__ == "__main__":
    main()
