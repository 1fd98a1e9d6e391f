"""W1 and W7: PostGIS with GiST indexes on the inputs that `Workloads covered-area` and `Workloads index`
wrote, one thread, compared area by area and point by point.

Starts a server of its own in a temporary folder. Where there is none, or none with PostGIS, it says so and
does nothing.

usage: postgis.py AREAS TRIAL   (TRIAL: the folder of one trial of W7)
"""

import json
import pathlib
import sys

import numpy as np
import shapely

from discs import QUADRANT_SEGMENTS, disagreement
from inputs import Areas
from postgres import Server, programs


def main(areas, trial):
    found = programs()
    if found is None:
        return print("PostGIS left out: there is no PostgreSQL server here", file=sys.stderr)
    with Server(found) as server:
        if not server.sql("SELECT 1 FROM pg_available_extensions WHERE name = 'postgis'"):
            return print("PostGIS left out: the server does not know it", file=sys.stderr)
        server.sql("CREATE EXTENSION postgis")
        version = server.sql("SELECT split_part(postgis_version(), ' ', 1)").strip()
        cover(server, Areas(areas), version)
        neighbours(server, trial, version)


def cover(server, areas, version):
    server.sql(
        "CREATE TABLE community (number int PRIMARY KEY, shape geometry)",
        "COPY community FROM STDIN",
        rows=lines(areas.polygons),
    )
    server.sql("CREATE TABLE facility (type int, place geometry)")
    for number, points in enumerate(areas.types):
        places = (f"{number}\t{shapely.to_wkb(point, hex=True)}\n" for point in points)
        server.sql("COPY facility FROM STDIN", rows="".join(places))
    server.sql("CREATE INDEX ON facility USING gist (place)", "VACUUM ANALYZE facility, community")
    seconds = 0
    for radius, ours in zip(areas.RADII, areas.ours):
        elapsed, rows = server.copied(
            f"""SELECT number, type, ST_Area(ST_Intersection(shape,
                  ST_Union(ST_Buffer(place, {radius}, {QUADRANT_SEGMENTS}))))
                FROM community JOIN facility ON ST_DWithin(shape, place, {radius})
                GROUP BY number, type"""
        )
        seconds += elapsed
        theirs = np.zeros(ours.shape)
        for number, type_number, area in rows:
            theirs[int(number), int(type_number)] = float(area)
        problem = disagreement(ours, theirs, areas.polygons, areas.types, radius)
        if problem:
            sys.exit(f"W1: PostGIS, {radius} m: {problem}")
    print(
        f"| W1 covered area, {areas.ours.size} pairs | {areas.seconds:.3f} s"
        f" | PostGIS {version} {seconds:.1f} s | {seconds / areas.seconds:.0f} x"
        f" | without loading and indexing |",
        flush=True,
    )


def neighbours(server, trial, version):
    points, queries = (
        np.fromfile(trial / name).reshape(-1, 2) for name in ("points.f64", "queries.f64")
    )
    for table, places in (("points", points), ("places_asked", queries)):
        server.sql(
            f"CREATE TABLE {table} (number int, place geometry)",
            f"COPY {table} FROM STDIN",
            rows=lines(shapely.points(places)),
        )
    server.sql("CREATE INDEX ON points USING gist (place)", "VACUUM ANALYZE points, places_asked")
    radius = json.loads((trial / "sizes.json").read_text())["radius"]
    within = f"""SELECT q.number, p.number FROM places_asked q JOIN points p
                 ON ST_DWithin(q.place, p.place, {radius!r}) ORDER BY 1, 2"""
    report(server, trial, "radius", within, len(queries), version, same_points)
    nearest = """SELECT q.number, near.distance FROM places_asked q CROSS JOIN LATERAL
                 (SELECT p.place <-> q.place AS distance FROM points p
                  ORDER BY p.place <-> q.place LIMIT 1) near ORDER BY 1"""

    def same_distances(rows, positions):
        theirs = np.array([float(distance) for _, distance in rows])
        ours = np.linalg.norm(points[positions] - queries, axis=1)
        return np.abs(ours - theirs).max() <= 1e-9

    report(server, trial, "nearest", nearest, len(queries), version, same_distances)


def report(server, trial, question, query, count, version, agree):
    elapsed, rows = server.copied(query)
    if not agree(rows, np.fromfile(trial / f"{question}.positions.i32", np.int32)):
        sys.exit(f"W7: PostGIS: {question}: other answers")
    grid = json.loads((trial / "rows.json").read_text())[0]["nanoseconds"][question]
    nanoseconds = elapsed * 1e9 / count
    print(
        f"| W7 {trial.name}, {question} | {grid:.0f} ns | PostGIS {version} {nanoseconds:.0f} ns"
        f" | {nanoseconds / grid:.0f} x | {count} questions in one query |",
        flush=True,
    )


def same_points(rows, positions):
    return np.array_equal([int(point) for _, point in rows], positions)


def lines(shapes):
    """Numbered rows for a copy."""
    hexes = shapely.to_wkb(shapes, hex=True)
    return "".join(f"{number}\t{value}\n" for number, value in enumerate(hexes))


main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
