import Assessment
import PlanarGeometry
import WalkNetwork
import Wording

/// What lies below and beside the areas of a map, and its words: waters, railways, streets.
struct MapGround {
  /// Rings of each barrier that is land, such as a water.
  let areas: [[[PlanarPoint]]]
  /// Lines of the others.
  let lines: [[PlanarPoint]]
  private let graph: WalkGraph?
  private let language: Language
  private let hasDistricts: Bool

  /// - Parameter hasDistricts: whether the borders that are drawn are those of districts; nil: where there are any.
  /// - Complexity: O(segments of the barriers).
  init(of city: City, language: Language, hasDistricts: Bool? = nil) {
    let outlines = city.network?.barriers.outlines ?? []
    areas = outlines.filter(\.isArea).map(\.paths)
    lines = outlines.filter { !$0.isArea }.flatMap(\.paths)
    graph = city.network?.graph
    self.language = language
    self.hasDistricts = hasDistricts ?? city.communities.contains { $0.district != nil }
  }

  /// The streets that meet a box. Complexity: O(vertices of the network).
  func streets(in window: PlanarBox) -> [[PlanarPoint]] {
    guard let graph else { return [] }
    return (0..<graph.edgeCount).compactMap { edge in
      let shape = graph.vertices[graph.vertexRange(ofEdge: edge)].map(\.position)
      return PlanarBox(around: shape).intersects(window) ? shape : nil
    }
  }

  // MARK: - Words

  var borderLabel: String? { hasDistricts ? PictureTexts.districtBorder[language] : nil }
  var areaLabel: String { PictureTexts.barriers[language] }
  var lineLabel: String { PictureTexts.barrierLines[language] }
  var streetLabel: String? { graph.map { _ in PictureTexts.streets[language] } }
  var northText: String { PictureTexts.north[language] }

  /// - Parameter metres: of a scale bar.
  func lengthText(_ metres: Double) -> String {
    metres >= 1000
      ? PictureTexts.kilometres((metres / 1000).shortText)[language]
      : AssessmentTexts.metres(metres.shortText)[language]
  }
}
