package import PlanarGeometry
package import WalkNetwork

/// Finds where grounds are entered: every place of them enters the network where it is nearest, so that a
/// stretch of a street is a way in with legs that change along it. One per task.
package struct GroundEntries: Sendable {
  private let index: StreetIndex
  private var partitioner: LandPartitioner

  /// - Parameter limit: longest leg in metres, greater than 0.
  package init(_ index: StreetIndex, limit: Double) {
    self.index = index
    partitioner = LandPartitioner(index, limit: limit)
  }

  /// The ways in; none where the grounds are off the network.
  ///
  /// Beside each half-edge the shortest leg at every place is the lower border of the grounds' strip; about a
  /// vertex it is the distance of their nearest place.
  ///
  /// Complexity: that of the partition.
  package mutating func sources(of region: PlanarRegion, facility: Int32) -> [WalkSource] {
    let partition = partitioner.partition([region])
    var sources: [WalkSource] = []
    for strip in partition.strips {
      var before: Band?
      for band in partition.bands(of: strip.bands) {
        if var long = before, long.lower == band.lower, long.end == band.start {
          long.end = band.end
          before = long
          continue
        }
        if let before { sources.append(partition.source(strip, along: before, facility: facility)) }
        before = band
      }
      if let before { sources.append(partition.source(strip, along: before, facility: facility)) }
    }
    for sector in partition.sectors {
      for place in partition.places[Int(sector.places.lowerBound)..<Int(sector.places.upperBound)] {
        let entry = EdgeAttachment(
          edge: partition.edges[Int(place.edge)], offset: place.measure,
          leg: sector.leg + sector.leastRadius)
        sources.append(WalkSource(entry, facility: facility))
      }
    }
    return sources
  }
}

extension LandPartition {
  func bands(of range: Range<Int32>) -> ArraySlice<Band> {
    bands[Int(range.lowerBound)..<Int(range.upperBound)]
  }

  /// The way in along the lower border of a band, which is straight.
  fileprivate func source(_ strip: Strip, along band: Band, facility: Int32) -> WalkSource {
    let edge = edges[Int(strip.edge)]
    func entry(_ t: Double) -> EdgeAttachment {
      EdgeAttachment(
        edge: edge, offset: strip.measure + strip.slope * t, leg: max(band.lower.value(at: t), 0))
    }
    return WalkSource(from: entry(band.start), to: entry(band.end), facility: facility)
  }
}
