"""Reckons the walks that WalkedCityTests compares with, by other means than LifeCircle's.

    python reckon.py DATA_FOLDER     (osmium 4.3, scipy 1.17, shapely 2.2, pyproj 3.7)

Places and facilities snap to the nearest straight piece of a way on the ground that no barrier separates
them from, or to the end of a tunnel or bridge that meets no other way; scipy's Dijkstra runs over all nodes
of all ways, from both ends of every facility's piece.
"""

import csv
import json
import math
import sys

import numpy
import osmium
import pyproj
import shapely
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components, dijkstra

DATA = sys.argv[1]
SNAP = 500.0
STATUS = {"reached": 0, "beyond": 1, "unreachable": 2, "off_network": 3}
OPEN = set(
    "bridleway corridor crossing cycleway elevator footway living_street path pedestrian platform"
    " primary primary_link residential road secondary secondary_link service steps tertiary"
    " tertiary_link track unclassified".split())
SIDEWALKS = ("sidewalk", "sidewalk:both", "sidewalk:left", "sidewalk:right")


CONDITIONAL = {"busway", "trunk", "trunk_link"}
FOOT_OPEN = {"yes", "designated", "permissive", "official", "public", "destination"}
FOOT_CLOSED = {"no", "private", "use_sidepath", "military", "permit", "delivery"}
CLOSED = {"no", "private", "military", "agricultural", "forestry", "permit", "delivery"}
BARRIERS = {"wall", "fence", "city_wall", "retaining_wall", "hedge", "wire_fence", "wood_fence"}


def values(text):
    return {part.strip() for part in (text or "").lower().split(";") if part.strip()}


def some(text, chosen):
    return bool(values(text) & chosen)


def every(text, chosen):
    return bool(values(text)) and values(text) <= chosen


def walkable(tags):
    """Whether people walk along; None where it is no road at all."""
    highway = tags.get("highway")
    if highway is None:
        if not any(some(tags.get(key), {"platform"}) for key in ("railway", "public_transport")):
            return None
    elif not some(highway, OPEN | CONDITIONAL):
        return False
    if some(tags.get("foot"), FOOT_OPEN):
        return True
    if every(tags.get("foot"), FOOT_CLOSED) or every(tags.get("access"), CLOSED):
        return False
    if not every(highway, CONDITIONAL) and not every(tags.get("motorroad"), {"yes"}):
        return True
    return any(some(tags.get(key), {"yes", "both", "left", "right"}) for key in SIDEWALKS)


def is_closed(tags):
    """Whether nobody passes a node."""
    if tags.get("barrier", "no") == "no" or some(tags.get("foot"), FOOT_OPEN):
        return False
    return (every(tags.get("foot"), FOOT_CLOSED) or every(tags["barrier"], BARRIERS)
            or every(tags.get("access"), CLOSED) or every(tags.get("locked"), {"yes"}))


def access(tags):
    """Where people step on a way: 2 anywhere, 1 at its ends, 0 where it meets a way on the ground."""
    def side(key):
        try:
            values = [float(value) for value in tags.get(key, "0").split(";")]
        except ValueError:
            return 0
        return 1 if min(values) > 0 else -1 if max(values) < 0 else 0
    if side("level") != 0:
        return 0
    bridge = tags.get("bridge", "no") != "no" and side("layer") > 0
    tunnel = tags.get("tunnel", "no") not in ("no", "building_passage")
    return 1 if bridge or tunnel or side("layer") < 0 else 2


class Projection:
    def __init__(self, longitude, latitude):
        definition = f"+proj=sterea +lat_0={latitude} +lon_0={longitude} +k=1 +datum=WGS84"
        self.transformer = pyproj.Transformer.from_crs(4326, definition, always_xy=True)

    def __call__(self, coordinates):
        array = numpy.asarray(coordinates, dtype=float)
        return numpy.column_stack(self.transformer.transform(array[:, 0], array[:, 1]))


