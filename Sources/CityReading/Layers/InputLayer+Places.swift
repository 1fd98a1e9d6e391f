import FlatArrays
import PlanarGeometry
import Projection
import TableFiles
import Wording

extension InputLayer {
  /// Takes out of use the geometries of another kind than `kind`, with a problem each.
  mutating func discardAllBut(
    _ kind: GeometryTable.Kind, _ message: InputMessage, log: inout ReadingLog
  ) {
    for feature in 0..<features.geometry.count {
      guard ![kind, .none].contains(features.geometry.kinds[feature]) else { continue }
      log.note(Finding(.error, .skipped, row: row(feature), says: message), file: path)
      features.geometry.discard(feature)
    }
  }

  /// Features farther from the median in longitude or latitude than this, in degrees, are strays as
  /// far as the middle of the city is concerned.
  private static let strayDistance = 2.0

  /// The local system about the middle of the box, in degrees, around the features that lie near the
  /// median of all: features that are out of place do not move it.
  ///
  /// - Parameter given: the system that was given instead; nil: none was.
  /// - Complexity: O(vertices + n log n) for n features.
  func localSystem(given: String?) throws(InputError) -> LocalSystem {
    let center = try center()
    guard let given else { return LocalSystem(center: center) }
    return try .given(given, about: center)
  }

  private func center() throws(InputError) -> GeographicPoint {
    let all = try boxesInDegrees()
    try refuseMisplaced(all)
    let boxes = all.filter { !$0.isEmpty }
    try refuseBothSides(boxes)
    guard let longitude = boxes.map(\.center.x).median,
      let latitude = boxes.map(\.center.y).median
    else { throw .data(file: path, row: nil, .noCommunities) }
    var box = PlanarBox.empty
    for feature in boxes {
      let offset = feature.center - PlanarPoint(x: longitude, y: latitude)
      if max(abs(offset.x), abs(offset.y)) <= Self.strayDistance { box.insert(feature) }
    }
    let center = box.isEmpty ? PlanarPoint(x: longitude, y: latitude) : box.center
    return GeographicPoint(longitude: center.x, latitude: center.y)
  }

  /// The boxes around the features that have a geometry.
  private func boxesInDegrees() throws(InputError) -> [PlanarBox] {
    let geometry = features.geometry
    let points = try degrees(geometry.coordinates)
    return (0..<geometry.count).filter { geometry.kinds[$0] != .none }.map { feature in
      var box = PlanarBox.empty
      for point in points[geometry.coordinateRange(of: feature)] where point.isFinite {
        box.insert(point)
      }
      return box
    }
  }

  private func degrees(_ coordinates: [SourceCoordinate]) throws(InputError) -> [PlanarPoint] {
    if crs == .wgs84 { return coordinates.map { PlanarPoint(x: $0.x, y: $0.y) } }
    do throws(ProjectionError) {
      let transform = try GeographicTransform(from: crs)
      return transform.toGeographic(coordinates).map {
        PlanarPoint(x: $0.longitude, y: $0.latitude)
      }
    } catch {
      throw .data(file: path, row: nil, .badCRS("\(error)"))
    }
  }

  /// All coordinates of the layer in local metres; what cannot be projected is not finite.
  ///
  /// - Throws: also when most are not, and another reading of them would be.
  func points(in local: LocalSystem) throws(InputError) -> [PlanarPoint] {
    let points = try local.positions(of: features.geometry.coordinates, in: crs, file: path)
    let strays = points.count { !$0.isFinite }
    if strays * 2 > points.count, let reason = misplacement {
      throw features.refusal(reason.message(in: crs))
    }
    return points
  }

  /// An id for a row that has none, from the file's name and the row.
  func generatedID(_ position: Int) -> String {
    let name = path.fileName
    let stem = name.split(separator: ".").first.map(String.init) ?? name
    return "\(stem)#\(row(position))"
  }
}

