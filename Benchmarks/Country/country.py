#!/usr/bin/env python3
"""A country of generated cities: `batch` with one that is broken, one that hangs and one that is killed, run again,
and the same cities on Spark with workers killed at random, compared byte for byte.

  Benchmarks/Country/country.py --binary .build/release/lifecircle --cities 100 --folder .build/country
  … --spark     also on Spark (PYTHONPATH=Sources/SparkAdapter, and pyspark in this Python)

Prints a table of what was found; ends with 1 where anything is otherwise than promised.
"""

import argparse
import csv
import fcntl
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time

FLAGS = ["--metric", "straight"]
failures = []


def expect(holds, words):
    print(("ok    " if holds else "FAILS ") + words, flush=True)
    if not holds:
        failures.append(words)


def generate(given):
    """Cities c000 … with a manifest; the first three are those that something happens to."""
    shutil.rmtree(given.folder, ignore_errors=True)
    os.makedirs(given.folder)
    names = [f"c{number:03}" for number in range(given.cities)]
    for seed, name in enumerate(names, 1):
        subprocess.run(
            [given.binary, "generate", "--communities", str(given.communities), "--seed", str(seed), "--out",
             f"{given.folder}/{name}", "--quiet"], check=True)
    with open(given.folder + "/cities.csv", "w", encoding="utf-8") as file:
        file.write("city,study,weight\n" + "".join(f"{name},{name}/study.yaml,1\n" for name in names))
    return names


def batch(given, out, *more):
    start = time.monotonic()
    words = [given.binary, "batch", "--manifest", "cities.csv", "--out", out, "--jobs", str(given.jobs), "--quiet",
             "--language", "en", *more, "--", *FLAGS]
    process = subprocess.Popen(words, cwd=given.folder, stderr=subprocess.DEVNULL)
    return process, start


def rows(given, out):
    with open(f"{given.folder}/{out}/cities.csv", encoding="utf-8-sig", newline="") as file:
        return {row["city"]: row for row in csv.DictReader(file)}


