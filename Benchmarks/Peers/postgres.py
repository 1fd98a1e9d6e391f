"""A PostgreSQL server of its own in a temporary folder, for as long as a block lasts."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import time

USER = "bench"
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",  # one thread
    "max_wal_size": "2GB",
    "shared_buffers": "1GB",
    "work_mem": "256MB",
}


def programs():
    """The folder with `initdb` and `pg_ctl`; None where there is no server."""
    found = shutil.which("initdb")
    if found:
        return pathlib.Path(found).resolve().parent
    versions = pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((path.parent for path in versions), default=None)


class Server:
    """Runs as nobody when the caller is root, as PostgreSQL refuses to be."""

    def __init__(self, programs):
        self.programs = programs
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.identity = {}
        if os.geteuid() == 0:
            self.identity = {"user": "nobody", "group": "nogroup", "extra_groups": []}
            shutil.chown(self.folder, "nobody")

    def __enter__(self):
        data = self.folder / "data"
        self._run("initdb", "-D", data, "-A", "trust", "-U", USER, "--no-sync")
        settings = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
        options = f"-k {self.folder} {settings}"
        self._run("pg_ctl", "-D", data, "-w", "-l", self.folder / "log", "-o", options, "start")
        return self

    def __exit__(self, *_):
        self._run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "stop")
        shutil.rmtree(self.folder)

    def _run(self, name, *arguments):
        subprocess.run(
            [self.programs / name, *arguments],
            check=True,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            **self.identity,
        )

    def sql(self, *commands, rows=None):
        """What the commands print; `rows` go to the last one, a copy from the standard input."""
        arguments = ["psql", "-h", self.folder, "-U", USER, "-d", "postgres", "-qAtX"]
        arguments += ["-v", "ON_ERROR_STOP=1"]
        for command in commands:
            arguments += ["-c", command]
        return subprocess.run(
            arguments, check=True, input=rows, text=True, stdout=subprocess.PIPE
        ).stdout

    def copied(self, query):
        """Seconds and rows of a query."""
        started = time.perf_counter()
        printed = self.sql(f"COPY ({query}) TO STDOUT (FORMAT csv)")
        return time.perf_counter() - started, [line.split(",") for line in printed.splitlines()]
