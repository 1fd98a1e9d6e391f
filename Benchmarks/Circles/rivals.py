#!/usr/bin/env python3
"""Rivals of `lifecircle circles` on the same atoms, in one table.

    rivals.py --units units.geojson --borders unit_borders.csv --walk walk.csv --people 20000-40000 [--count 344]
              [--within street] [--join-islands] [--radius 900] [--limit 5000] [--seed 1] [--stop-after 600]
              [--only NAME …] [--result NAME=units.csv[,SECONDS] …] [--csv FILE] [--markdown FILE] [--keep FOLDER]

units.geojson and unit_borders.csv are those of a run of `lifecircle circles`; walk.csv holds hub_atom, atom,
person_metres: the people of an atom times their metres to the middle of the hub's people (pairs it leaves out count
as the limit). plain_atoms.py makes all three without LifeCircle.

Judged alike for all: a circle is valid where it is in one piece by walkable borders (with --radius also without those
along barriers that have no crossing within reach), has its people in the band and lies within one area; the objective
is people × metres to the best hub among the circle's atoms. Each rival gets the same attributes (places), the same
graph and, where it can use one, the same count; "by area" means that it divides every area by itself, and where it
takes counts, that it is asked for every count that the band allows an area, of which the best with the right sum are
taken. The whole city is divided without regard to areas, as these tools know none; for recom a border between areas has
a surcharge. Seconds are those of the processor on one thread, imports and reading not counted.
"""

import argparse
import csv
import functools
import importlib.metadata
import math
import multiprocessing
import os
import pathlib
import platform
import resource
import signal
import sys
import time
import warnings

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import problem as problems  # noqa: E402
import rivals_gerrychain as chains  # noqa: E402
import rivals_spopt as builders  # noqa: E402

PACKAGES = ["spopt", "gerrychain", "libpysal", "numpy", "scipy", "networkx"]
COLUMNS = ["rival", "divided", "circles", "valid", "valid_share", "below", "above", "apart", "barred", "astray",
           "objective", "mean_walk", "seconds", "note"]
TITLES = ["rival", "divided", "circles", "valid", "people in valid", "below", "above", "in pieces", "across barriers",
          "across areas", "objective (people × km)", "mean walk", "seconds", "note"]


def main():
    options = read_options()
    problem = problems.read(options)
    if options.radius:
        problem.leave_barriers(options.radius)
    if options.join_islands:
        problem.join_islands()
    rows = [judged(problem, name, "", read_result(problem, path), seconds, "")
            for name, path, seconds in map(parse_result, options.result)]
    for name, divided, solve in runs(problem, options):
        if options.only and f"{name} {divided}" not in options.only and name not in options.only:
            continue
        labels, seconds, note = limited(solve, options.stop_after)
        row = judged(problem, name, divided, labels, seconds, note)
        rows.append(row)
        print(line(row), file=sys.stderr, flush=True)
        if options.keep and labels is not None:
            keep(problem, labels, options.keep / f"{name} {divided}.csv".replace(",", "").replace(" ", "_"))
    text = markdown(problem, rows, options)
    print(text)
    if options.markdown:
        options.markdown.write_text(text, encoding="utf-8")
    if options.csv:
        write_csv(rows, options.csv)


