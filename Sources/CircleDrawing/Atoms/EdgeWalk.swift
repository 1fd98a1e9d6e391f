import PlanarGeometry
import WalkNetwork

/// Follows edges of a graph from region to region.
struct EdgeWalk {
  private let locator: RegionLocator
  /// What was passed, in the order of the way.
  private(set) var passes: [StreetPassages.Pass] = []
  /// The region met first and the metres before it; nil where the way meets none.
  private(set) var first: (region: Int32, distance: Double)?
  /// The region met last and the metres after it.
  private(set) var last: (region: Int32, distance: Double)?
  private var lastInside: (region: Int32, measure: Double)?
  private var sawGap = false

  /// Metres within which a change of region is found.
  private static let step = 0.5

  init(_ locator: RegionLocator) { self.locator = locator }

  /// - Parameters:
  ///   - vertices: of the edge, at least two.
  ///   - tail: place of the first.
  ///   - head: place of the last.
  /// - Complexity: O(vertices) locations, and O(log length) for each change of region.
  mutating func follow(
    _ vertices: ArraySlice<WalkGraph.Vertex>, from tail: RegionLocator.Place,
    to head: RegionLocator.Place
  ) {
    passes.removeAll(keepingCapacity: true)
    (first, last, lastInside, sawGap) = (nil, nil, nil, false)
    var before = Sample(vertices[vertices.startIndex], tail)
    note(before)
    for position in vertices.indices.dropFirst() {
      let vertex = vertices[position]
      let place =
        position + 1 == vertices.endIndex ? head : locator.place(of: vertex.position)
      let sample = Sample(vertex, place)
      walk(from: before, to: sample)
      note(sample)
      before = sample
    }
    last = lastInside.map { ($0.region, before.measure - $0.measure) }
  }

  private struct Sample {
    var position: PlanarPoint
    var measure: Double
    var place: RegionLocator.Place

    init(_ vertex: WalkGraph.Vertex, _ place: RegionLocator.Place) {
      (position, measure, self.place) = (vertex.position, vertex.measure, place)
    }

    init(between a: Sample, _ b: Sample, _ locator: RegionLocator) {
      position = (a.position + b.position) * 0.5
      measure = (a.measure + b.measure) / 2
      place = locator.place(of: position)
    }
  }

  /// Notes what lies between two places, down to steps within which nothing is looked for: where a way ends on a border,
  /// regions before it are as narrow as a verge.
  private mutating func walk(from a: Sample, to b: Sample) {
    guard a.place != b.place || a.place == .border else { return }
    guard a.position.distance(to: b.position) > Self.step else { return }
    let middle = Sample(between: a, b, locator)
    if a.place == .border, b.place == .border, middle.place == .border { return }
    walk(from: a, to: middle)
    note(middle)
    walk(from: middle, to: b)
  }

  private mutating func note(_ sample: Sample) {
    switch sample.place {
    case .border: break
    case .outside: sawGap = true
    case .inside(let region):
      if first == nil { first = (region, sample.measure) }
      if let lastInside, lastInside.region != region {
        let isNear = sample.measure - lastInside.measure <= BlockRules.widestGap + 1
        if !sawGap || isNear {
          passes.append(
            .init(pair: RegionPair(lastInside.region, region), isOverGap: sawGap))
        }
      }
      lastInside = (region, sample.measure)
      sawGap = false
    }
  }
}
