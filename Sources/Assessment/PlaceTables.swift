import Coverage

/// What a run is asked for besides its figures, and takes from single places of demand.
package struct PlaceTables {
  private(set) var demand: DemandTableBuilder?
  private(set) var facilities: FacilityLoadBuilder?
  private(set) var adequacy: AdequacyBuilder?

  /// Nothing is asked for.
  package static let none = PlaceTables()

  private init() {}

  init(_ city: City, _ input: AssessmentInput) {
    if input.options.keepsDemand { demand = DemandTableBuilder(city, input) }
    if input.options.measuresFacilities { facilities = FacilityLoadBuilder(city, input) }
    if input.options.measuresAdequacy { adequacy = AdequacyBuilder(city, input) }
  }

  /// Enters all distances by straight lines.
  mutating func enterStraight() async {
    await demand?.enterStraight()
    await facilities?.enterStraight()
    await adequacy?.enterStraight()
  }

  /// Enters the distances of a group's communities and types that `fields`, searched for it, tell.
  mutating func enter(_ group: ServedFacilities.Group, on fields: NetworkFields) async {
    await demand?.enter(group, on: fields)
    await facilities?.enter(group, on: fields)
    await adequacy?.enter(group, on: fields)
  }
}
