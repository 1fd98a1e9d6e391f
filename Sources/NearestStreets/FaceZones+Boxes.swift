import PlanarGeometry

/// Where the bands of a strip or of a sector are in the plane, and boxes that hold them.
extension FaceZones {
  func frame(of strip: Strip) -> ZoneFrame {
    let feature = Int(strip.feature)
    return ZoneFrame(
      kind: .strip, origin: features.origin + features.tails[feature],
      axis: features.directions[feature])
  }

  func frame(of sector: Sector) -> ZoneFrame {
    ZoneFrame(
      kind: .sector, origin: features.origin + features.tails[Int(sector.feature)],
      axis: sector.axis)
  }

  func box(of strip: Strip) -> PlanarBox {
    let feature = Int(strip.feature)
    let (start, along) = (features.tails[feature], features.directions[feature])
    let across = PlanarPoint(x: -along.y, y: along.x)
    var box = PlanarBox.empty
    box.insert(start)
    box.insert(start + along * features.lengths[feature])
    for band in bands[Int(strip.bands.lowerBound)..<Int(strip.bands.upperBound)] {
      for t in [band.start, band.end] {
        box.insert(start + along * t + across * band.upper.value(at: t))
      }
    }
    return box.moved(by: features.origin)
  }

  func box(of sector: Sector) -> PlanarBox {
    let axis = sector.axis
    let vertex = features.tails[Int(sector.feature)]
    var box = PlanarBox.empty
    box.insert(vertex)
    for band in bands[Int(sector.bands.lowerBound)..<Int(sector.bands.upperBound)] {
      let curve = band.upper
      if curve.b == 0 && curve.a == 0 {
        // Of a parabola the ends, and the place where its tangents there meet.
        for (x, y) in [
          (1 - band.start * band.start, 2 * band.start), (1 - band.end * band.end, 2 * band.end),
          (1 - band.start * band.end, band.start + band.end),
        ] {
          box.insert(
            vertex + axis * (x / -curve.c) + PlanarPoint(x: -axis.y, y: axis.x) * (y / -curve.c))
        }
      } else {
        box.insert(PlanarBox(around: vertex, margin: SectorMeasure.longestRadius(of: band)))
      }
    }
    return box.moved(by: features.origin)
  }
}
