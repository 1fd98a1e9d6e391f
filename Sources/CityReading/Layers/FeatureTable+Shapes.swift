import GEOSBridge
import TableFiles
import Wording

/// Places in one column of a table: well-known text (`POLYGON ((…))`, also with `SRID=4490;` before it) or
/// well-known binary in hexadecimal digits, as databases export them.
extension FeatureTable {
  /// The column that holds geometries: a stated one, or where there are no coordinates one with a usual name.
  func shapeColumn(
    stated fields: [String: String], besides mapping: FieldMapping
  ) throws(InputError) -> Int? {
    let key = FieldRole.shape.key
    if let name = fields[key] {
      return try FieldMapping([.shape], stated: [key: name], in: self)[.shape]
    }
    let hasPlaces = mapping[.x] != nil && mapping[.y] != nil
    return hasPlaces ? nil : FieldRole.shape.column(in: self)
  }

  /// Makes geometries of the column, row by row; rows without one keep their row, without geometry.
  ///
  /// - Throws: when GEOS cannot be had.
  /// - Complexity: O(bytes of the column).
  mutating func takeShapes(from column: Int) throws(InputError) {
    let texts: WellKnownText
    do throws(GEOSError) {
      texts = try WellKnownText()
    } catch {
      throw .library(file: path, .library("\(error)"))
    }
    var systems: Set<Int?> = []
    for row in 0..<attributes.count {
      let number = attributes.rowNumbers[row]
      guard let text = attributes.text(row: row, column: column) else {
        geometry.appendFeature(without: .unlocated, row: number, findings: &findings)
        continue
      }
      let shape = WellKnownShape(text)
      systems.insert(shape.system)
      switch shape.binary(texts) {
      case .success(let bytes):
        bytes.withUnsafeBytes {
          geometry.appendFeature(wkb: $0, row: number, findings: &findings)
        }
      case .failure(let fault):
        geometry.appendFeature(without: fault.message, row: number, findings: &findings)
      }
    }
    if systems.count == 1, case let system?? = systems.first { declaredCRS = "EPSG:\(system)" }
    assumptions.append("geometry = \(attributes.columns[column])")
  }
}

/// One geometry as a cell has it.
private struct WellKnownShape {
  /// Code of EPSG that it states.
  private(set) var system: Int?
  private var text: Substring
  private var bytes: [UInt8]?

  struct Fault: Error { var message: InputMessage }

  init(_ cell: String) {
    text = cell[...]
    let isHexadecimal = text.utf8.count % 2 == 0 && text.utf8.allSatisfy(\.isHexadecimal)
    if isHexadecimal {
      bytes = Self.decoded(cell)
      system = bytes.flatMap(Self.system)
      return
    }
    guard let match = cell.prefixMatch(of: /(?i)srid\s*=\s*(\d{1,6})\s*;\s*/) else { return }
    system = Int(match.output.1)
    text = cell[match.range.upperBound...]
  }

  func binary(_ texts: WellKnownText) -> Result<[UInt8], Fault> {
    if let bytes { return .success(bytes) }
    do throws(GEOSError) {
      return .success(try texts.binary(String(text)))
    } catch {
      return .failure(Fault(message: .badWellKnownText(String(text), reason: error.message)))
    }
  }

  private static func decoded(_ hexadecimal: String) -> [UInt8] {
    let digits = hexadecimal.utf8.map { $0.hexadecimalValue }
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  /// What PostGIS puts behind the type, if its bit is set.
  private static func system(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 9 else { return nil }
    func word(_ place: Int) -> UInt32 {
      let four = bytes[place..<place + 4]
      let ordered = bytes[0] == 1 ? Array(four.reversed()) : Array(four)
      return ordered.reduce(0) { $0 << 8 | UInt32($1) }
    }
    guard word(1) & 0x2000_0000 != 0, case let code = word(5), code > 0 else { return nil }
    return Int(code)
  }
}

extension UInt8 {
  fileprivate var isHexadecimal: Bool {
    (48...57).contains(self) || (97...102).contains(self | 0x20)
  }

  /// Of a hexadecimal digit.
  fileprivate var hexadecimalValue: UInt8 { self < 58 ? self - 48 : (self | 0x20) - 87 }
}
