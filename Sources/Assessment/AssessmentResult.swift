public import Coverage
import FlatArrays

/// What an examination found: every community against every type, and the circles.
public struct AssessmentResult: Sendable {
  public var options: AssessmentOptions
  /// θ that was applied.
  public var threshold: Double
  /// The examined types in the standard's order.
  public var types: [FacilityType]
  /// Radius of each type in metres at the walking speed of the run.
  public var radii: [Double]
  /// Row-major: `rows[community * types.count + type]`, communities in the city's order.
  public var rows: [CoverageRow]
  /// On what each examined type is measured.
  public var measures: [DemandMeasure]
  /// Row-major like `rows`: demand within multiples of the radius. Empty without `options.measuresBalance`.
  public var curves: [ReachCurve] = []
  /// Row-major like `sharedRows`.
  public var sharedCurves: [ReachCurve] = []
  /// One value per community, then per circle of the standard.
  public var circles: [[CircleVerdict]]
  /// Facilities of each examined type in the whole city.
  public var facilityCounts: [Int]
  /// The circles again with a longer walk, for the straight metric at detour 1.
  public var sensitivity: DetourSensitivity?
  /// Types met by straight lines and missed on foot, the greatest loss first; empty where the metric is
  /// straight.
  public var footLosses: [FootLoss] = []
  /// Only where the metric is network.
  public var networkGaps: NetworkGaps?
  /// What several communities claim, see `SharedLand`; empty where none overlap.
  public var sharedClaims: [SharedLand.Claim] = []
  /// Row-major like `rows`, of each shared claim instead of each community.
  public var sharedRows: [CoverageRow] = []
  /// Only where `options.keepsDemand`.
  public var demand: DemandTable?
  /// Only where `options.measuresFacilities`.
  public var facilityLoads: FacilityLoads?
  public var timing: AssessmentTiming

  package init(
    options: AssessmentOptions, threshold: Double, types: [FacilityType], radii: [Double],
    rows: [CoverageRow], circles: [[CircleVerdict]], facilityCounts: [Int],
    sensitivity: DetourSensitivity? = nil, timing: AssessmentTiming
  ) {
    self.options = options
    self.threshold = threshold
    self.types = types
    self.radii = radii
    self.rows = rows
    measures = types.map { $0.measure ?? options.measure }
    self.circles = circles
    self.facilityCounts = facilityCounts
    self.sensitivity = sensitivity
    self.timing = timing
  }

  /// The row of one community and one examined type, by position.
  public func row(community: Int, type: Int) -> CoverageRow {
    rows[RowIndex(width: types.count)[community, type]]
  }
}

/// One community against one type.
public struct CoverageRow: Equatable, Sendable {
  /// Demand of the community: people, or m² of land.
  public var demand: Double = 0
  /// The part of it within the radius, in the same unit.
  public var covered: Double = 0
  /// covered ÷ demand, 0…1; nil without demand.
  @PackedNumber public var coverage: Double?
  /// Bounds of the coverage; both equal it where it is exact.
  @PackedNumber public var low: Double?
  @PackedNumber public var high: Double?
  /// Least distance in metres of any demand to the nearest facility; nil when there is none.
  @PackedNumber public var minDistance: Double?
  /// Mean distance in metres of the demand that has a way; nil without any.
  @PackedNumber public var meanDistance: Double?
  /// Median distance in metres of the demand that has a way; nil without any.
  @PackedNumber public var p50Distance: Double?
  /// 90th percentile of the same; nil without any.
  @PackedNumber public var p90Distance: Double?
  /// Mean of clamp((d − R)/R, 0, 1), 0…1; nil without demand.
  @PackedNumber public var shortfall: Double?
  /// Facilities of the type in the community.
  public var facilitiesInside: Int = 0
  /// Facilities of the type that some demand of the community reaches.
  public var facilitiesInReach: Int = 0
  /// Q, 0…1; nil where the norm or the data are absent.
  @PackedNumber public var adequacy: Double?
  public var quality: Quality = .unknown
  public var verdict: Verdict = .noDemand
  /// Share of the demand without any way to a facility, on foot that off the network included; nil without
  /// demand.
  @PackedNumber public var noWay: Double?
  /// Coverage by straight lines (with the run's detour); only with the metric network, nil without
  /// demand.
  @PackedNumber public var straightCoverage: Double?
  /// Verdict of `straightCoverage`; nil where the metric is straight.
  public var straightVerdict: Verdict?

  package init() {}

  /// Met on paper, missed on foot.
  public var isMissedOnFoot: Bool { straightVerdict == .met && verdict.isMissed }
}

/// Whether a community has enough of a type within reach.
public enum Verdict: String, Sendable, CaseIterable {
  case met, partial, absent, undecided
  case noDemand = "no_demand"

  /// Counted as a type that the community misses.
  public var isMissed: Bool { self == .partial || self == .absent }
}

/// Whether the floor area within reach satisfies the norm.
public enum Quality: String, Sendable, CaseIterable {
  case adequate, short, unknown
}

