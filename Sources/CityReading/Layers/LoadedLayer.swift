import Projection
import RunFiles
import TableFiles
import Wording

/// A layer whose fields and coordinate system are known.
struct LoadedLayer {
  var layer: SourceLayer
  let fields: FieldMapping
  let crs: CoordinateSystem

  var path: String { layer.path }
  var count: Int { layer.attributes.count }

  /// Reads the file of `source`. What is wrong with single rows goes to `log`.
  ///
  /// - Parameter requiresPlaces: whether a table must have coordinates. If not, the findings about rows
  ///   without a place stay in `layer`.
  init(
    _ source: LayerSource, roles: [FieldRole], requiresPlaces: Bool = true,
    log: inout ReadingLog
  ) throws(InputError) {
    let contents = try FileContents(path: source.path)
    layer = try SourceLayer(contents)
    log.record(contents, features: layer.attributes.count)
    if source.layer != nil {
      layer.findings.append(Finding(.warning, .kept, .layerIgnored))
    }
    if layer.attributes.count == 0 {
      layer.findings.append(Finding(.warning, .skipped, .noRows))
    }
    fields = try FieldMapping(roles, stated: source.fields, in: layer)
    if layer.format == .csv { try layer.takePositions(from: fields, requiresPlaces) }
    crs = try Self.coordinateSystem(of: &layer, stated: source.crs, log: &log)
    if crs.isGeographic { try layer.checkDegrees() }
    for finding in layer.findings where requiresPlaces || !finding.isAboutNoPlace {
      log.note(finding, file: path)
    }
    layer.findings = requiresPlaces ? [] : layer.findings.filter(\.isAboutNoPlace)
    if !fields.assumptions.isEmpty {
      log.assume("\(path): \(fields.assumptions.joined(separator: ", "))")
    }
  }

  func row(_ position: Int) -> Int { layer.attributes.rowNumbers[position] }

  func text(_ position: Int, _ role: FieldRole) -> String? {
    layer.attributes.text(row: position, column: fields[role])
  }

  /// A number that is not negative; anything else leaves a problem and is nil.
  func amount(
    _ position: Int, _ role: FieldRole, feature: String?, log: inout ReadingLog
  ) -> Double? {
    let reading = layer.attributes.number(row: position, column: fields[role])
    switch reading {
    case .absent: return nil
    case .value(let number) where (0...InputMessage.largestAmount).contains(number): return number
    case .value(let number) where number > InputMessage.largestAmount:
      noteAmount(position, role, .tooLargeAmount("\(number)"), feature, &log)
    case .value(let number):
      noteAmount(position, role, .negative("\(number)"), feature, &log)
    case .invalid(let text):
      noteAmount(position, role, .notANumber(text), feature, &log)
    }
    return nil
  }

  private func noteAmount(
    _ position: Int, _ role: FieldRole, _ message: InputMessage, _ feature: String?,
    _ log: inout ReadingLog
  ) {
    let field = fields[role].map { layer.attributes.columns[$0] }
    let finding = Finding(.warning, .skipped, row: row(position), field: field, message)
    log.note(finding, file: path, feature: feature)
  }

  private static func coordinateSystem(
    of layer: inout SourceLayer, stated: String?, log: inout ReadingLog
  ) throws(InputError) -> CoordinateSystem {
    if let text = stated ?? layer.declaredCRS {
      do throws(ProjectionError) {
        return try CoordinateSystem(text)
      } catch {
        throw .data(file: layer.path, row: nil, .badCRS("\(error)"))
      }
    }
    guard layer.format == .csv, !layer.geometry.coordinates.isEmpty else { return .wgs84 }
    guard layer.mostLookLikeDegrees else {
      throw .data(
        file: layer.path, row: nil, layer.mostLookSwapped ? .swappedColumns : .crsMissing)
    }
    layer.findings.append(Finding(.warning, .assumed, .degreesAssumed))
    log.assume("\(layer.path): crs = EPSG:4326")
    return .wgs84
  }
}

extension Finding {
  /// Whether it says that a row has no place at all.
  fileprivate var isAboutNoPlace: Bool { message == .unlocated || message == .noGeometry }
}
