public import Assessment
import GEOSBridge
import OSMFiles
import PlanarGeometry
public import Projection
import RunFiles
import TableFiles
public import Wording

/// Reads what a study names and makes a city of it.
///
/// ```swift
/// var study = Study()
/// study.communities = LayerSource(path: "communities.geojson")
/// study.facilities = [FacilitySource(source: LayerSource(path: "facilities.csv"))]
/// let input = try CityReader(study).read()
/// ```
public struct CityReader: Sendable {
  public var study: Study
  /// Language of the problems.
  public var language: Language
  /// Leaves out facility files that cannot be read, with a problem each.
  public var allowsPartial: Bool
  /// Also counts what came, by file and district.
  public var takesCensus = false
  /// Also reads the register of idle premises that the study names, and what is asked of it; nil: it is not read.
  public var registerLimits: Set<CandidateLimit>?
  /// Also reads the lines along which communities can be cut into blocks, and the residential land of the study, whose
  /// compounds are not cut.
  public var readsCuttingLines = false

  /// Whether a study without facilities is an error; otherwise nothing is said of their types.
  public var requiresFacilities = true
  /// The metric system to use; nil: one about the communities.
  public var local: LocalSystem?
  /// Layers of demand to read, where the study names them, besides the one that the measure counts.
  public var furtherMeasures: Set<DemandMeasure> = []

  public init(_ study: Study, language: Language = .en, allowsPartial: Bool = false) {
    self.study = study
    self.language = language
    self.allowsPartial = allowsPartial
  }

  /// Reads everything. Defects of single rows and features are in the result's `problems`.
  ///
  /// - Throws: when the study is incomplete, a file cannot be read, or no community or no facility
  ///   remains.
  /// - Complexity: linear in the bytes of the files, O(v log v) in the vertices of polygons.
  public func read() throws(InputError) -> CityInput {
    guard let communitySource = study.communities else { throw .usage(.noCommunitiesStated) }
    if study.facilities.isEmpty && requiresFacilities { throw .usage(.noFacilitiesStated) }
    var log = ReadingLog(language: language)
    log.takesCensus = takesCensus
    log.isOfPart = study.margin != nil
    let metric = try resolvedMetric()
    let measure = try resolvedMeasure()
    noteUnread(metric, log: &log)
    let (standard, walkability) = try readStandard(log: &log)
    try noteMargin(standard, log: &log)
    let geos = try GEOSContext.forLayers()
    let reading = try CommunityReader(
      communitySource, in: local, workingCRS: study.workingCRS, geos: geos, log: &log)
    let communities = try reading.communities(log: &log)
    if !study.facilities.isEmpty { noteUnnamedAreas(standard, communities, log: &log) }
    let box = communities.box
    let scaleError = try noteScaleError(reading.local, box, log: &log)
    var facilities = FacilityReader(
      standard: standard, local: reading.local, box: box, geos: geos)
    if takesCensus { facilities.fates = FacilityFates() }
    let unread = try readFacilities(into: &facilities, log: &log)
    var city = City(
      name: study.name ?? "", isSynthetic: study.isSynthetic, communities: communities,
      facilities: facilities.table)
    city.suspendedFacilities = facilities.suspended
    let (system, people) = try readDemand(
      measure, into: &city, local: reading.local, geos: geos, log: &log)
    let demandSystem = system ?? reading.loaded.crs
    let others = measures(beside: standard)
    for other in DemandMeasure.allCases where other != measure && others.contains(other) {
      _ = try readDemand(other, into: &city, local: reading.local, geos: geos, log: &log)
    }
    try reading.enterOverlaps(of: &city, measure, people: people, log: &log)
    if let source = study.acceptance {
      city.acceptance = try AcceptanceReader(source, standard: standard).scores(
        of: communities, log: &log)
    }
    try readVoices(into: &city, local: reading.local, standard: standard, log: &log)
    let doubled = DoubledFacilities(city.facilities)
    doubled.note(log: &log)
    PeopleUnitCheck(city).note(
      populationFile: study.population?.path, communityFile: study.communities?.path, log: &log)
    GroupCheck(city).note(
      populationFile: study.population?.path, communityFile: study.communities?.path, log: &log)
    let start = ContinuousClock.now
    if metric == .network {
      city.network = try readNetwork(
        local: reading.local, box: box, profile: walkability, log: &log)
    }
    if let network = study.network {
      OmittedDemand(city)?.note(file: network.path, local: reading.local, log: &log)
    }
    if takesCensus {
      readUncounted(measure, in: city, local: reading.local, geos: geos, log: &log)
      if metric == .straight && study.network != nil {
        readUnwalked(local: reading.local, box: box, profile: walkability, log: &log)
      }
    }
    let lines = try readCuttingLines(local: reading.local, box: box, log: &log)
    noteDatums(city, reading, log: &log)
    log.noteWorded()
    // Of a part any share may be of one kind.
    try log.checkLeftOut(
      share: study.margin == nil ? study.maxLeftOut ?? Study.usualMaxLeftOut : 1)
    let networkSeconds = (ContinuousClock.now - start) / .seconds(1)
    var input = CityInput(
      city: city, standard: standard, walkability: walkability, local: reading.local,
      scaleError: scaleError, demandSystem: demandSystem, metric: metric, measure: measure,
      problems: log.sortedProblems, inputs: log.inputs, leftOut: log.leftOut, assumed: log.assumed,
      networkSeconds: networkSeconds, unreadFiles: unread, alerts: log.alerts)
    input.unopened = facilities.unopened
    input.cuttingLines = lines
    if var fates = facilities.fates {
      fates.markDoubled(doubled.laterRows)
      input.census = CensusTaker(
        study, communities: communities, of: reading.loaded, fates: fates, log: log
      ).census(unknownTypes: facilities.unknownValues)
    }
    try addShortfallInputs(to: &input)
    return input
  }

