import FlatArrays
package import PlanarGeometry

/// Divides the lands of one community after the other. One per task.
package struct LandPartitioner: Sendable {
  /// An edge of a land near a face.
  private struct Border {
    var start: PlanarPoint
    var end: PlanarPoint
    var box: PlanarBox
  }

  /// A land near a face: its borders there, and whether it holds all of the face where it has none.
  private struct NearLand {
    var number: Int32
    var box: PlanarBox
    var borders: Range<Int>
    var isConvex: Bool
    var holdsAll: Bool
  }

  private let index: StreetIndex
  private let limit: Double
  private var result = LandPartition()
  private var zones = FaceZones()
  private var clip = LandClip()
  private var cutter = BandCutter()
  /// By land, where it is convex.
  private var convex: [ConvexLand?] = []
  private var sides: [ConvexLand.Side] = []
  private var faces: [Int32] = []
  private var hits: [Int32] = []
  private var near: [NearLand] = []
  private var borders: [Border] = []
  private var numbersOfEdges: [Int32: Int32] = [:]
  /// Only what all of these hold counts, and what none of those holds.
  private var within: [PlanarRegion] = []
  private var outside: [PlanarRegion] = []
  private var whole: [Band] = []

  /// - Parameter limit: longest leg in metres, greater than 0.
  package init(_ index: StreetIndex, limit: Double) {
    self.index = index
    self.limit = limit
  }

  /// The parts of lands.
  ///
  /// - Parameters:
  ///   - grounds: only what lies in it is divided; nil: everything.
  ///   - outside: what lies in one of these is left out.
  /// - Complexity: O(Σ n² over the faces that the lands meet with n half-edges + borders of lands).
  package mutating func partition(
    _ lands: [PlanarRegion], on grounds: PlanarRegion? = nil, outside: [PlanarRegion] = []
  ) -> LandPartition {
    result = LandPartition()
    numbersOfEdges.removeAll(keepingCapacity: true)
    within = grounds.map { [$0] } ?? []
    convex = lands.map { ConvexLand($0) }
    self.outside = outside
    var box = lands.reduce(into: PlanarBox.empty) { $0.insert($1.box) }
    if let grounds { box = box.intersection(grounds.box) }
    guard !box.isEmpty else { return result }
    index.wholeFaces(in: box, into: &faces)
    for face in faces {
      let faceBox = index.streets.faceBoxes[Int(face)]
      find(lands, near: faceBox)
      guard !near.isEmpty else { continue }
      zones.divide(face: Int(face), of: index.streets, limit: limit)
      append(lands)
    }
    divideLargeFaces(lands, box)
    return result
  }

  /// Of large faces only what may be nearest to the lands is looked at: what is no farther from their box
  /// than any of their places is from the network, which barriers can make longer.
  private mutating func divideLargeFaces(_ lands: [PlanarRegion], _ box: PlanarBox) {
    var reach = 0.0
    for land in lands {
      let leg = index.distance(to: land.box.center, atMost: limit, &hits)
      reach = max(reach, leg + 0.5 * land.box.diagonal)
    }
    reach = min(reach * (1 + 1e-9) + 1e-6, limit)
    let start = Mark(result)
    while true {
      var hasWalls = false
      for group in index.parts(ofLargeFacesIn: box.expanded(by: reach), &hits) {
        zones.divide(group.positions, of: index.streets, limit: reach)
        find(lands, near: zones.box.expanded(by: reach))
        if zones.features.hasWalls { hasWalls = true }
        if !near.isEmpty { append(lands) }
      }
      guard hasWalls, reach < limit, !within.isEmpty || !isComplete(lands) else { return }
      // Barriers may lead farther round.
      start.restore(&result)
      reach = min(reach * 2, limit)
    }
  }

  private func isComplete(_ lands: [PlanarRegion]) -> Bool {
    zip(result.areas(lands: lands.count), lands).allSatisfy { $0 > $1.area * (1 - 1e-9) }
  }

  /// How far a partition had come.
  private struct Mark {
    private let strips: Int
    private let sectors: Int
    private let places: Int
    private let bands: Int

    init(_ partition: LandPartition) {
      (strips, sectors) = (partition.strips.count, partition.sectors.count)
      (places, bands) = (partition.places.count, partition.bands.count)
    }

    func restore(_ partition: inout LandPartition) {
      partition.strips.removeSubrange(strips...)
      partition.sectors.removeSubrange(sectors...)
      partition.places.removeSubrange(places...)
      partition.bands.removeSubrange(bands...)
    }
  }
}

