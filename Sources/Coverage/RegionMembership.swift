import FlatArrays
package import PlanarGeometry
package import SpatialIndexing

/// Which regions of a layer hold each of some points.
///
/// A point inside several overlapping regions is in each; a point on a border is in one of the
/// regions it borders only, the first of them.
package struct RegionMembership: Sendable {
  /// Regions by point.
  private let members: CompressedRows<Int32>

  /// Nearer than this to a border, in metres, is on it.
  static let borderTolerance = 1e-6

  /// - Complexity: O(sum over regions of points in the region's box · vertices).
  package init(
    of points: [PlanarPoint], in regions: [PlanarRegion], strategy: IndexStrategy = .grid
  ) {
    let index = strategy.makeIndex(points)
    var pairs: [(point: Int32, region: Int32)] = []
    var bordered = Set<Int32>()
    var candidates: [Int32] = []
    for (number, region) in regions.enumerated() {
      candidates.removeAll(keepingCapacity: true)
      index.box(region.box.expanded(by: Self.borderTolerance), into: &candidates)
      for point in candidates {
        let position = points[Int(point)]
        if region.isOnBoundary(position, tolerance: Self.borderTolerance) {
          guard bordered.insert(point).inserted else { continue }
        } else if !region.contains(position) {
          continue
        }
        pairs.append((point, Int32(number)))
      }
    }
    members = CompressedRows(rowCount: points.count) { place in
      for pair in pairs { place(Int(pair.point), pair.region) }
    }
  }

  /// Positions of the regions that hold a point, as `regions(of:)` gives them for many.
  ///
  /// Complexity: O(regions + vertices of the regions in whose boxes the point is).
  package static func regions(holding point: PlanarPoint, among regions: [PlanarRegion]) -> [Int32]
  {
    var members: [Int32] = []
    var isBordered = false
    let around = PlanarBox(around: point, margin: borderTolerance)
    for (number, region) in regions.enumerated() where region.box.intersects(around) {
      if region.isOnBoundary(point, tolerance: borderTolerance) {
        guard !isBordered else { continue }
        isBordered = true
      } else if !region.contains(point) {
        continue
      }
      members.append(Int32(number))
    }
    return members
  }

  /// Positions of the regions that hold point number `point`, ascending.
  package func regions(of point: Int) -> ArraySlice<Int32> { members[point] }
}
