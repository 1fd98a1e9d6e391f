"""python -m lifecircle_spark --manifest cities.csv --out URI --tables FOLDER [-- flags for assess]"""

import argparse
import sys

from pyspark.sql import SparkSession

from .country import Country, NotFinished
from .manifest import read_manifest


def main():
    words = sys.argv[1:]
    flags = words[words.index("--") + 1 :] if "--" in words else []
    parser = argparse.ArgumentParser(prog="lifecircle_spark", description=__doc__)
    parser.add_argument("--manifest", required=True, help="table with city, study and, if wanted, weight")
    parser.add_argument("--out", required=True, help="folder for Parquet that all workers reach")
    parser.add_argument("--tables", help="folder of this machine for the national tables; none: no merge")
    parser.add_argument("--binary", default="lifecircle", help="the program on the workers")
    parser.add_argument("--time-limit", type=float, help="seconds after which a study is ended")
    parser.add_argument("--attempts", type=int, default=4, help="attempts of a task, as the cluster is set")
    parser.add_argument("--language", default="en", choices=["zh", "en"])
    given = parser.parse_args(words[: words.index("--")] if "--" in words else words)
    try:
        studies = read_manifest(given.manifest)
    except (OSError, ValueError) as error:
        parser.error(str(error))
    spark = SparkSession.builder.appName("lifecircle").getOrCreate()
    country = Country(
        spark, given.out, given.binary, flags, given.time_limit, given.attempts, given.language
    )
    country.run(studies)
    statuses = country.statuses()
    failed = sorted(city for city, status in statuses.items() if status["status"] != "done")
    print(f"{len(statuses) - len(failed)} done, {len(failed)} failed")
    for city in failed:
        print(f"  {city}: {statuses[city]['reason']}")
    if given.tables:
        try:
            country.merge(studies, given.tables)
        except NotFinished as error:
            sys.exit(f"lifecircle_spark: {error}")


main()
