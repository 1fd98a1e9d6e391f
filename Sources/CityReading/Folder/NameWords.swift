import Assessment
import Wording

/// What the name of a file says.
struct NameWords {
  /// In lower case, without folder and extension.
  private let stem: String

  init(path: String) {
    let name = path.fileName
    stem = (name.split(separator: ".").first.map(String.init) ?? name).lowercased()
  }

  private static let words: [FileRole: [String]] = [
    .communities: ["communit", "社区", "小区", "neighbourhood", "neighborhood"],
    .facilities: ["facilit", "设施", "poi"],
    .population: ["population", "people", "人口", "grid", "网格"],
    .residential: ["residential", "住宅", "居住", "compound"],
    .barriers: ["barrier", "river", "water", "wall", "railway", "河", "水系", "铁路", "围墙", "障碍"],
    .network: ["street", "road", "network", "walk", "道路", "路网", "街道中心线"],
    .networkNodes: ["node", "节点"],
    .networkEdges: ["edge", "link", "边"],
  ]

  func areOf(_ role: FileRole) -> Bool {
    Self.words[role, default: []].contains { stem.contains($0) }
  }

  /// The type that the name is, or that it has the name of.
  func type(of standard: Standard) -> String? {
    let named = standard.types.first { type in
      stem.contains(type.id.lowercased()) || stem.contains(type.name.zh)
    }
    return named?.id ?? standard.type(like: stem)
  }
}
