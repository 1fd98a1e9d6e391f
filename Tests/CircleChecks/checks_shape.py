"""Shapes: atoms and circles fit together exactly, tile the communities, and leave compounds whole."""

import collections

import numpy as np
import shapely
from shapely import STRtree

import borders
from results import expect_none

DIGIT = 0.01
"""Metres of the last digit of written positions: a corner on another's edge lies beside it by as much."""
HAIRLINE = 0.03
"""Half of the metres that a gap between atoms of a circle is closed across, and half a digit."""
OVERLAP = 0.01
"""Square metres in which two polygons may overlap."""
SLACK = 0.05
"""Metres that a written coordinate may have moved an outline."""


def files_name_the_same(context):
    results = context.results
    for rows, features, key in ((results.circle_rows, results.circle_features, "id"),
                                (results.unit_rows, results.unit_features, "atom_id")):
        written = [row[key] for row in rows]
        expect_none((n for n, count in collections.Counter(written).items() if count > 1), f"{key} twice")
        drawn = [str(feature["properties"][key]) for feature in features]
        assert sorted(written) == sorted(drawn), f"{key}: table and layer differ: {set(written) ^ set(drawn)}"
        expect_none((row[key] for row, feature in zip(rows, sorted_like(features, written, key))
                     if not same_values(row, feature["properties"])), f"{key} whose columns differ in the layer")
    return f"{len(results.circles)} circles, {len(results.units)} atoms"


def sorted_like(features, ids, key):
    found = {str(feature["properties"][key]): feature for feature in features}
    return [found[name] for name in ids]


def same_values(row, properties):
    return all(alike(text, properties.get(name)) for name, text in row.items() if name in properties)


def alike(text, value):
    if value is None or text == "":
        return text == "" and value in (None, "")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return abs(float(text) - value) <= 1e-6 * max(1, abs(value))
    return text == str(value)


def every_atom_in_one_circle(context):
    results = context.results
    expect_none((n for n, row in results.units.items() if row["circle_id"] not in results.circles),
                "atoms of an unknown circle")
    expect_none((n for n in results.circles if not results.atoms[n]), "circles without atoms")
    stated = {n: row["atoms"] for n, row in results.circles.items() if row.get("atoms")}
    expect_none((n for n, text in stated.items() if text.isdigit() and int(text) != len(results.atoms[n])),
                "circles with another number of atoms than told")


def polygons_are_valid(context):
    for name, shapes in (("atoms", context.results.unit_shapes), ("circles", context.results.circle_shapes)):
        expect_none((n for n, s in shapes.items() if s.is_empty or not s.is_valid), f"invalid {name}")


def circles_are_unions_of_their_atoms(context):
    results, worst = context.results, 0.0
    names = list(results.circle_shapes)
    drawn = shapely.make_valid(results.in_metres([results.circle_shapes[n] for n in names]))
    position = {n: i for i, n in enumerate(results.unit_ids)}
    joined = [shapely.union_all(results.unit_polygons[[position[a] for a in results.atoms[n]]]) for n in names]
    off = shapely.area(shapely.buffer(shapely.symmetric_difference(drawn, joined), -HAIRLINE, quad_segs=1))
    expect_none((f"{n} ({metres:.3f} m²)" for n, metres in zip(names, off) if metres > OVERLAP),
                "circles that are not the union of their atoms")
    worst = off.max()
    return f"worst {worst:.2g} m²"


def nothing_overlaps(context):
    """But where the communities given do."""
    results = context.results
    doubled = shapely.buffer(context.communities.doubled if context.communities else shapely.Point(), 0.1)
    for name, ids, polygons in kinds(results):
        first, second = STRtree(polygons).query(polygons, predicate="intersects")
        keep = first < second
        first, second = first[keep], second[keep]
        common = shapely.difference(shapely.intersection(polygons[first], polygons[second]), doubled)
        common = shapely.area(shapely.buffer(common, -DIGIT, quad_segs=1))
        expect_none((f"{ids[a]} and {ids[b]} ({area:.2f} m²)" for a, b, area in zip(first, second, common)
                     if area > OVERLAP), f"pairs of {name} that overlap")


def kinds(results):
    yield "atoms", results.unit_ids, results.unit_polygons
    ids = list(results.circle_shapes)
    yield "circles", ids, shapely.make_valid(results.in_metres([results.circle_shapes[n] for n in ids]))


def borders_are_shared_exactly(context):
    """By written numbers: each edge bounds at most two polygons, on opposite sides, and an edge of one polygon alone
    lies beside no other one."""
    results, told = context.results, []
    for name, ids, polygons in kinds(results):
        shapes = results.unit_shapes if name == "atoms" else results.circle_shapes
        owners = borders.edge_owners(list(shapes.values()))
        expect_none((f"{[ids[n] for n, _ in sides]} at {edge[0]}" for edge, sides in owners.items()
                     if len(sides) > 2 or len(sides) == 2 and sides[0][1] == sides[1][1]),
                    f"edges of {name} that more than two polygons have, or two on the same side")
        alone = [(edge, *sides[0]) for edge, sides in owners.items() if len(sides) == 1]
        places = [f"{ids[a]} and {ids[b]} ({metres:.1f} m)"
                  for a, b, metres in beside_another(context, alone, polygons)
                  if context.options.exact or share_a_community(context, name, ids[a], ids[b])]
        expect_none(places, f"edges of {name} that lie beside another one without being shared")
        told.append(f"{len(owners) - len(alone)} shared edges of {name}, {len(alone)} outer ones")
    return ", ".join(told)


