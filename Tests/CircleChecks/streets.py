"""The walking network as an independent reader sees it: nodes in metres and segments between them.

Read from OpenStreetMap with pyosmium, by the same tags that LifeCircle's documents name, or from two tables of nodes
and edges. Nothing is contracted.
"""

import csv

import numpy as np
from scipy.sparse import csr_matrix

OPEN = set(
    "bridleway corridor crossing cycleway elevator footway living_street path pedestrian platform"
    " primary primary_link residential road secondary secondary_link service steps tertiary"
    " tertiary_link track unclassified".split()
)
WITH_SIDEWALK = {"busway", "trunk", "trunk_link"}
OPENING = {"yes", "designated", "permissive", "official", "public", "destination"}
CLOSING = {"no", "private", "use_sidepath", "military"}
NO_ACCESS = {"no", "private", "military", "agricultural", "forestry"}
SIDEWALKS = {"yes", "both", "left", "right"}
LANES = ("sidewalk", "sidewalk:both", "sidewalk:left", "sidewalk:right")
BARRED = {"motorway", "motorway_link", "trunk", "trunk_link", "primary", "secondary"}
WATERS = {"river", "canal", "stream"}
RAILS = {"rail", "light_rail", "subway"}


class Streets:
    """`points`: metres of every node; `ends`: two nodes of every segment; `lengths`: metres; `grounded`: whether a
    place can step onto the segment (no tunnel, no deck); `lines`: what cuts a city apart, by kind, in metres."""

    def __init__(self, points, ends, lengths, grounded, lines=()):
        self.points, self.ends, self.lengths, self.grounded = points, ends, lengths, grounded
        self.lines = list(lines)

    def matrix(self):
        """Symmetric metres between neighbouring nodes; of repeated segments the shortest."""
        low, high = self.ends.min(axis=1), self.ends.max(axis=1)
        order = np.lexsort((self.lengths, high, low))
        order = order[low[order] != high[order]]
        low, high, metres = low[order], high[order], np.maximum(self.lengths[order], 1e-6)
        first = np.ones(len(order), bool)
        first[1:] = (low[1:] != low[:-1]) | (high[1:] != high[:-1])
        low, high, metres = low[first], high[first], metres[first]
        return csr_matrix((np.r_[metres, metres], (np.r_[low, high], np.r_[high, low])),
                          shape=(len(self.points),) * 2)


def is_walkable(tags):
    highway = tags.get("highway")
    if highway is None:
        if "platform" not in (tags.get("railway"), tags.get("public_transport")):
            return False
    elif highway not in OPEN and highway not in WITH_SIDEWALK:
        return False
    if tags.get("foot") in OPENING:
        return True
    if tags.get("foot") in CLOSING or tags.get("access") in NO_ACCESS:
        return False
    return highway not in WITH_SIDEWALK or any(tags.get(key) in SIDEWALKS for key in LANES)


def is_grounded(tags):
    def number(key):
        try:
            return float((tags.get(key) or "0").split(";")[0])
        except ValueError:
            return 0.0
    if tags.get("tunnel") not in (None, "no") or number("layer") < 0 or number("level") < 0:
        return False
    deck = tags.get("bridge") not in (None, "no") and number("layer") > 0
    return not deck and number("level") <= 0


def barring_kind(tags):
    """What a way cuts apart as, whoever walks on it; None: nothing. Tunnels cut nothing."""
    if tags.get("tunnel") not in (None, "no"):
        return None
    if tags.get("highway") in BARRED:
        return "main_street"
    if tags.get("railway") in RAILS:
        return "railway"
    return "river" if tags.get("waterway") in WATERS else None


def read_osm(path, project):
    """`project` takes arrays of longitudes and latitudes to metres."""
    import osmium  # only where a file of OpenStreetMap is read

    numbers, degrees, ends, grounded, lines = {}, [], [], [], []
    reader = osmium.FileProcessor(path, osmium.osm.NODE | osmium.osm.WAY).with_locations()
    for way in reader.with_filter(osmium.filter.EntityFilter(osmium.osm.WAY)):
        kind, walked = barring_kind(way.tags), is_walkable(way.tags)
        if kind is None and not walked:
            continue
        nodes = [(node.ref, node.lon, node.lat) for node in way.nodes if node.location.valid()]
        if kind and len(nodes) > 1:
            lines.append((kind, [node[1:] for node in nodes]))
        if not walked:
            continue
        onto, previous = is_grounded(way.tags), None
        for reference, *place in nodes:
            number = numbers.setdefault(reference, len(degrees))
            if number == len(degrees):
                degrees.append(place)
            if previous is not None and previous != number:
                ends.append((previous, number))
                grounded.append(onto)
            previous = number
    points = np.column_stack(project(*np.array(degrees).T))
    ends = np.array(ends)
    lengths = np.hypot(*(points[ends[:, 0]] - points[ends[:, 1]]).T)
    drawn = [(kind, np.column_stack(project(*np.array(line).T))) for kind, line in lines]
    return Streets(points, ends, lengths, np.array(grounded), drawn)


def read_tables(nodes_path, edges_path, project):
    """Tables with id,x,y and from,to,length; x and y are longitude and latitude where they can be."""
    with open(nodes_path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    places = np.array([(float(row["x"]), float(row["y"])) for row in rows])
    if np.abs(places).max() <= 360:
        places = np.column_stack(project(*places.T))
    numbers = {row["id"]: position for position, row in enumerate(rows)}
    with open(edges_path, encoding="utf-8-sig", newline="") as file:
        edges = [row for row in csv.DictReader(file) if row["from"] in numbers and row["to"] in numbers]
    ends = np.array([(numbers[row["from"]], numbers[row["to"]]) for row in edges])
    straight = np.hypot(*(places[ends[:, 0]] - places[ends[:, 1]]).T)
    stated = np.array([float(row["length"]) if row.get("length") else np.nan for row in edges])
    return Streets(places, ends, np.where(np.isnan(stated), straight, stated), np.ones(len(edges), bool))


def read(paths, project):
    """One file of OpenStreetMap, or a table of nodes and one of edges."""
    return read_osm(paths[0], project) if len(paths) == 1 else read_tables(*paths, project)
