import Assessment
import PlanarGeometry
import Projection
import TableFiles
import Wording

/// Places of a layer, evenly spread over its file, by which it is told on which datum they are.
struct DatumSample {
  let file: String
  let layer: InputMessage.DatumLayer
  let system: CoordinateSystem
  let points: [PlanarPoint]
  /// What the row of each point says, as UTF-8; empty where rows say nothing.
  let rows: [[UInt8]]

  /// By which datum they were read; nil for WGS 84 and what is as good.
  var stated: WebDatum? { system.webDatum }
  /// Whether they may be on another: degrees may, and projected metres say what they are.
  var isDoubtful: Bool { system.mayBeDisplaced }

  /// Places that are looked at.
  private static let size = 600
  /// Of fewer nothing is said.
  static let fewest = 30

  init(
    file: String, layer: InputMessage.DatumLayer, system: CoordinateSystem, points: [PlanarPoint],
    rows: [[UInt8]]
  ) {
    self.file = file
    self.layer = layer
    self.system = system
    self.points = points
    self.rows = rows
  }

  /// - Parameters:
  ///   - points: local positions of all coordinates of `loaded`.
  /// - Complexity: O(features).
  init(_ loaded: InputLayer, at points: [PlanarPoint], of layer: InputMessage.DatumLayer) {
    let geometry = loaded.features.geometry
    var (places, rows): ([PlanarPoint], [[UInt8]]) = ([], [])
    let step = max(1, points.count / Self.size)
    var next = 0
    for feature in 0..<geometry.count where geometry.kinds[feature] != .none {
      let own = geometry.coordinateRange(of: feature)
      next = max(next, own.lowerBound)
      guard next < min(own.upperBound, points.count) else { continue }
      let row = loaded.features.attributes.bytes(ofRow: feature)
      for place in stride(from: next, to: min(own.upperBound, points.count), by: step)
      where points[place].isFinite {
        places.append(points[place])
        rows.append(row)
      }
      next += (own.upperBound - next + step - 1) / step * step
    }
    self.init(file: loaded.path, layer: layer, system: loaded.crs, points: places, rows: rows)
  }

  /// The corners of communities.
  ///
  /// Complexity: O(corners).
  init(_ communities: [Community], file: String, system: CoordinateSystem) {
    let corners = communities.flatMap(\.region.vertices)
    let step = max(1, corners.count / Self.size)
    let points = stride(from: 0, to: corners.count, by: step).map { corners[$0] }
    self.init(
      file: file, layer: .communities, system: system, points: points,
      rows: Array(repeating: [], count: points.count))
  }
}

extension CoordinateSystem {
  /// Degrees may be on another datum than stated; metres, and degrees of old datums, were made on purpose.
  var mayBeDisplaced: Bool { isGeographic && !hasOldEllipsoid }
}

extension ReadingLog {
  /// Remembers places of a layer until it is known what else there is to compare them with.
  mutating func sample(
    _ loaded: InputLayer, at points: [PlanarPoint], of layer: InputMessage.DatumLayer
  ) {
    samples.append(DatumSample(loaded, at: points, of: layer))
  }
}
