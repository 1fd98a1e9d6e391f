package import PlanarGeometry

/// A layer or table as it goes into a GeoPackage: what it is called and what its columns hold.
package struct GeoPackageLayer: Sendable {
  /// Name of its table, unlike those of the others without regard to case.
  package var name: String
  package var kind: Kind
  package var columns: [Column]
  package var system: System
  /// Name of the column of its key; another one like it where a column has the name.
  package var key = "fid"

  /// What its features are; `table` has none. Lines and polygons may have several parts.
  package enum Kind: Sendable { case table, points, lines, polygons }

  /// A column; names differ without regard to case.
  package struct Column: Sendable {
    package var name: String
    package var type: ColumnType

    package init(_ name: String, _ type: ColumnType) { (self.name, self.type) = (name, type) }
  }

  package enum ColumnType: String, Sendable {
    case text = "TEXT"
    case integer = "INTEGER"
    case real = "REAL"
    case flag = "BOOLEAN"
    /// A text such as `2000-01-01T00:00:00.000Z`.
    case moment = "DATETIME"
  }

  /// A coordinate system of EPSG, x being the easting or longitude.
  package struct System: Hashable, Sendable {
    package var code: Int
    package var name: String
    /// WKT of 2001.
    package var definition: String

    package init(code: Int, name: String, definition: String) {
      (self.code, self.name, self.definition) = (code, name, definition)
    }
  }

  package init(
    _ name: String, _ kind: Kind = .table, columns: [Column], system: System = .wgs84
  ) {
    (self.name, self.kind, self.columns, self.system) = (name, kind, columns, system)
  }

  /// Name of the column of the key that no other column has.
  var keyColumn: String { free(key) }

  /// Name of the column of the shapes; nil for a table.
  package var geometryColumn: String? { kind == .table ? nil : free("geom") }

  /// `name`, or one like it that no column has.
  private func free(_ name: String) -> String {
    let taken = Set(columns.map { $0.name.lowercased() })
    var (free, number) = (name, 0)
    while taken.contains(free) {
      number += 1
      free = "\(name)_\(number)"
    }
    return free
  }
}

extension GeoPackageLayer.System {
  package static let wgs84 = Self(
    code: 4326, name: "WGS 84",
    definition: """
      GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,\
      AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,\
      AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],\
      AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]
      """)
}

/// A value of a row; nil, NaN and infinities become NULL.
package enum GeoPackageValue: Sendable {
  case text(String?)
  case integer(Int?)
  case real(Double?)
  case flag(Bool?)
}

/// The place of a feature. Rings are closed; the first of a polygon is its outline, counter-clockwise, the
/// others are holes.
package enum GeoPackageShape: Sendable {
  case point(SourceCoordinate)
  case lines([[SourceCoordinate]])
  case polygons([[[SourceCoordinate]]])
}

extension GeoPackageShape {
  /// The box around all finite coordinates; nil where there is nothing to write: no coordinate, or one that
  /// is not finite.
  var bounds: PlanarBox? {
    let all: [SourceCoordinate] =
      switch self {
      case .point(let point): [point]
      case .lines(let lines): lines.flatMap { $0 }
      case .polygons(let polygons): polygons.flatMap { $0.flatMap { $0 } }
      }
    guard !all.isEmpty, all.allSatisfy(\.isFinite) else { return nil }
    return PlanarBox(around: all.lazy.map { PlanarPoint(x: $0.x, y: $0.y) })
  }
}
