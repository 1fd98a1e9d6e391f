package import PlanarGeometry
package import WalkNetwork

/// Finds where grounds are entered: every place of them enters the network where it is nearest, so that a
/// stretch of a street is a way in with legs that change along it. One per task.
package struct GroundEntries: Sendable {
  private let index: StreetIndex
  private let limit: Double
  private var partitioner: LandPartitioner

  /// - Parameter limit: longest leg in metres, greater than 0.
  package init(_ index: StreetIndex, limit: Double) {
    self.index = index
    self.limit = limit
    partitioner = LandPartitioner(index, limit: limit)
  }

  var streets: StreetSubdivision { index.streets }

  /// With frames.
  func partition(of region: PlanarRegion) -> LandPartition {
    var partitioner = LandPartitioner(index, limit: limit, keepsFrames: true)
    return partitioner.partition([region])
  }

  /// The leg of a place, past barriers where they are in the way.
  func line(from place: PlanarPoint) -> [PlanarPoint]? {
    var search = EntrySearch(index, limit: limit)
    return search.way(of: place)?.line
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
      for stretch in partition.stretches(of: strip) {
        sources.append(WalkSource(from: stretch.from, to: stretch.to, facility: facility))
      }
    }
    for sector in partition.sectors {
      for entry in partition.entries(of: sector) {
        sources.append(WalkSource(entry, facility: facility))
      }
    }
    return sources
  }
}

extension LandPartition {
  /// Stretches of a strip's edge, in the order of its bands, with the legs of the nearest land along them: they
  /// change evenly, since lower borders are straight.
  package func stretches(of strip: Strip) -> [(from: EdgeAttachment, to: EdgeAttachment)] {
    func entry(_ band: Band, _ t: Double) -> EdgeAttachment {
      EdgeAttachment(
        edge: edges[Int(strip.edge)], offset: strip.measure + strip.slope * t,
        leg: max(band.lower.value(at: t), 0))
    }
    return joined(bands(of: strip.bands)).map { (entry($0, $0.start), entry($0, $0.end)) }
  }

  /// Bands that abut and have the same lower border as one.
  private func joined(_ bands: ArraySlice<Band>) -> [Band] {
    var joined: [Band] = []
    for band in bands {
      if let last = joined.last, last.lower == band.lower, last.end == band.start {
        joined[joined.count - 1].end = band.end
      } else {
        joined.append(band)
      }
    }
    return joined
  }

  /// Where walks from the nearest land of a sector go on.
  package func entries(of sector: Sector) -> [EdgeAttachment] {
    places(of: sector).map {
      EdgeAttachment(
        edge: edges[Int($0.edge)], offset: $0.measure, leg: sector.leg + sector.leastRadius)
    }
  }
}
