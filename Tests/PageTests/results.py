"""The files of a run, read without the page: what its figures are held against."""

import csv
import json
import math
import os


class Results:
    def __init__(self, folder):
        self.folder = folder
        self.communities = self.table("communities")
        self.by_id = {row["community_id"]: row for row in self.communities}

    def has(self, name):
        return os.path.exists(os.path.join(self.folder, name))

    def table(self, name):
        """Rows of a table as dictionaries; none where the run has no such file."""
        path = os.path.join(self.folder, name + ".csv")
        if not os.path.exists(path):
            return []
        with open(path, encoding="utf-8-sig", newline="") as file:
            return [{key: unguarded(value) for key, value in row.items()} for row in csv.DictReader(file)]

    def coverage(self, ids):
        """Rows of coverage.csv by community and type, of some communities."""
        wanted = set(ids)
        return {(row["community_id"], row["type"]): row for row in self.table("coverage")
                if row["community_id"] in wanted}

    def outlines(self):
        """Rings of communities in degrees by id; None where the run wrote no map."""
        if not self.has("communities.geojson"):
            return None
        with open(os.path.join(self.folder, "communities.geojson"), encoding="utf-8") as file:
            features = json.load(file)["features"]
        return {str(feature["properties"]["community_id"]): rings_of(feature["geometry"]) for feature in features}


def unguarded(text):
    """A cell without the mark that keeps spreadsheets from reading it as a formula."""
    return text[1:] if text and text[0] == "'" and len(text) > 1 and text[1] in "=+-@\t\r'" else text


def rings_of(geometry):
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [ring for polygon in polygons for ring in polygon]


def distance(rings, lon, lat):
    """Metres from a place to an area in degrees, on a plane that touches the place; 0 inside. Brute force."""
    east, north = 111_412.84 * math.cos(math.radians(lat)) - 93.5 * math.cos(math.radians(3 * lat)), \
        111_132.92 - 559.82 * math.cos(math.radians(2 * lat)) + 1.175 * math.cos(math.radians(4 * lat))
    inside, least = False, math.inf
    for ring in rings:
        points = [((x - lon) * east, (y - lat) * north) for x, y, *_ in ring]
        for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1]):
            least = min(least, from_origin(ax, ay, bx, by))
            if (ay > 0) != (by > 0) and ax - ay * (bx - ax) / (by - ay) > 0:
                inside = not inside
    return 0.0 if inside else least


def from_origin(ax, ay, bx, by):
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    t = 0 if length == 0 else max(0, min(1, -(ax * dx + ay * dy) / length))
    return math.hypot(ax + t * dx, ay + t * dy)


def nearest(outline, places):
    """The least distance of some places, (lon, lat) each, to an area."""
    west, east = min(p[0] for r in outline for p in r), max(p[0] for r in outline for p in r)
    south, north = min(p[1] for r in outline for p in r), max(p[1] for r in outline for p in r)
    rough = lambda p: math.hypot(max(west - p[0], 0, p[0] - east) * 0.86, max(south - p[1], 0, p[1] - north))
    best = math.inf
    for place in sorted(places, key=rough):
        if rough(place) * 111_000 * 0.98 > best:
            break
        best = min(best, distance(outline, *place))
    return best
