import Assessment
@_spi(Benchmarks) import Coverage
import PlanarGeometry
import Trials

/// W2: straight distance from every cell of the 50 m lattice to the nearest facility of each type, one
/// thread.
struct NearestWorkload {
  private let cells: [PlanarPoint]
  private let layers: [FacilityLayer]

  private static let runs = 5

  init(_ city: City, types: Int) {
    cells = city.communities.flatMap {
      CommunityDemand($0.region).places(cell: 50).map(\.position)
    }
    layers = city.points(types: types).map { FacilityLayer(radius: 1000, points: $0) }
  }

  /// Writes the cells, the points, the distances and the seconds of each run into `folder`.
  func run(into folder: PeerFolder) async throws {
    var seconds: [Double] = []
    var distances: [[Double]] = []
    let clock = ContinuousClock()
    for _ in 0..<Self.runs {
      let start = clock.now
      distances = await StraightDistances.fields(from: cells, to: layers)
      seconds.append((clock.now - start) / .seconds(1))
    }
    try folder.write(layers.map { $0.points.map { [$0.x, $0.y] } }, as: "points.json")
    try folder.write(numbers: cells.flatMap { [$0.x, $0.y] }, as: "cells.f64")
    try folder.write(
      numbers: cells.indices.flatMap { cell in distances.map { $0[cell] } }, as: "distances.f64")
    try folder.write(seconds, as: "seconds.json")
  }
}
