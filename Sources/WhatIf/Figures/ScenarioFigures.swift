import Assessment
import FlatArrays

/// What a meeting asks about a scenario. People who gain two types count twice, and losses count against
/// gains.
public struct ScenarioFigures: Equatable, Sendable {
  /// People or m², as the measure counts.
  public internal(set) var demandGained = 0.0
  /// People of the groups that the types are for; nil where nobody counted them.
  public internal(set) var peopleGained: Double?
  /// People of 60 and over among them; nil where their number is not known.
  public internal(set) var elderlyGained: Double?
  /// Of each type that the scenario changes or whose facilities it does, in the order of the examined.
  public internal(set) var types: [TypeChange] = []
  /// The communities where somebody gains, and those where somebody loses, place by place; the greatest
  /// amount first, ties by position.
  public internal(set) var gains: [CommunityGain] = []
  public internal(set) var losses: [CommunityGain] = []
  /// People in reach of the facilities that open or move, whoever else serves them; nil where nothing
  /// does or nobody counted them.
  public internal(set) var peopleInReach: Double?
  /// Share, 0…1, of the demand in reach of the facilities that open or move that others serve as well;
  /// nil where nobody is in reach.
  public internal(set) var overlap: Double?
  /// Pairs of a community and a type.
  public internal(set) var typesNewlyMet = 0
  /// Communities that newly meet each circle of the standard, less those that no longer do.
  public internal(set) var newlyMeeting: [Int] = []
  /// People within the straight circle of the facilities that open or move; nil where the metric is
  /// straight, nothing opens or nobody counted them.
  public internal(set) var peopleInStraightCircle: Double?
  /// Those of them whom a barrier keeps from walking there: the straight line crosses it, and the walk is more
  /// than √2 as long; the share is taken from up to eight places a community. Nil without barriers.
  public internal(set) var lostToBarriers: Double?
  /// People of the whole city beyond the radius of the types that the scenario changes, before and
  /// afterwards, who count once for each type; nil where nobody counted them.
  public internal(set) var withoutBefore: Double?
  public internal(set) var stillWithout: Double?
  /// Sum of the costs that are stated; nil without any.
  public internal(set) var cost: Double?
  /// Whether a change that is not a closure states no cost while others do.
  public internal(set) var isCostIncomplete = false
  /// Of facilities that open or move and whose types the standard asks an area of.
  public internal(set) var floorAreas: [FloorAreaFit] = []

  /// nil where nobody gains or no cost is known.
  public var costPerPerson: Double? {
    guard let cost, let peopleGained, peopleGained > 0 else { return nil }
    return cost / peopleGained
  }

  /// People within the straight circle of the facilities that open or move who do not reach them on
  /// foot.
  public var tooFarOnFoot: Double? {
    guard let peopleInStraightCircle, let peopleInReach else { return nil }
    return max(0, peopleInStraightCircle - peopleInReach)
  }

  public struct CommunityGain: Equatable, Sendable {
    /// Position of the community.
    public var community: Int
    /// What is gained, or lost: people where they are counted, else m²; greater than 0.
    public var gain: Double
  }

  /// Sums over the types.
  public var gained: Double { types.reduce(0) { $0 + $1.gained } }
  public var lost: Double { types.reduce(0) { $0 + $1.lost } }
}

extension ScenarioFigures {
  init(
    _ scenario: Scenario, _ effect: ScenarioEffect, in baseline: Baseline, people: CommunityPeople
  ) {
    takeRows(effect, of: baseline.types, people)
    typesNewlyMet = effect.typesNewlyMet
    newlyMeeting = effect.newlyMeeting(circles: baseline.standard.circles.count)
    takeCosts(scenario)
    floorAreas = FloorAreaFit.all(of: scenario, in: baseline)
  }

  private mutating func takeRows(
    _ effect: ScenarioEffect, of types: [FacilityType], _ people: CommunityPeople
  ) {
    var elderly = Tally()
    for change in effect.rows {
      let (community, type) = (change.community, types[change.type])
      demandGained += change.gain
      let gained = people.gain(by: change, type: type)
      elderly.add(
        gained.flatMap { people.elderly(among: $0, community: community, type: type) })
    }
    peopleGained = people.gained(by: effect, types: types)
    elderlyGained = effect.rows.isEmpty ? 0 : elderly.sum
  }

  /// Winners and losers, and the whole city.
  mutating func take(
    _ changes: [TypeChange], _ turnover: [RowTurnover], in baseline: Baseline,
    people: CommunityPeople
  ) {
    types = changes
    if people.countsPeople {
      withoutBefore = changes.reduce(0) { $0 + $1.withoutBefore }
      stillWithout = changes.reduce(0) { $0 + $1.withoutAfter }
    }
    func ranked(_ demand: (RowTurnover) -> Double) -> [CommunityGain] {
      var amounts: [Int: Double] = [:]
      for row in turnover {
        amounts[row.community, default: 0] += people.amount(
          demand(row), of: baseline.rows[baseline.index[row.community, row.type]],
          community: row.community, type: baseline.types[row.type])
      }
      return amounts.filter { $0.value > 0 }
        .map { CommunityGain(community: $0.key, gain: $0.value) }
        .sorted { ($1.gain, $0.community) < ($0.gain, $1.community) }
    }
    gains = ranked(\.gained)
    losses = ranked(\.lost)
  }

  private mutating func takeCosts(_ scenario: Scenario) {
    let stated =
      scenario.added.map(\.cost) + scenario.moved.map(\.cost) + scenario.resized.map(\.cost)
    let known = stated.compactMap(\.self)
    cost = known.isEmpty ? nil : known.reduce(0, +)
    isCostIncomplete = !known.isEmpty && known.count < stated.count
  }
}
