"""What `Workloads index` and `index_rivals.py` left in a folder."""

import dataclasses
import json

QUESTIONS = {
    "radius": "within radius",
    "nearest": "nearest",
    "nearestEight": "8 nearest",
    "box": "in box",
}


@dataclasses.dataclass
class Trial:
    """One set of points and the rows of all who were asked about it, rivals last."""

    pattern: str
    points: int
    radius: float
    rows: list


def read(folder):
    """The trials in the order in which they were run."""
    return [
        trial(folder / name, name) for name in json.loads((folder / "trials.json").read_text())
    ]


def trial(folder, name):
    pattern, _, points = name.rpartition("-")
    rows = [
        row
        for file in ("rows.json", "rivals.json")
        for row in json.loads((folder / file).read_text())
    ]
    radius = json.loads((folder / "sizes.json").read_text())["radius"]
    return Trial(pattern, int(points), radius, rows)
