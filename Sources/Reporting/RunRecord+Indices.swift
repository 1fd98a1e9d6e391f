import Assessment
import TableFiles
import Wording

/// The indices and the verdicts of those who answer for a circle.
extension RunRecord {
  /// Columns of the indices of a community or an area.
  static let indexColumns = [
    "base_index", "balance_index", "governance_index", "exam_index", "index_basis",
    "completeness", "rank",
  ]

  /// Columns behind all others wherever an index stands.
  static let noteColumns = ["rating", "warning", "index_note"]

  /// In the order of `indexColumns`.
  func indexFigures(_ indices: AreaIndices?, rank: Int?) -> [CommunityFigure] {
    [
      .number(indices?.base, decimals: 4), .number(indices?.balance, decimals: 4),
      .number(indices?.governance, decimals: 4), .number(indices?.exam, decimals: 4),
      .text(indices?.base == nil ? nil : indexBasis),
      .number(indices?.completeness.clampedToShare, decimals: 9), .integer(rank),
    ]
  }

  /// In the order of `noteColumns`.
  func noteFigures(_ indices: AreaIndices?) -> [CommunityFigure] {
    guard let exam = indices?.exam else { return [.text(nil), .text(nil), .text(nil)] }
    let rating = standard.rating(of: exam) ?? IndexTexts.noStandard
    return [
      .text(rating[language]), .text(standard.warning(of: exam)?[language]),
      .text(IndexTexts.disclaimer[language]),
    ]
  }

  /// What enters the indices: coverage always, and the components by name.
  private var indexBasis: String? {
    scores.map { (["coverage"] + $0.basis.names).joined(separator: ";") }
  }

  /// Circles for which the street answers by the standard.
  private var streetCircles: [ServiceCircle] { standard.circles.filter { $0.answers == .street } }

  /// How many streets meet the circles that they answer for, and how many have a verdict; none where no street is
  /// known, nor of circles for which a layer of units answers.
  var streetsMeeting: [(circle: ServiceCircle, meeting: Int, judged: Int)] {
    let verdicts = streets.map { streetVerdicts(of: $0.positions) }
    return streetCircles.enumerated().compactMap { number, circle in
      let judged = verdicts.compactMap { $0[number].meets }
      guard !judged.isEmpty, !units.contains(where: { $0.circle == circle.minutes }) else {
        return nil
      }
      return (circle, judged.count { $0 == .yes }, judged.count)
    }
  }

  /// Columns of the verdicts that streets answer for.
  var streetVerdictColumns: [String] {
    streetCircles.flatMap {
      [
        "street_types_met_\($0.minutes)min", "street_meets_\($0.minutes)min",
        "street_missed_\($0.minutes)min",
      ]
    }
  }

  /// Verdicts of the streets' circles on the pooled demand of some communities.
  func streetVerdicts(of positions: [Int]) -> [CircleVerdict] {
    result.circles(pooling: positions, in: city, circles: streetCircles)
  }

  /// Types that a standard wants in every area of a kind and that are not there often enough, with `;` between them.
  func missingPresence(of positions: [Int], in area: PresenceArea) -> String? {
    let missing = standard.presence.filter { $0.area == area }.compactMap { rule -> String? in
      guard let type = result.types.firstIndex(where: { $0.id == rule.type }) else { return nil }
      let found = positions.reduce(0) {
        $0 + result.row(community: $1, type: type).facilitiesInside
      }
      return found < rule.count ? rule.type : nil
    }
    return missing.isEmpty ? nil : missing.joined(separator: ";")
  }

  /// `kinds.csv`: one row per kind of community.
  ///
  /// Complexity: O(communities · types).
  public func kindTable() -> [UInt8] {
    areaTable(["kind"], of: nil) { community in community.kind.map { [$0] } }
  }
}

extension CSVWriter {
  mutating func cell(_ figure: CommunityFigure) {
    switch figure {
    case .text(let value): text(value)
    case .integer(let value): integer(value)
    case .number(let value, let decimals): number(value, decimals: decimals)
    }
  }
}
