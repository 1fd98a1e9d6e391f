"""Runs `lifecircle assess` over a manifest of studies on Apache Spark.

A study is one task. Bad input is a row of the result, a worker that dies is a retry, and nothing passes for the
whole while a city is missing.
"""

from .country import Country, NotFinished
from .manifest import Study, read_manifest

__all__ = ["Country", "NotFinished", "Study", "read_manifest"]
