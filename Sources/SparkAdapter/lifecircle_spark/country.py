"""A country: the studies of a manifest as tasks of Spark, Parquet by city and table, and the merge."""

import json
import os
from itertools import groupby

from .examination import STATUS, Examination
from .records import MARK, cell, cells, fingerprint

SCHEMA = (
    "city string, table string, row long, header string, record string, part_city string, part_table string"
)
ROWS_AT_ONCE = 10_000


class NotFinished(Exception):
    """A city is neither done nor failed, or its tables are not those that its status tells."""


class Country:
    """The results of the studies of a manifest in a folder that all workers reach.

    - out: path or URI of the folder; `rows/` in it holds Parquet by city and table.
    - binary: path of the program on the workers.
    - flags: words for `assess`, the same for all cities; `--threads=1` and the language stand before them.
    - time_limit: seconds after which a study is ended; None: none.
    - attempts: of a task, as the cluster is set (`spark.task.maxFailures`, or N of `local[M,N]`): a study whose
      process is killed in all of them is a row, not the end of the job.
    """

    def __init__(self, spark, out, binary="lifecircle", flags=(), time_limit=None, attempts=4, language="en"):
        if spark.conf.get("spark.speculation", "false") == "true":
            raise ValueError("spark.speculation is on; two copies of a study would be examined: turn it off")
        self.spark, self.out = spark, out.rstrip("/")
        self.binary, self.time_limit = binary, time_limit
        self.flags = ("--threads=1", f"--language={language}", *flags)
        self.attempts = attempts

    def run(self, studies, wave=200):
        """Examines the studies, the dearest first, `wave` of them in one job: a driver that dies costs that job.

        A study whose files, flags and program are the same as those of its results is kept.
        """
        order = sorted(studies, key=lambda study: (-study.weight, study.row))
        known = {city: json.dumps(status) for city, status in self.statuses().items() if _is_done(status)}
        rows = [
            (study.city or f"row {study.row}", study.study, study.row, study.defect, known.get(study.city))
            for study in order
        ]
        # None of several rows of a city may write over another: their status is one.
        rows = list({row[0]: row for row in rows}.values())
        for start in range(0, len(rows), wave):
            self._run(rows[start : start + wave])

    def _run(self, rows):
        """A study whose worker dies in every attempt ends the job: the others are examined without it."""
        try:
            self._write(rows)
        except Exception as error:  # Spark has many
            if not _is_of_worker(error):
                raise
            if len(rows) == 1:
                city, study, row, _, _ = rows[0]
                self._write([(city, study, row, "its worker died in every attempt", None)])
                return
            middle = len(rows) // 2
            self._run(rows[:middle])
            self._run(rows[middle:])

    def _write(self, rows):
        frame = self.spark.createDataFrame(
            self.spark.sparkContext.parallelize(rows, len(rows)),
            "city string, study string, row long, defect string, known string",
        )
        results = frame.mapInArrow(_mapper(self.binary, self.flags, self.time_limit, self.attempts), SCHEMA)
        writer = results.write.mode("overwrite").option("partitionOverwriteMode", "dynamic")
        writer.partitionBy("part_city", "part_table").parquet(self.out + "/rows")

    def _rows(self):
        """All rows, or None before the first run."""
        # Asked of Hadoop: reading what is not there would log an error that is none.
        path = self.spark._jvm.org.apache.hadoop.fs.Path(self.out + "/rows")
        if not path.getFileSystem(self.spark.sparkContext._jsc.hadoopConfiguration()).exists(path):
            return None
        return self.spark.read.schema(SCHEMA).parquet(self.out + "/rows")

    def statuses(self):
        """By city, what became of it last."""
        rows = self._rows()
        if rows is None:
            return {}
        found = rows.filter(rows.part_table == STATUS).select("city", "record").collect()
        return {row.city: json.loads(row.record) for row in found}

    def merge(self, studies, folder):
        """Writes the national tables to a folder of this machine, byte for byte as `lifecircle batch` does.

        Raises NotFinished while a city is neither done nor failed, and where rows are lost or there twice.
        """
        statuses = self.statuses()
        missing = [study.city for study in studies if not study.defect and study.city not in statuses]
        if missing:
            raise NotFinished(f"neither done nor failed: {', '.join(sorted(missing)[:10])}")
        listed = {study.city for study in studies if not study.defect}
        done = sorted(
            (city for city in listed if _is_done(statuses[city])), key=lambda city: city.encode()
        )
        incomplete = len(done) < len(studies)
        os.makedirs(folder, exist_ok=True)
        tables = {name for city in done for name in statuses[city]["tables"]}
        for name in sorted(tables):
            told = {city: statuses[city]["tables"][name] for city in done if name in statuses[city]["tables"]}
            self._merge(name, told, folder, incomplete)
        return {city: statuses[city] for city in sorted(listed)}

    def _records(self, name):
        rows = self._rows()
        return rows.filter((rows.part_table == name) & (rows.row >= 0))

    def _merge(self, name, told, folder, incomplete):
        """One job for all cities, of which one is held at a time. `told`: by city, what its status says of its part."""
        rows = self._records(name)
        columns = list(dict.fromkeys(c for part in told.values() for c in cells(part["header"])))
        marked = incomplete or "incomplete" in columns
        columns = [c for c in columns if c != "incomplete"] + (["incomplete"] if marked else [])
        rows = rows.filter(rows.city.isin(list(told))).orderBy("city", "row")
        left = dict(told)
        draft = f"{folder}/.{name}.part"
        with open(draft, "w", encoding="utf-8", newline="") as file:
            file.write(MARK + ",".join(["city"] + columns) + "\n")
            for city, own in groupby(rows.toLocalIterator(prefetchPartitions=True), key=lambda row: row.city):
                records, part = [row.record for row in own], left.pop(city)
                _check(name, city, records, part)
                header = cells(part["header"])
                for record in records:
                    file.write(_row(city, record, header, columns, incomplete) + "\n")
        for city, part in left.items():
            _check(name, city, [], part)
        os.replace(draft, f"{folder}/{name}")

    def table(self, name):
        """A table of all cities as a frame of texts with the columns of its file, the city in front."""
        from pyspark.sql import functions as f

        done = [
            city for city, status in self.statuses().items() if _is_done(status) and name in status["tables"]
        ]
        rows = self._records(name)
        rows = rows.filter(rows.city.isin(done))
        headers = [row.header for row in rows.select("header").distinct().collect()]
        frame = None
        for header in headers:
            names = [c.strip('"') for c in cells(header)]
            schema = ", ".join(f"`{c}` string" for c in names)
            part = rows.filter(rows.header == header).select(
                "city", f.from_csv("record", schema, {"escape": '"'}).alias("cells")
            ).select("city", "cells.*")
            frame = part if frame is None else frame.unionByName(part, allowMissingColumns=True)
        return frame


