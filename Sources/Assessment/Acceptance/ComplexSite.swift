/// A place with the functions that stand at it.
public struct ComplexSite: Equatable, Sendable {
  /// The site that facilities share, or the id of the one facility.
  public var id: String
  /// In the order of the standard's types.
  public var functions: [String]
  /// m² by function, as far as it is known.
  public var areas: [String: Double] = [:]
  /// Functions of which an area is not known.
  public var unknownAreas: Set<String> = []

  /// m² of all functions that are known.
  public var area: Double { functions.reduce(0) { $0 + (areas[$1] ?? 0) } }
}

extension ComplexSite {
  /// The places of some facilities, by the first of each.
  ///
  /// Complexity: O(services).
  package static func sites(of facilities: [Int], in table: FacilityTable, standard: Standard)
    -> [Self]
  {
    var sites: [ComplexSite] = []
    var numbers: [String: Int] = [:]
    for facility in facilities {
      let id = table.siteIDs[facility] ?? table.ids[facility]
      let number = numbers[id] ?? sites.count
      if number == sites.count {
        numbers[id] = number
        sites.append(ComplexSite(id: id, functions: []))
      }
      for service in table.services[table.serviceRange(of: facility)] {
        sites[number].add(service, of: standard.types[Int(service.type)])
      }
    }
    let order = standard.functions
    return sites.map { site in
      var site = site
      site.functions = order.filter(site.functions.contains)
      return site
    }
  }

  private mutating func add(_ service: FacilityService, of type: FacilityType) {
    let function = type.function
    if !functions.contains(function) { functions.append(function) }
    if let area = service.floorArea {
      areas[function, default: 0] += area
    } else {
      unknownAreas.insert(function)
    }
  }

  /// Whether the place has what a rule asks for. An area that is not known provides nothing and decides nothing.
  package func result(by rule: ComplexRule) -> AcceptanceResult {
    guard functions.count >= rule.functions, coreCount(of: rule) >= rule.coreFunctions else {
      return .fail
    }
    let whole = rule.minimumArea.map { least in
      Self.reaches(area, least, isKnown: unknownAreas.isEmpty)
    }
    let parts = rule.areas.filter { functions.contains($0.key) }.map { function, least in
      Self.reaches(areas[function] ?? 0, least, isKnown: !unknownAreas.contains(function))
    }
    return AcceptanceResult.all(parts + (whole.map { [$0] } ?? []))
  }

  func coreCount(of rule: ComplexRule) -> Int { functions.count { rule.core.contains($0) } }

  private static func reaches(_ area: Double, _ least: Double, isKnown: Bool) -> AcceptanceResult {
    AcceptanceResult(area...(isKnown ? area : .infinity), reaches: least)
  }
}

extension Standard {
  /// Functions of the types in their order, each once.
  var functions: [String] {
    types.map(\.function).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Groups of services that types name, in their order, each once.
  public var serviceGroups: [String] {
    types.compactMap(\.serviceGroup).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
