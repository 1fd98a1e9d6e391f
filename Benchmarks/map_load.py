#!/usr/bin/env python3
"""Load on `lifecircle map`: what-ifs at a steady rate, their latencies, and the memory of the server.

    Benchmarks/map_load.py .build/release/lifecircle SampleData/study.yaml [--rate 200] [--seconds 10]

Starts the command, drags one new facility about the city over some connections (a quarter of the requests remove a
facility as well), and prints how many were answered, the 50th, 90th and 99th percentile and the maximum of the
milliseconds from when a request was due to when its answer was there, and resident memory before and after.
Only the standard library is used.
"""

import argparse
import csv
import http.client
import json
import random
import re
import signal
import subprocess
import threading
import time


def resident(pid):
    """Megabytes of a process."""
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024


def start(command, study, more):
    process = subprocess.Popen(
        [command, "map", "--study", study, "--quiet", "--out", "map-load", *more],
        stdout=subprocess.PIPE, text=True)
    line = process.stdout.readline()
    port, token = re.search(r":(\d+)/\?token=(\w+)", line).groups()
    process.stdout.readline()
    return process, int(port), token


def facilities(study):
    """Ids and places, by the sample's column names."""
    folder = study.rpartition("/")[0] or "."
    with open(f"{folder}/facilities.csv", encoding="utf-8-sig") as file:
        return [(row["编号"], float(row["经度"]), float(row["纬度"])) for row in csv.DictReader(file)]


def body(known, dice):
    _, x, y = dice.choice(known)
    place = [x + dice.uniform(-0.004, 0.004), y + dice.uniform(-0.004, 0.004)]
    scenario = {"add": [{"id": "dragged", "type": "communityCanteen", "at": place}]}
    if dice.random() < 0.25:
        scenario["remove"] = [dice.choice(known)[0]]
    return json.dumps({"scenario": scenario})


def client(port, token, requests, begin, results):
    """Sends each request when it is due, or as soon as the one before it is answered."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    for due, text in requests:
        wait = begin + due - time.perf_counter()
        if wait > 0:
            time.sleep(wait)
        connection.request("POST", "/api/whatif", text, {"X-LifeCircle-Token": token})
        answer = connection.getresponse()
        answer.read()
        results.append((answer.status, 1000 * (time.perf_counter() - begin - due)))


def run(port, token, known, options):
    dice = random.Random(24)
    count = int(options.rate * options.seconds)
    requests = [(number / options.rate, body(known, dice)) for number in range(count)]
    results, begin = [], time.perf_counter() + 0.1
    threads = [
        threading.Thread(
            target=client,
            args=(port, token, requests[first :: options.connections], begin, results))
        for first in range(options.connections)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results, time.perf_counter() - begin


def tell(results, seconds):
    times = sorted(time for status, time in results if status == 200)
    refused = len(results) - len(times)
    at = lambda share: times[min(len(times) - 1, int(share * len(times)))]
    print(
        f"{len(times)} answered, {refused} refused (places nowhere near, ids twice) in {seconds:.1f} s: "
        f"{len(results) / seconds:.0f} a second")
    print(f"ms: p50 {at(0.5):.1f}  p90 {at(0.9):.1f}  p99 {at(0.99):.1f}  max {times[-1]:.1f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("command")
    parser.add_argument("study")
    parser.add_argument("--rate", type=float, default=200)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=2, help="the first warms the copies")
    options, more = parser.parse_known_args()
    begin = time.perf_counter()
    process, port, token = start(options.command, options.study, more)
    print(f"ready after {time.perf_counter() - begin:.1f} s, {resident(process.pid):.0f} MB")
    known = facilities(options.study)
    try:
        for _ in range(options.rounds):
            before = resident(process.pid)
            tell(*run(port, token, known, options))
            print(f"MB: {before:.0f} before, {resident(process.pid):.0f} after")
    finally:
        process.send_signal(signal.SIGTERM)
        print(f"stopped with status {process.wait(10)}")


if __name__ == "__main__":
    main()
