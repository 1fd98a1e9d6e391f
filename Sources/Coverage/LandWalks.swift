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
  private struct Part {
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
  private struct Sum {
    var area = 0.0
    var metres = 0.0
  }

  private(set) var sheet = LandSheet()
  /// Whether all demand of the parts was within the radius that was asked for last.
  private(set) var isWhole = true
  private var parts: [Part] = []
  private var atTails: [Double] = []
  private var atHeads: [Double] = []
  private var found: [Int32] = []
  private var hasFacility: [Bool] = []
  private var sources: [Int32: [WalkSource]] = [:]
  private var sections = WalkSections()
  private var bins = [Bin](repeating: Bin(), count: Self.binCount)

  /// What begins in a bin: demand on a metre, and that times its beginning; what ends is taken away.
  private struct Bin {
    var rate = 0.0
    var moment = 0.0
  }

  private static let binCount = 128

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

  private mutating func append(_ part: Part, area: Double) {
    guard part.density > 0 else { return }
    parts.append(part)
    parts[parts.count - 1].demand = part.density * area
  }

  private mutating func gatherNodes(_ field: DistanceField) {
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
  private func ways(of strip: LandPartition.Strip) -> WalkSections.Ways {
    let edge = Int(strip.edge)
    return WalkSections.Ways(
      strip, tail: atTails[edge], head: atHeads[edge], length: sheet.lengths[edge])
  }

  private mutating func setSections(of strip: LandPartition.Strip) {
    let ways = ways(of: strip)
    if hasFacility[Int(strip.edge)], let own = sources[strip.edge] {
      sections.lower(ways, over: strip, to: own)
    } else {
      sections.set(ways, from: strip.start, to: strip.end)
    }
  }

  /// Bounds of the walks from a strip's land.
  private mutating func range(of strip: LandPartition.Strip) -> (Double, Double) {
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
  private func walk(of sector: LandPartition.Sector) -> Double {
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
  private mutating func area(of part: Part, within distance: Double) -> Double {
    let strips = sheet.partition.strips.count
    let number = Int(part.number)
    var area = 0.0
    guard number < strips else {
      let sector = sheet.partition.sectors[number - strips]
      let radius = distance - (part.least - sector.leastRadius)
      guard radius > 0 else { return 0 }
      for band in sector.bands { area += sheet.partition.bands[Int(band)].area(withinRadius: radius) }
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
  private func area(
    of strip: LandPartition.Strip, on section: WalkSections.Section, within distance: Double
  ) -> Double {
    let line = Quadratic(0, -section.slope, distance - section.value)
    var area = 0.0
    for number in strip.bands {
      let band = sheet.partition.bands[Int(number)]
      let (start, end) = (max(band.start, section.start), min(band.end, section.end))
      if start < end { area += band.area(below: line, from: start, to: end) }
    }
    return area
  }

  /// Area of a part within `distance`, and the sum of its walks over it.
  private mutating func sum(of part: Part, within distance: Double) -> Sum {
    let strips = sheet.partition.strips.count
    let number = Int(part.number)
    if number < strips { return sum(of: sheet.partition.strips[number], within: distance) }
    let sector = sheet.partition.sectors[number - strips]
    return sum(of: sector, walk: part.least - sector.leastRadius, within: distance)
  }

  private mutating func sum(of strip: LandPartition.Strip, within distance: Double) -> Sum {
    setSections(of: strip)
    var result = Sum()
    for section in sections.sections {
      let line = Quadratic(0, -section.slope, distance - section.value)
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

  private func sum(
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
  private mutating func metresOfAll(_ part: Part) -> Double {
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

// MARK: Figures

extension LandWalks {
  /// Demand of all parts.
  var demand: Double { parts.reduce(0) { $0 + $1.demand } }

  /// Demand of the parts on some edges, by their numbers in the network.
  func demand(whereEdge isWanted: (Int32) -> Bool) -> Double {
    let wanted = sheet.partition.edges.map(isWanted)
    guard wanted.contains(true) else { return 0 }
    return parts.reduce(0) { $0 + (wanted[edge(of: $1)] ? $1.demand : 0) }
  }

  /// The edge that a part goes on by, in the sheet.
  private func edge(of part: Part) -> Int {
    let (number, strips) = (Int(part.number), sheet.partition.strips)
    if number < strips.count { return Int(strips[number].edge) }
    let sector = sheet.partition.sectors[number - strips.count]
    return Int(sheet.partition.places[Int(sector.places.lowerBound)].edge)
  }

  /// Demand within a distance, and sets `isWhole`.
  mutating func covered(within radius: Double) -> Double {
    var demand = 0.0
    isWhole = true
    for part in parts {
      if part.greatest <= radius {
        demand += part.demand
      } else {
        isWhole = false
        if part.least < radius { demand += part.density * area(of: part, within: radius) }
      }
    }
    return demand
  }

  /// Fills in what is covered and all distances, and sets `isWhole`.
  ///
  /// - Parameter offNetwork: demand besides, of which no way is known.
  mutating func summarize(
    radius: Double, offNetwork: Double, into figures: inout NetworkFigures
  ) {
    var (connected, metres, beyond, least) = (0.0, 0.0, 0.0, Double.infinity)
    var withoutWay = offNetwork
    isWhole = true
    for part in parts {
      guard part.least < .infinity else {
        withoutWay += part.demand
        isWhole = false
        continue
      }
      least = min(least, part.least)
      connected += part.demand
      let walks = part.density * metresOfAll(part)
      metres += walks
      if part.greatest <= radius {
        figures.covered += part.demand
        continue
      }
      isWhole = false
      let (inner, outer) = bounds(part, radius: radius, walks: walks)
      figures.covered += inner.demand
      // (d − R)/R between R and 2R, 1 beyond.
      beyond += (outer.walks - inner.walks) / radius - (outer.demand - inner.demand)
      beyond += part.demand - outer.demand
    }
    figures.distances.withoutWay = withoutWay
    figures.distances.minimum = minimum(from: least)
    let total = connected + withoutWay
    guard total > 0 else { return }
    figures.distances.shortfall = min(max((beyond + withoutWay) / total, 0), 1)
    guard connected > 0 else { return }
    figures.distances.mean = metres / connected
    figures.distances.p50 = percentile(0.5 * connected)
    figures.distances.p90 = percentile(0.9 * connected)
  }

  /// Calls `body` with a place in each strip that is not within the radius as a whole, the demand of the
  /// strip, the place's distance and the edge's number in the network.
  mutating func forEachPlace(
    beyond radius: Double, _ streets: StreetSubdivision,
    _ body: (PlanarPoint, _ demand: Double, _ distance: Double, _ edge: Int32) -> Void
  ) {
    for part in parts where part.greatest > radius {
      guard Int(part.number) < sheet.partition.strips.count else { continue }
      let strip = sheet.partition.strips[Int(part.number)]
      let bands = sheet.bands(of: strip.bands)
      let band = bands[bands.startIndex + bands.count / 2]
      let t = 0.5 * (band.start + band.end)
      let leg = 0.5 * (band.lower.value(at: t) + band.upper.value(at: t))
      setSections(of: strip)
      let section = sections.sections.first { $0.start <= t && t <= $0.end }
      let distance = section.map { $0.walk(at: t) + leg } ?? .infinity
      guard distance > radius else { continue }
      body(
        streets.place(beside: strip.halfEdge, along: t, across: leg), part.demand, distance,
        sheet.partition.edges[Int(strip.edge)])
    }
  }

  private typealias Within = (demand: Double, walks: Double)

  /// What of a part is within the radius and within twice the radius.
  private mutating func bounds(
    _ part: Part, radius: Double, walks: Double
  ) -> (Within, Within) {
    var (inner, outer): (Within, Within) = ((0, 0), (0, 0))
    if part.least < radius {
      let sum = sum(of: part, within: radius)
      inner = (part.density * sum.area, part.density * sum.metres)
    }
    if part.greatest <= 2 * radius {
      outer = (part.demand, walks)
    } else if part.least < 2 * radius {
      let sum = sum(of: part, within: 2 * radius)
      outer = (part.density * sum.area, part.density * sum.metres)
    }
    return (inner, outer)
  }

  /// The least walk of any part, given the least of their bounds.
  private mutating func minimum(from bound: Double) -> Double {
    guard bound < .infinity else { return .infinity }
    var least = Double.infinity
    // Bounds are mostly exact, so that few parts are looked at.
    for part in parts where part.least < least && part.least <= bound + 1 {
      least = min(least, self.least(of: part))
    }
    for part in parts where part.least < least { least = min(least, self.least(of: part)) }
    return least
  }

  private mutating func least(of part: Part) -> Double {
    let number = Int(part.number)
    guard number < sheet.partition.strips.count else { return part.least }
    let strip = sheet.partition.strips[number]
    setSections(of: strip)
    var least = Double.infinity
    for section in sections.sections {
      for band in sheet.bands(of: strip.bands) {
        let (start, end) = (max(band.start, section.start), min(band.end, section.end))
        guard start < end else { continue }
        for t in [start, end] { least = min(least, band.lower.value(at: t) + section.walk(at: t)) }
      }
    }
    return least
  }
}

// MARK: Percentiles

extension LandWalks {
  /// The distance within which there is so much demand.
  ///
  /// A first guess spreads the demand of each part evenly between its bounds; from there steps along
  /// secants, between bounds that close in. Each step cuts only the parts that reach over the distance.
  private mutating func percentile(_ wanted: Double) -> Double {
    var (low, high) = (Double.infinity, 0.0)
    for part in parts where part.least < .infinity {
      low = min(low, part.least)
      high = max(high, part.greatest)
    }
    guard low < high else { return low }
    var (distance, last) = (guess(of: wanted, from: low, to: high), (distance: 0.0, excess: 0.0))
    for round in 0..<60 {
      let (demand, rate) = demand(within: distance)
      let excess = demand - wanted
      if abs(excess) <= 1e-13 * wanted { break }
      if excess < 0 { low = distance } else { high = distance }
      guard high - low > 1e-9 * high else { return high }
      // The first step goes by the parts' own rates, the others by the secant.
      let slope = round == 0 ? rate : (excess - last.excess) / (distance - last.distance)
      var next = distance - excess / slope
      if !(next > low && next < high) || round > 12 { next = 0.5 * (low + high) }
      last = (distance, excess)
      if abs(next - distance) < 1e-9 * distance { return next }
      distance = next
    }
    return distance
  }

  /// Demand within a distance, and by how much more it would be a metre on, about.
  private mutating func demand(within distance: Double) -> (demand: Double, rate: Double) {
    var (demand, rate) = (0.0, 0.0)
    for part in parts {
      if part.greatest <= distance {
        demand += part.demand
      } else if part.least < distance {
        demand += part.density * area(of: part, within: distance)
        rate += part.demand / (part.greatest - part.least)
      }
    }
    return (demand, rate)
  }

  /// Where demand that is spread evenly between the bounds of each part comes to so much.
  private mutating func guess(of wanted: Double, from low: Double, to high: Double) -> Double {
    for bin in bins.indices { bins[bin] = Bin() }
    let scale = Double(Self.binCount) / (high - low)
    let last = Self.binCount - 1
    for part in parts where part.least < .infinity {
      let rate = part.demand / max(part.greatest - part.least, 1e-6)
      let (first, end) = (
        min(Int((part.least - low) * scale), last), min(Int((part.greatest - low) * scale), last)
      )
      bins[first].rate += rate
      bins[first].moment += rate * part.least
      bins[end].rate -= rate
      bins[end].moment -= rate * max(part.greatest, part.least + 1e-6)
    }
    var (rate, moment, below) = (0.0, 0.0, 0.0)
    for number in bins.indices {
      rate += bins[number].rate
      moment += bins[number].moment
      let end = low + Double(number + 1) / scale
      let demand = rate * end - moment
      if demand >= wanted {
        let share = (wanted - below) / (demand - below)
        return min(max(end - (1 - share) / scale, low), high)
      }
      below = demand
    }
    return 0.5 * (low + high)
  }
}