def beside_another(context, alone, polygons):
    """Owner, other polygon and metres of edges of one owner that another polygon runs along outside of the owner, for
    more than 3 m."""
    if not alone:
        return
    ends = np.array([edge if forward else edge[::-1] for edge, _, forward in alone])
    places = np.stack([np.column_stack(context.results.project(*ends[:, side].T)) for side in (0, 1)], axis=1)
    lines, owners = shapely.linestrings(places), np.array([number for _, number, _ in alone])
    long = np.flatnonzero(shapely.length(lines) > 3)
    edge, other = STRtree(polygons).query(lines[long], predicate="dwithin", distance=borders.NEAR)
    edge = long[edge]
    apart = owners[edge] != other
    edge, other = edge[apart], other[apart]
    common = shapely.intersection(lines[edge], shapely.buffer(polygons[other], borders.NEAR))
    for n, line, metres in zip(range(len(edge)), common, shapely.length(common)):
        if metres > 3 and lies_outside(places[edge[n]], line, polygons[other[n]]):
            yield owners[edge[n]], other[n], metres


def lies_outside(place, line, other):
    """Whether the other polygon is on the right of an edge (where its owner is not), or touches it in its middle."""
    middle = shapely.line_interpolate_point(line if line.geom_type == "LineString" else line.geoms[0], 0.5,
                                            normalized=True)
    step = np.diff(shapely.get_coordinates(shapely.shortest_line(middle, other)), axis=0)[0]
    way = place[1] - place[0]
    return np.hypot(*step) < 1e-6 or step[0] * way[1] - step[1] * way[0] > 0


def no_tails(context):
    """An atom is nowhere narrower than half a metre for more than twenty: such a tail makes neighbours of atoms that
    are none."""
    results = context.results
    opened = shapely.buffer(shapely.buffer(results.unit_polygons, -0.25, join_style="mitre"), 0.3, join_style="mitre")
    tails = shapely.difference(results.unit_polygons, opened)
    lengths = {name: max(shapely.length(shapely.get_parts(tail)) / 2, default=0.0)
               for name, tail in zip(results.unit_ids, tails) if results.units[name]["community_id"] != name}
    expect_none((f"{name} ({metres:.0f} m)" for name, metres in lengths.items() if metres > 20),
                "blocks with a tail narrower than half a metre")


def share_a_community(context, name, *pair):
    """Between communities, borders are as the communities' file has them: only `--exact` asks for those."""
    results = context.results
    of = [{results.units[a]["community_id"] for a in (results.atoms[n] if name == "circles" else [n])} for n in pair]
    return not of[0].isdisjoint(of[1])


def atoms_tile_their_communities(context):
    communities, results = context.communities, context.results
    by_community = collections.defaultdict(list)
    for position, name in enumerate(results.unit_ids):
        by_community[results.units[name]["community_id"]].append(position)
    expect_none(set(by_community) - set(communities.ids), "unknown communities of atoms")
    expect_none(set(communities.ids) - set(by_community), "communities without atoms")
    off = {}
    for name, polygon in zip(communities.ids, communities.polygons):
        joined = shapely.union_all(results.unit_polygons[by_community[name]])
        difference = shapely.area(shapely.symmetric_difference(joined, polygon))
        if difference > 1 + SLACK * shapely.length(polygon):
            off[name] = difference
    expect_none((f"{n} ({area:.0f} m²)" for n, area in off.items()), "communities that their atoms do not tile")
    divided = sum(len(atoms) > 1 for atoms in by_community.values())
    return f"{divided} of {len(communities.ids)} communities divided"


def compounds_stay_whole(context):
    """In each community that has a part of a compound, that part lies in one atom (up to a hundredth or 20 m²)."""
    compounds, results = context.compounds, context.results
    communities = np.array([results.units[n]["community_id"] for n in results.unit_ids])
    number, atom = STRtree(results.unit_polygons).query(compounds, predicate="intersects")
    area = shapely.area(shapely.intersection(compounds[number], results.unit_polygons[atom]))
    parts = collections.defaultdict(list)
    for n, a, metres in zip(number, atom, area):
        parts[int(n), communities[a]].append(metres)
    cut = {key: sorted(sizes)[-2] for key, sizes in parts.items() if len(sizes) > 1
           and sum(sizes) - max(sizes) > max(20, 0.01 * sum(sizes))}
    thin = {key for key in cut if width(compounds[key[0]]) < 10}
    expect_none((f"number {n} in {where} ({metres:.0f} m² cut off)" for (n, where), metres in cut.items()
                 if (n, where) not in thin), "compounds cut")
    return f"{len(compounds)} compounds, {len(thin)} narrow ones cut"


def width(polygon):
    return 2 * shapely.area(polygon) / max(shapely.length(polygon), 1e-9)


CHECKS = [files_name_the_same, every_atom_in_one_circle, polygons_are_valid, circles_are_unions_of_their_atoms,
          nothing_overlaps, borders_are_shared_exactly, no_tails]
WITH_COMMUNITIES = [atoms_tile_their_communities]
WITH_COMPOUNDS = [compounds_stay_whole]
