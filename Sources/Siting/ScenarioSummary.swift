public import Examination

/// What a scenario is worth, in the figures of a meeting.
///
/// Gains are summed over types: somebody who comes within reach of two types counts twice.
public struct ScenarioSummary: Sendable {
  public var scenario: Scenario
  public var effect: ScenarioEffect
  /// People or m², by the measure, that come within reach, less those that lose it.
  public var demandGained: Double
  /// People that come within reach: the demand, or by the share of each community's population; nil where
  /// no population is known.
  public var peopleGained: Double?
  /// Those of 60 and over among them; nil where they are not known.
  public var elderlyGained: Double?
  /// Share, 0…1, of the demand within reach of what opens or moves in that was within reach of another
  /// facility already; nil where nothing opens or nobody is near.
  public var overlap: Double?
  /// Demand of the communities that what opens or moves in can reach, that stays beyond the radius.
  public var demandWithout: Double
  /// By how much the demand gained by straight lines exceeds that gained on foot; nil where the metric is
  /// straight.
  public var lostToBarriers: Double?
  /// Sum of the costs that are stated; nil without any.
  public var cost: Double?
  /// One for each type of what opens or gets another size that the standard has a norm for.
  public var floorAreas: [FloorAreaFit]

  /// Cost for each of the people gained; nil where either is not known or nobody is.
  public var costPerPerson: Double? {
    guard let cost, let peopleGained, peopleGained > 0 else { return nil }
    return cost / peopleGained
  }
}

/// The floor area of a facility against the norm for its type.
public struct FloorAreaFit: Equatable, Sendable {
  /// Id of the facility, and position of the type among the examined.
  public var facility: String
  public var type: Int
  /// m²; nil where the scenario does not say.
  public var floorArea: Double?
  /// m² that the norm asks for: the larger of its least area and that for the households of the community
  /// where the facility stands.
  public var required: Double

  /// nil where the floor area is not known.
  public var isEnough: Bool? { floorArea.map { $0 >= required } }
}
