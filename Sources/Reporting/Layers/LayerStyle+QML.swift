import TableFiles
import Wording

/// Styles as QGIS 3 keeps them. Properties of symbols are written in the older of its two forms, which all its
/// versions read.
extension LayerStyle {
  /// - Parameter kind: of the layer's shapes.
  func qml(_ kind: GeoPackageLayer.Kind) -> String {
    var xml = StyleXML()
    xml.element(
      "qgis",
      [
        "version": "3.22.0", "styleCategories": "Symbology|Labeling",
        "labelsEnabled": label == nil ? "0" : "1",
      ]
    ) { xml in
      renderer(in: &xml, kind)
      if let label { labeling(label, in: &xml, kind) }
      xml.element("blendMode", holding: "0")
      xml.element("layerOpacity", holding: "1")
    }
    return xml.text
  }

  private func renderer(in xml: inout StyleXML, _ kind: GeoPackageLayer.Kind) {
    switch rule {
    case .same:
      renderer("singleSymbol", by: nil, in: &xml, kind) { _ in }
    case .values(let column, let classes):
      renderer("categorizedSymbol", by: column, in: &xml, kind) { xml in
        xml.element("categories") { xml in
          for (number, one) in classes.enumerated() {
            xml.element(
              "category",
              [
                "value": one.value ?? "", "symbol": "\(number)", "type": "string",
                "label": one.title.plainForStyles, "render": "true",
              ])
          }
        }
      }
    case .ranges(let column, let classes):
      renderer("graduatedSymbol", by: column, in: &xml, kind) { xml in
        xml.element("ranges") { xml in
          for (number, one) in classes.enumerated() {
            xml.element(
              "range",
              [
                "lower": one.from.styleNumber, "upper": one.to.styleNumber, "symbol": "\(number)",
                "label": one.title.plainForStyles, "render": "true",
              ])
          }
        }
      }
    }
  }

  private func renderer(
    _ type: String, by column: String?, in xml: inout StyleXML, _ kind: GeoPackageLayer.Kind,
    classes: (inout StyleXML) -> Void
  ) {
    xml.element(
      "renderer-v2",
      [
        "type": type, "attr": column ?? "", "graduatedMethod": "GraduatedColor",
        "symbollevels": "0", "enableorderby": topmost == nil ? "0" : "1",
      ]
    ) { xml in
      classes(&xml)
      symbols(in: &xml, kind)
      guard let topmost else { return }
      xml.element("orderby") { xml in
        let column = "\"\(topmost)\""
        xml.element("orderByClause", ["asc": "0", "nullsFirst": "0"], holding: column)
      }
    }
  }

  private func symbols(in xml: inout StyleXML, _ kind: GeoPackageLayer.Kind) {
    xml.element("symbols") { xml in
      for (number, look) in looks.enumerated() {
        xml.element(
          "symbol",
          [
            "type": kind.symbolType, "name": "\(number)", "alpha": "1", "clip_to_extent": "1",
            "force_rhr": "0",
          ]
        ) { xml in
          xml.element(
            "layer",
            ["class": kind.symbolClass, "enabled": "1", "pass": "0", "locked": "0"]
          ) { xml in
            for (key, value) in look.properties(kind) {
              xml.element("prop", ["k": key, "v": value])
            }
          }
        }
      }
    }
  }

  private func labeling(_ label: Label, in xml: inout StyleXML, _ kind: GeoPackageLayer.Kind) {
    xml.element("labeling", ["type": "simple"]) { xml in
      xml.element("settings", ["calloutType": "simple"]) { xml in
        xml.element(
          "text-style",
          [
            "fieldName": label.column, "isExpression": "0", "fontSize": "8",
            "fontSizeUnit": "Point", "textColor": PictureColor.ink.qml(opacity: 1),
            "textOpacity": "1",
          ]
        ) { xml in
          xml.element(
            "text-buffer",
            [
              "bufferDraw": "1", "bufferSize": "0.8", "bufferSizeUnits": "MM",
              "bufferColor": PictureColor.paper.qml(opacity: 1), "bufferOpacity": "1",
            ])
        }
        // 1 is over the shape, 0 around a point.
        xml.element(
          "placement", ["placement": kind == .points ? "0" : "1", "dist": "1", "distUnits": "MM"])
        xml.element(
          "rendering",
          [
            "drawLabels": "1", "scaleVisibility": "1", "scaleMin": "0",
            "scaleMax": label.smallestScale.styleNumber, "displayAll": "0", "obstacle": "1",
          ])
      }
    }
  }
}

extension GeoPackageLayer.Kind {
  fileprivate var symbolType: String {
    switch self {
    case .table, .points: "marker"
    case .lines: "line"
    case .polygons: "fill"
    }
  }

  fileprivate var symbolClass: String {
    switch self {
    case .table, .points: "SimpleMarker"
    case .lines: "SimpleLine"
    case .polygons: "SimpleFill"
    }
  }
}

extension LayerStyle.Look {
  fileprivate func properties(_ kind: GeoPackageLayer.Kind) -> KeyValuePairs<String, String> {
    switch kind {
    case .table, .points:
      [
        "name": "circle", "color": color.qml(opacity: 1), "size": size.styleNumber,
        "size_unit": "MM", "outline_color": PictureColor.paper.qml(opacity: 1),
        "outline_style": "solid", "outline_width": "0.2", "outline_width_unit": "MM",
      ]
    case .lines:
      [
        "line_color": color.qml(opacity: 1), "line_style": "solid", "line_width": "0.6",
        "line_width_unit": "MM", "capstyle": "round", "joinstyle": "round",
      ]
    case .polygons:
      [
        "color": color.qml(opacity: opacity), "style": "solid",
        "outline_color": MapColors.border.qml(opacity: 1), "outline_style": "solid",
        "outline_width": "0.16", "outline_width_unit": "MM", "joinstyle": "round",
      ]
    }
  }
}

extension PictureColor {
  /// Red, green, blue and opacity, 0…255.
  fileprivate func qml(opacity: Double) -> String {
    "\(red),\(green),\(blue),\(Int((min(max(opacity, 0), 1) * 255).rounded()))"
  }
}

extension Double {
  /// With at most nine decimals, and none that are 0.
  var styleNumber: String { fixedText(decimals: 9, trimmed: true) }
}