def _is_of_worker(error):
    """Whether a job ended since a worker, or the process that it ran, was lost in every attempt of a task."""
    signs = ["exited unexpectedly", "ExecutorLostFailure", "EOFException", "SocketException", "examination.Killed"]
    return any(sign in str(error) for sign in signs)


def _check(name, city, records, part):
    if fingerprint(records) != {key: part[key] for key in ("rows", "sha256")}:
        raise NotFinished(f"{city}: rows of {name} are lost or there twice; run it again")


def _is_done(status):
    return status["status"] == "done"


def _row(city, record, own, columns, incomplete):
    if own == [c for c in columns if c != "incomplete" or "incomplete" in own] and not incomplete:
        return cell(city) + "," + record + ("," if len(columns) > len(own) else "")
    values = dict(zip(own, cells(record)))
    if incomplete:
        values["incomplete"] = "yes"
    return ",".join([cell(city)] + [values.get(c, "") for c in columns])


def _mapper(binary, flags, time_limit, attempts):
    def run(batches):
        import pyarrow
        from pyspark import TaskContext

        last = TaskContext.get().attemptNumber() + 1 >= attempts
        examination = Examination(binary, flags, time_limit, last)
        for batch in batches:
            for study in batch.to_pylist():
                yield from _batches(pyarrow, examination.rows(study, study["known"]))

    return run


def _batches(pyarrow, rows):
    names = ["city", "table", "row", "header", "record", "part_city", "part_table"]
    types = [pyarrow.string()] * 2 + [pyarrow.int64()] + [pyarrow.string()] * 4
    schema = pyarrow.schema(list(zip(names, types)))

    def batch(part):
        columns = list(zip(*(row + (row[0], row[1]) for row in part)))
        return pyarrow.RecordBatch.from_arrays(
            [pyarrow.array(column, kind) for column, kind in zip(columns, types)], schema=schema
        )

    part = []
    for row in rows:
        part.append(row)
        if len(part) == ROWS_AT_ONCE:
            yield batch(part)
            part = []
    if part:
        yield batch(part)
