import RunFiles
import TableFiles
public import Wording

/// What a GeoJSON file or a table holds, before anything is made of it: what to name in the `fields` of
/// a study file.
public struct LayerSummary: Equatable, Sendable {
  /// Features of a GeoJSON file, or rows of a table.
  public let features: Int
  /// Names of the fields in the order in which they appear.
  public let columns: [String]
  /// Positions of all geometries, closing ones included; 0 for a table, whose positions are fields.
  public let positions: Int
  /// Coordinate system that the file itself names.
  public let declaredCRS: String?

  /// Reads a whole file: every value's place and every position's numbers.
  ///
  /// - Throws: when the file cannot be read or its text is broken as a whole.
  /// - Complexity: O(bytes).
  public init(path: String) throws(InputError) {
    let layer = try FeatureTable(FileContents(path: path))
    features = layer.attributes.count
    columns = layer.attributes.columns
    positions = layer.geometry.coordinates.count
    declaredCRS = layer.declaredCRS
  }
}