  /// Notes that a part has too little around its communities.
  private func noteMargin(
    _ standard: Standard, log: inout ReadingLog
  ) throws(InputError) {
    guard let margin = study.margin else { return }
    let (radius, snapLimit) = try reach(by: standard)
    guard margin < radius + snapLimit else { return }
    log.announce(
      Finding(.warning, .kept, says: .smallMargin(margin, needed: radius + snapLimit)),
      file: study.file?.path ?? study.communities?.path ?? "")
  }

  /// What the verdicts depend on: metres of the largest radius, and of the longest way to the network.
  func reach(by standard: Standard) throws(InputError) -> (radius: Double, snapLimit: Double) {
    let options = AssessmentOptions()
    let speed = study.walkSpeed ?? options.walkSpeed
    let types = standard.types.filter { study.types?.contains($0.id) ?? true }
    let radius = types.map { standard.radius(of: $0, atSpeed: speed) }.max() ?? 0
    let isOnFoot = try resolvedMetric() == .network
    return (radius, isOnFoot ? study.snapLimit ?? options.snapLimit : 0)
  }

  func readStandard(
    log: inout ReadingLog
  ) throws(InputError) -> (Standard, WalkabilityProfile) {
    if let file = study.file { log.record(file) }
    let contents = try study.standard.map { name throws(InputError) in
      try StandardFile.contents(of: name)
    }
    let (standard, walkability) = try StandardFile.parseAll(
      contents ?? StandardFile.builtInContents)
    if let contents { log.record(contents, features: standard.types.count) }
    for id in study.types ?? [] where !standard.types.contains(where: { $0.id == id }) {
      throw .usage(.unknownTypeID(id, nearest: standard.types(nearestTo: id)))
    }
    let parts = GovernancePart.allCases.map(\.rawValue)
    for name in study.indexBasis ?? []
    where !parts.contains(name) && !standard.types.contains(where: { $0.id == name }) {
      throw .data(
        file: study.file?.path, row: nil,
        .unknownIndexPart(name, parts: parts, nearest: standard.types(nearestTo: name)))
    }
    return (standard, walkability)
  }

  /// Reads, for the census, the layers that the measure does not count. Why one cannot be read is among the problems.
  private func readUncounted(
    _ measure: DemandMeasure, in city: City, local: LocalSystem, geos: GEOSContext,
    log: inout ReadingLog
  ) {
    let layers = [(DemandMeasure.population, study.population), (.residential, study.residential)]
    for (other, source) in layers where other != measure && source != nil {
      var city = city
      do throws(InputError) {
        _ = try readDemand(other, into: &city, local: local, geos: geos, log: &log)
      } catch {
        log.note(error)
      }
    }
  }

