import Assessment
import TableFiles
import Wording

extension CityReader {
  /// The metric of the study; without one, the network where it is given, else straight lines.
  func resolvedMetric() throws(InputError) -> Metric {
    guard let metric = study.metric else { return study.network == nil ? .straight : .network }
    if metric == .network && study.network == nil { throw .usage(.noNetworkStated) }
    return metric
  }

  /// The measure of the study; without one, population where it is given, else residential land, else
  /// area.
  func resolvedMeasure() throws(InputError) -> DemandMeasure {
    switch study.measure {
    case .population where study.population == nil: throw .usage(.noPopulationStated)
    case .residential where study.residential == nil: throw .usage(.noResidentialStated)
    case let measure?: return measure
    case nil where study.population != nil: return .population
    case nil: return study.residential == nil ? .area : .residential
    }
  }

  /// Cells are not refined to larger ones.
  func checkCells() throws(InputError) {
    let cell = study.cell ?? AssessmentOptions().cell
    if let finest = study.minimumCell, finest > cell {
      throw .usage(.finestCellTooLarge(finest, cell: cell))
    }
  }

  /// Warns of types that serve a street or a district only where communities do not say theirs.
  func noteUnnamedAreas(
    _ standard: Standard, _ communities: [Community], _ log: inout ReadingLog
  ) {
    for type in standard.types where study.types?.contains(type.id) ?? true {
      let area: KeyPath<Community, String?>
      switch type.serves {
      case .anyone, .community: continue
      case .street: area = \.street
      case .district: area = \.district
      }
      let unnamed = communities.count { $0[keyPath: area] == nil }
      guard unnamed > 0 else { continue }
      let message = InputMessage.areaNotNamed(type.id, area: type.serves.rawValue, count: unnamed)
      log.note(
        Finding(.warning, .kept, field: type.serves.rawValue, message),
        file: study.communities?.path)
    }
  }

  /// Reports files that the study names and this version, or this run, does not read.
  func noteUnread(_ metric: Metric, _ log: inout ReadingLog) {
    let layers = [study.survey?.path] + study.units.map(\.source.path)
    for path in layers.compactMap(\.self) {
      log.note(Finding(.warning, .skipped, .layerNotRead), file: path)
      log.assume("\(path): \(InputMessage.layerNotRead.problem[language])")
    }
    if let barriers = study.barriers, metric == .straight {
      log.note(Finding(.info, .skipped, .barriersNotUsed), file: barriers.path)
    }
  }
}
