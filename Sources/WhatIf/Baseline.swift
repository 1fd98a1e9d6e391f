public import Assessment
import Coverage
import PlanarGeometry

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
  var plan: AssessmentPlan
  /// Row-major: `rows[community * types.count + type]`, as in `AssessmentResult`.
  public internal(set) var rows: [CoverageRow]
  /// One value per community, then per circle of the standard.
  public internal(set) var circles: [[CircleVerdict]]
  var straight: StraightState
  var walks: WalkState?
  var steps: [Step] = []
  /// For each circle the positions of the types that it requires.
  let members: [[Int]]
  /// Positions of the city's facilities by id.
  let cityPositions: [String: Int]
  /// Where scenarios have put facilities instead; −1 where they have removed them.
  var changedPositions: [String: Int] = [:]

  public var communities: [Community] { city.communities }
  public var types: [FacilityType] { plan.types }
  /// θ that is applied.
  public var threshold: Double { plan.threshold }
  /// Radius of each type in metres at the walking speed of the run.
  public var radii: [Double] { plan.radii }
  public var options: AssessmentOptions { plan.options }
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
    let plan = try AssessmentPlan(city, standard: standard, options: options)
    self.plan = plan
    self.standard = standard
    self.city = city
    let covered = await plan.coveredDemand(detour: options.detour) { progress(.coverage, $0) }
    if let network = plan.network {
      var examination = NetworkAssessment(
        plan, network, straight: covered, keeping: keepsPlaces ? .places : .searches)
      var noDemand: DemandTableBuilder?
      let figures = try await examination.figures(&noDemand, progress: progress)
      rows = examination.rows(figures)
      straight = StraightState(plan, covered: covered, farthest: [])
      walks = WalkState(plan, network, examination.kept)
    } else {
      let figures = await plan.distanceFigures { progress(.distance, $0) }
      rows = plan.rows(covered, figures)
      straight = StraightState(plan, covered: covered, farthest: figures.map(\.maximum))
    }
    if keepsPlaces { straight.keepPlaces(plan) }
    circles = plan.circleVerdicts(rows.map(\.verdict), standard.circles)
    members = plan.requiredTypes(of: standard.circles)
    cityPositions = Dictionary(
      city.facilities.ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What a scenario does to the city as it stands; afterwards the city is as it was.
  ///
  /// Complexity: that of `apply`.
  public mutating func whatIf(_ scenario: Scenario) throws(ScenarioError) -> ScenarioEffect {
    let effect = try apply(scenario)
    undo()
    return effect
  }
}
