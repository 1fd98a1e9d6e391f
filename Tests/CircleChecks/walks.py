"""Walks along the streets by scipy: from the people's places to the centres of circles and to other atoms."""

import collections
import csv

import numpy as np
import shapely
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra
from shapely import STRtree

from results import number

PARTS = 4
"""Into how many parts a side of a population cell is cut to find the atoms that it lies in."""
Figures = collections.namedtuple("Figures", "mean worst share")


class Places:
    """Where people live: positions in metres, atom and people; each atom's people are those of the units' table."""

    def __init__(self, results, cells, side):
        self.position = {name: number for number, name in enumerate(results.unit_ids)}
        if cells is None:
            self.points, self.atoms, self.people = self._at_inner_points(results)
        else:
            self.points, self.atoms, self.people = self._in_cells(results, cells, side)
            self._add_empty_atoms(results)
        wanted = np.array([number(results.units[n]["population"]) for n in results.unit_ids])
        sums = np.bincount(self.atoms, self.people, len(wanted))
        self.people = self.people * np.where(sums > 0, wanted / np.where(sums > 0, sums, 1), 0)[self.atoms]

    @staticmethod
    def _at_inner_points(results):
        points = shapely.get_coordinates(shapely.point_on_surface(results.unit_polygons))
        return points, np.arange(len(points)), np.ones(len(points))

    @staticmethod
    def _in_cells(results, cells, side):
        """Cuts every cell into equal parts, gives each to the atom that holds it, and joins parts of one atom."""
        offsets = (np.arange(PARTS) + 0.5) / PARTS * side - side / 2
        grid = np.array([(x, y) for x in offsets for y in offsets])
        parts = (cells[:, None, :2] + grid[None]).reshape(-1, 2)
        owner = np.repeat(np.arange(len(cells)), PARTS**2)
        part, atom = STRtree(results.unit_polygons).query(shapely.points(parts), predicate="intersects")
        first = np.unique(part, return_index=True)[1]
        part, atom = part[first], atom[first]
        keys, group = np.unique(np.column_stack([owner[part], atom]), axis=0, return_inverse=True)
        count = np.bincount(group)
        points = np.column_stack([np.bincount(group, parts[part, axis]) / count for axis in (0, 1)])
        return points, keys[:, 1], cells[keys[:, 0], 2] * count / PARTS**2

    def _add_empty_atoms(self, results):
        rest = sorted(set(range(len(results.unit_ids))) - set(self.atoms[self.people > 0].tolist()))
        points = shapely.get_coordinates(shapely.point_on_surface(results.unit_polygons[rest]))
        self.points = np.vstack([self.points, points])
        self.atoms = np.r_[self.atoms, np.array(rest, int)]
        self.people = np.r_[self.people, np.ones(len(rest))]