extension FeatureTable {
  /// Makes points of the columns x and y, which may be absent unless `requiresPlaces`. Rows without a
  /// place keep their row, without geometry.
  mutating func takePositions(
    from fields: FieldMapping, _ requiresPlaces: Bool
  ) throws(InputError) {
    guard let x = fields[.x], let y = fields[.y] else {
      guard !requiresPlaces else {
        let addresses = addressesWithoutPlaces(in: 0..<attributes.count)
        throw .data(
          file: path, row: nil,
          addresses?.message ?? .noPositionFields(among: attributes.columns))
      }
      for row in 0..<attributes.count { skipRow(row, field: nil, .unlocated) }
      return
    }
    var angles = AnglesRead()
    for row in 0..<attributes.count {
      let places = (
        attributes.place(row: row, column: x, isLongitude: true, &angles),
        attributes.place(row: row, column: y, isLongitude: false, &angles)
      )
      switch places {
      case (.value(let x), .value(let y)):
        geometry.coordinates.append(SourceCoordinate(x: x, y: y))
        geometry.endRing()
        geometry.endPart()
        geometry.endFeature(.points)
      case (.invalid(let message), _): skipRow(row, field: attributes.columns[x], message)
      case (_, .invalid(let message)): skipRow(row, field: attributes.columns[y], message)
      default: skipRow(row, field: nil, .unlocated)
      }
    }
    if let message = angles.message {
      findings.append(Finding(.info, .assumed, says: message))
    }
    let unlocated = geometry.kinds.indices.filter { geometry.kinds[$0] == .none }
    if let finding = addressesWithoutPlaces(in: unlocated) { findings.append(finding) }
  }

  /// Tells of addresses in rows without coordinates; nil where there are none.
  private func addressesWithoutPlaces(in rows: some Sequence<Int>) -> Finding? {
    guard let column = FieldRole.address.column(in: self) else { return nil }
    let addressed = rows.filter { attributes.text(row: $0, column: column) != nil }
    guard let first = addressed.first else { return nil }
    return Finding(
      .warning, .kept, row: attributes.rowNumbers[first], field: attributes.columns[column],
      says: .addressesOnly(addressed.count, column: attributes.columns[column]))
  }

  /// The error that the coordinates contradict their system, with the name of the file that states it.
  func refusal(_ message: InputMessage) -> InputError {
    let file = declaringFile?.fileName
    return .data(file: path, row: nil, file.map(message.contradicting) ?? message)
  }

  private mutating func skipRow(_ row: Int, field: String?, _ message: InputMessage) {
    geometry.endFeature(.none)
    findings.append(
      Finding(.error, .skipped, row: attributes.rowNumbers[row], field: field, says: message))
  }

  /// Whether at least half of the coordinates could be longitude and latitude.
  var mostLookLikeDegrees: Bool {
    geometry.coordinates.count(where: \.isInDegrees) * 2 >= geometry.coordinates.count
  }

  /// Whether at least half of the coordinates could be latitude and longitude.
  var mostLookSwapped: Bool {
    geometry.coordinates.count(where: \.swapped.isInDegrees) * 2 >= geometry.coordinates.count
  }

  /// How many times degrees most coordinates seem to be, where no metres are as many: 1000000 or 10000000.
  var degreeFactor: String? {
    let factors: [(Double, String)] = [(1e6, "1000000"), (1e7, "10000000")]
    return factors.first { factor, _ in
      let count = geometry.coordinates.count { place in
        abs(place.x) > 5e7 && abs(place.x) <= 180 * factor && abs(place.y) > 180
          && abs(place.y) <= 90 * factor
      }
      return count * 2 > geometry.coordinates.count
    }?.1
  }

  /// Takes the geometry off features whose coordinates are no longitude and latitude; that most of
  /// them are so is an error of the coordinate system.
  mutating func checkDegrees() throws(InputError) {
    let features = (0..<geometry.count).filter { geometry.kinds[$0] != .none }
    let outside = features.filter { feature in
      !geometry.coordinates[geometry.coordinateRange(of: feature)].allSatisfy(\.isInDegrees)
    }
    if outside.count * 2 > features.count {
      let reason = degreeFactor.map(InputMessage.microdegrees)
      throw refusal(mostLookSwapped ? .swappedColumns : reason ?? .notDegrees)
    }
    for feature in outside {
      let coordinates = geometry.coordinates[geometry.coordinateRange(of: feature)]
      let isSwapped = coordinates.allSatisfy(\.swapped.isInDegrees)
      findings.append(
        Finding(
          .error, .skipped, row: attributes.rowNumbers[feature],
          says: isSwapped ? .swapped : .beyondDegrees))
      geometry.discard(feature)
    }
  }
}

extension SourceCoordinate {
  var isInDegrees: Bool { abs(x) <= 180 && abs(y) <= 90 }

  var swapped: SourceCoordinate { SourceCoordinate(x: y, y: x) }
}
