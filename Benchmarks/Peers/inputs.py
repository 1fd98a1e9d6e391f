"""What `Workloads covered-area` wrote."""

import json

import numpy as np
import shapely


class Areas:
    """Polygons, points of each type, and LifeCircle's areas by radius, polygon and type."""

    RADII = (300.0, 1000.0)

    def __init__(self, folder):
        self.polygons = np.array(
            [
                shapely.MultiPolygon([(part[0], part[1:]) for part in parts])
                for parts in json.loads((folder / "polygons.json").read_text())
            ]
        )
        self.types = [
            shapely.points(np.array(points, dtype=float).reshape(-1, 2))
            for points in json.loads((folder / "points.json").read_text())
        ]
        self.ours = np.fromfile(folder / "areas.f64").reshape(
            len(self.RADII), len(self.polygons), len(self.types)
        )
        self.seconds = min(json.loads((folder / "seconds.json").read_text()))