/// One community against one circle.
public struct CircleVerdict: Equatable, Sendable {
  /// Required types of the circle that are met.
  public var met: Int
  /// Required types of the circle that were judged: those without demand are not counted.
  public var required: Int
  /// Positions, among the examined types, of the required types that are missed.
  public var missed: [Int]
  /// nil when no required type has the circle.
  public var meets: Meets?

  package init(met: Int, required: Int, missed: [Int], meets: Meets?) {
    self.met = met
    self.required = required
    self.missed = missed
    self.meets = meets
  }

  public enum Meets: String, Sendable {
    case yes, no, undecided
  }
}

/// What the circles would be if every walk were longer than the straight line by a factor.
public struct DetourSensitivity: Equatable, Sendable {
  /// Walking distance ÷ straight distance.
  public var detour: Double
  /// Communities that meet each circle, in the standard's order.
  public var meeting: [Int]
  /// Median over communities of the types met in each circle.
  public var medianTypesMet: [Double]

  package init(detour: Double, meeting: [Int], medianTypesMet: [Double]) {
    self.detour = detour
    self.meeting = meeting
    self.medianTypesMet = medianTypesMet
  }
}

/// Seconds of wall clock spent in the steps of an examination.
public struct AssessmentTiming: Equatable, Sendable {
  public var prepare = 0.0
  public var network = 0.0
  public var coverage = 0.0
  public var distance = 0.0
  /// Of the coverages of the balance index by straight lines; on foot they are part of `distance`.
  public var balance = 0.0
  public var score = 0.0

  public init() {}
}

/// What straight lines say beside the walks, where the metric is network.
extension AssessmentResult {
  /// Positions of the examined types that a community meets on paper and misses on foot.
  ///
  /// Complexity: O(types).
  public func typesMissedOnFoot(community: Int) -> [Int] {
    types.indices.filter { row(community: community, type: $0).isMissedOnFoot }
  }

  /// Pairs of a community and a type that are met on paper and missed on foot.
  ///
  /// Complexity: O(communities · types).
  public var pairsMissedOnFoot: Int { rows.count(where: \.isMissedOnFoot) }

  /// Pairs whose verdict demand off the network leaves open.
  ///
  /// Complexity: O(communities · types).
  public var undecidedPairs: Int { rows.count { $0.verdict == .undecided } }

  /// The circle of `minutes` of one community by straight lines; without a verdict where the metric is
  /// straight.
  ///
  /// Complexity: O(types).
  public func straightCircleVerdict(minutes: Int, community: Int) -> CircleVerdict {
    let verdicts = types.indices.map {
      row(community: community, type: $0).straightVerdict ?? .noDemand
    }
    return CircleVerdict(of: requiredTypes(minutes: minutes), verdicts: verdicts[...])
  }

  /// Median over the communities of the types of the circle of `minutes` that are met by straight
  /// lines; nil where none is judged.
  ///
  /// Complexity: O(communities · types).
  public func medianStraightTypesMet(circle minutes: Int) -> Double? {
    (0..<communityCount).compactMap {
      let circle = straightCircleVerdict(minutes: minutes, community: $0)
      return circle.required > 0 ? Double(circle.met) : nil
    }.median
  }
}

extension CoverageRow {
  /// The verdict that the bounds of the coverage allow at `threshold`, 0…1.
  public func verdict(atThreshold threshold: Double) -> Verdict {
    guard let coverage else { return .noDemand }
    let least = Verdict(coverage: low ?? coverage, threshold: threshold)
    let most = Verdict(coverage: high ?? coverage, threshold: threshold)
    guard (least == .met) == (most == .met) else { return .undecided }
    return Verdict(coverage: coverage, threshold: threshold)
  }
}

extension AssessmentResult {
  /// What the circle of `minutes` of one community would be at another threshold.
  ///
  /// Complexity: O(types).
  public func circleVerdict(minutes: Int, community: Int, threshold: Double) -> CircleVerdict {
    let verdicts = types.indices.map {
      row(community: community, type: $0).verdict(atThreshold: threshold)
    }
    return CircleVerdict(of: requiredTypes(minutes: minutes), verdicts: verdicts[...])
  }

  /// Positions, among the examined types, of those that the circle of `minutes` requires.
  public func requiredTypes(minutes: Int) -> [Int] {
    types.indices.filter { types[$0].required && types[$0].circle == minutes }
  }

  package var communityCount: Int { types.isEmpty ? circles.count : rows.count / types.count }

  /// Communities that meet the circle of `minutes` at `threshold`; nil when no required type has it.
  ///
  /// Complexity: O(communities · types).
  public func communitiesMeeting(circle minutes: Int, threshold: Double) -> Int? {
    guard !requiredTypes(minutes: minutes).isEmpty else { return nil }
    return (0..<communityCount).count {
      circleVerdict(minutes: minutes, community: $0, threshold: threshold).meets == .yes
    }
  }

  /// Share of the communities with a verdict that meet the circle of `minutes`, 0…1; nil without any.
  public func shareMeeting(circle minutes: Int) -> Double? {
    let meets = (0..<communityCount).compactMap {
      circleVerdict(minutes: minutes, community: $0, threshold: threshold).meets
    }
    return meets.isEmpty ? nil : Double(meets.count { $0 == .yes }) / Double(meets.count)
  }
}