class Outlines(osmium.SimpleHandler):
    """Tags of walkable multipolygons by the ways among their members."""
    def __init__(self, path):
        super().__init__()
        self.tags = {}
        self.apply_file(path)

    def relation(self, relation):
        tags = dict(relation.tags)
        if tags.get("type") == "multipolygon" and walkable(tags):
            self.tags.update((member.ref, tags) for member in relation.members if member.type == "w")


class Ways(osmium.SimpleHandler):
    """Both sides of a closed node end at a place of their own, (way, piece, side)."""
    def __init__(self, path):
        super().__init__()
        self.places, self.pairs, self.closed = {}, {}, set()
        self.outlines = Outlines(path).tags
        self.apply_file(path, locations=True)

    def node(self, node):
        if node.tags and is_closed(dict(node.tags)):
            self.closed.add(node.id)

    def way(self, way):
        tags = dict(way.tags)
        use = walkable(tags)
        if use is None and way.id in self.outlines:
            tags, use = self.outlines[way.id], True
        if not use:
            return
        own = access(tags)
        nodes = [(node.ref, node.location) for node in way.nodes]
        for piece, ends in enumerate(zip(nodes, nodes[1:])):
            if ends[0][0] == ends[1][0] or not all(place.valid() for _, place in ends):
                continue
            pair = [self.key(ref, (way.id, piece, side)) for side, (ref, _) in enumerate(ends)]
            for key, (_, place) in zip(pair, ends):
                self.places[key] = (place.x / 1e7, place.y / 1e7)
            pair = tuple(sorted(pair, key=str))
            self.pairs[pair] = max(own, self.pairs.get(pair, 0))

    def key(self, ref, cut):
        return cut if ref in self.closed else ref


