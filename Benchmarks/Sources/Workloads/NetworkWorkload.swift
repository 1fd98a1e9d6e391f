import PlanarGeometry
import WalkNetwork

/// W3: walking distance to the nearest facility of each type from all nodes of the ways, one thread.
struct NetworkWorkload {
  private let placed: PlacedWays
  /// Of each type the facilities' places in `placed.nodes`.
  private let facilities: [[Int]]

  private static let radii = [1000.0, 3000.0]
  private static let runs = 7
  private static let longestLeg = 500.0

  /// Facilities at points: each is put on the node nearest to where it attaches.
  init(_ ways: WalkWays, points: [[PlanarPoint]]) {
    let placed = PlacedWays(ways, runs: 3)
    let index = EdgeIndex(placed.graph)
    var scratch = EdgeIndex.Scratch()
    facilities = points.map { points in
      points.compactMap { point in
        var attachments: [EdgeAttachment] = []
        index.attachments(
          of: point, within: Self.longestLeg, count: 1, into: &attachments, scratch: &scratch)
        return attachments.first.flatMap(placed.place(nearestTo:))
      }
    }
    self.placed = placed
  }

  /// Seeded facilities of 20 types: one node of 40 for the most frequent type, and for each following
  /// type a fifth fewer.
  init(_ ways: WalkWays, seed: UInt64) {
    let placed = PlacedWays(ways, runs: 3)
    var state = seed
    facilities = (0..<20).map { type in
      let share = (0..<type).reduce(1.0 / 40) { share, _ in share * 0.8 }
      return (0..<max(Int(Double(placed.nodes.count) * share), 1)).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(placed.nodes.count))
      }
    }
    self.placed = placed
  }

  private struct Times: Encodable {
    var build: Double
    var access: Double
    var search: [Double]
  }

  /// Writes ways, facilities, distances and seconds into `folder`.
  func run(into folder: PeerFolder) throws {
    let (accessSeconds, demand) = best(of: 3, accesses)
    var search: [Double] = []
    for radius in Self.radii {
      let (seconds, reaches) = try best(of: Self.runs) { try distances(demand, within: radius) }
      search.append(seconds)
      try folder.write(numbers: byNode(reaches), as: "distances-\(Int(radius)).f64")
    }
    let times = Times(build: placed.buildSeconds, access: accessSeconds, search: search)
    try folder.write(times, as: "times.json")
    try writeInputs(folder)
  }

  private func accesses() -> DemandAccesses {
    var demand = DemandAccesses()
    for attachment in placed.attachments {
      demand.append(CollectionOfOne(attachment), in: placed.graph)
    }
    return demand
  }

  /// One type after the other, from each of `placed.nodes`.
  private func distances(
    _ demand: DemandAccesses, within radius: Double
  ) throws -> [[WalkReach]] {
    var field = DistanceField(placed.graph)
    var queue = BucketQueue()
    return try facilities.map { places in
      let sources = places.enumerated().map { number, place in
        WalkSource(placed.attachments[place], facility: Int32(number))
      }
      try field.search(from: sources, within: radius, queue: &queue)
      var reaches: [WalkReach] = []
      field.nearest(from: demand, into: &reaches)
      return reaches
    }
  }

  /// By type and node of the ways; NaN for a node that has no place.
  private func byNode(_ reaches: [[WalkReach]]) -> [Double] {
    reaches.flatMap { reaches in
      var distances = [Double](repeating: .nan, count: placed.ways.positions.count)
      for (node, reach) in zip(placed.nodes, reaches) { distances[Int(node)] = reach.distance }
      return distances
    }
  }

  private func writeInputs(_ folder: PeerFolder) throws {
    let segments = placed.ways.segments
    try folder.write(numbers: placed.ways.positions.flatMap { [$0.x, $0.y] }, as: "positions.f64")
    try folder.write(numbers: segments.flatMap { [$0.from, $0.to] }, as: "segments.i32")
    try folder.write(numbers: segments.map(\.length), as: "lengths.f64")
    try folder.write(
      facilities.map { places in places.map { placed.nodes[$0] } }, as: "facilities.json")
  }
}
