public import ArgumentParser
public import Assessment
import CityReading
import Foundation
import GEOSBridge
public import SpatialIndexing
import Wording

/// The flags of a study: what is examined, from which files and how. They override the study file.
struct StudyFlags: ParsableArguments {
  @Option(help: "Polygons of the communities.")
  var communities: String?

  @Option(help: "Facilities; may be given several times.")
  var facilities: [String] = []

  @OptionGroup(title: "Network") var network: NetworkFlags

  @OptionGroup(title: "Residents") var voices: VoiceFlags

  @Option(help: "Where people live: points or polygons with a field for their number.")
  var population: String?

  @Option(
    help: "Points of the population are the centres of square cells with this side, in its unit.")
  var populationCell: Double?

  @Option(help: "Polygons of residential land.")
  var residential: String?

  @Option(
    help:
      "A layer of polygons to examine besides, such as circles or streets; may be given several times."
  )
  var units: [String] = []

  @Option(help: "Scores of acceptances (验收): community_id,item,score,evidence.")
  var acceptance: String?

  @Option(help: "Study file (YAML) that says all this and maps fields; flags override it.")
  var study: String?

  @Option(help: "Standard file (YAML). (default: the built-in one)")
  var standard: String?

  @Option(help: "Ids of the types to examine, separated by commas. (default: all)")
  var types: String?

  @Option(help: "How distance is measured. (default: network where one is given)")
  var metric: Metric?

  @Option(help: "Factor on straight distances, 1 to 10. (default: 1.0)")
  var detour: Double?

  @Option(
    help: "What is counted as demand. (default: the best that is given)")
  var measure: DemandMeasure?

  @Option(help: "Share that counts as met, 0 to 1. (default: the standard's, 0.80)")
  var threshold: Double?

  @Option(
    help: "Largest share of a file's rows that may be unusable before the run stops. (default: 0.5)"
  )
  var maxLeftOut: Double?

  @Option(
    help:
      "standard (1.0), adult (1.3), older (0.8), slow (0.65) or 0.1 to 10 m/s; scales the radii.")
  var walkSpeed: WalkSpeed?

  @Option(help: "Side of the demand lattice in metres, 1 to 10000. (default: 50)")
  var cell: Double?

  @Option(
    help: """
      Projected system in metres to work in, as EPSG:n or a PROJ string, so that parts of an area that are examined \
      apart agree to the byte. (default: one about the middle of the communities)
      """)
  var workingCRS: String?

  @Option(help: "How facilities are indexed; changes the time, never the result.")
  var index = IndexStrategy.grid

  @Option(help: "Coordinate system of the communities, such as EPSG:4490 or GCJ-02.")
  var communitiesCRS: String?

  @Option(help: "Coordinate system of the facilities, such as EPSG:4549, GCJ-02 or BD-09.")
  var facilitiesCRS: String?

  @Option(help: "Coordinate system of the population.")
  var populationCRS: String?

  @Option(help: "Coordinate system of the residential land.")
  var residentialCRS: String?

  func validate() throws {
    try Self.check("--max-left-out", maxLeftOut, in: Study.maxLeftOutRange)
    try Self.check("--threshold", threshold, in: Study.thresholdRange)
    try Self.check("--detour", detour, in: Study.detourRange)
    try Self.check("--cell", cell, in: Study.cellRange)
    try Self.check("--population-cell", populationCell, in: Study.populationCellRange)
    if let types, typeIDs(types).isEmpty { throw ValidationError("--types names no type") }
  }

  /// Whether something says what to read; commands that read a city ask for it.
  func requireLayers() throws {
    if study == nil && communities == nil {
      throw ValidationError("no communities; give --communities PATH or --study STUDY.yaml")
    }
    if study == nil && facilities.isEmpty {
      throw ValidationError("no facilities; give --facilities PATH or --study STUDY.yaml")
    }
  }

  static func check(
    _ flag: String, _ value: Double?, in range: ClosedRange<Double>
  ) throws(ValidationError) {
    guard let value, !range.contains(value) else { return }
    throw ValidationError(
      "\(flag) \(value) is not between \(range.lowerBound) and \(range.upperBound)")
  }

  /// That the speed is one of walkers.
  private func checkSpeed() throws(InputError) {
    guard let speed = walkSpeed?.metresPerSecond, !Study.walkSpeedRange.contains(speed) else {
      return
    }
    throw .usage(.tooFast("--walk-speed", speed))
  }

  /// The study file, if any, with what the flags say in place of what it says.
  func makeStudy() throws(InputError) -> Study {
    try checkSpeed()
    var made = Study()
    if let study { made = try StudyFile.read(path: study) }
    replaceLayers(of: &made)
    made.standard = standard ?? made.standard
    made.types = types.map(typeIDs) ?? made.types
    made.metric = metric ?? made.metric
    made.measure = measure ?? made.measure
    made.threshold = threshold ?? made.threshold
    made.maxLeftOut = maxLeftOut ?? made.maxLeftOut
    made.detour = detour ?? made.detour
    made.walkSpeed = walkSpeed?.metresPerSecond ?? made.walkSpeed
    made.cell = cell ?? made.cell
    made.populationCell = populationCell ?? made.populationCell
    made.workingCRS = workingCRS ?? made.workingCRS
    network.replace(in: &made)
    voices.replace(in: &made)
    return made
  }

  private func replaceLayers(of study: inout Study) {
    if let communities { study.communities.replacePath(communities) }
    if let population { study.population.replacePath(population) }
    if let residential { study.residential.replacePath(residential) }
    if let acceptance { study.acceptance.replacePath(acceptance) }
    if !facilities.isEmpty {
      let known = study.facilities
      study.facilities = facilities.map { argument in
        let source = LayerSource(argument: argument)
        return known.first { $0.source.isSame(as: source) } ?? FacilitySource(source: source)
      }
    }
    if !units.isEmpty { study.units = units.map { UnitSource(source: LayerSource(argument: $0)) } }
    if let communitiesCRS { study.communities?.crs = communitiesCRS }
    if let populationCRS { study.population?.crs = populationCRS }
    if let residentialCRS { study.residential?.crs = residentialCRS }
    if let facilitiesCRS {
      for index in study.facilities.indices { study.facilities[index].source.crs = facilitiesCRS }
    }
  }

  private func typeIDs(_ list: String) -> [String] {
    list.split(separator: ",").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
      .filter { !$0.isEmpty }
  }
}

extension Metric: ExpressibleByArgument {}

extension DemandMeasure: ExpressibleByArgument {}

extension LengthUnit: ExpressibleByArgument {}

/// A walking speed as a flag gives it: the name of a preset or metres per second.
struct WalkSpeed: ExpressibleByArgument, Equatable {
  var metresPerSecond: Double

  init?(argument: String) {
    let presets = ["standard": 1.0, "adult": 1.3, "older": 0.8, "slow": 0.65]
    guard let speed = presets[argument] ?? Double(argument), Study.readWalkSpeeds.contains(speed)
    else { return nil }
    metresPerSecond = speed
  }

  static let allValueStrings = ["standard", "adult", "older", "slow", "0.1 to 2.5 (m/s)"]
}

/// The value of `--index`.
extension IndexStrategy: ExpressibleByArgument {
  public init?(argument: String) {
    guard let strategy = Self.all.first(where: { $0.name == argument }) else { return nil }
    self = strategy
  }

  public static var allValueStrings: [String] { all.map(\.name) }

  public var defaultValueDescription: String { name }
}