  /// Reads, for the census, a network on which nobody walks.
  private func readUnwalked(
    local: LocalSystem, box: PlanarBox, profile: WalkabilityProfile, log: inout ReadingLog
  ) {
    do throws(InputError) {
      _ = try readNetwork(local: local, box: box, profile: profile, log: &log)
    } catch {
      log.note(error)
    }
  }

  /// Reads the layer that the measure counts and gives its coordinate system, nil where it is that of the
  /// communities, and where people live if these are counted.
  private func readDemand(
    _ measure: DemandMeasure, into city: inout City, local: LocalSystem, geos: GEOSContext,
    log: inout ReadingLog
  ) throws(InputError) -> (system: CoordinateSystem?, people: PopulationReader?) {
    switch measure {
    case .area: return (nil, nil)
    case .residential:
      guard let source = study.residential else { throw .usage(.noResidentialStated) }
      let system = try ResidentialReader.read(
        source, into: &city, local: local, geos: geos, log: &log)
      return (system, nil)
    case .population:
      guard let source = study.population else { throw .usage(.noPopulationStated) }
      let reading = try PopulationReader(
        source, cell: study.populationCell, local: local, geos: geos, log: &log)
      city.population = try reading.layer(of: city.communities, log: &log)
      return (reading.system, reading)
    }
  }

  /// What is counted besides: for types that are measured on something else, and `furtherMeasures`.
  private func measures(beside standard: Standard) -> Set<DemandMeasure> {
    let types = standard.types.filter { study.types?.contains($0.id) ?? true }
    let given: [DemandMeasure] =
      (study.population == nil ? [] : [.population])
      + (study.residential == nil ? [] : [.residential])
    return Set(types.compactMap(\.measure)).union(furtherMeasures.intersection(given))
  }

  /// Why files were left out.
  private func readFacilities(
    into facilities: inout FacilityReader, log: inout ReadingLog
  ) throws(InputError) -> [InputError] {
    var unread: [InputError] = []
    for source in study.facilities {
      do throws(InputError) {
        try facilities.read(source, log: &log)
      } catch {
        guard allowsPartial, case .data = error else { throw error }
        log.note(error)
        unread.append(error)
      }
    }
    guard !study.facilities.isEmpty else { return unread }
    if let error = uselessness(of: facilities, log: log) {
      guard takesCensus else { throw error }
      unread.append(error)
    }
    noteEmptyTypes(facilities, log: &log)
    return unread
  }

  /// Why no examination is possible with the facilities that were read; nil where one is.
  private func uselessness(of facilities: FacilityReader, log: ReadingLog) -> InputError? {
    guard facilities.table.count > 0 else {
      if let (file, finding) = facilities.unknownTypes {
        return .data(file: file, row: finding.row, .noFacilities.because(finding.message))
      }
      return log.nothingRemains(of: study.facilities.map(\.source.path), .noFacilities)
    }
    guard facilities.nearest > PlaceCheck.farLimit else { return nil }
    return .data(
      file: study.facilities[0].source.path, row: nil,
      .noFacilityNear(kilometres: facilities.nearest / 1000)
        .explained(by: facilities.misplacement))
  }

  private func noteEmptyTypes(_ facilities: FacilityReader, log: inout ReadingLog) {
    let present = Set(facilities.table.services.map(\.type))
    for (position, type) in facilities.standard.types.enumerated() {
      guard study.types?.contains(type.id) ?? true else { continue }
      guard !present.contains(Int32(truncatingIfNeeded: position)) else { continue }
      log.note(
        Finding(.warning, .kept, says: .typeWithoutFacility(type.id)),
        file: study.communities?.path)
    }
  }

  private func noteScaleError(
    _ local: LocalSystem, _ box: PlanarBox, log: inout ReadingLog
  ) throws(InputError) -> Double {
    let error = local.scaleError(over: box)
    guard error.isFinite else {
      throw .data(file: study.communities?.path, row: nil, local.message(ofScaleError: error))
    }
    if error > LocalSystem.usualScaleError {
      let finding = Finding(.warning, .kept, says: local.message(ofScaleError: error))
      log.note(finding, file: study.communities?.path)
    }
    return error
  }
}