class Walks:
    """`walls`: what nobody steps across on the way to a street."""

    def __init__(self, results, streets, places, radius, walls=(), snap=500):
        self.results, self.streets, self.places, self.radius, self.snap = results, streets, places, radius, snap
        self.walls = STRtree([shapely.boundary(wall) if "Polygon" in wall.geom_type else wall for wall in walls])
        self.matrix = streets.matrix()
        ground = np.flatnonzero(streets.grounded)
        self.ground = streets.ends[ground]
        self.lengths = streets.lengths[ground]
        self.tree = STRtree(shapely.linestrings(streets.points[self.ground]))
        self.steps = self.steps_to(places.points)
        self.of_atom = collections.defaultdict(list)
        for place, atom in enumerate(places.atoms.tolist()):
            self.of_atom[atom].append(place)
        self.known, self.pairs = {}, {}

    def steps_to(self, points):
        """For each place the segment it steps onto, the metres of the step, and the share of the segment before it."""
        pairs, distance = self.tree.query_nearest(shapely.points(points), return_distance=True, all_matches=False)
        segment = np.full(len(points), -1)
        metres = np.full(len(points), np.inf)
        segment[pairs[0]], metres[pairs[0]] = pairs[1], distance
        self._turn_from_walls(points, segment, metres)
        a, b = (self.streets.points[self.ground[segment][:, side]] for side in (0, 1))
        along = ((points - a) * (b - a)).sum(axis=1) / np.maximum(((b - a)**2).sum(axis=1), 1e-12)
        metres[metres > self.snap] = np.inf
        return segment, metres, np.clip(along, 0, 1)

    def _turn_from_walls(self, points, segment, metres):
        """Where a wall stands in the way to the nearest segment, the nearest one in sight takes its place."""
        if not len(self.walls.geometries):
            return
        near = np.flatnonzero((segment >= 0) & (metres <= self.snap))
        for place in near[self._is_blocked(points[near], segment[near])]:
            point = shapely.points(points[place])
            around = self.tree.query(point, predicate="dwithin", distance=self.snap)
            away = shapely.distance(point, self.tree.geometries[around])
            metres[place] = np.inf
            order = np.argsort(away)
            blocked = self._is_blocked(np.repeat(points[place][None], len(order), 0), around[order])
            if not blocked.all():
                best = order[np.argmin(blocked)]
                segment[place], metres[place] = around[best], away[best]

    def _is_blocked(self, points, segment):
        legs = shapely.shortest_line(shapely.points(points), self.tree.geometries[segment])
        blocked = np.zeros(len(legs), bool)
        blocked[self.walls.query(legs, predicate="crosses")[0]] = True
        return blocked

    def walled(self):
        """Atoms of which somebody sees no street: how far he goes round the ends of walls is not ours to say."""
        return set(self.places.atoms[np.isinf(self.steps[1]) & (self.places.people > 0)].tolist())

    def entered(self, near=2.0):
        """Pairs of atoms, the smaller first, between which somebody steps onto the streets within some metres of the
        other, the difference of our places from LifeCircle's."""
        segment, metres, along = self.steps
        chosen = np.flatnonzero(np.isfinite(metres) & (self.places.people > 0))
        a, b = (self.streets.points[self.ground[segment[chosen]][:, side]] for side in (0, 1))
        feet = shapely.points(a + (b - a) * along[chosen][:, None])
        tree = STRtree(self.results.unit_polygons)
        foot, other = tree.query(feet, predicate="dwithin", distance=near)
        own = self.places.atoms[chosen[foot]]
        return {(min(pair), max(pair)) for pair in zip(own.tolist(), other.tolist()) if pair[0] != pair[1]}

    def from_point(self, point, chosen, limit):
        """Metres from a point to the chosen places; infinite beyond the limit."""
        segment, step, share = self.steps_to(np.asarray(point, float).reshape(1, 2))
        if not np.isfinite(step[0]):
            return np.full(len(chosen), np.inf)
        (a, b), length = self.ground[segment[0]], self.lengths[segment[0]]
        matrix = with_start(self.matrix, {int(a): share[0] * length, int(b): (1 - share[0]) * length})
        rows = dijkstra(matrix, directed=True, indices=matrix.shape[0] - 1, limit=limit)
        own, metres, along = (values[chosen] for values in self.steps)
        ends, lengths = self.ground[own], self.lengths[own]
        way = np.minimum(rows[ends[:, 0]] + along * lengths, rows[ends[:, 1]] + (1 - along) * lengths)
        same = own == segment[0]
        way[same] = np.minimum(way[same], np.abs(along[same] - share[0]) * length)
        return way + metres + step[0]

    def of_circle(self, name):
        """Mean, worst and share within the radius of a circle's walks to its stated centre; None where nobody walks."""
        if name not in self.known:
            self.known[name] = self._of_circle(name)
        return self.known[name]

    def _of_circle(self, name):
        row = self.results.circles[name]
        chosen = np.array([place for atom in self.results.atoms[name]
                           for place in self.of_atom[self.places.position[atom]]])
        if not len(chosen) or not row["centre_x"]:
            return None
        people = self.places.people[chosen]
        centre = self.results.project(number(row["centre_x"]), number(row["centre_y"]))
        metres = self.from_point(centre, chosen, 4 * self.radius)
        if not np.isfinite(metres[people > 0]).all():
            metres = self.from_point(centre, chosen, np.inf)
        walks = np.isfinite(metres) & (people > 0)
        if not walks.any():
            return None
        return Figures(np.average(metres[walks], weights=people[walks]), metres[walks].max(),
                       people[walks][metres[walks] <= self.radius].sum() / people.sum())

    def between(self, one, other):
        """Mean metres from the people of one atom to the middle of the other's people; infinite without a way, None
        where most people of one of both come to no street, as in cells that lie in a river."""
        if (one, other) not in self.pairs:
            from_places = np.array(self.of_atom[self.places.position[one]])
            to_places = np.array(self.of_atom[self.places.position[other]])
            self.pairs[one, other] = self._between(self._on_streets(from_places), self._on_streets(to_places))
        return self.pairs[one, other]

    def _between(self, from_places, to_places):
        if not len(from_places) or not len(to_places):
            return None
        metres = self.from_point(self.middle(to_places), from_places, 8 * self.radius)
        return np.average(metres, weights=self.places.people[from_places])

    def _on_streets(self, chosen):
        """Those of the places that come to a street; none where that is less than half of the people."""
        found = chosen[np.isfinite(self.steps[1][chosen]) & (self.places.people[chosen] > 0)]
        return found if 2 * self.places.people[found].sum() >= self.places.people[chosen].sum() else found[:0]

    def middle(self, chosen):
        """Of the four places with the least straight way for the people of all, that with the least walk for them."""
        points, people = self.places.points[chosen], self.places.people[chosen]
        away = np.hypot(points[:, None, 0] - points[None, :, 0], points[:, None, 1] - points[None, :, 1]) @ people
        likely = points[np.argsort(away, kind="stable")[:4]]
        if len(likely) == 1:
            return likely[0]
        walks = [self.from_point(point, chosen, 8 * self.radius) @ people for point in likely]
        return likely[np.argmin(walks)]


def with_start(matrix, links):
    """The matrix with one more node, from which alone the links lead."""
    size = matrix.shape[0]
    data = np.r_[matrix.data, np.maximum(list(links.values()), 1e-6)]
    indices = np.r_[matrix.indices, list(links)]
    pointers = np.r_[matrix.indptr, matrix.indptr[-1] + len(links)]
    return csr_matrix((data, indices, pointers), shape=(size + 1, size + 1))


def read_cells(path, results, crs):
    """Rows of x, y, population in metres of the results' plane."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = [(float(row["x"]), float(row["y"]), float(row["population"] or 0)) for row in csv.DictReader(file)]
    cells = np.array(rows)
    if crs and results.plane:
        import pyproj
        degrees = pyproj.Transformer.from_crs(crs, "EPSG:4326", always_xy=True).transform(*cells[:, :2].T)
        cells[:, :2] = np.column_stack(results.project(*degrees))
    return cells
