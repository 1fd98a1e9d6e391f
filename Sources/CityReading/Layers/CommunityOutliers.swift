import Assessment
import PlanarGeometry
import Projection
import TableFiles
import Wording

/// Tells of communities, and of single vertices of theirs, that lie where no city would have them.
struct CommunityOutliers {
  let loaded: InputLayer
  /// Local positions of all coordinates of the layer.
  let points: [PlanarPoint]
  let local: LocalSystem
  /// The usual diagonal of a community's box, in metres; a spiky one does not change it.
  private let usualSize: Double

  /// A vertex reaches this many times as far from the others as they, and usual communities, are wide. Spits and
  /// stream sides are drawn with more than one vertex.
  private static let spikeFactor = 3.0
  private static let shortestSpike = 1000.0
  /// A community farther than this from all others is remote, in metres, where it is also farther than these are
  /// from each other: those of an archipelago are spread as wide as the water between them.
  private static let remote = 5000.0
  /// Fewer others for each may be villages of one valley.
  private static let fewestOthers = 3

  init(_ loaded: InputLayer, points: [PlanarPoint], local: LocalSystem) {
    self.loaded = loaded
    self.local = local
    self.points = points
    let geometry = loaded.features.geometry
    let features = (0..<geometry.count).filter { geometry.kinds[$0] == .polygons }
    let sizes = features.map { feature in
      PlanarBox(around: points[geometry.coordinateRange(of: feature)]).diagonal
    }
    let finite = sizes.filter(\.isFinite).sorted()
    usualSize = finite.count > 1 ? finite[(finite.count - 1) / 2] : .infinity
  }

  private struct Spike {
    /// Number in its ring, from 1.
    var vertex: Int
    var place: SourceCoordinate
    /// Metres from the others.
    var reach: Double
  }

  /// Warns of spikes.
  ///
  /// - Throws: where one reaches farther than any place of a city lies.
  /// - Complexity: O(vertices).
  func noteSpikes(log: inout ReadingLog) throws(InputError) {
    let geometry = loaded.features.geometry
    for feature in 0..<geometry.count where geometry.kinds[feature] == .polygons {
      for ring in geometry.parts(of: feature).flatMap(geometry.rings(ofPart:)) {
        guard let spike = spike(in: geometry.coordinateRange(ofRing: ring)) else { continue }
        try note(spike, of: feature, log: &log)
      }
    }
  }

  private func note(_ spike: Spike, of feature: Int, log: inout ReadingLog) throws(InputError) {
    let id =
      loaded.text(feature, .communityID) ?? loaded.features.attributes.featureID(row: feature)
    let message = InputMessage.spike(
      spike.vertex, at: (spike.place.x, spike.place.y), of: id ?? "",
      metres: local.groundDistance(spike.reach))
    guard spike.reach <= PlaceCheck.farLimit else {
      throw .data(file: loaded.path, row: loaded.row(feature), message)
    }
    let finding = Finding(.warning, .kept, row: loaded.row(feature), says: message)
    log.note(finding, file: loaded.path, feature: id)
  }

  /// The vertex that reaches farthest out of a ring, if it is one that no other is near to.
  private func spike(in range: Range<Int>) -> Spike? {
    let ring = points[range]
    let box = PlanarBox(around: ring)
    guard box.diagonal > max(Self.spikeFactor * usualSize, Self.shortestSpike) else { return nil }
    let outermost = [
      range.min { points[$0].x < points[$1].x }, range.max { points[$0].x < points[$1].x },
      range.min { points[$0].y < points[$1].y }, range.max { points[$0].y < points[$1].y },
    ]
    let spikes = outermost.compactMap(\.self).compactMap { vertex -> Spike? in
      let others = PlanarBox(around: ring.filter { $0 != points[vertex] })
      let reach = others.squaredDistance(to: points[vertex]).squareRoot()
      let least = Self.spikeFactor * max(others.diagonal, usualSize)
      guard reach > max(least, Self.shortestSpike) else { return nil }
      let place = loaded.features.geometry.coordinates[vertex]
      return Spike(vertex: vertex - range.lowerBound + 1, place: place, reach: reach)
    }
    return spikes.max { $0.reach < $1.reach }
  }

  /// Warns of a community that is remote from all others, and of two that are remote from all others: each widens
  /// what the other is compared with.
  ///
  /// Complexity: O(communities): only the outermost can be.
  func noteRemote(_ communities: [Community], log: inout ReadingLog) {
    let boxes = communities.map(\.region.box)
    var distances: [Int: Double] = [:]
    for first in Self.outermost(of: boxes, without: []) {
      distances.merge(Self.remoteness(of: [first], in: boxes)) { found, _ in found }
      for second in Self.outermost(of: boxes, without: [first]) {
        distances.merge(Self.remoteness(of: [first, second], in: boxes)) { found, _ in found }
      }
    }
    for (place, distance) in distances.sorted(by: { $0.key < $1.key }) {
      let finding = Finding(
        .warning, .kept, says: .remoteCommunity(metres: local.groundDistance(distance)))
      log.note(
        finding, file: loaded.path, feature: communities[place].id,
        district: communities[place].district)
    }
  }

  /// The boxes that reach farthest to the four sides, ascending.
  private static func outermost(of boxes: [PlanarBox], without left: Set<Int>) -> [Int] {
    let rest = boxes.indices.filter { !left.contains($0) }
    let outermost = [
      rest.min { boxes[$0].minX < boxes[$1].minX }, rest.max { boxes[$0].maxX < boxes[$1].maxX },
      rest.min { boxes[$0].minY < boxes[$1].minY }, rest.max { boxes[$0].maxY < boxes[$1].maxY },
    ]
    return Set(outermost.compactMap(\.self)).sorted()
  }

  /// Metres of each of `few` from all others; nothing unless all of them are remote.
  private static func remoteness(of few: Set<Int>, in boxes: [PlanarBox]) -> [Int: Double] {
    guard boxes.count - few.count >= fewestOthers * few.count else { return [:] }
    var others = PlanarBox.empty
    for other in boxes.indices where !few.contains(other) { others.insert(boxes[other]) }
    let limit = max(remote, others.diagonal)
    let distances = few.map { ($0, others.squaredDistance(to: boxes[$0]).squareRoot()) }
    guard distances.allSatisfy({ $0.1 > limit }) else { return [:] }
    return Dictionary(distances) { first, _ in first }
  }
}
