internal import PlanarGeometry

/// Points in an order of the index's own, with their positions in the input beside them:
/// 20 bytes a point. What all strategies that sort their points have in common.
struct PointRuns: Sendable {
  var points: [PlanarPoint]
  var positions: [Int32]

  var count: Int { points.count }

  var bytes: Int {
    points.count * (MemoryLayout<PlanarPoint>.stride + MemoryLayout<Int32>.stride)
  }

  /// Appends the positions of the points of `run` that the circle holds.
  @inline(__always)
  func append(_ run: Range<Int>, inside circle: SearchCircle, to result: inout [Int32]) {
    result.append(addingCapacity: run.count) { found in
      append(run, to: &found) { circle.contains($0) }
    }
  }

  @inline(__always)
  func append(_ run: Range<Int>, inside box: PlanarBox, to result: inout [Int32]) {
    result.append(addingCapacity: run.count) { found in
      append(run, to: &found) { box.includes($0) }
    }
  }

  /// Appends the positions of the points of `run` that are hits.
  ///
  /// Every position is written and taken back again without a branch where it is not wanted: which
  /// points are hit cannot be foreseen, so that branches would be guessed wrong.
  ///
  /// - Parameter found: with room for the run.
  @inline(__always)
  func append(
    _ run: Range<Int>, to found: inout OutputSpan<Int32>, where isHit: (PlanarPoint) -> Bool
  ) {
    let (points, positions) = (points.span.extracting(run), positions.span.extracting(run))
    for slot in points.indices {
      found.append(positions[slot])
      found.removeLast(isHit(points[slot]) ? 0 : 1)
    }
  }

  @inline(__always)
  func offer(
    _ run: Range<Int>, around center: PlanarPoint, to collector: inout some NeighborCollector
  ) {
    let (points, positions) = (points.span.extracting(run), positions.span.extracting(run))
    for slot in points.indices {
      let squared = points[slot].squaredDistance(to: center)
      guard squared <= collector.bound else { continue }
      collector.offer(Neighbor(position: positions[slot], squaredDistance: squared))
    }
  }
}

extension PlanarBox {
  /// Whether the box contains a point, without a branch.
  @inline(__always)
  func includes(_ point: PlanarPoint) -> Bool {
    let isRightOf = SIMD4(point.x, point.y, maxX, maxY) .>= SIMD4(minX, minY, point.x, point.y)
    return all(isRightOf)
  }
}
