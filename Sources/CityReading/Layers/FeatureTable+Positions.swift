import PlanarGeometry
import Projection
import TableFiles
import Wording

extension FeatureTable {
  /// Makes points of the columns x and y, which may be absent unless `requiresPlaces`. Rows without a
  /// place keep their row, without geometry.
  mutating func takePositions(
    from fields: FieldMapping, _ requiresPlaces: Bool
  ) throws(InputError) {
    guard let x = fields[.x], let y = fields[.y] else {
      guard !requiresPlaces else {
        throw .data(file: path, row: nil, .noPositionFields(among: attributes.columns))
      }
      for row in 0..<attributes.count { skipRow(row, field: nil, .unlocated) }
      return
    }
    for row in 0..<attributes.count {
      switch (attributes.number(row: row, column: x), attributes.number(row: row, column: y)) {
      case (.value(let x), .value(let y)):
        geometry.coordinates.append(SourceCoordinate(x: x, y: y))
        geometry.endRing()
        geometry.endPart()
        geometry.endFeature(.points)
      case (.invalid(let text), _):
        skipRow(row, field: attributes.columns[x], .notANumber(text))
      case (_, .invalid(let text)):
        skipRow(row, field: attributes.columns[y], .notANumber(text))
      default:
        skipRow(row, field: nil, .unlocated)
      }
    }
  }

  private mutating func skipRow(_ row: Int, field: String?, _ message: InputMessage) {
    geometry.endFeature(.none)
    findings.append(
      Finding(.error, .skipped, row: attributes.rowNumbers[row], field: field, message))
  }

  /// Whether at least half of the coordinates could be longitude and latitude.
  var mostLookLikeDegrees: Bool {
    geometry.coordinates.count(where: \.isInDegrees) * 2 >= geometry.coordinates.count
  }

  /// Whether at least half of the coordinates could be latitude and longitude.
  var mostLookSwapped: Bool {
    geometry.coordinates.count(where: \.swapped.isInDegrees) * 2 >= geometry.coordinates.count
  }

  /// Takes the geometry off features whose coordinates are no longitude and latitude; that most of
  /// them are so is an error of the coordinate system.
  mutating func checkDegrees() throws(InputError) {
    let features = (0..<geometry.count).filter { geometry.kinds[$0] != .none }
    let outside = features.filter { feature in
      !geometry.coordinates[geometry.coordinateRange(of: feature)].allSatisfy(\.isInDegrees)
    }
    if outside.count * 2 > features.count {
      throw .data(file: path, row: nil, mostLookSwapped ? .swappedColumns : .notDegrees)
    }
    for feature in outside {
      let coordinates = geometry.coordinates[geometry.coordinateRange(of: feature)]
      let isSwapped = coordinates.allSatisfy(\.swapped.isInDegrees)
      findings.append(
        Finding(
          .error, .skipped, row: attributes.rowNumbers[feature],
          isSwapped ? .swapped : .beyondDegrees))
      geometry.discard(feature)
    }
  }
}

extension SourceCoordinate {
  var isInDegrees: Bool { abs(x) <= 180 && abs(y) <= 90 }

  var swapped: SourceCoordinate { SourceCoordinate(x: y, y: x) }
}