// MARK: Lands about a face

extension LandPartitioner {
  private mutating func find(_ lands: [PlanarRegion], near box: PlanarBox) {
    near.removeAll(keepingCapacity: true)
    borders.removeAll(keepingCapacity: true)
    for (number, land) in lands.enumerated() where land.box.intersects(box) {
      let first = borders.count
      if let convex = convex[number] {
        guard convex.findSides(through: box, into: &sides) else { continue }
        near.append(
          NearLand(
            number: Int32(number), box: land.box, borders: first..<first, isConvex: true,
            holdsAll: sides.isEmpty))
        continue
      }
      land.forEachEdge { start, end in
        let own = PlanarBox(spanning: start, end)
        if own.intersects(box) { borders.append(Border(start: start, end: end, box: own)) }
      }
      let holdsAll = borders.count == first && land.contains(box.center)
      guard holdsAll || borders.count > first else { continue }
      near.append(
        NearLand(
          number: Int32(number), box: land.box, borders: first..<borders.count,
          isConvex: false, holdsAll: holdsAll))
    }
  }

  private mutating func append(_ lands: [PlanarRegion]) {
    for strip in zones.strips {
      let box = box(of: strip)
      for land in near where land.holdsAll || land.box.intersects(box) {
        append(strip, within: box, of: land, lands)
      }
    }
    var sectors = zones.sectors[...]
    while let first = sectors.first {
      let own = sectors.prefix { $0.feature == first.feature }
      sectors = sectors[own.endIndex...]
      let boxes = own.map { box(of: $0) }
      for land in near { append(own, within: boxes, of: land, lands) }
    }
  }

  private mutating func take(edge: Int32) -> Int32 {
    if let number = numbersOfEdges[edge] { return number }
    let number = Int32(result.edges.count)
    numbersOfEdges[edge] = number
    result.edges.append(edge)
    return number
  }
}

// MARK: Bands

extension LandPartitioner {
  /// Appends what of some bands is in a land and in the grounds that are asked for.
  ///
  /// - Parameter box: holds the bands.
  private mutating func append(
    _ bands: Range<Int>, in frame: ZoneFrame, within box: PlanarBox, of land: NearLand,
    _ region: PlanarRegion
  ) {
    let first = result.bands.count
    if land.holdsAll {
      result.bands += zones.bands[bands]
    } else if let convex = convex[Int(land.number)] {
      guard convex.findSides(through: box, into: &sides) else { return }
      cutter.begin(zones.bands[bands])
      for side in sides { cutter.keep(side, in: frame) }
      result.bands += cutter.bands
    } else {
      clip.removeAll()
      for border in borders[land.borders] where border.box.intersects(box) {
        clip.add(border.start, border.end, in: frame)
      }
      clip(zones.bands[bands], in: frame) { region.contains($0) }
    }
    for ground in within { cut(bandsFrom: first, along: ground, in: frame, within: box, true) }
    for ground in outside { cut(bandsFrom: first, along: ground, in: frame, within: box, false) }
  }

  /// Appends what of some bands is between the edges of `clip`.
  private mutating func clip(
    _ bands: ArraySlice<Band>, in frame: ZoneFrame, contains: (PlanarPoint) -> Bool
  ) {
    if clip.isEmpty {
      if let band = bands.first, contains(frame.placeInside(band)) { result.bands += bands }
    } else {
      for band in bands { clip.clip(band, in: frame, into: &result.bands, contains: contains) }
    }
  }

  /// Keeps of the last bands what is in some grounds, or what is not.
  private mutating func cut(
    bandsFrom first: Int, along ground: PlanarRegion, in frame: ZoneFrame,
    within box: PlanarBox, _ keepsInside: Bool
  ) {
    clip.removeAll()
    ground.forEachEdge { p, q in
      guard PlanarBox(spanning: p, q).intersects(box) else { return }
      if keepsInside { clip.add(p, q, in: frame) } else { clip.add(q, p, in: frame) }
    }
    whole.removeAll(keepingCapacity: true)
    whole += result.bands[first...]
    result.bands.removeSubrange(first...)
    clip(whole[...], in: frame) { ground.contains($0) == keepsInside }
  }
}

// MARK: Strips

extension LandPartitioner {
  private func box(of strip: FaceZones.Strip) -> PlanarBox {
    let feature = Int(strip.feature)
    let (start, along) = (zones.features.tails[feature], zones.features.directions[feature])
    let across = PlanarPoint(x: -along.y, y: along.x)
    var box = PlanarBox.empty
    box.insert(start)
    box.insert(start + along * zones.features.lengths[feature])
    for band in zones.bands[Int(strip.bands.lowerBound)..<Int(strip.bands.upperBound)] {
      for t in [band.start, band.end] {
        box.insert(start + along * t + across * band.upper.value(at: t))
      }
    }
    return box.moved(by: zones.features.origin)
  }

