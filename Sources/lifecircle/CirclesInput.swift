import Assessment
import CircleDrawing
import CityReading
import Reporting
import RunFiles
import SpatialIndexing
import Wording

/// What a drawing of circles reads, and how they are to be drawn.
struct CirclesInput {
  let read: StudyInput
  let circles: CircleStudy
  let minutes: Int
  /// The areas that circles are made of in place of communities, in the metric system of the city.
  let units: (path: String, input: CityInput)?
  private(set) var problems: [InputProblem]
  private(set) var inputs: [InputFile]
  private(set) var assumed: [String]
  private(set) var leftOut: [LeftOutRows]
  private(set) var alerts: [LocalizedText]

  var input: CityInput { read.city }
  var divides: Bool { circles.divides ?? false }

  init(_ command: CirclesCommand, _ frame: CommandRun) throws(InputError) {
    var study = try command.flags.makeStudy()
    let units = command.flags.units.first.map { UnitSource(source: LayerSource(argument: $0)) }
    // Areas that a flag gives are taken in place of those that the study would cut.
    if units != nil { study.circles?.divides = nil }
    let circles = try command.circles.circles(of: study.circles)
    minutes = try Self.checked(circles, command, hasUnits: units != nil)
    study.units = []
    if let streets = command.circles.streets { study.streets.replacePath(streets) }
    self.circles = circles
    // Borders can be barriers where nothing is cut too.
    let (divides, hasLines) = (circles.divides ?? false, study.hasLines)
    read = try frame.read(study, index: command.flags.index) { reader in
      reader.requiresFacilities = false
      reader.readsCuttingLines = divides || hasLines
      reader.furtherMeasures = divides ? [.residential] : []
    }
    let input = read.city
    (problems, inputs, assumed) = (input.problems, input.inputs, input.assumed)
    (leftOut, alerts) = (input.leftOut, input.alerts)
    self.units = try units.map { unit throws(InputError) in
      (unit.source.path, try Self.read(unit, of: study, about: input, frame))
    }
    if let units = self.units { take(units.input, file: units.path) }
  }

  /// Reads a layer in the place of the communities, without what circles are not made of.
  private static func read(
    _ unit: UnitSource, of study: Study, about city: CityInput, _ frame: CommandRun
  ) throws(InputError) -> CityInput {
    var study = study.examining(unit)
    (study.network, study.barriers, study.facilities) = (nil, nil, [])
    if study.metric == .network { study.metric = nil }
    return try frame.read(study, index: .grid) { reader in
      reader.requiresFacilities = false
      reader.local = city.local
    }.city
  }

  /// What only the file of the units says; the others were read before.
  private mutating func take(_ own: CityInput, file: String) {
    problems += own.problems.filter { $0.file == file }
    inputs += own.inputs.filter { $0.path == file && !inputs.contains($0) }
    assumed += own.assumed.filter { !assumed.contains($0) }
    leftOut += own.leftOut.filter { $0.file == file }
    alerts += own.alerts.filter { !alerts.contains($0) }
  }

  /// Takes over what the reading of another file came across.
  mutating func take(
    problems: [InputProblem], inputs: [InputFile], assumed: [String] = [],
    leftOut: [LeftOutRows] = [], alerts: [LocalizedText] = []
  ) {
    self.problems += problems
    self.inputs += inputs
    self.assumed += assumed
    self.leftOut += leftOut
    self.alerts += alerts
  }
}

// MARK: - What goes together

extension CirclesInput {
  /// The minutes, where nothing that is asked contradicts or does nothing.
  private static func checked(
    _ circles: CircleStudy, _ command: CirclesCommand, hasUnits: Bool
  ) throws(InputError) -> Int {
    guard let minutes = circles.minutes else { throw .usage(.noMinutes) }
    let asks = Asks(
      count: circles.count != nil, join: circles.joins ?? false, divide: circles.divides ?? false,
      keep: circles.keep != nil, examine: command.circles.examine != nil, units: hasUnits)
    for (flag, other, reason) in asks.contradictions {
      throw .usage(.excludes(flag, other, reason: reason))
    }
    for (flag, reason) in needless(circles, command, asks: asks, minutes: minutes) {
      throw .usage(.needless(flag, reason: reason))
    }
    return minutes
  }

  private static func needless(
    _ circles: CircleStudy, _ command: CirclesCommand, asks: Asks, minutes: Int
  ) -> [(String, LocalizedText)] {
    var found: [(String, LocalizedText)] = []
    if circles.basePeople != nil && command.circles.basePeople != nil && minutes == 5 {
      found.append(("--base-people", CircleFlagTexts.noBase))
    }
    if asks.units && command.circles.basePeople != nil {
      found.append(("--base-people", CircleFlagTexts.unitsGiven))
    }
    if command.circles.streets != nil && !asks.divide {
      found.append(("--streets", CircleFlagTexts.nothingCut))
    }
    if asks.join && asks.units && minutes > 5 {
      found.append(("--join", CircleFlagTexts.unitsGiven))
    }
    return found
  }

  /// What is asked of the circles.
  private struct Asks {
    var count: Bool
    var join: Bool
    var divide: Bool
    var keep: Bool
    var examine: Bool
    var units: Bool

    var contradictions: [(String, String, LocalizedText)] {
      let all: [(Bool, String, String, LocalizedText)] = [
        (count && join, "--count", "--join", CircleFlagTexts.joinCounts),
        (units && divide, "--units", "--divide", CircleFlagTexts.unitsAreCut),
        (examine && count, "--examine", "--count", CircleFlagTexts.takenAsTheyAre),
        (examine && join, "--examine", "--join", CircleFlagTexts.takenAsTheyAre),
        (examine && keep, "--examine", "--keep", CircleFlagTexts.takenAsTheyAre),
      ]
      return all.filter(\.0).map { ($0.1, $0.2, $0.3) }
    }
  }
}

extension Study {
  /// Whether some file can hold lines that are barriers.
  fileprivate var hasLines: Bool { network != nil || barriers != nil || streets != nil }
}
