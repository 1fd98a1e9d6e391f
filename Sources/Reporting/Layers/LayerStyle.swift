import TableFiles
import Wording

/// How a layer looks on a map, apart from the program that draws it.
struct LayerStyle: Sendable {
  /// Name of the layer.
  var layer: String
  /// What people choose it by.
  var name: String
  var rule: Rule
  /// nil: nothing is written beside the shapes.
  var label: Label?
  /// A column of numbers: features with the least lie on top. nil: as they come.
  var topmost: String?
  /// Whether the layer is opened with it.
  var isDefault = false

  init(_ name: String, of layer: String, _ rule: Rule, label: Label? = nil) {
    (self.name, self.layer, self.rule, self.label) = (name, layer, rule, label)
  }

  /// What decides the look of a feature.
  enum Rule: Sendable {
    case same(Look)
    /// A column of texts; what none of the classes names looks like the last one where its value is nil.
    case values(of: String, [ValueClass])
    /// A column of numbers, classes from the greatest to the least: a number on a border is in the class above it.
    case ranges(of: String, [RangeClass])
  }

  /// Colour of areas, points and lines, and how large points are in millimetres.
  struct Look: Sendable {
    var color: PictureColor
    /// 0…1, of areas.
    var opacity = 0.85
    var size = 2.0

    init(_ color: PictureColor, opacity: Double = 0.85, size: Double = 2) {
      (self.color, self.opacity, self.size) = (color, opacity, size)
    }
  }

  struct ValueClass: Sendable {
    /// nil: all others.
    var value: String?
    var title: String
    var look: Look

    init(_ value: String?, _ title: String, look: Look) {
      (self.value, self.title, self.look) = (value, title, look)
    }
  }

  struct RangeClass: Sendable {
    var from: Double
    var to: Double
    var title: String
    var look: Look
  }

  /// Names beside the shapes.
  struct Label: Sendable {
    /// The column that is written.
    var column: String
    /// N of the smallest scale, 1 : N, on which they are written.
    var smallestScale: Double
  }
}

extension LayerStyle {
  /// As a GeoPackage holds it; nil where the layer has no shapes.
  func written(on layer: GeoPackageLayer) -> GeoPackageStyle? {
    guard let geometry = layer.geometryColumn else { return nil }
    return GeoPackageStyle(
      name.plainForStyles, layer: layer.name, geometryColumn: geometry, qml: qml(layer.kind),
      sld: sld(layer.kind), isDefault: isDefault)
  }

  /// The classes as they stand in a legend, from above.
  var looks: [Look] {
    switch rule {
    case .same(let look): [look]
    case .values(_, let classes): classes.map(\.look)
    case .ranges(_, let classes): classes.map(\.look)
    }
  }
}

extension [LayerStyle] {
  /// The first style of each layer is the one that it is opened with.
  var withDefaults: [LayerStyle] {
    var seen: Set<String> = []
    return map { style in
      var style = style
      style.isDefault = seen.insert(style.layer).inserted
      return style
    }
  }
}

extension String {
  /// A text of the data as legends show it: without control characters, without marks that turn the direction of
  /// what stands behind them, and without what QGIS would compute (`[% … %]`).
  var plainForStyles: String {
    let turning: [ClosedRange<UInt32>] = [
      0x061C...0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069,
    ]
    let scalars = printable.unicodeScalars.filter { scalar in
      !turning.contains { $0.contains(scalar.value) }
    }
    return String(String.UnicodeScalarView(scalars)).replacing("[%", with: "[ %")
  }
}
