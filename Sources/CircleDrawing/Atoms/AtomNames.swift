import Assessment
import PlanarGeometry

/// Ids of the blocks of communities: `COMMUNITY-1…`, from north to south, then from west to east, padded with zeros to
/// equal width.
struct AtomNames {
  private let taken: Set<String>

  init(_ communities: [Community]) { taken = Set(communities.map(\.id)) }

  /// By block, its id; none is that of a community.
  func ids(of community: String, _ blocks: [PlanarRegion]) -> [String] {
    let middles = blocks.map(\.centroid)
    let order = blocks.indices.sorted {
      (-middles[$0].y, middles[$0].x) < (-middles[$1].y, middles[$1].x)
    }
    let width = String(blocks.count).utf8.count
    var ids = [String](repeating: "", count: blocks.count)
    var prefix = community + "-"
    while (1...blocks.count).contains(where: { taken.contains(prefix + padded($0, width)) }) {
      prefix += "-"
    }
    for (number, block) in order.enumerated() { ids[block] = prefix + padded(number + 1, width) }
    return ids
  }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
