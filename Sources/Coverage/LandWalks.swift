import NearestStreets
import PlanarGeometry
import WalkNetwork

/// Walks from the land of one community to the facilities of one layer after another.
///
/// From a place with a leg h to a point of an edge the walk is h + D, D being the least of the ways by both
/// ends of the edge and along it to facilities that enter there: piecewise linear along the edge. About a
/// vertex D is one number. So the land within a distance is cut from strips by straight lines and from
/// sectors by circles, and all figures are sums of closed forms.
struct LandWalks: Sendable {
  /// One strip or sector as walks see it, in metres of walking along its edge from the edge's tail.
  struct Part: Sendable {
    /// Where walks go on nearest to the tail and farthest from it; of a sector the same place.
    var first: Double
    var last: Double
    var leastLeg: Double
    var longestLeg: Double
    /// Its area with ∫ leg, and with ∫ place along the edge instead of the half-edge.
    var size: LandMeasure
    /// In the sheet.
    var edge: Int32
    var land: Int32
  }

  /// What a part has for the layer that was gathered last.
  struct Bounds: Sendable {
    /// Metres of the walks from it, at least and at most; infinite without demand.
    var least: Double
    var greatest: Double
    var demand: Double
  }

  private(set) var sheet = LandSheet()
  /// Demand that has arrived where it is.
  var arrived = 0.0
  /// Whether all demand of the parts was within the radius that was asked for last.
  var isWhole = true
  /// Strips first, then sectors.
  private(set) var parts: [Part] = []
  /// Sectors whose vertex lies on several edges, by part.
  private var forks: [Int32] = []

  // Of the layer that was gathered last.

  /// By part.
  private(set) var bounds: [Bounds] = []
  /// Demand on a m² of each land.
  private(set) var densities: [Double] = []
  /// By edge of the sheet: walks from the tail by the tail, and by the head.
  private(set) var byTail: [Double] = []
  private(set) var byHead: [Double] = []
  private(set) var hasFacility: [Bool] = []

  private var found: [Int32] = []
  private var sources: [Int32: [WalkSource]] = [:]
  private(set) var sections = WalkSections()
  /// Working memory of percentiles.
  var histogram = WalkHistogram()

  var strips: Int { sheet.partition.strips.count }

  mutating func prepare(_ sheet: LandSheet) {
    self.sheet = sheet
    let partition = sheet.partition
    parts.removeAll(keepingCapacity: true)
    forks.removeAll(keepingCapacity: true)
    for strip in partition.strips { parts.append(Part(strip)) }
    for sector in partition.sectors {
      if sector.places.count > 1 { forks.append(Int32(parts.count)) }
      parts.append(Part(sector, partition.places[Int(sector.places.lowerBound)]))
    }
  }

  /// Takes over the walks to the facilities of a layer.
  ///
  /// - Parameters:
  ///   - densities: demand on a m² of each land.
  ///   - field: searched from the layer without a limit.
  /// - Complexity: O(parts + edges).
  mutating func gather(_ field: DistanceField, densities: [Double]) {
    self.densities = densities
    gatherEdges(field)
    setBounds()
    if !found.isEmpty {
      for number in parts.indices where hasFacility[Int(parts[number].edge)] {
        setBounds(of: number)
      }
    }
    for number in forks { setBounds(of: Int(number)) }
  }

  private mutating func gatherEdges(_ field: DistanceField) {
    field.distances(ofNodes: sheet.tails[...], into: &byTail)
    field.distances(ofNodes: sheet.heads[...], into: &byHead)
    for edge in byHead.indices { byHead[edge] += sheet.lengths[edge] }
    found.removeAll(keepingCapacity: true)
    field.positions(ofFacilitiesAmong: sheet.partition.edges[...], into: &found)
    hasFacility = [Bool](repeating: false, count: sheet.partition.edges.count)
    sources.removeAll(keepingCapacity: true)
    for number in found {
      hasFacility[Int(number)] = true
      sources[number] = field.sources(onEdge: sheet.partition.edges[Int(number)])
    }
  }
}

// MARK: Bounds

