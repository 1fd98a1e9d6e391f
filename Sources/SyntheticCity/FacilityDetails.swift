import Assessment

/// Turns placed facilities into records as a bureau keeps them, with the blanks they really have.
struct FacilityDetails {
  let hosts: [FacilityPlacement.Host]
  private var generator: SeededGenerator

  init(hosts: [FacilityPlacement.Host], generator: SeededGenerator) {
    self.hosts = hosts
    self.generator = generator
  }

  /// In the order of communities, then types; ids count from F000001 behind the city's number.
  mutating func facilities(_ placed: [FacilityPlacement.Placed], city: Int) -> [Facility] {
    let ordered = placed.enumerated().sorted {
      ($0.element.community, $0.offset) < ($1.element.community, $1.offset)
    }.map(\.element)
    let sharing = Self.sharing(ordered, communities: hosts.count)
    let prefix = city == 1 ? "F" : "F\(city)-"
    var ordinal = 0
    return ordered.enumerated().map { index, facility in
      let isNext =
        index > 0 && ordered[index - 1].type == facility.type
        && ordered[index - 1].community == facility.community
      ordinal = isNext ? ordinal + 1 : 1
      let id = prefix + CommunityRegister.digits(index + 1, 6)
      return record(facility, id: id, ordinal: ordinal, sharing: sharing)
    }
  }

  /// By community and complex, how many facilities stand there.
  private static func sharing(
    _ placed: [FacilityPlacement.Placed], communities: Int
  ) -> [[Int]] {
    var counts = Array(repeating: [0, 0], count: communities)
    for facility in placed {
      if let complex = facility.complex { counts[facility.community][complex] += 1 }
    }
    return counts
  }

  private mutating func record(
    _ placed: FacilityPlacement.Placed, id: String, ordinal: Int, sharing: [[Int]]
  ) -> Facility {
    let entry = hosts[placed.community].entry
    let programme = FacilityProgramme.all[placed.type]
    let area = floorArea(programme, entry.kind)
    let capacity = programme.capacity.map { generator.draw($0).rounded() }
    let site = placed.complex.flatMap { complex in
      sharing[placed.community][complex] > 1 ? "S\(entry.id)-\(complex + 1)" : nil
    }
    return Facility(
      id: id, name: entry.name + programme.label + (ordinal > 1 ? "\(ordinal)号" : ""),
      entrances: [placed.point],
      services: [
        FacilityService(type: Int32(placed.type), floorArea: area, capacity: capacity)
      ],
      siteID: site, rating: rating(entry.provision), status: status())
  }

  /// Half of what old housing has is below the norm, elsewhere one in eight; 15 % is not recorded.
  private mutating func floorArea(_ programme: FacilityProgramme, _ kind: HousingKind) -> Double? {
    let isShort = generator.chance(kind == .old ? 0.5 : 0.12)
    let factor = generator.draw(isShort ? 0.45...0.97 : 1.0...1.75)
    let isBlank = generator.chance(0.15)
    return isBlank ? nil : (programme.floorArea * factor).rounded()
  }

  /// 1 to 5 with one decimal, better where provision is; 30 % is not recorded.
  private mutating func rating(_ provision: Double) -> Double? {
    let spread = generator.fraction() + generator.fraction() - 1
    let isBlank = generator.chance(0.30)
    let rating = 3.6 + 0.7 * provision + 0.9 * spread
    return isBlank ? nil : (min(max(rating, 1), 5) * 10).rounded() / 10
  }

  private mutating func status() -> String {
    switch generator.fraction() {
    case ..<0.965: "正常运营"
    case ..<0.99: "装修改造"
    default: "暂停服务"
    }
  }
}
