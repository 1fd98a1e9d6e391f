"""The manifest: a table with the columns city, study and, if wanted, weight, as `lifecircle batch` reads it."""

import csv
import math
from dataclasses import dataclass
from urllib.parse import urlsplit

LONGEST_NAME = 150


@dataclass(frozen=True)
class Study:
    """A row of a manifest."""

    city: str
    # Path or URI of the study file, resolved against the manifest's folder.
    study: str
    weight: float = 1.0
    # Row of the manifest, the header counting as 1.
    row: int = 0
    # Why it cannot be examined; None where it can.
    defect: str | None = None


def read_manifest(path):
    """The studies of a manifest on this machine, in its order. What is wrong with one is told with it.

    Raises ValueError where a column is missing or no row is there.
    """
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        missing = {"city", "study"} - set(rows.fieldnames or [])
        if missing:
            raise ValueError(f"{path}: the manifest has no column {sorted(missing)[0]!r}")
        folder = path.rsplit("/", 1)[0] + "/" if "/" in path else ""
        studies = [_study(row, number, folder) for number, row in enumerate(rows, 2)]
    if not studies:
        raise ValueError(f"{path}: the manifest names no city")
    counts = {}
    for study in studies:
        counts[study.city] = counts.get(study.city, 0) + 1
    return [_single(study, counts[study.city]) for study in studies]


def _study(row, number, folder):
    city, path = (row["city"] or "").strip(), (row["study"] or "").strip()
    weight, defect = 1.0, _defect_of_name(city)
    if not path:
        defect = defect or "the row names no study"
    try:
        weight = float(row.get("weight") or 1)
        if not (weight > 0 and math.isfinite(weight)):
            raise ValueError
    except ValueError:
        weight, defect = 1.0, defect or f"the weight {row['weight']!r} is not greater than 0"
    if path and not path.startswith("/") and not urlsplit(path).scheme:
        path = folder + path
    return Study(city, path, weight, number, defect)


def _defect_of_name(name):
    if not name:
        return "the row names no city"
    safe = (
        not name.startswith(".")
        and len(name.encode()) <= LONGEST_NAME
        and name.isprintable()
        and not set(name) & set("/\\")
    )
    return None if safe else f"{name!r} cannot be the name of a folder of results"


def _single(study, count):
    if count == 1 or study.defect:
        return study
    return Study(
        study.city, study.study, study.weight, study.row,
        f"{study.city!r} stands in several rows; none of them is examined",
    )
