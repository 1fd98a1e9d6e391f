/// The boundary of a union of shapes: the arcs of each disc and the parts of each offset line that no
/// other shape hides. It is found once and then serves every region that is measured against it.
package struct ExposedBoundary: Sendable {
  /// Arcs of disc k: `arcs[arcStarts[k]..<arcStarts[k + 1]]`.
  var arcs: [ExposedArc] = []
  var arcStarts: [Int32] = [0]
  /// Parts of the offset line of slab k, in metres from its start.
  var offsets: [(start: Double, end: Double)] = []
  var offsetStarts: [Int32] = [0]

  /// - Parameters:
  ///   - discsNear: appends the discs whose centres are inside a box; may give more.
  ///   - regionsNear: appends the regions whose boxes meet a box; may give more.
  /// - Complexity: O(discs · neighbours log neighbours), neighbours being those within two radii.
  package init(
    of shapes: ReachShapes, discsNear: (PlanarBox, inout [Int32]) -> Void,
    regionsNear: (PlanarBox, inout [Int32]) -> Void
  ) {
    var search = ExposureSearch(shapes: shapes)
    arcStarts.reserveCapacity(shapes.centers.count + 1)
    for (disc, center) in shapes.centers.enumerated() {
      let box = PlanarBox(spanning: center, center)
      // Among many facilities the nearest few hide most discs.
      search.gather(around: box.expanded(by: 0.6 * shapes.radius), discsNear, regionsNear)
      if !search.isHiddenByDiscs(Int32(disc)) {
        search.gather(around: box.expanded(by: 2 * shapes.radius), discsNear, regionsNear)
        search.appendArcs(ofDisc: Int32(disc), to: &arcs)
      }
      arcStarts.append(Int32(arcs.count))
    }
    for (number, slab) in shapes.slabs.enumerated() {
      let box = PlanarBox(spanning: slab.offsetPoint(at: 0), slab.offsetPoint(at: slab.length))
      search.gather(around: box.expanded(by: shapes.radius), discsNear, regionsNear)
      search.appendOffsets(ofSlab: number, to: &offsets)
      offsetStarts.append(Int32(offsets.count))
    }
  }

  func arcs(ofDisc disc: Int32) -> ArraySlice<ExposedArc> {
    arcs[Int(arcStarts[Int(disc)])..<Int(arcStarts[Int(disc) + 1])]
  }

  func offsetRange(ofSlab slab: Int) -> Range<Int> {
    Int(offsetStarts[slab])..<Int(offsetStarts[slab + 1])
  }
}

/// A part of a circle that bounds the union, counter-clockwise. Either end depends only on the shapes
/// that meet there, so that what is far away does not change a digit of what is measured here.
struct ExposedArc: Sendable {
  /// Radians, −π…π; a whole circle runs from −π to π, or from where another disc touches it to the same
  /// place.
  var start: Double
  var end: Double
  /// Its ends, from the centre of the disc.
  var startOffset: PlanarPoint
  var endOffset: PlanarPoint

  /// Radians, greater than 0 and at most 2π.
  var sweep: Double { end > start ? end - start : end - start + 2 * .pi }

  /// Whether it begins and ends where nothing meets it.
  var isWhole: Bool { end - start == 2 * .pi }

  init(radius: Double, start: Double, end: Double) {
    let center = PlanarPoint(x: 0, y: 0)
    self.start = start
    self.end = end
    startOffset = center.moved(by: radius, towards: start)
    endOffset =
      end - start == 2 * .pi ? startOffset : center.moved(by: radius, towards: end)
  }
}
