// Everything that a program needs, by one import. The catalogue beside this file says how it fits
// together.

@_exported public import Assessment
@_exported public import CircleDrawing
@_exported public import CityBatch
@_exported public import CityReading
@_exported public import CitySiting
@_exported public import Coverage
@_exported public import FacilityLocation
@_exported public import PlanarGeometry
@_exported public import Projection
@_exported public import Reporting
@_exported public import RunComparison
@_exported public import RunFiles
@_exported public import SpatialIndexing
@_exported public import TableFiles
@_exported public import WalkNetwork
@_exported public import WhatIf
@_exported public import Wording
