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
    var holdsAll: Bool
  }

  private let index: StreetIndex
  private let limit: Double
  private let keepsFrames: Bool
  private var result = LandPartition()
  private var zones = FaceZones()
  private var clip = LandClip()
  private var cutter = BandCutter()
  /// Of all lands that are convex, and of each land; none where it is not.
  private var allSides: [ConvexLand.Side] = []
  private var sidesOfLands: [Range<Int>] = []
  /// Those that pass through a box.
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

  /// - Parameters:
  ///   - limit: longest leg in metres, greater than 0.
  ///   - keepsFrames: whether partitions tell where the bands of sectors are in the plane.
  package init(_ index: StreetIndex, limit: Double, keepsFrames: Bool = false) {
    self.index = index
    self.limit = limit
    self.keepsFrames = keepsFrames
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
    allSides.removeAll(keepingCapacity: true)
    sidesOfLands.removeAll(keepingCapacity: true)
    for land in lands {
      let first = allSides.count
      allSides += ConvexLand(land)?.sides ?? []
      sidesOfLands.append(first..<allSides.count)
    }
    self.outside = outside
    var box = lands.reduce(into: PlanarBox.empty) { $0.insert($1.box) }
    if let grounds { box = box.intersection(grounds.box) }
    guard !box.isEmpty else { return result }
    index.wholeFaces(in: box, into: &faces)
    for face in faces {
      let faceBox = index.streets.faceBoxes[Int(face)]
      find(lands, lands.indices, near: faceBox)
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
    let hasWalls = appendLargeFaces(lands, lands.indices, in: box, within: reach)
    guard hasWalls, reach < limit else { return }
    // Barriers may lead farther round.
    let areas = result.areas(lands: lands.count)
    for (number, land) in lands.enumerated() where land.box.intersects(box) {
      if within.isEmpty && isComplete(land, areas[number]) { continue }
      widen(lands, number, in: box.intersection(lands[number].box), from: reach, since: start)
    }
  }

  /// Divides one of the lands among the large faces anew, with longer legs.
  private mutating func widen(
    _ lands: [PlanarRegion], _ number: Int, in box: PlanarBox, from reach: Double,
    since start: Mark
  ) {
    start.remove(land: Int32(number), from: &result)
    let own = Mark(result)
    var reach = reach
    while true {
      reach = min(reach * 2, limit)
      _ = appendLargeFaces(lands, number..<number + 1, in: box, within: reach)
      if reach == limit { return }
      let area = result.areas(lands: lands.count)[number]
      if within.isEmpty && isComplete(lands[number], area) { return }
      own.restore(&result)
    }
  }

  /// Appends what of some lands is nearest to the large faces' streets; says whether there are barriers.
  private mutating func appendLargeFaces(
    _ lands: [PlanarRegion], _ numbers: Range<Int>, in box: PlanarBox, within reach: Double
  ) -> Bool {
    var hasWalls = false
    for group in index.parts(ofLargeFacesIn: box.expanded(by: reach), &hits) {
      zones.divide(group.positions, of: index.streets, limit: reach, near: box)
      if zones.features.hasWalls { hasWalls = true }
      find(lands, numbers, near: zones.box.expanded(by: reach))
      if !near.isEmpty { append(lands) }
    }
    return hasWalls
  }

  /// Whether all of a land, of which so many m² are, is on the network but for what barriers close in.
  private mutating func isComplete(_ land: PlanarRegion, _ area: Double) -> Bool {
    let enough = land.area * (1 - 1e-9)
    return area >= enough || area + areaInPockets(of: land) >= enough
  }

  /// Metres below a land, farther than any side of a face begins that ends beside it.
  private static let depth = 1e5

  /// m². A face is what is below its sides that run to the left, without what is below the others.
  private mutating func areaInPockets(of land: PlanarRegion) -> Double {
    let frame = ZoneFrame(
      kind: .strip, origin: PlanarPoint(x: land.box.minX, y: land.box.minY - Self.depth),
      axis: PlanarPoint(x: 1, y: 0))
    clip.removeAll()
    land.forEachEdge { clip.add($0, $1, in: frame) }
    var area = 0.0
    index.forEachSide(ofPocketsIn: land.box, &hits) { start, end in
      let (p, q) = (frame.local(start), frame.local(end))
      guard p.x != q.x else { return }
      let below = Band(
        from: min(p.x, q.x), to: max(p.x, q.x), lower: Band.street,
        upper: Quadratic(slope: (q.y - p.y) / (q.x - p.x), through: p.x, p.y))
      whole.removeAll(keepingCapacity: true)
      clip.clip(below, in: frame, into: &whole) { land.contains($0) }
      let part = whole.reduce(0) { $0 + StripMeasure.measure($1).area }
      area += q.x < p.x ? part : -part
    }
    return area
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

    /// Takes out what has come of one land since; its bands stay unused.
    func remove(land: Int32, from partition: inout LandPartition) {
      partition.strips[strips...].removeAll { $0.land == land }
      partition.sectors[sectors...].removeAll { $0.land == land }
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
  private mutating func find(
    _ lands: [PlanarRegion], _ numbers: Range<Int>, near box: PlanarBox
  ) {
    near.removeAll(keepingCapacity: true)
    borders.removeAll(keepingCapacity: true)
    for number in numbers where lands[number].box.intersects(box) {
      let first = borders.count
      if !sidesOfLands[number].isEmpty {
        guard findSides(of: number, through: box) else { continue }
        near.append(
          NearLand(
            number: Int32(number), box: lands[number].box, borders: first..<first,
            holdsAll: sides.isEmpty))
        continue
      }
      let land = lands[number]
      land.forEachEdge { start, end in
        let own = PlanarBox(spanning: start, end)
        if own.intersects(box) { borders.append(Border(start: start, end: end, box: own)) }
      }
      let holdsAll = borders.count == first && land.contains(box.center)
      guard holdsAll || borders.count > first else { continue }
      near.append(
        NearLand(
          number: Int32(number), box: land.box, borders: first..<borders.count,
          holdsAll: holdsAll))
    }
  }

  /// Finds the sides of a convex land that pass through a box; false where the box is outside of one.
  private mutating func findSides(of land: Int, through box: PlanarBox) -> Bool {
    sides.removeAll(keepingCapacity: true)
    for number in sidesOfLands[land] {
      let relation = allSides[number].relation(to: box)
      if relation.isOutside { return false }
      if relation.isThrough { sides.append(allSides[number]) }
    }
    return true
  }

  private mutating func append(_ lands: [PlanarRegion]) {
    for strip in zones.strips {
      let box = zones.box(of: strip)
      for land in near where land.holdsAll || land.box.intersects(box) {
        append(strip, within: box, of: land, lands)
      }
    }
    var sectors = zones.sectors[...]
    while let first = sectors.first {
      let own = sectors.prefix { $0.feature == first.feature }
      sectors = sectors[own.endIndex...]
      let boxes = own.map { zones.box(of: $0) }
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
    _ range: Range<Int32>, in frame: ZoneFrame, within box: PlanarBox, of land: NearLand,
    _ lands: [PlanarRegion]
  ) {
    let first = result.bands.count
    let bands = Int(range.lowerBound)..<Int(range.upperBound)
    if land.holdsAll {
      result.bands += zones.bands[bands]
    } else if !sidesOfLands[Int(land.number)].isEmpty {
      guard findSides(of: Int(land.number), through: box) else { return }
      cutter.begin(zones.bands[bands])
      for side in sides { cutter.keep(side, in: frame) }
      result.bands += cutter.bands
    } else {
      clip.removeAll()
      for border in borders[land.borders] where border.box.intersects(box) {
        clip.add(border.start, border.end, in: frame)
      }
      let region = lands[Int(land.number)]
      clip(zones.bands[bands], in: frame) { region.contains($0) }
    }
    for ground in within { cut(bandsFrom: first, along: ground, in: frame, within: box, true) }
    for ground in outside { cut(bandsFrom: first, along: ground, in: frame, within: box, false) }
    result.bands[first...].removeAll { $0.end - $0.start <= frame.kind.leastWidth }
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
  private mutating func append(
    _ strip: FaceZones.Strip, within box: PlanarBox, of land: NearLand, _ lands: [PlanarRegion]
  ) {
    let first = result.bands.count
    append(strip.bands, in: zones.frame(of: strip), within: box, of: land, lands)
    finishStrip(Int(strip.feature), land.number, bandsFrom: first)
  }

  private mutating func finishStrip(_ feature: Int, _ land: Int32, bandsFrom first: Int) {
    guard result.bands.count > first else { return }
    let halfEdge = zones.features.halfEdges[feature]
    let piece = index.streets.pieces[Int(halfEdge >> 1)]
    let strip = LandPartition.Strip(
      halfEdge, of: piece, land: land, bands: Int32(first)..<Int32(result.bands.count),
      in: result.bands)
    guard strip.size.area > Self.leastArea else {
      result.bands.removeSubrange(first...)
      return
    }
    result.strips.append(strip)
    result.strips[result.strips.count - 1].edge = take(edge: piece.edge)
  }
}

// MARK: Sectors

extension LandPartitioner {
  private mutating func append(
    _ sectors: ArraySlice<FaceZones.Sector>, within boxes: [PlanarBox], of land: NearLand,
    _ lands: [PlanarRegion]
  ) {
    let first = result.bands.count
    for (sector, box) in zip(sectors, boxes) where land.holdsAll || land.box.intersects(box) {
      let frame = zones.frame(of: sector)
      if keepsFrames { result.keep(frame, ofBandsFrom: result.bands.count) }
      append(sector.bands, in: frame, within: box, of: land, lands)
    }
    guard result.bands.count > first, let sector = sectors.first else { return }
    finishSector(sector, land.number, bandsFrom: first)
  }

  private mutating func finishSector(
    _ own: FaceZones.Sector, _ land: Int32, bandsFrom first: Int
  ) {
    var sector = LandPartition.Sector(
      land: land, leg: own.leg, bands: Int32(first)..<Int32(result.bands.count), in: result.bands)
    guard sector.size.area > Self.leastArea else {
      result.bands.removeSubrange(first...)
      return
    }
    let firstPlace = Int32(result.places.count)
    for place in index.streets.places(of: own.entry, zones.features) {
      result.places.append(.init(edge: take(edge: place.edge), measure: place.measure))
    }
    sector.places = firstPlace..<Int32(result.places.count)
    result.sectors.append(sector)
  }

  /// m². What is smaller is rounding along the borders of zones, where several streets are as near.
  private static let leastArea = 1e-7
}