  private mutating func append(
    _ strip: FaceZones.Strip, within box: PlanarBox, of land: NearLand, _ lands: [PlanarRegion]
  ) {
    let (feature, first) = (Int(strip.feature), result.bands.count)
    let frame = ZoneFrame(
      kind: .strip, origin: zones.features.origin + zones.features.tails[feature],
      axis: zones.features.directions[feature])
    let bands = Int(strip.bands.lowerBound)..<Int(strip.bands.upperBound)
    append(bands, in: frame, within: box, of: land, lands[Int(land.number)])
    finishStrip(feature, land.number, bandsFrom: first)
  }

  private mutating func finishStrip(_ feature: Int, _ land: Int32, bandsFrom first: Int) {
    guard result.bands.count > first else { return }
    let halfEdge = zones.features.halfEdges[feature]
    let piece = index.streets.pieces[Int(halfEdge >> 1)]
    let isForward = halfEdge & 1 == 0
    var strip = LandPartition.Strip(
      halfEdge: halfEdge, edge: take(edge: piece.edge), land: land,
      bands: Int32(first)..<Int32(result.bands.count),
      measure: isForward ? piece.measure : piece.measure + piece.slope * piece.length,
      slope: isForward ? piece.slope : -piece.slope, start: .infinity, end: -.infinity,
      leastLeg: .infinity, longestLeg: 0, size: LandMeasure())
    for band in result.bands[first...] {
      strip.start = min(strip.start, band.start)
      strip.end = max(strip.end, band.end)
      strip.leastLeg = min(
        strip.leastLeg, band.lower.value(at: band.start), band.lower.value(at: band.end))
      strip.longestLeg = max(
        strip.longestLeg, band.upper.value(at: band.start), band.upper.value(at: band.end))
      strip.size += StripMeasure.measure(band)
    }
    result.strips.append(strip)
  }
}

// MARK: Sectors

extension LandPartitioner {
  private func box(of sector: FaceZones.Sector) -> PlanarBox {
    let axis = sector.axis
    let vertex = zones.features.tails[Int(sector.feature)]
    var box = PlanarBox.empty
    box.insert(vertex)
    for band in zones.bands[Int(sector.bands.lowerBound)..<Int(sector.bands.upperBound)] {
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
    return box.moved(by: zones.features.origin)
  }

  private mutating func append(
    _ sectors: ArraySlice<FaceZones.Sector>, within boxes: [PlanarBox], of land: NearLand,
    _ lands: [PlanarRegion]
  ) {
    let first = result.bands.count
    for (sector, box) in zip(sectors, boxes) where land.holdsAll || land.box.intersects(box) {
      append(sector, within: box, of: land, lands[Int(land.number)])
    }
    guard result.bands.count > first, let sector = sectors.first else { return }
    finishSector(sector, land.number, bandsFrom: first)
  }

  private mutating func append(
    _ sector: FaceZones.Sector, within box: PlanarBox, of land: NearLand, _ region: PlanarRegion
  ) {
    let frame = ZoneFrame(
      kind: .sector, origin: zones.features.origin + zones.features.tails[Int(sector.feature)],
      axis: sector.axis)
    let bands = Int(sector.bands.lowerBound)..<Int(sector.bands.upperBound)
    append(bands, in: frame, within: box, of: land, region)
  }

  private mutating func finishSector(
    _ own: FaceZones.Sector, _ land: Int32, bandsFrom first: Int
  ) {
    let firstPlace = Int32(result.places.count)
    for place in index.streets.places(of: own.entry, zones.features) {
      result.places.append(.init(edge: take(edge: place.edge), measure: place.measure))
    }
    var sector = LandPartition.Sector(
      places: firstPlace..<Int32(result.places.count), land: land,
      bands: Int32(first)..<Int32(result.bands.count), leg: own.leg, leastRadius: .infinity,
      longestRadius: 0, size: LandMeasure())
    for band in result.bands[first...] {
      sector.leastRadius = min(sector.leastRadius, SectorMeasure.leastRadius(of: band))
      sector.longestRadius = max(sector.longestRadius, SectorMeasure.longestRadius(of: band))
      sector.size += SectorMeasure.measure(band)
    }
    result.sectors.append(sector)
  }
}
