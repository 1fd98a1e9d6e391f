import PlanarGeometry
import TestSupport
import Testing

@testable import Reporting
@testable import Wording

/// The parts that layers and their styles are made of.
@Suite struct LayerPartTests {
  /// Whatever a text holds, it comes back from the markup without what XML cannot hold.
  @Test func markupIsWellFormed() throws {
    var random = SeededRandom(11)
    let pieces = [
      "<", ">", "&", "\"", "'", "]]>", "&amp;", "\u{0}", "\u{1B}", "\n", "\t", "\u{202E}",
      "\u{FFFE}",
      "社区", "𠮷", "[%x%]", "<!--", "-->", "a",
    ]
    for _ in 0..<300 {
      let text = (0..<random.below(12)).map { _ in pieces[random.below(pieces.count)] }.joined()
      var xml = StyleXML()
      xml.element("a", ["b": text]) { $0.element("c", holding: text) }
      let tree = try MarkupTree(xml.text)
      let kept = String(
        String.UnicodeScalarView(
          text.unicodeScalars.filter { !["\u{0}", "\u{1B}", "\u{FFFE}"].contains($0) }))
      #expect(tree.attributes["b"] == kept && tree.children[0].text == kept)
    }
  }

  @Test func legendsAreTrue() throws {
    let values = [3.999, 1.004, 1.004, 7.5, 2.25, 9.127, nil, .nan]
    let style = try #require(
      LayerStyle.figures(
        "i", values, named: LocalizedText("i"), of: "l", label: nil, in: .en))
    guard case .ranges(_, let classes) = style.rule else {
      Issue.record("no ranges")
      return
    }
    #expect(classes.first?.to == 9.13 && classes.last?.from == 1)
    for (upper, lower) in zip(classes, classes.dropFirst()) { #expect(upper.from == lower.to) }
    for value in [3.999, 1.004, 7.5, 2.25, 9.127] {
      #expect(classes.contains { $0.from <= value && value <= $0.to })
    }
    let same = LayerStyle.figures(
      "i", [2, 2], named: LocalizedText("i"), of: "l", label: nil, in: .en)
    #expect(same == nil)
  }

  /// Points that stand for regions are inside: rings, crescents and several parts.
  @Test func markPointsAreInside() throws {
    let square = { (x: Double, y: Double, side: Double) in
      [
        PlanarPoint(x: x, y: y), PlanarPoint(x: x + side, y: y),
        PlanarPoint(x: x + side, y: y + side), PlanarPoint(x: x, y: y + side),
      ]
    }
    let ring = PlanarRegion(polygons: [[square(0, 0, 10), square(1, 1, 8)]])
    let corner = PlanarRegion(polygons: [
      [
        [
          PlanarPoint(x: 0, y: 0), PlanarPoint(x: 10, y: 0), PlanarPoint(x: 10, y: 1),
          PlanarPoint(x: 1, y: 1), PlanarPoint(x: 1, y: 10), PlanarPoint(x: 0, y: 10),
        ]
      ]
    ])
    let parts = PlanarRegion(polygons: [[square(0, 0, 1)], [square(0, 9, 1)]])
    for region in [ring, corner, parts] {
      let point = try #require(region.markPoint)
      #expect(region.contains(point), "\(point)")
    }
    #expect(PlanarRegion(polygons: []).markPoint == nil)
  }
}
