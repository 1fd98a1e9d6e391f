import NearestStreets
import PlanarGeometry

/// What lies within a distance, as polygons.
extension LandWalks {
  /// Polygons of all land within a distance; they abut, or overlap by less than the tolerance where a border
  /// between them is a curve.
  ///
  /// - Parameters:
  ///   - streets: those that the sheet was made with, by a partitioner that keeps frames.
  ///   - tolerance: metres between a curve and the lines drawn for it, at most.
  /// - Complexity: O(parts + bands of those within the distance).
  mutating func outlines(
    within radius: Double, _ streets: StreetSubdivision, tolerance: Double
  ) -> [PlanarRegion] {
    var rings: [[PlanarPoint]] = []
    for number in parts.indices where bounds[number].least < radius && bounds[number].demand > 0 {
      if number < strips {
        let halfEdge = sheet.partition.strips[number].halfEdge
        var outline = ZoneOutline(in: streets.frame(beside: halfEdge), tolerance: tolerance)
        draw(strip: number, within: radius, into: &outline)
        outline.finish()
        rings += outline.polygons
      } else {
        drawSector(number, within: radius, tolerance, into: &rings)
      }
    }
    return rings.map { PlanarRegion(polygons: [[$0]]) }.filter { !$0.isEmpty }
  }

  private mutating func draw(
    strip number: Int, within radius: Double, into outline: inout ZoneOutline
  ) {
    guard bounds[number].greatest > radius else {
      for band in sheet.partition.bands(of: sheet.partition.strips[number].bands) {
        outline.add(
          from: band.start, to: band.end, lower: band.lower, upper: band.upper, isLimit: false)
      }
      return
    }
    forEachStretch(of: number) { band, from, to, section in
      let part = Band(from: from, to: to, lower: band.lower, upper: band.upper)
      part.draw(below: section.line(within: radius), into: &outline)
    }
  }

  private mutating func drawSector(
    _ number: Int, within radius: Double, _ tolerance: Double, into rings: inout [[PlanarPoint]]
  ) {
    let sector = sheet.partition.sectors[number - strips]
    let rest = radius - walk(ofSector: number)
    guard rest > 0 else { return }
    let circle = Band.circle(radius: rest)
    var (outline, origin) = (ZoneOutline?.none, PlanarPoint?.none)
    for position in sector.bands {
      guard let frame = sheet.partition.frame(ofSectorBand: position) else { continue }
      if frame.axis != origin {
        outline?.finish()
        rings += outline?.polygons ?? []
        (outline, origin) = (ZoneOutline(in: frame, tolerance: tolerance), frame.axis)
      }
      sheet.partition.bands[Int(position)].draw(below: circle, into: &outline)
    }
    outline?.finish()
    rings += outline?.polygons ?? []
  }
}

extension Band {
  /// Draws what is below the limit of a walk.
  fileprivate func draw(below limit: Quadratic, into outline: inout ZoneOutline?) {
    guard var drawn = outline else { return }
    outline = nil
    draw(below: limit, into: &drawn)
    outline = drawn
  }

  fileprivate func draw(below limit: Quadratic, into outline: inout ZoneOutline) {
    forEachPart(at: limit) { start, end, side in
      guard side >= 0 else { return }
      outline.add(
        from: start, to: end, lower: lower, upper: side > 0 ? upper : limit, isLimit: side == 0)
    }
  }
}
