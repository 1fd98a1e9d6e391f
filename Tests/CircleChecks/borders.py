"""Which polygons adjoin, along how many metres, and what walks across: by shapely and by the streets' segments."""

import collections
import itertools

import networkx
import numpy as np
import shapely
from shapely import STRtree

NEAR = 0.5


def rings(polygon):
    for part in shapely.get_parts(polygon):
        yield shapely.get_exterior_ring(part)
        yield from shapely.get_rings(part)[1:]


def edge_owners(polygons):
    """By edge (two written positions, the smaller first) the polygons it bounds, each as (polygon, runs forward).

    Rings run with the inside on their left whatever the file's order."""
    owners = collections.defaultdict(list)
    for number, polygon in enumerate(polygons):
        for part in shapely.get_parts(polygon):
            for inner, ring in enumerate(shapely.get_rings(part)):
                places = shapely.get_coordinates(ring)
                if shapely.is_ccw(ring) == (inner > 0):
                    places = places[::-1]
                for a, b in zip(map(tuple, places[:-1]), map(tuple, places[1:])):
                    if a != b:
                        owners[min(a, b), max(a, b)].append((number, a < b))
    return owners


def exact_seams(polygons, project):
    """Edges that two polygons share by their written numbers, in metres, as lines by pair (smaller number first)."""
    pairs, ends = [], []
    for edge, sides in edge_owners(polygons).items():
        for pair in itertools.combinations(sorted({number for number, _ in sides}), 2):
            pairs.append(pair)
            ends.append(edge)
    if not pairs:
        return {}
    ends = np.array(ends)
    places = np.stack([np.column_stack(project(*ends[:, side].T)) for side in (0, 1)], axis=1)
    edges = collections.defaultdict(list)
    for pair, edge in zip(pairs, shapely.linestrings(places)):
        edges[pair].append(edge)
    return {pair: shapely.multilinestrings(parts) for pair, parts in edges.items()}


def exact_lengths(polygons, project):
    """Metres of border that two polygons share edge by edge, by pair."""
    return {pair: float(shapely.length(seam)) for pair, seam in exact_seams(polygons, project).items()}


def near_lengths(polygons, near=NEAR):
    """Metres of the first's outline within `near` metres of the second, by pair: what partial and slightly gaping
    borders have in common, and up to a few metres more at corners. Polygons in metres."""
    outlines = shapely.boundary(polygons)
    wide = shapely.buffer(polygons, near, quad_segs=2, join_style="mitre")
    first, second = STRtree(outlines).query(wide, predicate="intersects")
    keep = second < first
    first, second = first[keep], second[keep]
    common = shapely.length(shapely.intersection(outlines[second], wide[first]))
    return {(int(b), int(a)): metres for a, b, metres in zip(first, second, common) if metres > 3 * near}


class Crossings:
    """What the streets do at the polygons.

    `sure`: pairs between which somebody walks from deep inside of one to deep inside of the other (`depth` metres and
    more) over nothing but these two and the line between them: the street crosses it, or runs along it and is reached
    from both sides. `touched` tells where a street comes within `depth` of both: where it does but no passage is sure,
    rounding and the reading of "crosses" decide, and nothing is asserted."""

    def __init__(self, polygons, streets, depth=1.0):
        self.polygons, self.streets, self.depth = np.asarray(polygons), streets, depth
        self.tree = STRtree(self.polygons)
        self.homes = self._homes()
        self.beside = self._beside()
        self.sure = self._sure()

    def _homes(self):
        """By node the polygon that it lies deep inside; -1: at a border or outside."""
        inner = shapely.buffer(self.polygons, -self.depth, quad_segs=2, join_style="mitre")
        homes = np.full(len(self.streets.points), -1)
        places, owners = STRtree(inner).query(shapely.points(self.streets.points), predicate="intersects")
        homes[places] = owners
        return homes

    def _beside(self):
        """By node that is deep in nothing, the polygons within the depth."""
        nodes = np.flatnonzero(self.homes < 0)
        places, owners = self.tree.query(shapely.points(self.streets.points[nodes]), predicate="dwithin",
                                         distance=self.depth)
        beside = collections.defaultdict(set)
        for place, owner in zip(places, owners):
            beside[int(nodes[place])].add(int(owner))
        return beside

    def _sure(self):
        found, links = set(), collections.defaultdict(list)
        between = collections.defaultdict(list)
        for a, b in self.streets.ends.tolist():
            here, there = self.homes[a], self.homes[b]
            if here >= 0 and there >= 0:
                if here != there:
                    self._add_direct((a, b), (int(here), int(there)), found)
            elif here >= 0 or there >= 0:
                links[b if here >= 0 else a].append(int(max(here, there)))
            else:
                for pair in pairs_of(self.beside[a] & self.beside[b]):
                    between[pair].append((a, b))
        self._add_along(links, between, found)
        return found

    def _add_direct(self, nodes, pair, found):
        line = shapely.linestrings(self.streets.points[list(nodes)])
        both = shapely.buffer(shapely.union_all(self.polygons[list(pair)]), self.depth)
        if shapely.covers(both, line):
            found.add((min(pair), max(pair)))

    def _add_along(self, links, between, found):
        """Joins the nodes that streets connect along each pair's line, and asks whether both sides reach them."""
        for node in links:
            for pair in pairs_of(self.beside[node]):
                between[pair].append((node, node))
        for pair, steps in between.items():
            groups = networkx.Graph(steps)
            for group in networkx.connected_components(groups):
                reached = {home for node in group for home in links.get(node, ())}
                if reached.issuperset(pair):
                    found.add(pair)
                    break

    def touched(self, pair, reach=None):
        """Whether any street comes within reach of both polygons at one place."""
        if not hasattr(self, "segments"):
            self.segments = shapely.linestrings(self.streets.points[self.streets.ends])
            self.segment_tree = STRtree(self.segments)
        reach = reach or 2 * self.depth
        seam = shapely.intersection(*shapely.buffer(self.polygons[list(pair)], reach / 2))
        return not seam.is_empty and len(self.segment_tree.query(seam, predicate="intersects")) > 0


def pairs_of(numbers):
    return itertools.combinations(sorted(numbers), 2)
