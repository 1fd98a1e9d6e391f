#!/usr/bin/env python3
"""Checks the files of a run of `lifecircle circles` with shapely, networkx and scipy alone.

    check_circles.py RESULTS --people 20000-40000 --minutes 15 [--within street] [--radius 900] [--share 0.95]
        [--least-border 10] [--off RULE …]
        [--communities FILE --fields id=社区编码,population=人口,households=户数,elderly=60岁以上]
        [--network FILE.osm.pbf | --network NODES.csv EDGES.csv] [--population CELLS.csv [--population-crs EPSG:4549]
        [--cell 100]] [--residential FILE] [--barriers FILE … [--only-barriers]] [--exact]

Every stated rule is checked in both directions: what a circle breaks is named in its row, and what is named there is
broken. Without a file the checks that need it are skipped and named. `--exact` asks that outlines of different
communities too share their edges digit by digit, as they do where the communities' file does. `--only-barriers` asks
for no main streets, railways and waters of the network as barriers, but for those files alone.

Prints a line for each check; exit status 0 when all hold, 1 when one fails, 77 where a package is absent.
"""

import argparse
import sys
import time
import traceback

try:
    import geopandas
    import networkx  # noqa: F401
    import numpy as np
    import scipy  # noqa: F401
    import shapely
except ImportError as absent:
    print(f"skipped: no {absent.name}")
    sys.exit(77)

import checks_borders
import checks_rules
import checks_shape
import checks_sums
import checks_walks
import streets
import walks
from results import Results


class Communities:
    """Ids, outlines in metres, and the counts of people that their file gives."""

    def __init__(self, path, fields, results):
        layer = geopandas.read_file(path).to_crs("EPSG:4326")
        self.ids = layer[fields.get("id", "id")].astype(str).tolist()
        self.polygons = shapely.make_valid(results.in_metres(layer.geometry.values))
        counted = {name: field for name, field in fields.items() if name != "id"}
        self.counts = [{name: float(row[field]) for name, field in counted.items() if row[field] == row[field]}
                       for _, row in layer.iterrows()]


class Context:
    """What checks share: the options, the run's files, and the inputs that were given."""

    def __init__(self, options):
        self.options, self.results = options, Results(options.results)
        self.communities = options.communities and Communities(options.communities, options.fields, self.results)
        self.compounds = self.layer(options.residential) if options.residential else None
        self.streets = self.read_streets() if options.network else None
        self.walks = self.make_walks() if self.streets else None
        self.barring = self.barring_lines() if self.streets else None

    def layer(self, path):
        return shapely.make_valid(self.results.in_metres(geopandas.read_file(path).to_crs("EPSG:4326").geometry.values))

    def read_streets(self):
        try:
            return streets.read(self.options.network, self.results.project)
        except ImportError as absent:
            print(f"skipped: no {absent.name}, which reads OpenStreetMap")
            return None

    def make_walks(self):
        cells = None
        if self.options.population:
            cells = walks.read_cells(self.options.population, self.results, self.options.population_crs)
        places = walks.Places(self.results, cells, self.options.cell)
        walls = np.array([wall for path in self.options.barriers for wall in self.layer(path)], dtype=object)
        return walks.Walks(self.results, self.streets, places, self.options.radius, walls)

    def barring_lines(self):
        lines = [shapely.linestrings(line) for _kind, line in self.streets.lines if not self.options.only_barriers]
        lines += [barrier for path in self.options.barriers for barrier in self.layer(path)]
        return np.array(lines, dtype=object)

    def checks(self):
        chosen = checks_shape.CHECKS + checks_sums.CHECKS + checks_borders.CHECKS + checks_rules.CHECKS
        for given, name, checks in (
                (self.communities, "--communities", checks_shape.WITH_COMMUNITIES + checks_sums.WITH_COMMUNITIES),
                (self.compounds is not None, "--residential", checks_shape.WITH_COMPOUNDS),
                (self.streets, "--network", checks_borders.WITH_STREETS),
                (self.barring is not None and len(self.barring), "--network, --barriers", checks_borders.WITH_BARRIERS),
                (self.walks, "--network, --population", checks_walks.CHECKS)):
            if given:
                chosen = chosen + checks
            else:
                print(f"skipped without {name}: {', '.join(check.__name__ for check in checks)}")
        return chosen


def read_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results")
    parser.add_argument("--people", required=True, type=lambda text: tuple(map(float, text.split("-"))))
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--radius", type=float)
    parser.add_argument("--within", choices=["community", "street", "district", "city"])
    parser.add_argument("--share", type=float, default=0.95)
    parser.add_argument("--least-border", type=float, default=10)
    parser.add_argument("--off", nargs="*", default=[])
    parser.add_argument("--communities")
    parser.add_argument("--fields", default={}, type=lambda text: dict(p.split("=", 1) for p in text.split(",")))
    parser.add_argument("--network", nargs="+")
    parser.add_argument("--population")
    parser.add_argument("--population-crs")
    parser.add_argument("--cell", type=float, default=100)
    parser.add_argument("--residential")
    parser.add_argument("--barriers", nargs="*", default=[])
    parser.add_argument("--only-barriers", action="store_true")
    parser.add_argument("--exact", action="store_true")
    options = parser.parse_args()
    options.radius = options.radius or options.minutes * 60
    options.within = options.within or ("community" if options.minutes <= 5 else "street")
    return options


def main():
    context = Context(read_options())
    checks = context.checks()
    failures = sum(not run(check, context) for check in checks)
    print(f"{len(checks) - failures} of {len(checks)} checks hold")
    return 1 if failures else 0


def run(check, context):
    start = time.monotonic()
    try:
        told = check(context) or ""
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        print(f"FAIL  {check.__name__}: {error} ({where.name}:{where.lineno})", flush=True)
        return False
    print(f"ok    {check.__name__} [{time.monotonic() - start:.1f} s] {told}", flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main())
