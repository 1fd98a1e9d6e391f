import PlanarGeometry

/// Some land by what of the streets is nearest to it, whatever the facilities: strips beside half-edges and
/// sectors about vertices, cut along the borders of the land.
///
/// What is in none of them is off the network. Sums of parts of a land do not exceed it by more than
/// rounding.
package struct LandPartition: Sendable {
  /// Part of one land nearest to one half-edge.
  package struct Strip: Sendable {
    /// In the subdivision.
    package var halfEdge: Int32
    /// In `edges`.
    package var edge: Int32
    /// Number of the land.
    package var land: Int32
    package var bands: Range<Int32>
    /// Metres of walking from the edge's tail at t = 0 of the bands, and on each metre of t; negative
    /// against the edge's direction.
    package var measure: Double
    package var slope: Double
    /// Places along the half-edge that the bands are within.
    package var start: Double
    package var end: Double
    /// Shortest and longest leg in metres.
    package var leastLeg: Double
    package var longestLeg: Double
    package var size: LandMeasure
  }

  /// Part of one land nearest to one vertex.
  package struct Sector: Sendable {
    /// In `places`: where walks go on.
    package var places: Range<Int32>
    package var land: Int32
    package var bands: Range<Int32>
    /// Metres from the vertex to where walks go on, past barriers; 0 on a street.
    package var leg: Double
    /// Metres from the vertex to the nearest of it and to the farthest.
    package var leastRadius: Double
    package var longestRadius: Double
    /// With `legs` from the vertex.
    package var size: LandMeasure
  }

  /// Numbers of the edges in the network.
  package internal(set) var edges: [Int32] = []
  /// Their `edge` is in `edges`.
  package internal(set) var places: [StreetSubdivision.Place] = []
  package internal(set) var strips: [Strip] = []
  package internal(set) var sectors: [Sector] = []
  package internal(set) var bands: [Band] = []
  /// Where the bands of sectors are, only where the partitioner keeps them: each frame with the first band that is
  /// in it, ascending.
  private var sectorFrames: [(firstBand: Int32, frame: ZoneFrame)] = []

  package init() {}

  /// Where a band of a sector is in the plane; nil where frames were not kept.
  ///
  /// Complexity: O(log sectors).
  package func frame(ofSectorBand band: Int32) -> ZoneFrame? {
    var range = 0..<sectorFrames.count
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      range =
        sectorFrames[middle].firstBand <= band
        ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound > 0 ? sectorFrames[range.lowerBound - 1].frame : nil
  }

  /// Notes where the bands from `first` on are; what was noted of bands that were taken out since goes.
  mutating func keep(_ frame: ZoneFrame, ofBandsFrom first: Int) {
    while let last = sectorFrames.last, last.firstBand >= first { sectorFrames.removeLast() }
    sectorFrames.append((Int32(first), frame))
  }

  package func bands(of range: Range<Int32>) -> ArraySlice<Band> {
    bands[Int(range.lowerBound)..<Int(range.upperBound)]
  }

  package func places(of sector: Sector) -> ArraySlice<StreetSubdivision.Place> {
    places[Int(sector.places.lowerBound)..<Int(sector.places.upperBound)]
  }

  /// Adds the parts of another partition, with the numbers of their lands raised.
  package mutating func append(_ other: LandPartition, landsFrom first: Int) {
    let (edge, band) = (Int32(edges.count), Int32(bands.count))
    let place = Int32(places.count)
    func moved(_ range: Range<Int32>, by step: Int32) -> Range<Int32> {
      range.lowerBound + step..<range.upperBound + step
    }
    edges += other.edges
    bands += other.bands
    sectorFrames += other.sectorFrames.map { ($0.firstBand + band, $0.frame) }
    places += other.places.map { .init(edge: $0.edge + edge, measure: $0.measure) }
    for var strip in other.strips {
      strip.edge += edge
      strip.land += Int32(first)
      strip.bands = moved(strip.bands, by: band)
      strips.append(strip)
    }
    for var sector in other.sectors {
      sector.places = moved(sector.places, by: place)
      sector.land += Int32(first)
      sector.bands = moved(sector.bands, by: band)
      sectors.append(sector)
    }
  }

  /// Area of all parts of each land, in m². Complexity: O(parts).
  package func areas(lands: Int) -> [Double] {
    var areas = [Double](repeating: 0, count: lands)
    for strip in strips { areas[Int(strip.land)] += strip.size.area }
    for sector in sectors { areas[Int(sector.land)] += sector.size.area }
    return areas
  }
}

extension LandPartition.Strip {
  /// Of some bands, with the number of the edge in the network.
  init(
    _ halfEdge: Int32, of piece: StreetSubdivision.Piece, land: Int32, bands: Range<Int32>,
    in all: [Band]
  ) {
    let isForward = halfEdge & 1 == 0
    self.init(
      halfEdge: halfEdge, edge: piece.edge, land: land, bands: bands,
      measure: isForward ? piece.measure : piece.measure + piece.slope * piece.length,
      slope: isForward ? piece.slope : -piece.slope, start: .infinity, end: -.infinity,
      leastLeg: .infinity, longestLeg: 0, size: LandMeasure())
    for band in all[Int(bands.lowerBound)..<Int(bands.upperBound)] {
      start = min(start, band.start)
      end = max(end, band.end)
      leastLeg = min(leastLeg, band.lower.value(at: band.start), band.lower.value(at: band.end))
      longestLeg = max(
        longestLeg, band.upper.value(at: band.start), band.upper.value(at: band.end))
      size += StripMeasure.measure(band)
    }
  }
}

extension LandPartition.Sector {
  /// Of some bands, without places.
  init(land: Int32, leg: Double, bands: Range<Int32>, in all: [Band]) {
    self.init(
      places: 0..<0, land: land, bands: bands, leg: leg, leastRadius: .infinity, longestRadius: 0,
      size: LandMeasure())
    for band in all[Int(bands.lowerBound)..<Int(bands.upperBound)] {
      leastRadius = min(leastRadius, SectorMeasure.leastRadius(of: band))
      longestRadius = max(longestRadius, SectorMeasure.longestRadius(of: band))
      size += SectorMeasure.measure(band)
    }
  }
}
