"""One study on one worker: fetched, examined with a time limit, checked, and given back row by row."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time

from .records import CSVFile

# What the results of a city are not in: it is told apart from tables by its name.
STATUS = "status"


class Killed(Exception):
    """The process was ended by a signal: nothing is known of the study, and another attempt may do."""


class Examination:
    """Runs the program on one study in a folder of its own."""

    def __init__(self, binary, flags, time_limit, last_attempt):
        # Studies run in folders of their own.
        self.binary, self.flags = os.path.abspath(shutil.which(binary) or binary), list(flags)
        self.time_limit, self.last_attempt = time_limit, last_attempt

    def rows(self, study, known):
        """Yields (city, table, row, header, record), the status behind all tables of the city.

        Each table begins with a row -1 without record, so that one without rows is told from none. `known` is the
        status of results that are there already: where they can be kept it alone is given again.
        """
        status = {"city": study["city"], "study": study["study"], "row": study["row"]}
        if study["defect"]:
            yield self._status(status, "failed", study["defect"])
            return
        folder = tempfile.mkdtemp(prefix="lifecircle-")
        try:
            yield from self._examined(study, status, folder, known)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _examined(self, study, status, folder, known):
        try:
            name = fetch(study["study"], folder + "/in")
        except OSError as error:
            yield self._status(status, "failed", f"the study cannot be fetched: {_line(error)}")
            return
        status["key"] = self._key(folder + "/in", name)
        known = json.loads(known) if known else {}
        if status["key"] == known.get("key"):
            yield self._status({**known, "kept": True}, "done", None)
            return
        start = time.monotonic()
        reason, status["exit"] = self._run(folder, name)
        status["seconds"] = round(time.monotonic() - start, 3)
        if reason is None:
            tables, status["communities"], reason = self._results(folder + "/out")
            status["tables"] = {table.name: table.told() for table in tables}
            for table in tables:
                yield study["city"], table.name, -1, table.header, ""
                for number, record in enumerate(table.records()):
                    yield study["city"], table.name, number, table.header, record
        yield self._status(status, "failed" if reason else "done", reason)

    def _results(self, folder):
        """The tables, the number of communities, and why they cannot be used."""
        try:
            return *check(folder), None
        except (OSError, ValueError, KeyError) as error:
            if not self.last_attempt:
                raise Killed(f"{folder}: {_line(error)}") from error
            return [], None, f"the process ended well, but its results are not whole: {_line(error)}"

    def _key(self, folder, name):
        """Of all that decides on the results: the files that were fetched, the flags and the program."""
        digest = hashlib.sha256()
        version = subprocess.run(
            [self.binary, "--version"], capture_output=True, check=True, timeout=60
        ).stdout
        digest.update(json.dumps([name, self.flags, version.decode()]).encode())
        for path in sorted(_files(folder)):
            digest.update(os.path.relpath(path, folder).encode() + b"\0")
            digest.update(sha256(path).encode())
        return digest.hexdigest()

    def _run(self, folder, name):
        """Why there are no results, None where there are, and the status of the process."""
        words = [self.binary, "assess", f"--study={name}", f"--out={folder}/out"]
        words += ["--quiet", "--progress=never"] + self.flags
        with open(folder + "/errors", "w+b") as errors:
            process = subprocess.Popen(
                words, cwd=folder + "/in", stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                stderr=errors, start_new_session=True,
                # Where this worker is killed the pipe ends, and the program with it.
                env={**os.environ, "LIFECIRCLE_ENDS_WITH_INPUT": "yes"},
            )
            try:
                exit_status = process.wait(self.time_limit)
            except subprocess.TimeoutExpired:
                return f"not finished after {self.time_limit:g} s and ended", None
            finally:
                _end(process)
            errors.seek(0)
            said = errors.read(4000).decode(errors="replace").splitlines()
        if exit_status < 0:
            if not self.last_attempt:
                raise Killed(f"{folder}: ended by signal {-exit_status}")
            return f"the process was ended by signal {-exit_status}, in every attempt", 128 - exit_status
        if exit_status:
            line = said[0].removeprefix("lifecircle: ") if said else f"status {exit_status}"
            return line, exit_status
        return None, 0

    @staticmethod
    def _status(status, word, reason):
        text = json.dumps({**status, "status": word, "reason": reason}, ensure_ascii=False, sort_keys=True)
        return status["city"], STATUS, status["row"], "", text


def _end(process):
    """Ends the process and what it started, where it still runs."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()
    process.stdin.close()


def fetch(study, folder):
    """Copies the folder of a study to `folder`, from wherever pyarrow reads; returns the name of the study file."""
    parent, _, name = study.rpartition("/")
    if "://" not in study:
        shutil.copytree(parent or ".", folder)
    else:
        from pyarrow import fs

        source, path = fs.FileSystem.from_uri(parent)
        os.makedirs(folder)
        fs.copy_files(path, folder, source_filesystem=source, destination_filesystem=fs.LocalFileSystem())
    if not os.path.isfile(f"{folder}/{name}"):
        raise FileNotFoundError(f"{study}: no such file")
    return name


def check(folder):
    """The tables of finished results and the number of communities. Raises where they are not whole."""
    with open(folder + "/summary.json", encoding="utf-8") as file:
        summary = json.load(file)
    names = sorted(name for name in os.listdir(folder) if name.endswith(".csv"))
    if "coverage.csv" not in names or "communities.csv" not in names:
        raise ValueError("tables are missing")
    return [CSVFile(f"{folder}/{name}") for name in names], summary["communities"]


def sha256(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while part := file.read(1 << 20):
            digest.update(part)
    return digest.hexdigest()


def _files(folder):
    for parent, _, names in os.walk(folder):
        for name in names:
            yield f"{parent}/{name}"


def _line(error):
    return " ".join(str(error).split())[:300]
