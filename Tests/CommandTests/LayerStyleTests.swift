import Foundation
import TestSupport
import Testing

/// What QGIS finds in `layer_styles`, with names that nobody should trust.
@Suite struct LayerStyleTests {
  private let town: NamedTown

  init() throws {
    town = try NamedTown()
    for language in ["en", "zh"] {
      let run = try town.run(
        ["assess", "--format", "gpkg", "--skip-balance", "--language", language], out: language)
      try #require(run.status == 0, "\(run.error)")
    }
  }

  private struct Style {
    var layer: String
    var isDefault: Bool
    var qml: MarkupTree
    var sld: MarkupTree
  }

  private func styles(_ made: PackageMaker) throws -> [Style] {
    let count = try #require(Int(try made.value("SELECT count(*) FROM layer_styles") ?? ""))
    return try (1...max(count, 1)).map { id in
      func cell(_ column: String) throws -> String {
        try #require(try made.value("SELECT \(column) FROM layer_styles WHERE id = \(id)"))
      }
      return Style(
        layer: try cell("f_table_name"), isDefault: try cell("useAsDefault") == "1",
        qml: try MarkupTree(try cell("styleQML")), sld: try MarkupTree(try cell("styleSLD")))
    }
  }

  /// As QGIS makes the table, so that it may write into it.
  @Test func tableIsThatOfQGIS() throws {
    let made = try town.package("en")
    #expect(
      try made.value("SELECT group_concat(name) FROM pragma_table_info('layer_styles')") == """
        id,f_table_catalog,f_table_schema,f_table_name,f_geometry_column,styleName,styleQML,\
        styleSLD,useAsDefault,description,owner,ui,update_time
        """)
    #expect(
      try made.value(
        """
        SELECT group_concat(DISTINCT update_time || f_geometry_column || f_table_schema)
        FROM layer_styles
        """) == "2000-01-01T00:00:00.000Zgeom")
    #expect(try made.value("SELECT count(*) FROM layer_styles WHERE length(styleName) > 30") == "0")
  }

  /// Every layer has one style that it is opened with, made of columns that it has.
  @Test func everyLayerHasADefault() throws {
    let made = try town.package("en")
    let all = try styles(made)
    let layers = try #require(
      try made.value("SELECT group_concat(table_name) FROM gpkg_geometry_columns"))
    for layer in layers.split(separator: ",") {
      #expect(all.count { $0.layer == layer && $0.isDefault } == 1, "\(layer)")
    }
    for style in all {
      let renderer = try #require(style.qml.all("renderer-v2").first)
      let used =
        [renderer.attributes["attr"]]
        + style.qml.all("text-style").map { $0.attributes["fieldName"] }
      for column in used.compactMap(\.self) where !column.isEmpty {
        let literal = column.replacing("'", with: "''")
        let found = try made.value(
          "SELECT count(*) FROM pragma_table_info('\(style.layer)') WHERE name = '\(literal)'")
        #expect(found == "1", "\(style.layer) \(column)")
      }
      let symbols = style.qml.all("symbol").compactMap { $0.attributes["name"] }
      let classes = (style.qml.all("category") + style.qml.all("range")).compactMap {
        $0.attributes["symbol"]
      }
      #expect(classes.isEmpty ? symbols == ["0"] : classes == symbols)
      #expect(style.sld.all("se:Rule").count == symbols.count)
    }
  }

  private func legend(_ layer: String, _ language: String) throws -> [String?] {
    let all = try styles(try town.package(language))
    let style = try #require(all.first { $0.layer == layer && $0.isDefault })
    return style.qml.all("category").map { $0.attributes["label"] }
  }

  @Test func legendsSpeakTheLanguageOfTheRun() throws {
    #expect(try legend("gaps", "zh") == ["布局缺失:无覆盖", "布局缺失:部分覆盖", "服务水平不佳"])
    #expect(
      try legend("gaps", "en")
        == ["absent: nobody within reach", "partial: too few within reach", "poor service"])
    #expect(try legend("communities", "zh").first == "5分钟圈达标")
  }

  /// Colours of verdicts, and of shares at the threshold: what suffices is blue.
  @Test func coloursSayWhatIsMet() throws {
    let all = try styles(try town.package("en"))
    let map = all.filter { $0.layer == "coverage_map" }
    #expect(map.count == 2 * NamedTown.types.count)
    func colors(_ style: Style) -> [String] {
      style.qml.all("prop").filter { $0.attributes["k"] == "color" }.compactMap {
        $0.attributes["v"].map { $0.split(separator: ",").prefix(3).joined(separator: ",") }
      }
    }
    #expect(
      map[0].qml.all("category").compactMap { $0.attributes["value"] }
        == ["met", "partial", "absent", "undecided", "no_demand"])
    #expect(colors(map[0]).prefix(3) == ["59,130,196", "246,193,119", "200,80,30"])
    let shares = try #require(map.last)
    let bounds = shares.qml.all("range").map { ($0.attributes["lower"], $0.attributes["upper"]) }
    #expect(bounds.map(\.1) == ["1", "0.9", "0.8", "0.533333333", "0.266666667"])
    #expect(bounds.map(\.0) == ["0.9", "0.8", "0.533333333", "0.266666667", "0"])
    #expect(colors(shares)[1] == "157,198,228" && colors(shares)[2] == "253,174,107")
  }

  /// QGIS computes what stands between `[%` and `%]` in a legend, and a mark of direction turns the words behind it.
  @Test func legendsComputeNothing() throws {
    for language in ["en", "zh"] {
      for style in try styles(try town.package(language)) {
        let words = ["category", "range"].flatMap { style.qml.all($0) }.compactMap {
          $0.attributes["label"]
        }
        let names = style.sld.all("se:Name").map(\.text)
        for text in words + names {
          #expect(!text.contains("[%") && !text.unicodeScalars.contains("\u{202E}"), "\(text)")
        }
      }
      let made = try town.package(language)
      let names = try made.value("SELECT group_concat(styleName) FROM layer_styles")
      #expect(names?.contains("[ % layer_property") == true && names?.contains("[%") == false)
    }
  }
}
