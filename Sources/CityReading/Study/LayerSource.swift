/// A file with features or rows, and how to read it.
public struct LayerSource: Hashable, Sendable {
  /// Absolute or relative to the working directory.
  public var path: String
  /// Name of the layer in a file that has several.
  public var layer: String?
  /// `EPSG:n`, a PROJ string, WKT, …; nil: as the file says or by the rules of its format.
  public var crs: String?
  /// Name of a field in the file by the key that a study gives it, such as `["id": "社区编码"]`.
  public var fields: [String: String]

  public init(
    path: String, layer: String? = nil, crs: String? = nil, fields: [String: String] = [:]
  ) {
    self.path = path
    self.layer = layer
    self.crs = crs
    self.fields = fields
  }
}

/// A layer of polygons that is examined besides the communities.
public struct UnitSource: Hashable, Sendable {
  public var source: LayerSource
  public var name: String?

  public init(source: LayerSource, name: String? = nil) {
    self.source = source
    self.name = name
  }
}

/// A pedestrian network: one file, or nodes and edges in two.
public enum NetworkSource: Hashable, Sendable {
  case file(LayerSource)
  case tables(nodes: String, edges: String, fields: [String: String], crs: String?)
}
