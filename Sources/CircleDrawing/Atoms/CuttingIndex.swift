import Assessment
import PlanarGeometry
import SpatialIndexing

/// Cutting lines by place.
struct CuttingIndex {
  private let lines: [CuttingLine]
  /// By segment, its line and the position of its first point.
  private var segments: [(line: Int32, start: Int32)] = []
  private let tree: BoxTree

  /// Lines with coordinates that are not finite are left out. Complexity: O(n log n) in the segments.
  init(_ lines: [CuttingLine]) {
    self.lines = lines
    var boxes: [PlanarBox] = []
    for (number, line) in lines.enumerated() where line.points.allSatisfy(\.isFinite) {
      for start in 0..<max(0, line.points.count - 1) {
        segments.append((Int32(truncatingIfNeeded: number), Int32(truncatingIfNeeded: start)))
        boxes.append(PlanarBox(spanning: line.points[start], line.points[start + 1]))
      }
    }
    tree = BoxTree(boxes)
  }

  /// The parts of lines of these kinds that meet a region, whole segments each, in the order of the lines.
  ///
  /// Complexity: O(log n + segments in the region's box · edges at their height).
  func parts(meeting region: PlanarRegion, of kinds: Set<CuttingLine.Kind>) -> [[PlanarPoint]] {
    let slabs = RegionSlabs(region)
    var found: [Int32] = []
    tree.query(region.box, into: &found)
    var parts: [[PlanarPoint]] = []
    var last: (line: Int32, start: Int32)?
    for segment in found.sorted().map({ segments[Int($0)] })
    where kinds.contains(lines[Int(segment.line)].kind) {
      let points = lines[Int(segment.line)].points
      let (start, end) = (points[Int(segment.start)], points[Int(segment.start) + 1])
      guard slabs.contains(start) || slabs.edgeMeets(PlanarBox(spanning: start, end)) else {
        continue
      }
      if let last, last.line == segment.line, last.start + 1 == segment.start {
        parts[parts.count - 1].append(end)
      } else {
        parts.append([start, end])
      }
      last = segment
    }
    return parts
  }

  /// Calls `body` with the segments of lines in a box.
  func forEachSegment(
    in box: PlanarBox, scratch: inout [Int32], _ body: (CuttingLine.Kind, PlanarSegment) -> Void
  ) {
    scratch.removeAll(keepingCapacity: true)
    tree.query(box, into: &scratch)
    for segment in scratch.map({ segments[Int($0)] }) {
      let line = lines[Int(segment.line)]
      let start = Int(segment.start)
      body(line.kind, PlanarSegment(from: line.points[start], to: line.points[start + 1]))
    }
  }

  /// Rivers that are drawn by their outlines.
  var waterAreas: [PlanarRegion] {
    lines.filter { line in
      line.kind == .river && line.points.count > 3 && line.points.first == line.points.last
        && line.points.allSatisfy(\.isFinite)
    }.map { PlanarRegion(polygons: [[$0.points]]) }
  }
}