def read_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("units", "borders", "walk", "people"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--count", type=int)
    parser.add_argument("--within", choices=["street", "district", "community"])
    parser.add_argument("--limit", type=float, default=5000, help="metres of a pair that walk.csv leaves out")
    parser.add_argument("--radius", type=float, help="metres: borders along barriers without a crossing within reach "
                        "hold no circle together")
    parser.add_argument("--join-islands", action="store_true",
                        help="rivals too may join parts below the band that no walkable border joins")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stop-after", type=float, default=600, help="seconds for each rival")
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--result", action="append", default=[], metavar="NAME=UNITS.CSV[,SECONDS]")
    parser.add_argument("--csv", type=pathlib.Path)
    parser.add_argument("--markdown", type=pathlib.Path)
    parser.add_argument("--keep", type=pathlib.Path, help="folder for atom_id,circle_id of every rival")
    return parser.parse_args()


def runs(problem, options):
    """Name, how the atoms are divided among problems, and what solves them."""
    ways = [("by area", True), ("whole city", False)] if options.within else [("whole city", False)]
    for divided, within in ways:
        parts, seed = problem.parts(within), options.seed
        steps, seconds = (500, math.inf) if within else (1_000_000, options.stop_after * 0.8)
        endless = 0.1 if within else 60
        surcharge = {"area": 1.0} if options.within and not within else None
        methods = {
            "max-p": builders.max_p(problem, seed),
            "max-p, 1 annealing": builders.max_p(problem, seed, annealings=1),
            "max-p, 300 constructions, 20 annealings": builders.max_p(problem, seed, 300, 20),
            "max-p, best of 10 seeds": builders.max_p_starts(problem, seed, seconds=endless),
            "AZP": builders.azp(problem, seed),
            "AZP after max-p, with its floor": builders.azp_after_max_p(problem, seed, endless),
            "skater": builders.skater(problem, seed),
            "recom": chains.recombination(problem, seed, chains.plain(steps, seconds), surcharge),
            "recom, short bursts": chains.recombination(
                problem, seed, chains.bursts(steps, seconds=seconds), surcharge),
            "recom, tilted": chains.recombination(problem, seed, chains.tilted(steps, 0.002, seconds), surcharge),
        }
        for name, solve in methods.items():
            yield name, divided, functools.partial(problems.divide, problem, parts, options.count, solve)


def limited(solve, seconds):
    """Runs in a process of its own: labels, seconds of the processor, and a note where it was stopped or failed."""
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(False)
    process = context.Process(target=work, args=(solve, sending, seconds))
    process.start()
    sending.close()
    try:
        found = receiving.recv()
    except EOFError:
        found = None, math.nan, "ended without a result"
    process.join()
    return found


def work(solve, sending, seconds):
    def stop(_signal, _frame):
        raise TimeoutError
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGXCPU, stop)
    started = time.process_time()
    soft = math.ceil(started + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, soft + 60))
    try:
        labels = solve()
        sending.send((list(map(int, labels)), time.process_time() - started, ""))
    except TimeoutError:
        sending.send((None, math.nan, f"stopped after {seconds:.0f} s"))
    except Exception as error:
        sending.send((None, time.process_time() - started, f"failed: {type(error).__name__}: {error}"[:200]))


def judged(problem, name, divided, labels, seconds, note):
    row = dict(rival=name, divided=divided, seconds=seconds, note=note)
    if labels is not None:
        row.update(problems.judge(problem, labels))
    return row


def parse_result(text):
    name, _, rest = text.partition("=")
    path, _, seconds = rest.partition(",")
    return name, path, float(seconds or "nan")


def read_result(problem, path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        circles = {row["atom_id"]: row["circle_id"] for row in csv.DictReader(file)}
    return [circles[name] for name in problem.ids]


def keep(problem, labels, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("atom_id", "circle_id"), *zip(problem.ids, labels)])


def write_csv(rows, path):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


def line(row):
    return "| " + " | ".join(shown(name, row.get(name)) for name in COLUMNS) + " |"


def shown(name, value):
    if value is None or value != value:
        return ""
    if name == "objective":
        return f"{value / 1000:,.0f}"
    if name == "mean_walk":
        return f"{value:.1f} m"
    if name == "valid_share":
        return f"{100 * value:.1f} %"
    if name == "seconds":
        return f"{value:.3g}" if value < 100 else f"{value:.0f}"
    return str(value)


def markdown(problem, rows, options):
    area = f", within one {options.within}" if options.within else ""
    count = f", {options.count} circles asked" if options.count else ""
    head = (f"{len(problem.ids)} atoms, {problem.people.sum():,.0f} people, {problem.graph.number_of_edges()} walkable "
            f"borders; band {options.people}{area}{count}; seed {options.seed}.")
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in PACKAGES)
    machine = f"{processor()}, {os.cpu_count()} cores; Python {platform.python_version()}, {versions}"
    table = ["| " + " | ".join(TITLES) + " |", "|" + "---|" * len(TITLES), *map(line, rows)]
    return "\n".join([head, "", *table, "", machine, ""])


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return next(text.split(":", 1)[1].strip() for text in file if text.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


if __name__ == "__main__":
    main()
