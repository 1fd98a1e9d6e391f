import PlanarGeometry
import SpatialIndexing

/// Finds boxes that meet a box: an index over their centres, searched wider by the largest half
/// extent.
struct BoxIndex: Sendable {
  private let boxes: [PlanarBox]
  private let centers: any PointIndex
  private let halfWidth: Double
  private let halfHeight: Double

  init(_ boxes: [PlanarBox], strategy: IndexStrategy) {
    self.boxes = boxes
    centers = strategy.makeIndex(boxes.map(\.center))
    halfWidth = boxes.reduce(0) { max($0, $1.width / 2) }
    halfHeight = boxes.reduce(0) { max($0, $1.height / 2) }
  }

  /// Appends the positions of all boxes that meet `box`, in ascending order.
  func intersecting(_ box: PlanarBox, into result: inout [Int32]) {
    guard !boxes.isEmpty else { return }
    var search = box
    search.minX -= halfWidth
    search.maxX += halfWidth
    search.minY -= halfHeight
    search.maxY += halfHeight
    centers.box(search, into: &result)
    result.removeAll { !boxes[Int($0)].intersects(box) }
    result.sort()
  }
}
