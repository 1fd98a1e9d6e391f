package import PlanarGeometry
package import WalkNetwork

/// The nearest land of strips and sectors, as places in the plane.
extension LandPartition {
  /// The place of a sector's land that is nearest to its vertex; nil where frames were not kept.
  ///
  /// Complexity: O(bands of the sector).
  package func nearestPlace(of sector: Sector) -> PlanarPoint? {
    var best: (place: PlanarPoint, radius: Double)?
    for position in sector.bands {
      guard let frame = frame(ofSectorBand: position) else { return nil }
      let band = bands[Int(position)]
      let radius = SectorMeasure.leastRadius(of: band)
      guard radius < best?.radius ?? .infinity else { continue }
      let place = SectorMeasure.nearest(of: band).map { t in
        frame.place(t, band.lower.value(at: t))
      }
      best = (place ?? frame.origin, radius)
    }
    return best?.place
  }

  /// The place of a strip's land that is nearest to a place of its edge; nil where there is no land across from it.
  ///
  /// - Parameter offset: metres from the edge's tail.
  func nearestPlace(
    of strip: Strip, acrossFrom offset: Double, leg: Double, _ streets: StreetSubdivision
  ) -> PlanarPoint? {
    guard strip.slope != 0 else { return nil }
    let t = (offset - strip.measure) / strip.slope
    for band in bands(of: strip.bands) {
      let along = min(max(t, band.start), band.end)
      let across = max(band.lower.value(at: along), 0)
      if abs(along - t) < Self.rounding && abs(across - leg) < Self.rounding {
        return streets.frame(beside: strip.halfEdge).place(along, across)
      }
    }
    return nil
  }

  /// Metres between two ways to say where the same place is.
  private static let rounding = 1e-6
}

extension GroundEntries {
  /// The place of grounds that is entered from a place of the network, with the line of the leg from it.
  ///
  /// - Parameter entry: of one of the `sources` of the region, with its leg.
  /// - Complexity: that of the partition.
  package func way(
    of region: PlanarRegion, to entry: EdgeAttachment
  ) -> [PlanarPoint]? {
    let partition = partition(of: region)
    for strip in partition.strips where partition.edges[Int(strip.edge)] == entry.edge {
      let place = partition.nearestPlace(
        of: strip, acrossFrom: entry.offset, leg: entry.leg, streets)
      guard let place else { continue }
      return [place, streets.frame(beside: strip.halfEdge).foot(of: place)]
    }
    for sector in partition.sectors {
      let isHere = partition.entries(of: sector).contains {
        $0.edge == entry.edge && abs($0.offset - entry.offset) < 1e-6
          && abs($0.leg - entry.leg) < 1e-6
      }
      guard isHere, let place = partition.nearestPlace(of: sector) else { continue }
      return line(from: place)
    }
    return nil
  }
}

extension ZoneFrame {
  /// The place of the half-edge across from a place of its strip.
  package func foot(of place: PlanarPoint) -> PlanarPoint {
    origin + axis * (place - origin).dot(axis)
  }
}
