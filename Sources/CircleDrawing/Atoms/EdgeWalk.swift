import PlanarGeometry
import WalkNetwork

/// Follows edges of a graph from region to region.
struct EdgeWalk {
  /// A part of the way, and where it lies.
  struct Station {
    var place: RegionLocator.Place
    /// Metres from the edge's beginning to where the part was seen first and last.
    var metres: ClosedRange<Double>
  }

  private let locator: RegionLocator
  /// In the order of the way; adjoining ones lie in different places.
  private(set) var stations: [Station] = []

  /// Metres within which a change of place is found.
  private static let step = 0.5

  init(_ locator: RegionLocator) { self.locator = locator }

  /// - Parameters:
  ///   - vertices: of the edge, at least two.
  ///   - tail: place of the first.
  ///   - head: place of the last.
  /// - Complexity: O(vertices) locations, and O(log length) for each change of place.
  mutating func follow(
    _ vertices: ArraySlice<WalkGraph.Vertex>, from tail: RegionLocator.Place,
    to head: RegionLocator.Place
  ) {
    stations.removeAll(keepingCapacity: true)
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
    guard a.place != b.place || a.place.isBorder else { return }
    guard a.position.distance(to: b.position) > Self.step else { return }
    let middle = Sample(between: a, b, locator)
    let runsAlong = a.place.isBorder && b.place.isBorder && middle.place.isBorder
    if !runsAlong { walk(from: a, to: middle) }
    note(middle)
    if !runsAlong { walk(from: middle, to: b) }
  }

  private mutating func note(_ sample: Sample) {
    if let last = stations.last, last.place == sample.place {
      stations[stations.count - 1].metres = last.metres.lowerBound...sample.measure
    } else {
      stations.append(Station(place: sample.place, metres: sample.measure...sample.measure))
    }
  }
}