def hold(given, out, names):
    """Folders of results behind links, in a folder that nobody can write to while it is locked."""
    held = given.folder + "/held"
    for name in names:
        os.makedirs(f"{held}/{name}")
        os.makedirs(f"{given.folder}/{out}", exist_ok=True)
        os.symlink(f"{os.path.abspath(held)}/{name}", f"{given.folder}/{out}/{name}")
    lock = os.open(held, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    return lock


def descendants(process):
    """Numbers of the processes below one, from /proc."""
    parents = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat", encoding="utf-8", errors="replace") as file:
                    parents[int(name)] = int(file.read().rsplit(")", 1)[1].split()[1])
            except (OSError, IndexError):
                pass
    found, last = set(), {process}
    while last:
        last = {child for child, parent in parents.items() if parent in last} - found
        found |= last
    return found


def words(process):
    try:
        with open(f"/proc/{process}/cmdline", "rb") as file:
            return file.read().decode(errors="replace").split("\0")
    except OSError:
        return []


def kill_study(process, out, name):
    while process.poll() is None:
        for child in descendants(process.pid):
            if f"--out={out}/{name}" in words(child):
                os.kill(child, signal.SIGKILL)
                return
        time.sleep(0.01)


def run_batch(given, names):
    broken, hanging, killed = names[:3]
    facilities = f"{given.folder}/{broken}/facilities.csv"
    os.rename(facilities, facilities + ".away")
    lock = hold(given, "x", [hanging, killed])
    process, start = batch(given, "x", "--time-limit", str(given.time_limit))
    kill_study(process, "x", killed)
    status = process.wait()
    found = rows(given, "x")
    done = [name for name, row in found.items() if row["status"] == "done"]
    print(f"      batch of {len(names)}: {time.monotonic() - start:.1f} s")
    expect(status == 0 and len(done) == len(names) - 3, f"{len(done)} of {len(names)} done")
    for name, word in [(broken, "no such file"), (hanging, "not finished"), (killed, "signal 9")]:
        expect(word in found[name]["reason"], f"{name}: {found[name]['reason']}")
    os.rename(facilities + ".away", facilities)
    fcntl.flock(lock, fcntl.LOCK_UN)
    os.close(lock)
    process, start = batch(given, "x")
    status = process.wait()
    found = rows(given, "x")
    print(f"      resumed: {time.monotonic() - start:.1f} s")
    kept = sum(row["skipped"] == "yes" for row in found.values())
    expect(status == 0 and kept == len(names) - 3, f"{kept} kept, the rest examined")
    expect(all(row["status"] == "done" for row in found.values()), "all are done")
    process, start = batch(given, "x")
    process.wait()
    print(f"      nothing to do: {time.monotonic() - start:.1f} s")
    process, start = batch(given, "fresh")
    process.wait()
    print(f"      at once, from nothing: {time.monotonic() - start:.1f} s")
    expect(same(f"{given.folder}/x", f"{given.folder}/fresh"), "the bytes are those of a run without mishaps")


def same(one, other, besides=("cities.csv",)):
    names = sorted(name for name in os.listdir(one) if name.endswith(".csv") and name not in besides)
    return bool(names) and all(content(f"{one}/{name}") == content(f"{other}/{name}") for name in names)


def content(path):
    with open(path, "rb") as file:
        return file.read()


def run_spark(given, names):
    from pyspark.sql import SparkSession

    from lifecircle_spark import Country, read_manifest

    os.environ["PYSPARK_PYTHON"] = sys.executable
    spark = (SparkSession.builder.master(f"local[{given.jobs},4]").config("spark.ui.enabled", "false").getOrCreate())
    spark.sparkContext.setLogLevel("OFF")
    studies = read_manifest(given.folder + "/cities.csv")
    country = Country(spark, given.folder + "/parquet", os.path.abspath(given.binary), FLAGS, given.time_limit)
    stop, kills = threading.Event(), []

    def kill_workers():
        # Those that run studies: workers of Python that have started a program.
        draw = random.Random(given.seed)
        while not stop.wait(given.kill_every):
            studies = [p for p in descendants(os.getpid()) if "assess" in words(p)]
            if studies:
                victim = draw.choice(studies)
                with open(f"/proc/{victim}/stat", encoding="utf-8", errors="replace") as file:
                    worker = int(file.read().rsplit(")", 1)[1].split()[1])
                os.kill(worker, signal.SIGKILL)
                kills.append(worker)

    start = time.monotonic()
    killer = threading.Thread(target=kill_workers)
    killer.start()
    try:
        # A task that was killed in every attempt ends its job: run again, as a scheduler would.
        for runs in range(1, 11):
            try:
                country.run(studies, wave=20)
                break
            except Exception as error:  # Spark has many
                print(f"      run {runs} ended: {type(error).__name__}")
    finally:
        stop.set()
        killer.join()
    print(f"      Spark: {time.monotonic() - start:.1f} s, {len(kills)} workers killed, {runs} runs")
    country.merge(studies, given.folder + "/tables")
    done = [city for city, status in country.statuses().items() if status["status"] == "done"]
    expect(sorted(done) == names, f"{len(done)} of {len(names)} done on Spark")
    # These name files by the paths that were given.
    besides = ("problems.csv", "facility_records.csv")
    expect(same(given.folder + "/tables", given.folder + "/fresh", besides), "the bytes are those of batch")
    spark.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=".build/release/lifecircle")
    parser.add_argument("--folder", default=".build/country")
    parser.add_argument("--cities", type=int, default=100)
    parser.add_argument("--communities", type=int, default=12)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--time-limit", type=float, default=30)
    parser.add_argument("--kill-every", type=float, default=5, help="seconds between two kills of workers")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--spark", action="store_true")
    given = parser.parse_args()
    given.binary = os.path.abspath(given.binary)
    names = generate(given)
    run_batch(given, names)
    if given.spark:
        run_spark(given, names)
    sys.exit(1 if failures else 0)


main()
