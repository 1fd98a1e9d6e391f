import Assessment
import PlanarGeometry
import Wording

/// A value of `communities.csv` and `communities.geojson`.
enum CommunityFigure {
  case text(String?)
  case integer(Int?)
  case number(Double?, decimals: Int)
}

extension RunRecord {
  /// Names of the figures of a community.
  var communityColumns: [String] {
    let circles = standard.circles.map(\.minutes)
    return ["community_id", "name", "street", "district", "kind", "area_m2", "population"]
      + circles.flatMap { ["types_met_\($0)min", "types_\($0)min"] }
      + circles.map { "meets_\($0)min" } + circles.map { "missed_\($0)min" }
      + Self.indexColumns
  }

  /// Columns that stay empty until the examination computes its indices.
  private static let indexColumns = [
    "base_index", "balance_index", "governance_index", "exam_index", "index_basis",
    "completeness", "rank",
  ]

  /// The figures of the community at `position`, in the order of `communityColumns`.
  func figures(ofCommunity position: Int) -> [CommunityFigure] {
    let community = city.communities[position]
    let circles = result.circles[position]
    return [
      .text(community.id), .text(community.name), .text(community.street),
      .text(community.district), .text(community.kind),
      .number(community.region.area, decimals: 3), .number(community.population, decimals: 3),
    ]
      + circles.flatMap { [.integer($0.met), .integer($0.required)] }
      + circles.map { .text($0.meets?.rawValue) } + circles.map { .text(missedTypes(of: $0)) }
      + Self.indexColumns.map { _ in .text(nil) }
  }

  private func missedTypes(of circle: CircleVerdict) -> String {
    circle.missed.map { result.types[$0].id }.joined(separator: ";")
  }
}
