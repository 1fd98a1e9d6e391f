import TableFiles
import Wording

/// Styles as programs beside QGIS read them: Symbology Encoding 1.1 (OGC 05-077r4) in a Styled Layer Descriptor
/// (OGC 05-078r4). Labels are left out.
extension LayerStyle {
  /// - Parameter kind: of the layer's shapes.
  func sld(_ kind: GeoPackageLayer.Kind) -> String {
    var xml = StyleXML()
    xml.element(
      "StyledLayerDescriptor",
      [
        "version": "1.1.0", "xmlns": "http://www.opengis.net/sld",
        "xmlns:se": "http://www.opengis.net/se", "xmlns:ogc": "http://www.opengis.net/ogc",
      ]
    ) { xml in
      xml.element("NamedLayer") { xml in
        xml.element("se:Name", holding: layer)
        xml.element("UserStyle") { xml in
          xml.element("se:Name", holding: name.plainForStyles)
          xml.element("se:FeatureTypeStyle") { xml in rules(in: &xml, kind) }
        }
      }
    }
    return xml.text
  }

  private func rules(in xml: inout StyleXML, _ kind: GeoPackageLayer.Kind) {
    switch rule {
    case .same(let look):
      xml.element("se:Rule") { look.symbolizer(in: &$0, kind) }
    case .values(let column, let classes):
      for one in classes {
        Self.rule(one.title, one.look, of: kind, in: &xml) { xml in
          guard let value = one.value else { return xml.element("se:ElseFilter") }
          xml.element("ogc:Filter") { xml in
            Self.compare("ogc:PropertyIsEqualTo", column, with: value, in: &xml)
          }
        }
      }
    case .ranges(let column, let classes):
      for (number, one) in classes.enumerated() {
        Self.rule(one.title, one.look, of: kind, in: &xml) { xml in
          xml.element("ogc:Filter") { xml in
            xml.element("ogc:And") { xml in
              Self.compare(
                "ogc:PropertyIsGreaterThanOrEqualTo", column, with: one.from.styleNumber, in: &xml)
              Self.compare(
                number == 0 ? "ogc:PropertyIsLessThanOrEqualTo" : "ogc:PropertyIsLessThan", column,
                with: one.to.styleNumber, in: &xml)
            }
          }
        }
      }
    }
  }

  private static func rule(
    _ title: String, _ look: Look, of kind: GeoPackageLayer.Kind, in xml: inout StyleXML,
    filter: (inout StyleXML) -> Void
  ) {
    xml.element("se:Rule") { xml in
      xml.element("se:Name", holding: title.plainForStyles)
      filter(&xml)
      look.symbolizer(in: &xml, kind)
    }
  }

  private static func compare(
    _ operation: String, _ column: String, with value: String, in xml: inout StyleXML
  ) {
    xml.element(operation) { xml in
      xml.element("ogc:PropertyName", holding: column)
      xml.element("ogc:Literal", holding: value)
    }
  }
}

extension LayerStyle.Look {
  fileprivate func symbolizer(in xml: inout StyleXML, _ kind: GeoPackageLayer.Kind) {
    switch kind {
    case .table, .points:
      xml.element("se:PointSymbolizer") { xml in
        xml.element("se:Graphic") { xml in
          xml.element("se:Mark") { xml in
            xml.element("se:WellKnownName", holding: "circle")
            fill(in: &xml, opacity: 1)
          }
          // Pixels of 0.28 mm.
          xml.element("se:Size", holding: (size / 0.28).rounded().styleNumber)
        }
      }
    case .lines:
      xml.element("se:LineSymbolizer") { xml in Self.stroke(color, width: 2, in: &xml) }
    case .polygons:
      xml.element("se:PolygonSymbolizer") { xml in
        fill(in: &xml, opacity: opacity)
        Self.stroke(MapColors.border, width: 0.6, in: &xml)
      }
    }
  }

  private func fill(in xml: inout StyleXML, opacity: Double) {
    xml.element("se:Fill") { xml in
      xml.element("se:SvgParameter", ["name": "fill"], holding: "#" + color.hex)
      xml.element("se:SvgParameter", ["name": "fill-opacity"], holding: opacity.styleNumber)
    }
  }

  private static func stroke(_ color: PictureColor, width: Double, in xml: inout StyleXML) {
    xml.element("se:Stroke") { xml in
      xml.element("se:SvgParameter", ["name": "stroke"], holding: "#" + color.hex)
      xml.element("se:SvgParameter", ["name": "stroke-width"], holding: width.styleNumber)
    }
  }
}
