"""On two cores, with the program as it is built: `LIFECIRCLE` names it."""

import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

from pyspark.sql import SparkSession

from lifecircle_spark import Country, NotFinished, Study, read_manifest
from lifecircle_spark.records import CSVFile, cell, cells

PROGRAM = os.environ["LIFECIRCLE"]
FLAGS = ["--metric", "straight", "--types", "pharmacy,kindergarten"]

# A worker dies with the program that it runs, once; one study never ends; one dies in every attempt.
WRAPPER = """#!/bin/bash
if [ "$1" = assess ]; then
  if [ -e dies-once ] && mkdir "{marks}/dies-once" 2> /dev/null; then kill -9 $PPID; fi
  if [ -e dies-always ]; then mkdir -p "{marks}/always"; touch "{marks}/always/$$"; kill -9 $$; fi
  if [ -e kills-worker ]; then kill -9 $PPID; fi
  if [ -e hangs ]; then sleep 1000; fi
  echo "$LIFECIRCLE_ENDS_WITH_INPUT $(readlink /proc/self/fd/0)" > "{marks}/run-$(basename "$(dirname "$PWD")")"
fi
exec '{program}' "$@"
"""


class CountryTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        os.environ["PYSPARK_PYTHON"] = sys.executable
        cls.spark = (
            SparkSession.builder.master("local[2,4]").config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2").getOrCreate()
        )
        cls.spark.sparkContext.setLogLevel("OFF")

    @classmethod
    def tearDownClass(cls):
        cls.spark.stop()

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="lifecircle-spark-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.marks = self.folder + "/marks"
        os.mkdir(self.marks)
        self.binary = self.folder + "/lifecircle"
        with open(self.binary, "w", encoding="utf-8") as file:
            file.write(WRAPPER.format(marks=self.marks, program=PROGRAM))
        os.chmod(self.binary, 0o755)

    def city(self, name, seed, *marks):
        folder = f"{self.folder}/{name}"
        subprocess.run(
            [PROGRAM, "generate", "--communities", "5", "--seed", str(seed), "--out", folder, "--quiet"], check=True
        )
        for mark in marks:
            open(f"{folder}/{mark}", "w", encoding="utf-8").close()

    def manifest(self, *cities):
        path = self.folder + "/cities.csv"
        with open(path, "w", encoding="utf-8") as file:
            file.write("city,study,weight\n" + "".join(f"{city},{city}/study.yaml,1\n" for city in cities))
        return path

    def country(self, **more):
        return Country(self.spark, self.folder + "/parquet", self.binary, FLAGS, **more)

    def alone(self, name):
        """What the program writes for a city, run by hand in its folder."""
        out = f"{self.folder}/alone-{name}"
        subprocess.run(
            [PROGRAM, "assess", "--study=study.yaml", f"--out={out}", "--quiet", "--threads=1", "--language=en", *FLAGS],
            cwd=f"{self.folder}/{name}", check=True,
        )
        return out

    def test_what_fails_is_a_row_and_what_dies_is_tried_again(self):
        self.city("healthy", 1)
        self.city("broken", 2)
        os.remove(self.folder + "/broken/facilities.csv")
        self.city("dies", 3, "dies-once")
        self.city("lost", 4, "dies-always")
        self.city("hangs", 5, "hangs")
        manifest = self.manifest("healthy", "broken", "dies", "lost", "hangs", "../x", "absent")
        studies = read_manifest(manifest)
        country = self.country(time_limit=20)
        country.run(studies)
        statuses = country.statuses()
        self.assertEqual(
            {city: status["status"] for city, status in statuses.items()},
            {
                "healthy": "done", "dies": "done", "broken": "failed", "lost": "failed", "hangs": "failed",
                "../x": "failed", "absent": "failed",
            },
        )
        self.assertIn("facilities.csv: no such file", statuses["broken"]["reason"])
        self.assertIn("signal 9, in every attempt", statuses["lost"]["reason"])
        self.assertEqual(len(os.listdir(self.marks + "/always")), 4)
        self.assertIn("not finished after 20 s", statuses["hangs"]["reason"])
        self.assertTrue(os.path.isdir(self.marks + "/dies-once"))
        self.assert_programs_end_with_their_workers()
        for name in ["healthy", "dies"]:
            self.compare_with_single_run(country, name)
        self.compare_with_batch(country, studies, manifest, time_limit=20)

    def assert_programs_end_with_their_workers(self):
        """Their input is a pipe of the worker, and they are told that its end is theirs."""
        runs = [name for name in os.listdir(self.marks) if name.startswith("run-")]
        self.assertTrue(runs)
        for name in runs:
            with open(f"{self.marks}/{name}", encoding="utf-8") as file:
                self.assertRegex(file.read(), "^yes pipe:")

    def compare_with_single_run(self, country, name):
        out = self.alone(name)
        rows = self.spark.read.parquet(country.out + "/rows").filter(f"city = '{name}' and row >= 0")
        found = {}
        for row in rows.filter("table != 'status'").orderBy("table", "row").collect():
            found.setdefault(row.table, []).append(row.record)
        for table in sorted(os.listdir(out)):
            if table.endswith(".csv"):
                self.assertEqual(found.get(table, []), list(CSVFile(f"{out}/{table}").records()), table)

    def compare_with_batch(self, country, studies, manifest, time_limit):
        country.merge(studies, self.folder + "/tables")
        # The same program without the wrapper, where none is killed: its tables lack other cities.
        batch = self.folder + "/batch.csv"
        with open(batch, "w", encoding="utf-8") as file:
            file.write("city,study\nhealthy,healthy/study.yaml\ndies,dies/study.yaml\nabsent,absent/study.yaml\n")
        subprocess.run(
            [PROGRAM, "batch", "--manifest", batch, "--out", self.folder + "/x", "--language", "en", "--quiet",
             "--", *FLAGS], check=True, stderr=subprocess.DEVNULL,
        )
        names = set(os.listdir(self.folder + "/tables"))
        self.assertEqual(
            names, {name for name in os.listdir(self.folder + "/x") if name.endswith(".csv")} - {"cities.csv"}
        )
        # These name files by the paths that were given.
        for name in sorted(names - {"problems.csv", "facility_records.csv"}):
            with open(f"{self.folder}/tables/{name}", "rb") as one, open(f"{self.folder}/x/{name}", "rb") as other:
                self.assertEqual(one.read(), other.read(), name)

    def test_what_is_unchanged_is_kept_and_what_changes_replaces_its_own(self):
        self.city("a", 1)
        self.city("b", 2)
        studies = read_manifest(self.manifest("a", "b"))
        country = self.country()
        country.run(studies)
        before = country.statuses()
        country.run(studies)
        kept = country.statuses()
        self.assertTrue(all(status.pop("kept") for status in kept.values()))
        self.assertEqual(kept, before)
        with open(self.folder + "/b/facilities.csv", "a", encoding="utf-8") as file:
            file.write("\n")
        country.run(studies)
        after = country.statuses()
        self.assertEqual(after["a"]["key"], before["a"]["key"])
        self.assertNotEqual(after["b"]["key"], before["b"]["key"])
        country.merge(studies, self.folder + "/tables")
        with open(self.folder + "/tables/coverage.csv", encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        self.assertEqual(len(rows) - 1, 2 * 5 * 2)
        table = country.table("coverage.csv")
        self.assertEqual(table.columns, rows[0])
        self.assertEqual(sorted(map(list, table.na.fill("").collect())), sorted(rows[1:]))

    def test_a_study_that_kills_its_workers_is_a_row(self):
        self.city("a", 1)
        self.city("b", 2, "kills-worker")
        self.city("c", 3)
        country = self.country()
        country.run(read_manifest(self.manifest("a", "b", "c")))
        statuses = country.statuses()
        self.assertEqual({city: status["status"] for city, status in statuses.items()},
                         {"a": "done", "b": "failed", "c": "done"})
        self.assertEqual(statuses["b"]["reason"], "its worker died in every attempt")

    def test_a_missing_program_is_no_fault_of_a_study(self):
        self.city("a", 1)
        country = Country(self.spark, self.folder + "/parquet", self.folder + "/nowhere", FLAGS)
        with self.assertRaisesRegex(Exception, "nowhere"):
            country.run(read_manifest(self.manifest("a")))
        self.assertEqual(country.statuses(), {})

    def test_the_merge_refuses_what_is_not_finished(self):
        self.city("a", 1)
        self.city("b", 2)
        studies = read_manifest(self.manifest("a", "b"))
        country = self.country()
        country.run(studies[:1])
        with self.assertRaisesRegex(NotFinished, "neither done nor failed: b"):
            country.merge(studies, self.folder + "/tables")
        country.run(studies)
        # Rows that somebody lost.
        shutil.rmtree(country.out + "/rows/part_city=b/part_table=coverage.csv")
        with self.assertRaisesRegex(NotFinished, "b: rows of coverage.csv are lost"):
            country.merge(studies, self.folder + "/tables")

    def test_speculation_is_refused(self):
        class Speculating:
            class conf:
                get = staticmethod(lambda name, default: "true")

        with self.assertRaisesRegex(ValueError, "speculation"):
            Country(Speculating, "x")


class ManifestTests(unittest.TestCase):
    def read(self, text):
        with tempfile.TemporaryDirectory() as folder:
            with open(folder + "/m.csv", "w", encoding="utf-8") as file:
                file.write(text)
            return [
                Study(s.city, s.study.removeprefix(folder + "/"), s.weight, s.row, s.defect)
                for s in read_manifest(folder + "/m.csv")
            ]

    def test_rows(self):
        studies = self.read("city,study,weight\na,x/s.yaml,2\nb,s3://c/s.yaml,\n")
        self.assertEqual(studies[0], Study("a", "x/s.yaml", 2.0, 2, None))
        self.assertEqual(studies[1].study, "s3://c/s.yaml")

    def test_defects(self):
        text = "city,study,weight\n../x,s,1\n.h,s,1\na,,1\n,s,1\nd,s,1\nd,t,1\nw,s,-1\nv,s,nan\nu,s,x\n"
        self.assertTrue(all(study.defect for study in self.read(text)))

    def test_refused(self):
        for text in ["town,study\na,b\n", "city,study\n"]:
            with self.assertRaises(ValueError):
                self.read(text)


class RecordTests(unittest.TestCase):
    def test_cells(self):
        self.assertEqual(cells('a,"b,c","d""e",'), ["a", '"b,c"', '"d""e"', ""])

    def test_guarded(self):
        self.assertEqual(
            [cell(text) for text in ["a", "=1", "a,b", 'a"b', ""]], ["a", '"\'=1"', '"a,b"', '"a""b"', ""]
        )

    def test_records_over_lines(self):
        with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as file:
            file.write('\ufeffa,b\n1,"x\ny"\n2,\u2028z\n')
            file.flush()
            table = CSVFile(file.name)
            self.assertEqual(table.header, "a,b")
            self.assertEqual(list(table.records()), ['1,"x\ny"', "2,\u2028z"])
            self.assertEqual(json.loads(json.dumps(table.told()))["rows"], 2)


if __name__ == "__main__":
    unittest.main()
