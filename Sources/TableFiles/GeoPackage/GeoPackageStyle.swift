package import RunFiles

/// How QGIS draws a layer of a GeoPackage, as it keeps that in the table `layer_styles`.
package struct GeoPackageStyle: Sendable {
  /// Name of the layer, and of the column of its shapes.
  package var layer: String
  package var geometryColumn: String
  /// What people choose it by; QGIS shows 30 characters.
  package var name: String
  /// The style as QGIS writes it, and as other programs read it (OGC 05-078r4).
  package var qml: String
  package var sld: String
  /// Whether the layer is opened with it. A layer has one such style.
  package var isDefault: Bool

  package init(
    _ name: String, layer: String, geometryColumn: String = "geom", qml: String, sld: String,
    isDefault: Bool
  ) {
    (self.name, self.layer, self.geometryColumn) = (name, layer, geometryColumn)
    (self.qml, self.sld, self.isDefault) = (qml, sld, isDefault)
  }
}

extension GeoPackageWriter {
  /// Writes the styles of the layers; once, behind all layers.
  ///
  /// Their time is that of `fixedDate`, so that same styles are same bytes.
  package func write(_ styles: [GeoPackageStyle]) throws(OutputError) {
    guard !styles.isEmpty else { return }
    try begin(Self.styleTable)
    for style in styles {
      try row([
        .text(""), .text(""), .text(style.layer), .text(style.geometryColumn),
        .text(String(style.name.prefix(Self.longestName))), .text(style.qml), .text(style.sld),
        .flag(style.isDefault), .text(""), .text(""), .text(nil), .text(Self.fixedDate),
      ])
    }
  }

  private static let longestName = 30

  /// With the columns that QGIS gives the table where it makes it.
  private static var styleTable: GeoPackageLayer {
    var table = GeoPackageLayer(
      "layer_styles",
      columns: [
        .init("f_table_catalog", .text), .init("f_table_schema", .text),
        .init("f_table_name", .text), .init("f_geometry_column", .text), .init("styleName", .text),
        .init("styleQML", .text), .init("styleSLD", .text), .init("useAsDefault", .flag),
        .init("description", .text), .init("owner", .text), .init("ui", .text),
        .init("update_time", .moment),
      ])
    table.key = "id"
    return table
  }
}
