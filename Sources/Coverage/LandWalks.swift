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
  /// One strip or sector as a layer's walks see it, in metres.
  struct Part {
    /// A bound of the least walk, and of the greatest.
    var least: Double
    var greatest: Double
    /// Demand of all of it, and on a m².
    var demand: Double
    var density: Double
    /// Strips first, then sectors.
    var number: Int32
  }

  /// Some demand with the sum of its walks.
  struct Sum {
    var area = 0.0
    var metres = 0.0
  }

  private(set) var sheet = LandSheet()
  /// Demand that has arrived where it is.
  var arrived = 0.0
  /// Whether all demand of the parts was within the radius that was asked for last.
  var isWhole = true
  private(set) var parts: [Part] = []
  private var atTails: [Double] = []
  private var atHeads: [Double] = []
  private var found: [Int32] = []
  private(set) var hasFacility: [Bool] = []
  private var sources: [Int32: [WalkSource]] = [:]
  private(set) var sections = WalkSections()
  var bins = [Bin](repeating: Bin(), count: Self.binCount)

  /// What begins in a bin: demand on a metre, and that times its beginning; what ends is taken away.
  struct Bin {
    var rate = 0.0
    var moment = 0.0
  }

  static let binCount = 128

  mutating func prepare(_ sheet: LandSheet) { self.sheet = sheet }

  /// Takes over the walks to the facilities of a layer.
  ///
  /// - Parameters:
  ///   - densities: demand on a m² of each land.
  ///   - field: searched from the layer without a limit.
  /// - Complexity: O(parts + edges).
  mutating func gather(_ field: DistanceField, densities: [Double]) {
    gatherNodes(field)
    parts.removeAll(keepingCapacity: true)
    for (number, strip) in sheet.partition.strips.enumerated() {
      let (least, greatest) = range(of: strip)
      append(
        Part(
          least: least, greatest: greatest, demand: 0, density: densities[Int(strip.land)],
          number: Int32(number)), area: strip.size.area)
    }
    let strips = sheet.partition.strips.count
    for (number, sector) in sheet.partition.sectors.enumerated() {
      let walk = walk(of: sector)
      append(
        Part(
          least: walk + sector.leastRadius, greatest: walk + sector.longestRadius, demand: 0,
          density: densities[Int(sector.land)], number: Int32(strips + number)),
        area: sector.size.area)
    }
  }

  mutating func append(_ part: Part, area: Double) {
    guard part.density != 0 else { return }
    parts.append(part)
    parts[parts.count - 1].demand = part.density * area
  }

  mutating func gatherNodes(_ field: DistanceField) {
    field.distances(ofNodes: sheet.tails[...], into: &atTails)
    field.distances(ofNodes: sheet.heads[...], into: &atHeads)
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

// MARK: Walks

extension LandWalks {
  func ways(of strip: LandPartition.Strip) -> WalkSections.Ways {
    let edge = Int(strip.edge)
    return WalkSections.Ways(
      strip, tail: atTails[edge], head: atHeads[edge], length: sheet.lengths[edge])
  }

  mutating func setSections(of strip: LandPartition.Strip) {
    let ways = ways(of: strip)
    if hasFacility[Int(strip.edge)], let own = sources[strip.edge] {
      sections.lower(ways, over: strip, to: own)
    } else {
      sections.set(ways, from: strip.start, to: strip.end)
    }
  }

  /// Bounds of the walks from a strip's land.
  mutating func range(of strip: LandPartition.Strip) -> (Double, Double) {
    if hasFacility[Int(strip.edge)] {
      setSections(of: strip)
      var (least, greatest) = (Double.infinity, 0.0)
      for section in sections.sections {
        let (start, end) = (section.walk(at: section.start), section.walk(at: section.end))
        least = min(least, start, end)
        greatest = max(greatest, start, end)
      }
      return (least + strip.leastLeg, greatest + strip.longestLeg)
    }
    let ways = ways(of: strip)
    let least = min(ways.walk(at: strip.start), ways.walk(at: strip.end))
    let farthest = ways.walk(at: min(max(ways.middle, strip.start), strip.end))
    return (least + strip.leastLeg, farthest + strip.longestLeg)
  }

  /// Metres from the vertex of a sector; infinite without a way.
  func walk(of sector: LandPartition.Sector) -> Double {
    var least = Double.infinity
    for place in sheet.places(of: sector) {
      let edge = Int(place.edge)
      let byTail = atTails[edge] + place.measure
      let byHead = atHeads[edge] + sheet.lengths[edge] - place.measure
      least = min(least, byTail, byHead)
      guard hasFacility[edge], let own = sources[place.edge] else { continue }
      let point = EdgeAttachment(
        edge: sheet.partition.edges[edge], offset: place.measure, leg: 0)
      for source in own { least = min(least, source.metres(from: point)) }
    }
    return least + sector.leg
  }

  /// Area of a part within a distance.
  mutating func area(of part: Part, within distance: Double) -> Double {
    let strips = sheet.partition.strips.count
    let number = Int(part.number)
    var area = 0.0
    guard number < strips else {
      let sector = sheet.partition.sectors[number - strips]
      let radius = distance - (part.least - sector.leastRadius)
      guard radius > 0 else { return 0 }
      for band in sector.bands {
        area += sheet.partition.bands[Int(band)].measure(withinRadius: radius).area
      }
      return area
    }
    let strip = sheet.partition.strips[number]
    guard !hasFacility[Int(strip.edge)] else {
      setSections(of: strip)
      for section in sections.sections {
        area += self.area(of: strip, on: section, within: distance)
      }
      return area
    }
    let ways = ways(of: strip)
    let middle = min(max(ways.middle, strip.start), strip.end)
    if middle > strip.start {
      area += self.area(
        of: strip,
        on: .init(start: strip.start, end: middle, value: ways.behind, slope: ways.rate),
        within: distance)
    }
    if middle < strip.end {
      area += self.area(
        of: strip, on: .init(start: middle, end: strip.end, value: ways.ahead, slope: -ways.rate),
        within: distance)
    }
    return area
  }

  @inline(__always)
  func area(
    of strip: LandPartition.Strip, on section: WalkSections.Section, within distance: Double
  ) -> Double {
    let line = Quadratic(a: 0, b: -section.slope, c: distance - section.value)
    let farthest = max(line.value(at: section.start), line.value(at: section.end))
    guard farthest > strip.leastLeg else { return 0 }
    var area = 0.0
    for number in strip.bands {
      let band = sheet.partition.bands[Int(number)]
      let (start, end) = (max(band.start, section.start), min(band.end, section.end))
      if start < end { area += band.area(below: line, from: start, to: end) }
    }
    return area
  }

  /// Area of a part within `distance`, and the sum of its walks over it.
  mutating func sum(of part: Part, within distance: Double) -> Sum {
    let strips = sheet.partition.strips.count
    let number = Int(part.number)
    if number < strips { return sum(of: sheet.partition.strips[number], within: distance) }
    let sector = sheet.partition.sectors[number - strips]
    return sum(of: sector, walk: part.least - sector.leastRadius, within: distance)
  }

  mutating func sum(of strip: LandPartition.Strip, within distance: Double) -> Sum {
    setSections(of: strip)
    var result = Sum()
    for section in sections.sections {
      let line = Quadratic(a: 0, b: -section.slope, c: distance - section.value)
      for number in strip.bands {
        let band = sheet.partition.bands[Int(number)]
        let (start, end) = (max(band.start, section.start), min(band.end, section.end))
        guard start < end else { continue }
        let size = band.measure(below: line, from: start, to: end)
        result.area += size.area
        result.metres += size.legs + section.value * size.area + section.slope * size.along
      }
    }
    return result
  }

  func sum(
    of sector: LandPartition.Sector, walk: Double, within distance: Double
  ) -> Sum {
    let radius = distance - walk
    guard radius > 0 else { return Sum() }
    var result = Sum()
    for number in sector.bands {
      let size = sheet.partition.bands[Int(number)].measure(withinRadius: radius)
      result.area += size.area
      result.metres += size.legs + walk * size.area
    }
    return result
  }

  /// The sum of all walks of a part that has a way.
  mutating func metresOfAll(_ part: Part) -> Double {
    let number = Int(part.number)
    let strips = sheet.partition.strips.count
    guard number < strips else {
      let sector = sheet.partition.sectors[number - strips]
      return sector.size.legs + (part.least - sector.leastRadius) * sector.size.area
    }
    let strip = sheet.partition.strips[number]
    guard !hasFacility[Int(strip.edge)] else {
      return sum(of: strip, within: .infinity).metres
    }
    let ways = ways(of: strip)
    let (middle, size) = (ways.middle, strip.size)
    if middle >= strip.end {
      return size.legs + ways.behind * size.area + ways.rate * size.along
    }
    var metres = size.legs + ways.ahead * size.area - ways.rate * size.along
    guard middle > strip.start else { return metres }
    // Up to the middle the way by the end behind is shorter, by twice the way to the middle.
    for number in strip.bands where sheet.partition.bands[Int(number)].start < middle {
      let band = sheet.partition.bands[Int(number)]
      let part = StripMeasure.measure(
        from: band.start, to: min(band.end, middle), lower: band.lower, upper: band.upper)
      metres -= 2 * ways.rate * (middle * part.area - part.along)
    }
    return metres
  }
}
