public import PlanarGeometry

extension FacilityTable {
  /// The table after a scenario: what is added or moved stands behind the others.
  ///
  /// Ids that the table does not have are passed over.
  ///
  /// - Complexity: O(facilities).
  public func applying(_ scenario: Scenario) -> FacilityTable {
    let gone = Set(scenario.removed + scenario.moved.map(\.id))
    let sizes = Dictionary(scenario.resized.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    let destinations = Dictionary(
      scenario.moved.map { ($0.id, $0.destination) }, uniquingKeysWith: { $1 })
    var table = FacilityTable()
    var moved: [Facility] = []
    for position in 0..<count {
      var facility = self[position]
      if let size = sizes[facility.id] { facility = facility.resized(size) }
      if let destination = destinations[facility.id] {
        moved.append(facility.moved(to: destination))
      }
      if !gone.contains(facility.id) { table.append(facility) }
    }
    for facility in moved + scenario.added.map(\.facility) { table.append(facility) }
    return table
  }
}

extension Facility {
  /// The facility with its first entrance, or the middle of its region's box, at `place`.
  public func moved(to place: PlanarPoint) -> Facility {
    var moved = self
    let step = place - (entrances.first ?? region?.box.center ?? place)
    moved.entrances = entrances.map { $0 + step }
    moved.region = region.map { $0.moved(by: step) }
    return moved
  }

  /// The facility with another size for every service, since it is the place that grows.
  public func resized(_ size: Scenario.Resize) -> Facility {
    var resized = self
    for service in services.indices {
      resized.services[service].floorArea = size.floorArea ?? services[service].floorArea
      resized.services[service].capacity = size.capacity ?? services[service].capacity
    }
    return resized
  }
}