class Network:
    def __init__(self, points, pairs, accesses, barriers=(), smallest=1000.0, cuts=()):
        pairs, first = numpy.unique(numpy.sort(pairs, axis=1), axis=0, return_index=True)
        accesses = numpy.asarray(accesses)[first]
        lengths = numpy.hypot(*(points[pairs[:, 0]] - points[pairs[:, 1]]).T)
        count, part = connected_components(self.matrix(len(points), pairs, lengths))
        metres = numpy.bincount(part[pairs[:, 0]], weights=lengths, minlength=count)
        keep = metres >= smallest
        keep[metres.argmax()] = True
        kept = keep[part[pairs[:, 0]]]
        self.points, self.part = points, part
        self.pairs, self.lengths = pairs[kept], lengths[kept]
        self.components = len(numpy.unique(part[self.pairs[:, 0]]))
        self.graph = self.matrix(len(points), self.pairs, self.lengths)
        self.find_entries(accesses[kept], set(cuts))
        self.barriers = shapely.union_all(barriers) if len(barriers) else None

    def find_entries(self, accesses, cuts):
        """Pieces on the ground and ends that meet nothing, with the piece and offset of the latter.

        Nobody steps on a tunnel or bridge at a closed node, of which the numbers are `cuts`.
        """
        degrees = numpy.bincount(self.pairs.ravel(), minlength=len(self.points))
        ground = numpy.flatnonzero(accesses == 2)
        ends = [(piece, end) for piece in numpy.flatnonzero(accesses == 1)
                for end in (0, 1) if degrees[self.pairs[piece][end]] == 1
                and self.pairs[piece][end] not in cuts]
        shapes = list(shapely.linestrings(self.points[self.pairs[ground]]))
        shapes += [shapely.Point(self.points[self.pairs[piece][end]]) for piece, end in ends]
        self.entries = numpy.array(shapes)
        self.piece_of = numpy.concatenate([ground, [piece for piece, _ in ends]]).astype(int)
        self.start_of = [0.0] * len(ground) + [end * self.lengths[piece] for piece, end in ends]
        self.tree = shapely.STRtree(self.entries)
        print("off the ground: metres", self.lengths[accesses < 2].sum(), "free ends", len(ends))

    @staticmethod
    def matrix(count, pairs, lengths):
        # scipy takes a weight of 0 for no edge.
        weights = numpy.maximum(lengths, 1e-9)
        return coo_matrix((weights, (pairs[:, 0], pairs[:, 1])), shape=(count, count)).tocsr()

    def snap(self, places):
        """Piece, metres along it and length of the leg for each place; a piece of -1 is off it."""
        result = []
        for place in shapely.points(places):
            found = self.tree.query(place, predicate="dwithin", distance=SNAP)
            legs = shapely.distance(self.entries[found], place)
            result.append((-1, 0.0, 0.0))
            for order in numpy.argsort(legs, kind="stable"):
                entry, shape = found[order], self.entries[found[order]]
                is_point = shape.geom_type == "Point"
                along = self.start_of[entry] if is_point else shape.project(place)
                if self.is_open(place, shape if is_point else shape.interpolate(along)):
                    result[-1] = (self.piece_of[entry], along, legs[order])
                    break
        return result

    def is_open(self, place, end):
        if self.barriers is None:
            return True
        # Who begins or ends on a barrier does not pass it.
        leg = shapely.LineString([place, end])
        inner = [leg.interpolate(1e-5), leg.interpolate(max(leg.length - 1e-5, 0))]
        return not self.barriers.intersects(shapely.LineString(inner))

    def reckon(self, places, facilities, radius):
        """Metres and status of each snapped place; metres of nan beyond three radii."""
        seeds, on_piece, parts = {}, {}, set()
        for piece, along, leg in facilities:
            if piece < 0:
                continue
            ends = zip(self.pairs[piece], (along, self.lengths[piece] - along))
            for node, metres in ends:
                seeds[node] = min(seeds.get(node, math.inf), leg + metres)
            on_piece.setdefault(piece, []).append((along, leg))
            parts.add(self.part[self.pairs[piece][0]])
        # One more node, from which arcs lead to the ends of the facilities' pieces.
        size = self.graph.shape[0] + 1
        graph = self.graph.tocoo()
        rows = numpy.concatenate([graph.row, graph.col, numpy.full(len(seeds), size - 1)])
        columns = numpy.concatenate([graph.col, graph.row, list(seeds)])
        values = numpy.concatenate([graph.data, graph.data, [max(v, 1e-9) for v in seeds.values()]])
        whole = coo_matrix((values, (rows, columns)), shape=(size, size)).tocsr()
        metres = dijkstra(whole, indices=size - 1, limit=3 * radius)
        result = []
        for piece, along, leg in places:
            if piece < 0:
                result.append((math.nan, "off_network"))
                continue
            tail, head = self.pairs[piece]
            best = leg + min(metres[tail] + along, metres[head] + self.lengths[piece] - along)
            for other, other_leg in on_piece.get(piece, []):
                best = min(best, leg + other_leg + abs(along - other))
            if best <= radius:
                status = "reached"
            else:
                status = "beyond" if self.part[tail] in parts else "unreachable"
            result.append((best if best <= 3 * radius else math.nan, status))
        return result


def openstreetmap(path, projection):
    ways = Ways(path)
    numbers = {ref: number for number, ref in enumerate(ways.places)}
    pairs = numpy.array([(numbers[a], numbers[b]) for a, b in ways.pairs])
    cuts = [numbers[ref] for ref in ways.places if isinstance(ref, tuple)]
    return Network(
        projection(list(ways.places.values())), pairs, list(ways.pairs.values()), cuts=cuts)


def features(path):
    with open(f"{DATA}/{path}") as file:
        return json.load(file)["features"]


def rows(path):
    with open(f"{DATA}/{path}") as file:
        return list(csv.DictReader(file))


def write(name, places, columns):
    """A row for each place: x, y, then metres (empty beyond 3R) and status by type."""
    with open(f"{name}.csv", "w") as file:
        for place, *walks in zip(places, *columns):
            cells = [f"{place[0]:.3f}", f"{place[1]:.3f}"]
            for metres, status in walks:
                cells += ["" if math.isnan(metres) else f"{metres:.3f}", str(STATUS[status])]
            print(",".join(cells), file=file)


