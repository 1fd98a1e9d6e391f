"""The files of a run of `lifecircle circles`, read with nothing of LifeCircle's."""

import collections
import csv
import functools
import json
import pathlib

import networkx
import numpy as np
import pyproj
import shapely
from shapely.geometry import shape


class Results:
    """`circles`, `units`: rows by id as texts; `circle_shapes`, `unit_shapes`: polygons in written coordinates by id;
    `borders`: metres, metres along barriers and crossings by pair of atoms (smaller id first)."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.circle_rows, self.unit_rows = self.table("circles.csv"), self.table("units.csv")
        self.circles = {row["id"]: row for row in self.circle_rows}
        self.units = {row["atom_id"]: row for row in self.unit_rows}
        self.circle_features, self.unit_features = self.layer("circles.geojson"), self.layer("units.geojson")
        self.circle_shapes = {str(f["properties"]["id"]): shape(f["geometry"]) for f in self.circle_features}
        self.unit_shapes = {str(f["properties"]["atom_id"]): shape(f["geometry"]) for f in self.unit_features}
        self.border_rows = self.table("unit_borders.csv")
        self.borders = {}
        for row in self.border_rows:
            pair = tuple(sorted((row["atom_id"], row["neighbour_id"])))
            self.borders[pair] = number(row["border_m"]), number(row["barrier_m"]), int(number(row["crossings"]))
        self.atoms = collections.defaultdict(list)
        for name, row in self.units.items():
            self.atoms[row["circle_id"]].append(name)

    def table(self, name):
        with open(self.folder / name, encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def layer(self, name):
        with open(self.folder / name, encoding="utf-8") as file:
            return json.load(file)["features"]

    @functools.cached_property
    def plane(self):
        """From longitude and latitude to metres about the middle of the atoms; written metres stay as they are."""
        west, south, east, north = shapely.total_bounds(list(self.unit_shapes.values()))
        if max(abs(west), abs(east), abs(south), abs(north)) > 360:
            return None
        crs = f"+proj=tmerc +lat_0={(south + north) / 2} +lon_0={(west + east) / 2} +k=1 +ellps=WGS84 +units=m"
        return pyproj.Transformer.from_crs("EPSG:4326", crs, always_xy=True)

    def project(self, x, y):
        return self.plane.transform(x, y) if self.plane else (x, y)

    def in_metres(self, geometries):
        return shapely.transform(np.asarray(geometries, dtype=object),
                                 lambda places: np.column_stack(self.project(*places.T)))

    @functools.cached_property
    def unit_ids(self):
        return list(self.unit_shapes)

    @functools.cached_property
    def unit_polygons(self):
        """In metres, in the order of `unit_ids`; made valid, so that one bad shape fails one check."""
        return shapely.make_valid(self.in_metres(list(self.unit_shapes.values())))

    def missed(self, circle):
        """Names of the rules that the table says the circle misses."""
        return {name for name in self.circles[circle]["missed_rules"].split(";") if name}

    def neighbours(self, walkable, least_border):
        """Atoms of all circles that adjoin by the table; walkable: only where somebody walks across."""
        graph = networkx.Graph()
        graph.add_nodes_from(self.units)
        for pair, (border, _barrier, crossings) in self.borders.items():
            if crossings > 0 if walkable else border >= least_border:
                if border >= least_border or border == 0:
                    graph.add_edge(*pair)
        return graph


def number(text):
    return float(text) if text not in (None, "") else 0.0


def digit(text):
    """Half of the last written digit's worth."""
    decimals = len(text.partition(".")[2]) if text and "e" not in text else 6
    return 0.5 * 10.0**-decimals


def some(names, limit=6):
    """The first of many names, for a message."""
    names = list(names)
    return ", ".join(map(str, names[:limit])) + (f" and {len(names) - limit} more" if len(names) > limit else "")


def expect_none(wrong, what):
    wrong = list(wrong)
    assert not wrong, f"{len(wrong)} {what}: {some(wrong)}"
