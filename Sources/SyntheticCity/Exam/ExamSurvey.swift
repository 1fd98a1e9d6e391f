import Assessment
import Wording

/// What residents answered: most communities were surveyed, some of them too thinly.
struct ExamSurvey {
  private let communities: [ExamCommunity]
  private let categories: [String]
  private var generator: SeededGenerator
  /// Surveyed communities in the order of their drawing.
  private let surveyed: [Int]
  private let scale: ExamScale

  private static let wholeSurveyed = 1180
  private static let wholeInvalid = 110
  /// Within a hundredth of the share that is asked for, half of them below it.
  private static let wholeClose = 12

  /// - Parameter silent: communities that were not surveyed.
  init(
    _ communities: [ExamCommunity], silent: [Int], standard: Standard, scale: ExamScale,
    generator: SeededGenerator
  ) {
    (self.communities, self.scale) = (communities, scale)
    categories = standard.categories.map(\.id)
    self.generator = generator
    let drawn = self.generator.chosen(communities.count, of: communities.count).filter {
      !silent.contains($0)
    }
    surveyed = Array(drawn.prefix(scale.count(Self.wholeSurveyed)))
  }

  /// `survey.csv`: one row for each community and category.
  mutating func table() -> ExamTable {
    var table = ExamTable(
      name: "survey.csv",
      columns: [
        "community_id", "category", "households", "asked", "reached", "answered", "need_votes",
        "satisfaction",
      ])
    let close = scale.count(Self.wholeClose)
    let closeBelow = close / 2
    let invalid = max(scale.count(Self.wholeInvalid), closeBelow)
    for (rank, community) in surveyed.enumerated().sorted(by: { $0.element < $1.element }) {
      let required = communities[community].isRenewal ? 0.8 : 0.5
      let excess: Double =
        switch rank {
        case ..<closeBelow: generator.draw(-0.0085 ... -0.002)
        case ..<invalid: generator.draw(-0.28 ... -0.02)
        case ..<(invalid + close - closeBelow): generator.draw(0.001...0.0085)
        default: generator.draw(0.02...(0.97 - required))
        }
      append(community, share: required + excess, required: required, to: &table)
    }
    return table
  }

  private mutating func append(
    _ community: Int, share: Double, required: Double, to table: inout ExamTable
  ) {
    let own = communities[community].community
    let households = max((own.households ?? 1000).rounded(), 1)
    let least = (required * households).rounded(.up)
    // Whole households on the side of the requirement that was drawn.
    let answered =
      share < required
      ? min((share * households).rounded(.down), least - 1)
      : max((share * households).rounded(.up), least)
    let reached = min(answered + (generator.draw(0.0...0.05) * households).rounded(), households)
    let asked = min(reached + (generator.draw(0.0...0.1) * households).rounded(), households)
    let fullest = generator.draw(0..<categories.count)
    let mood = generator.draw(3.1...4.5)
    for (number, category) in categories.enumerated() {
      let part = (answered * generator.draw(0.85...1)).rounded()
      let valid = number == fullest ? answered : min(part, answered)
      let votes = (valid * generator.draw(0.05...0.7)).rounded()
      let satisfaction = min(max(mood + generator.draw(-0.5...0.5), 1), 5)
      table.rows.append(
        [own.id, category]
          + [households, asked, reached, valid, votes].map { ExamTable.text($0) }
          + [satisfaction.fixedText(decimals: 2)])
    }
  }
}