def summary(name, walks, weights, radius):
    weights = numpy.asarray(weights, dtype=float)
    reached = sum(w for w, walk in zip(weights, walks) if walk[1] == "reached")
    mean = sum(w * min(walk[0] if walk[0] == walk[0] else math.inf, 3 * radius)
               for w, walk in zip(weights, walks)) / weights.sum()
    counts = {status: sum(walk[1] == status for walk in walks) for status in STATUS}
    print(f"{name}: reached {reached:.6f} of {weights.sum():.6f}, mean {mean:.6f}, {counts}")


def porto_alegre():
    projection = Projection(-51.2, -30.05)
    hexagons = {f["properties"]["id"]: f for f in features("porto-alegre/poa_hexgrid.geojson")}
    table = sorted(rows("porto-alegre/poa_hexgrid.csv"), key=lambda row: row["id"])
    hexagons = [hexagons[row["id"]] for row in table]
    centres = projection([(float(row["lon"]), float(row["lat"])) for row in table])
    people = numpy.array([hexagon["properties"]["population"] for hexagon in hexagons])
    network = openstreetmap(f"{DATA}/porto-alegre/poa_osm.pbf", projection)
    print("porto-alegre: components", network.components)
    lived = people > 0
    snapped = network.snap(centres[lived])
    pieces, owners, shares = hexagon_cells(hexagons, projection, people)
    snapped_cells = network.snap(pieces)
    columns = []
    for field, radius in (("schools", 500.0), ("healthcare", 1000.0)):
        facilities = network.snap(centres[[float(row[field] or 1) > 0 for row in table]])
        walks = network.reckon(snapped, facilities, radius)
        summary(f"porto-alegre points {field}", walks, people[lived], radius)
        columns.append(walks)
        walks = network.reckon(snapped_cells, facilities, radius)
        summary(f"porto-alegre cells {field}", walks, people[owners] * shares, radius)
    every = slice(0, None, 6)
    write("porto-alegre", centres[lived][every], [column[every] for column in columns])


def hexagon_cells(hexagons, projection, people, cell=50.0):
    """Centroids of the hexagons' pieces in the cells of a lattice, their hexagons and shares."""
    centroids, owners, shares = [], [], []
    for number, hexagon in enumerate(hexagons):
        if people[number] == 0:
            continue
        region = shapely.Polygon(projection(hexagon["geometry"]["coordinates"][0]))
        west, south, east, north = region.bounds
        for column in range(math.floor(west / cell), math.ceil(east / cell)):
            for row in range(math.floor(south / cell), math.ceil(north / cell)):
                square = shapely.box(
                    column * cell, row * cell, (column + 1) * cell, (row + 1) * cell)
                piece = region.intersection(square)
                if piece.area > 0:
                    centroids.append((piece.centroid.x, piece.centroid.y))
                    owners.append(number)
                    shares.append(piece.area / region.area)
    return numpy.array(centroids), numpy.array(owners), numpy.array(shares)


def porto():
    """Squares of 0.006° × 0.0045° from (-8.63, 41.14) on, 10 × 10 of them; facilities of a seed."""
    projection = Projection(-8.6, 41.16)
    network = openstreetmap(f"{DATA}/osm/porto_portugal.osm.pbf", projection)
    print("porto: components", network.components)
    draw = seeded(2026)
    places = [(-8.63 + 0.06 * next(draw), 41.14 + 0.045 * next(draw)) for _ in range(40)]
    facilities = network.snap(projection(places))
    region = shapely.Polygon(projection(
        [(-8.629, 41.141), (-8.571, 41.141), (-8.571, 41.184), (-8.629, 41.184)]))
    cells = []
    while len(cells) < 200:
        west, south, east, north = region.bounds
        column = math.floor((west + (east - west) * next(draw)) / 50)
        row = math.floor((south + (north - south) * next(draw)) / 50)
        centre = (column * 50 + 25, row * 50 + 25)
        if region.contains(shapely.Point(centre)) and is_whole(centre, projection):
            cells.append(centre)
    walks = network.reckon(network.snap(cells), facilities, 500.0)
    summary("porto", walks, [1] * len(walks), 500.0)
    write("porto", cells, [walks])


