public import Assessment
import Coverage
import FlatArrays

/// A city that has been examined once and answers what any change of its facilities would do, without
/// examining it again.
///
/// ```swift
/// var baseline = try await Baseline(city, standard: standard, options: options)
/// let effect = try baseline.apply(scenario)     // rows and circles are those of the scenario now
/// baseline.undo()                               // and those of the city as it is again
/// ```
///
/// Only the communities that a change can reach are measured again, and the network only where another
/// facility becomes the nearest. Rows and circles are, to the last bit, those of an examination of the
/// changed city; the scenario without changes gives those of the city as it is.
///
/// A value: copies do not affect each other, and the first change of a copy copies the walking fields.
public struct Baseline: Sendable {
  public let standard: Standard
  package let city: City
  var input: AssessmentInput
  /// Row-major: `rows[index[community, type]]`, as in `AssessmentResult`.
  public internal(set) var rows: [CoverageRow]
  /// One value per community, then per circle of the standard.
  public internal(set) var circles: [[CircleVerdict]]
  var straight: StraightState
  var walks: WalkState?
  var steps: [Step] = []
  /// Positions of the city's facilities by id.
  let cityPositions: [String: Int]
  /// Ids that several facilities of the city have or had in its files, with how many.
  let sharedIDs: [String: Int]
  /// What the network does not connect in the city as it is; nil where the metric is straight.
  public let networkGaps: NetworkGaps?
  /// Where scenarios have put facilities instead; −1 where they have removed them.
  var changedPositions: [String: Int] = [:]

  var index: RowIndex { input.index }

  public var communities: [Community] { city.communities }
  public var types: [FacilityType] { input.types }
  /// θ that is applied.
  public var threshold: Double { input.rules.threshold }
  /// Radius of each type in metres at the walking speed of the run.
  public var radii: [Double] { input.radii }
  public var options: AssessmentOptions { input.options }
  /// Scenarios that are applied and not undone.
  public var depth: Int { steps.count }

  /// Examines the city once.
  ///
  /// - Parameters:
  ///   - keepsPlaces: whether all places of demand are kept ready to be measured, which makes the first
  ///     answers faster and takes memory for each place. Otherwise those of a community are kept from its
  ///     first answer on.
  ///   - progress: called from any task with the step and the share of it that is done, 0…1.
  /// - Complexity: that of `CircleAssessment.run`.
  public init(
    _ city: City, standard: Standard, options: AssessmentOptions, keepsPlaces: Bool = false,
    progress: @escaping @Sendable (CircleAssessment.Step, Double) -> Void = { _, _ in }
  ) async throws(AssessmentError) {
    let input = try AssessmentInput(city, standard: standard, options: options)
    self.input = input
    self.standard = standard
    self.city = city
    let covered = await input.coveredDemand(detour: options.detour) { progress(.coverage, $0) }
    if let network = input.network {
      var walking = NetworkAssessment(
        input, network, straight: covered, keeping: keepsPlaces ? .places : .searches)
      var noPlaces = PlaceTables.none
      let figures = try await walking.figures(&noPlaces, progress: progress)
      rows = walking.rows(figures)
      straight = StraightState(input, covered: covered, farthest: [])
      walks = WalkState(input, network, searched: walking.kept)
      networkGaps = walking.gaps(figures)
    } else {
      let figures = await input.distanceFigures { progress(.distance, $0) }
      rows = input.rows(covered, figures)
      straight = StraightState(input, covered: covered, farthest: figures.map(\.maximum))
      networkGaps = nil
    }
    if keepsPlaces { straight.keepPlaces(input) }
    circles = input.rules.circles(rows.map(\.verdict), communities: input.demand.count)
    (cityPositions, sharedIDs) = Self.positions(of: city.facilities)
  }

  private static func positions(
    of facilities: FacilityTable
  ) -> (first: [String: Int], shared: [String: Int]) {
    var (first, shared) = ([String: Int](), facilities.sharedIDs)
    for (position, id) in facilities.ids.enumerated() {
      if first[id] == nil { first[id] = position } else { shared[id, default: 1] += 1 }
    }
    return (first, shared)
  }

  /// What a scenario does to the city as it stands; afterwards the city is as it was.
  ///
  /// Complexity: that of `apply`.
  public mutating func whatIf(_ scenario: Scenario) throws(ScenarioError) -> ScenarioEffect {
    let effect = try apply(scenario)
    undo()
    return effect
  }

  /// The rows and circles as they stand, as an examination gives them, with what the network does not connect in
  /// the city as it is; without an examination's further findings.
  ///
  /// - Complexity: O(1), the rows are shared.
  public func result(timing: AssessmentTiming = AssessmentTiming()) -> AssessmentResult {
    var result = AssessmentResult(
      options: options, threshold: threshold, types: types, radii: radii, rows: rows,
      circles: circles, facilityCounts: input.facilities.counts, timing: timing)
    result.networkGaps = networkGaps
    return result
  }
}