extension LandWalks {
  /// By the ends of the edges.
  private mutating func setBounds() {
    bounds.removeAll(keepingCapacity: true)
    for part in parts {
      let density = densities[Int(part.land)]
      guard density != 0 else {
        bounds.append(Bounds(least: .infinity, greatest: .infinity, demand: 0))
        continue
      }
      let (tail, head) = (byTail[Int(part.edge)], byHead[Int(part.edge)])
      // Farthest where both ways are as long, or at an end.
      let farthest = min(tail + part.last, head - part.first, 0.5 * (tail + head))
      bounds.append(
        Bounds(
          least: min(tail + part.first, head - part.last) + part.leastLeg,
          greatest: farthest + part.longestLeg, demand: density * part.size.area))
    }
  }

  /// Of a part that has more ways than by the ends of one edge.
  private mutating func setBounds(of number: Int) {
    guard bounds[number].demand != 0 else { return }
    let part = parts[number]
    guard number < strips else {
      let walk = walk(of: sheet.partition.sectors[number - strips])
      bounds[number].least = walk + part.leastLeg
      bounds[number].greatest = walk + part.longestLeg
      return
    }
    var (least, greatest) = (Double.infinity, 0.0)
    forEachSection(of: number) { section in
      let ends = (section.walk(at: section.start), section.walk(at: section.end))
      least = min(least, ends.0, ends.1)
      greatest = max(greatest, ends.0, ends.1)
    }
    bounds[number].least = least + part.leastLeg
    bounds[number].greatest = greatest + part.longestLeg
  }

  /// Metres from the vertex of a sector, without the leg there; infinite without a way.
  private func walk(of sector: LandPartition.Sector) -> Double {
    var least = Double.infinity
    for place in sheet.partition.places(of: sector) {
      let edge = Int(place.edge)
      least = min(least, byTail[edge] + place.measure, byHead[edge] - place.measure)
      guard hasFacility[edge], let own = sources[place.edge] else { continue }
      let point = EdgeAttachment(
        edge: sheet.partition.edges[edge], offset: place.measure, leg: 0)
      for source in own { least = min(least, source.metres(from: point)) }
    }
    return least
  }

  /// Calls `body` with the sections of a strip on which the walk on is linear; none where there is no way.
  @inline(__always)
  mutating func forEachSection(of number: Int, _ body: (WalkSections.Section) -> Void) {
    let strip = sheet.partition.strips[number]
    let edge = Int(strip.edge)
    let ways = WalkSections.Ways(strip, byTail: byTail[edge], byHead: byHead[edge])
    guard hasFacility[edge], let own = sources[strip.edge] else {
      ways.forEachSection(from: strip.start, to: strip.end, body)
      return
    }
    sections.lower(ways, over: strip, to: own)
    for section in sections.sections { body(section) }
  }

  /// Calls `body` with the bands of a strip on each of its sections, from where to where.
  @inline(__always)
  mutating func forEachStretch(
    of number: Int, _ body: (Band, _ from: Double, _ to: Double, WalkSections.Section) -> Void
  ) {
    let (range, bands) = (sheet.partition.strips[number].bands, sheet.partition.bands)
    forEachSection(of: number) { section in
      for number in range {
        let band = bands[Int(number)]
        let (from, to) = (max(band.start, section.start), min(band.end, section.end))
        if from < to { body(band, from, to, section) }
      }
    }
  }
}

extension LandWalks.Part {
  init(_ strip: LandPartition.Strip) {
    let ends = (strip.measure + strip.slope * strip.start, strip.measure + strip.slope * strip.end)
    var size = strip.size
    size.along = strip.measure * size.area + strip.slope * size.along
    self.init(
      first: min(ends.0, ends.1), last: max(ends.0, ends.1), leastLeg: strip.leastLeg,
      longestLeg: strip.longestLeg, size: size, edge: strip.edge, land: strip.land)
  }

  init(_ sector: LandPartition.Sector, _ place: StreetSubdivision.Place) {
    var size = sector.size
    size.legs += sector.leg * size.area
    size.along = place.measure * size.area
    self.init(
      first: place.measure, last: place.measure, leastLeg: sector.leg + sector.leastRadius,
      longestLeg: sector.leg + sector.longestRadius, size: size, edge: place.edge,
      land: sector.land)
  }
}