def is_whole(centre, projection):
    """Whether all corners of a cell are in one of the squares of `porto`."""
    corners = [(centre[0] + dx, centre[1] + dy) for dx in (-25, 25) for dy in (-25, 25)]
    degrees = [projection.transformer.transform(*corner, direction="INVERSE") for corner in corners]
    squares = {(math.floor((x + 8.63) / 0.006), math.floor((y - 41.14) / 0.0045))
               for x, y in degrees}
    return len(squares) == 1


def seeded(state):
    """Shares of 1 by Knuth's linear congruential generator of 64 bits."""
    while True:
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        yield (state >> 11) / 2**53


def xiacheng():
    """Main roads joined at their ends alone; rivers stop who is not on a road."""
    projection = Projection(120.18, 30.31)
    lines = [projection(f["geometry"]["coordinates"])
             for f in features("hangzhou-xiacheng/roads_46.geojson")]
    rivers = [shapely.LineString(projection(f["geometry"]["coordinates"]))
              for f in features("hangzhou-xiacheng/rivers_7.geojson")]
    points, pairs = joined(lines)
    network = Network(points, pairs, [2] * len(pairs), barriers=rivers, smallest=0.0)
    print("xiacheng: components", network.components)
    rings = [[projection(ring) for ring in f["geometry"]["coordinates"]]
             for f in features("hangzhou-xiacheng/communities_90.geojson")]
    communities = [shapely.Polygon(outer, holes) for outer, *holes in rings]
    tree = shapely.STRtree(communities)
    sights = [f["geometry"]["coordinates"][:2]
              for f in features("hangzhou-xiacheng/poi_scenic_62.geojson")]
    west, south, east, north = shapely.unary_union(communities).bounds
    cells = []
    for column in range(math.floor(west / 100), math.ceil(east / 100)):
        for row in range(math.floor(south / 100), math.ceil(north / 100)):
            cell = shapely.box(column * 100, row * 100, column * 100 + 100, row * 100 + 100)
            if len(tree.query(cell, predicate="within")) == 1:
                cells.append((column * 100 + 50, row * 100 + 50))
    walks = network.reckon(network.snap(cells), network.snap(projection(sights)), 1000.0)
    summary("xiacheng", walks, [1] * len(walks), 1000.0)
    every = slice(0, None, 4)
    write("xiacheng", cells[every], [walks[every]])


def joined(lines, tolerance=0.5):
    """Points of all lines; equal points are one, and ends within the tolerance of a point are it."""
    points = numpy.concatenate(lines)
    starts = numpy.cumsum([0] + [len(line) for line in lines])
    ends = numpy.concatenate([starts[:-1], starts[1:] - 1])
    tree = shapely.STRtree(shapely.points(points))
    first, second = tree.query(
        shapely.points(points[ends]), predicate="dwithin", distance=tolerance)
    _, equal = numpy.unique(points, axis=0, return_inverse=True)
    firsts = {group: number for number, group in reversed(list(enumerate(equal.ravel())))}
    first = numpy.concatenate([ends[first], numpy.arange(len(points))])
    second = numpy.concatenate([second, [firsts[group] for group in equal.ravel()]])
    same = coo_matrix((numpy.ones(len(first)), (first, second)), shape=(len(points),) * 2)
    _, group = connected_components(same, directed=False)
    roots = numpy.array([numpy.flatnonzero(group == number)[0] for number in group])
    pairs = [(roots[i], roots[i + 1]) for start, end in zip(starts, starts[1:])
             for i in range(start, end - 1) if roots[i] != roots[i + 1]]
    return points, numpy.array(pairs)


if __name__ == "__main__":
    xiacheng()
    porto_alegre()
    porto()
