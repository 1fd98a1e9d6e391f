import Examination

extension CityReader {
  /// The metric of the study; without one, straight lines. That a network, which is not read, would
  /// change the metric is an error.
  func resolvedMetric() throws(InputError) -> Metric {
    if study.metric == .network {
      throw .data(file: study.network?.path, row: nil, .networkNotRead)
    }
    if study.metric == nil, let network = study.network {
      throw .data(file: network.path, row: nil, .networkUnstated)
    }
    return .straight
  }

  /// The measure of the study; without one, residential land where it is given, else area. That
  /// population, which is not read, would change the measure is an error.
  func resolvedMeasure() throws(InputError) -> DemandMeasure {
    switch study.measure {
    case .population:
      throw .data(file: study.population?.path, row: nil, .populationNotRead)
    case .residential where study.residential == nil:
      throw .usage(.noResidentialStated)
    case let measure?:
      return measure
    case nil:
      if let population = study.population {
        throw .data(file: population.path, row: nil, .populationUnstated)
      }
      return study.residential == nil ? .area : .residential
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
      let message = InputMessage.areaNotNamed(type.id, type.serves, count: unnamed)
      log.note(
        Finding(.warning, .kept, field: type.serves.rawValue, message),
        file: study.communities?.path)
    }
  }

  /// Reports files and keys that the study names and this version does not read.
  func noteUnread(_ log: inout ReadingLog) {
    let layers = [study.network?.path, study.population?.path]
    let others = [study.barriers?.path, study.survey?.path] + study.units.map(\.source.path)
    for path in (layers + others).compactMap(\.self) {
      log.note(Finding(.warning, .skipped, .layerNotRead), file: path)
      log.assume("\(path): \(InputMessage.layerNotRead.problem[language])")
    }
    let keys = ["min_cell": study.minimumCell, "snap_limit": study.snapLimit]
    for (key, value) in keys.sorted(by: { $0.key < $1.key }) where value != nil {
      log.note(Finding(.warning, .skipped, field: key, .keyNotUsed(key)), file: study.file?.path)
    }
  }
}

extension NetworkSource {
  fileprivate var path: String {
    switch self {
    case .file(let source): source.path
    case .tables(let nodes, _, _, _): nodes
    }
  }
}
