import PlanarGeometry
import Trials
import WalkNetwork

/// W3: walking distance to the nearest facility of each type from all nodes of the ways, one thread.
struct NetworkWorkload {
  private let placed: PlacedWays
  /// Of each type the nodes of the ways at which its facilities are.
  private let facilities: [[Int32]]

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
        return attachments.first.flatMap(placed.node(nearestTo:)).flatMap { $0 < 0 ? nil : $0 }
      }
    }
    self.placed = placed
  }

  /// Seeded facilities of 20 types: one for 40 nodes of the most frequent type, and of each following
  /// type a fifth fewer.
  init(_ ways: WalkWays, seed: UInt64) {
    let placed = PlacedWays(ways, runs: 3)
    let nodes = placed.numbers.filter { $0 >= 0 }
    var state = seed
    var count = Double(nodes.count) / 40
    var facilities: [[Int32]] = []
    for _ in 0..<20 {
      facilities.append(
        (0..<Int(count)).map { _ in
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return nodes[Int((state >> 33) % UInt64(nodes.count))]
        })
      count *= 0.8
    }
    self.facilities = facilities
    self.placed = placed
  }

  private struct Times: Encodable {
    /// From ways to what a search needs.
    var preparation: Double
    /// Searches and distances of all nodes, by radius.
    var search: [Double]
  }

  /// Writes ways, facilities, distances and seconds into `folder`.
  func run(into folder: PeerFolder) throws {
    let sources = facilities.map { nodes in
      nodes.compactMap { placed.places[$0] }.enumerated().map { number, place in
        WalkSource(placed.attachments[place], facility: Int32(number))
      }
    }
    var search: [Double] = []
    var distances = [[Double]](repeating: [], count: facilities.count)
    for radius in Self.radii {
      let (seconds, _) = try best(of: Self.runs) {
        try measure(sources, within: radius, into: &distances)
      }
      search.append(seconds)
      try folder.write(numbers: distances.flatMap(byNumber), as: "distances-\(Int(radius)).f64")
    }
    let times = Times(preparation: placed.seconds.graph + placed.seconds.nodes, search: search)
    try folder.write(times, as: "times.json")
    try writeInputs(folder)
  }

  /// One type after the other, from each of `placed.nodes`.
  private func measure(
    _ sources: [[WalkSource]], within radius: Double, into distances: inout [[Double]]
  ) throws {
    var field = DistanceField(placed.graph)
    var queue = BucketQueue()
    for (type, sources) in sources.enumerated() {
      try field.search(from: sources, within: radius, queue: &queue)
      field.distances(of: placed.nodes, into: &distances[type])
    }
  }

  /// By number in the ways; NaN for a node that is not told apart.
  private func byNumber(_ distances: [Double]) -> [Double] {
    var result = [Double](repeating: .nan, count: placed.ways.positions.count)
    for (number, distance) in zip(placed.numbers, distances) where number >= 0 {
      result[Int(number)] = distance
    }
    return result
  }

  private func writeInputs(_ folder: PeerFolder) throws {
    let segments = placed.ways.segments
    try folder.write(numbers: placed.ways.positions.flatMap { [$0.x, $0.y] }, as: "positions.f64")
    try folder.write(numbers: segments.flatMap { [$0.from, $0.to] }, as: "segments.i32")
    try folder.write(numbers: segments.map(\.length), as: "lengths.f64")
    try folder.write(facilities, as: "facilities.json")
  }
}
