import Assessment
public import CircleDrawing
public import CityReading
public import Projection
public import RunFiles
import TableFiles
public import Wording

/// A finished drawing of circles: what was asked, the circles, and what was found of them.
public struct CirclesRecord: Sendable {
  public var question: CirclesQuestion
  /// All circles.
  public var circles: JudgedCircles
  /// Those that changes of a planner touch, as they were before; nil without changes.
  public var before: JudgedCircles?
  /// The circles that exist already; nil where none were given.
  public var kept: KeptCircles?
  /// The metric system of the city's coordinates.
  public var local: LocalSystem
  public var hasFacilities: Bool
  public var problems: [InputProblem]
  public var inputs: [InputFile]
  public var assumed: [String]
  public var leftOut: [LeftOutRows]
  /// What a reader must know before the first figure.
  public var alerts: [LocalizedText]
  public var language: Language
  /// Seconds of wall clock by step, in the order of the steps.
  public var timing: [(name: String, seconds: Double)] = []

  /// - Parameter input: what was read for the run.
  public init(
    _ question: CirclesQuestion, _ circles: JudgedCircles, of input: CityInput,
    in language: Language
  ) {
    self.question = question
    self.circles = circles
    self.language = language
    local = input.local
    hasFacilities = input.city.facilities.count > 0
    problems = input.problems
    (inputs, assumed) = (input.inputs, input.assumed)
    (leftOut, alerts) = (input.leftOut, input.alerts)
  }

  var drawn: DrawnCircles { circles.drawn }
  /// The communities that were divided.
  var communities: [Community] { drawn.atoms.wholes }
  var options: CircleOptions { drawn.options }
  var isOnFoot: Bool { question.metric == .network }

  /// Every name that a result of `circles` has.
  public static let fileNames =
    [
      "circles.csv", "units.csv", "unit_borders.csv", "edits.csv", "circles.geojson",
      "units.geojson", "problems.csv", "summary.json",
    ] + BundledTables.fileNames(for: Set(OutputFormat.allCases))
}

extension CirclesRecord {
  /// `problems.csv`.
  public func problemTable() -> [UInt8] { CSVWriter.table(of: problems) }

  /// Share of the band within which a circle's people are still in it: sums of shares of people end a little beside.
  private static let tolerance = 1e-9

  /// −1 below the band, 0 in it, 1 above.
  func place(ofPeople people: Double) -> Int {
    if people < options.band.least * (1 - Self.tolerance) { return -1 }
    return people > options.band.most * (1 + Self.tolerance) ? 1 : 0
  }
}
