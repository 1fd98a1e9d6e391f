import Assessment
import GEOSBridge
import PlanarGeometry
import TableFiles
import Wording

extension CommunityOverlaps {
  /// Shares of a community that lies in another, and of the land of that other which such communities make up.
  private static let (contained, filled) = (0.95, 0.8)
  /// Fewer may be enclaves whose holes nobody drew.
  private static let fewestContained = 3

  /// Communities that seem to be unions of others, such as a street among its communities, with the number of
  /// these.
  ///
  /// Complexity: O(overlaps).
  var unions: [(position: Int, parts: Int)] {
    var parts: [Int: (count: Int, area: Double)] = [:]
    for overlap in found.overlaps {
      for (whole, part) in [(overlap.first, overlap.second), (overlap.second, overlap.first)] {
        let area = communities[part].region.area
        guard overlap.area >= Self.contained * area, area < communities[whole].region.area
        else { continue }
        parts[whole, default: (0, 0)].count += 1
        parts[whole, default: (0, 0)].area += area
      }
    }
    let unions = parts.filter { whole, parts in
      parts.count >= Self.fewestContained
        && parts.area >= Self.filled * communities[whole].region.area
    }
    return unions.map { ($0.key, $0.value.count) }.sorted { $0.0 < $1.0 }
  }
}

extension CommunityReader {
  /// Warns of communities that are another level of division.
  func noteLevels(_ overlaps: CommunityOverlaps, log: inout ReadingLog) {
    for (position, parts) in overlaps.unions {
      let community = overlaps.communities[position]
      let message = InputMessage.otherLevel(parts, hasPeople: community.population != nil)
      log.note(
        Finding(.warning, .kept, says: message), file: loaded.path, feature: community.id,
        district: community.district)
    }
  }
}
