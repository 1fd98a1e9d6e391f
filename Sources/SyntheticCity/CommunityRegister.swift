import Assessment
import PlanarGeometry

/// The communities of one city with their places in the hierarchy, their housing and their people.
struct CommunityRegister {
  struct Entry {
    let settlement: Int
    /// Position among the settlement's communities.
    let community: Int
    let zone: Zone
    /// m².
    let area: Double
    /// Metres from the middle of the settlement.
    let remoteness: Double
    var id = ""
    var name = ""
    var street = ""
    var district = ""
    var kind = HousingKind.commodity
    var population = 0.0
    /// 0…1: how well the community is provided for; drawn, not measured.
    var provision = 0.0
  }

  /// In ascending order of id.
  private(set) var entries: [Entry] = []
  private var generator: SeededGenerator

  init(settlements: [Settlement], city: Int, names: inout PlaceNames, generator: SeededGenerator) {
    self.generator = generator
    var district = 0
    for (index, settlement) in settlements.enumerated() {
      register(settlement, at: index, city: city, firstDistrict: district, names: &names)
      district += settlement.districts
    }
    drawKinds()
    drawPeople()
    for index in entries.indices { entries[index].provision = self.generator.fraction() }
  }

  /// Ids are 9, the city's number, and those of district, street and community: 9 001 03 012 004.
  private mutating func register(
    _ settlement: Settlement, at index: Int, city: Int, firstDistrict: Int,
    names: inout PlaceNames
  ) {
    for district in 0..<settlement.districts {
      let districtName = names.district()
      let code = Self.digits(9000 + city, 4) + Self.digits(firstDistrict + district + 1, 2)
      var street = 0
      for (number, owner) in settlement.districtOfStreet.enumerated() where owner == district {
        street += 1
        let streetName = names.street()
        var ordinal = 0
        for (community, owner) in settlement.streetOfCommunity.enumerated() where owner == number {
          ordinal += 1
          var entry = Self.entry(community, of: settlement, at: index)
          entry.id = code + Self.digits(street, 3) + Self.digits(ordinal, 3)
          entry.name = names.community()
          (entry.street, entry.district) = (streetName, districtName)
          entries.append(entry)
        }
      }
    }
  }

  static func digits(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(width - text.count, 0)) + text
  }

  private static func entry(
    _ community: Int, of settlement: Settlement, at index: Int
  ) -> Entry {
    let blocks = settlement.blocksOfCommunity[community].map { settlement.ground.blocks[$0] }
    let largest = blocks.max { $0.area < $1.area }
    return Entry(
      settlement: index, community: community, zone: largest?.zone ?? .fringe,
      area: blocks.reduce(0) { $0 + $1.area },
      remoteness: largest?.middle.distance(to: PlanarPoint(x: 0, y: 0)) ?? 0)
  }

  /// Exact shares: the most central are old, the outermost of the rest new or resettled, by draw.
  private mutating func drawKinds() {
    var rest = Array(entries.indices)
    for (kind, spread) in [(HousingKind.old, 0.6), (.new, -0.7), (.resettlement, -0.4)] {
      var keyed = rest.map { index in
        (key: generator.fraction() + spread * centrality(entries[index]), index: index)
      }
      keyed.sort { ($0.key, $0.index) > ($1.key, $1.index) }
      let count = Int((Double(entries.count) * kind.share).rounded())
      for chosen in keyed.prefix(count) { entries[chosen.index].kind = kind }
      rest = keyed.dropFirst(count).map(\.index).sorted()
    }
  }

  private func centrality(_ entry: Entry) -> Double {
    let scale = entry.zone == .town ? 3000.0 : 16_000
    return max(0, 1 - entry.remoteness / scale)
  }

  /// Populations by rank of how many people the community should have for its zone and area.
  private mutating func drawPeople() {
    var keyed = entries.indices.map { index in
      (key: crowding(entries[index]) * generator.draw(0.72...1.28), index: index)
    }
    keyed.sort { ($0.key, $0.index) < ($1.key, $1.index) }
    for (rank, keyed) in keyed.enumerated() {
      let share = (Double(rank) + 0.5) / Double(entries.count)
      entries[keyed.index].population = Self.populations.value(at: share).rounded()
    }
  }

  private static let populations = QuantileTable([
    (0, 900), (0.05, 2000), (0.25, 4500), (0.5, 6500), (0.75, 9050), (0.95, 15_000), (1, 24_000),
  ])

  /// Grows with the square root of the square root of the area, times the zone's pull.
  private func crowding(_ entry: Entry) -> Double {
    let pull =
      switch entry.zone {
      case .core: 1.5
      case .town: 0.95
      case .fringe: 0.82
      case .scenic: 0.44
      }
    return pull * entry.area.squareRoot().squareRoot()
  }

  /// The community as an examination sees it, with ages drawn for its kind.
  mutating func community(_ index: Int, region: PlanarRegion) -> Community {
    let entry = entries[index]
    let ages = entry.kind.ages
    return Community(
      id: entry.id, name: entry.name, street: entry.street, district: entry.district,
      kind: entry.kind.rawValue, region: region, population: entry.population,
      households: (entry.population / generator.draw(2.25...2.55)).rounded(),
      elderly: (entry.population * generator.draw(ages.elderly)).rounded(),
      under3: (entry.population * generator.draw(ages.under3)).rounded(),
      children: (entry.population * generator.draw(ages.children)).rounded(),
      programmeStatus: Self.status(generator.fraction()))
  }

  private static func status(_ draw: Double) -> String? {
    switch draw {
    case ..<0.18: "验收"
    case ..<0.34: "建成"
    case ..<0.58: "创建"
    default: nil
    }
  }
}

/// What most housing of a community is.
package enum HousingKind: String, Sendable, CaseIterable {
  case old = "老旧小区"
  case resettlement = "拆迁安置房"
  case commodity = "商品房次新小区"
  case new = "新建小区"
}

extension HousingKind {
  /// Share of all communities.
  var share: Double {
    switch self {
    case .old: 0.35
    case .resettlement: 0.20
    case .commodity: 0.30
    case .new: 0.15
    }
  }

  /// Shares of the people who are 60 and over, under 3, and 0 to 14.
  var ages:
    (elderly: ClosedRange<Double>, under3: ClosedRange<Double>, children: ClosedRange<Double>)
  {
    switch self {
    case .old: (0.25...0.295, 0.012...0.020, 0.075...0.105)
    case .resettlement: (0.11...0.145, 0.020...0.028, 0.105...0.135)
    case .commodity: (0.075...0.115, 0.022...0.032, 0.120...0.155)
    case .new: (0.06...0.095, 0.044...0.060, 0.150...0.190)
    }
  }
}
