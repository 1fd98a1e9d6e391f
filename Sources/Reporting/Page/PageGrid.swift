import Assessment
import PlanarGeometry
import TableFiles

/// The integers in which a page holds places: steps of one metre from a corner of the city.
///
/// A vertex that two areas share has the same integers in both.
struct PageGrid {
  /// Metres per integer.
  static let unit = 1.0
  /// In local metres.
  let origin: PlanarPoint

  init(around box: PlanarBox) {
    let corner = box.isEmpty ? PlanarPoint(x: 0, y: 0) : PlanarPoint(x: box.minX, y: box.minY)
    origin = PlanarPoint(x: corner.x.rounded(.down), y: corner.y.rounded(.down))
  }

  /// That of the page of a city.
  init(of city: City) {
    self.init(around: PlanarBox(around: city.communities.flatMap(\.region.vertices)))
  }

  /// A coordinate pair; what is far outside is put at the edge of what integers hold.
  func place(_ point: PlanarPoint) -> (x: Int, y: Int) {
    (Self.steps(point.x - origin.x), Self.steps(point.y - origin.y))
  }

  private static func steps(_ metres: Double) -> Int {
    guard metres.isFinite else { return 0 }
    return Int((metres / unit).rounded().clamped(to: -1e9...1e9))
  }

  /// The first point, and steps from each to the next; points that fall on their predecessor are left out.
  func deltas(_ line: some Sequence<PlanarPoint>) -> [Int] {
    var numbers: [Int] = []
    var last: (x: Int, y: Int)?
    for point in line {
      let next = place(point)
      if let last {
        guard next != last else { continue }
        numbers += [next.x - last.x, next.y - last.y]
      } else {
        numbers += [next.x, next.y]
      }
      last = next
    }
    return numbers
  }

  /// The rings of a region, each as `deltas`.
  func rings(of region: PlanarRegion) -> [[Int]] {
    (0..<region.ringCount).map { deltas(region.vertices[region.vertexRange(ofRing: $0)]) }
      .filter { $0.count >= 6 }
  }
}

extension Double {
  func clamped(to range: ClosedRange<Double>) -> Double {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}

extension JSONWriter {
  /// Lines or rings as arrays of integers.
  mutating func lines(_ lines: [[Int]]) {
    beginArray()
    for line in lines { integers(line) }
    endArray()
  }
}
