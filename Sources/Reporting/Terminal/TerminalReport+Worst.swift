import Assessment
import CityReading
import RunFiles
import TableFiles
import Wording

/// Where the city falls short: the worst types and the worst communities.
extension TerminalReport {
  /// Fewer where losses on foot are told as well.
  private var listed: Int { record.isOnFoot ? 3 : 5 }

  var typeLines: [String] {
    let totals = result.typeTotals(of: record.city.communities.indices, in: record.city)
    let worst = result.types.indices.filter { totals[$0].judged > 0 }.sorted { a, b in
      let shares = (totals[a].shareMet ?? 1, totals[b].shareMet ?? 1)
      let coverages = (totals[a].meanCoverage ?? 1, totals[b].meanCoverage ?? 1)
      return (shares.0, coverages.0, a) < (shares.1, coverages.1, b)
    }
    guard !worst.isEmpty else { return [] }
    return [
      header(
        say("短板设施", "Worst types"),
        [say("达标社区", "met in"), say("平均覆盖", "coverage"), say("最近(中位)", "nearest")])
    ]
      + worst.prefix(listed).map { row(ofType: $0, totals[$0]) }
  }

  private func row(ofType position: Int, _ totals: TypeTotals) -> String {
    let type = result.types[position]
    let label = type.label(
      radius: result.radii[position], walkSpeed: result.options.walkSpeed,
      language: record.language)
    return row(
      named(type.name[record.language], label),
      [
        "\(totals.count(.met))/\(totals.judged)", totals.meanCoverage?.percentText ?? "–",
        totals.medianMinDistance.map { $0.fixedText(decimals: 0) + say("米", " m") } ?? "–",
      ])
  }

  /// A name with its label, which is never cut: the metres must be read.
  private func named(_ name: String, _ label: String) -> String {
    let bracketed = " (\(label))"
    return name.printable.cut(to: Self.widths.first - 2 - bracketed.displayWidth) + bracketed
  }

  var communityLines: [String] {
    let missed = result.circles.map { circles in circles.map(\.missed.count) }
    let worst = worstCommunities.prefix(listed)
    guard !worst.isEmpty else { return [] }
    let columns = shownCircles.map { say("缺\($0.minutes)分钟", "\($0.minutes) min") }
    return [header(say("短板社区", "Worst communities"), columns + [say("缺类总数", "missed")])]
      + worst.map { position in
        let community = record.city.communities[position]
        let name = (community.name.map { "\($0) (\(community.id))" } ?? community.id).printable
        let counts = missed[position]
        return row(
          name, counts.prefix(shownCircles.count).map(String.init) + [String(counts.reduce(0, +))])
      }
  }

  /// Communities that miss something, by types missed, then by mean coverage, then in their order.
  var worstCommunities: [Int] {
    let missed = result.circles.map { circles in circles.reduce(0) { $0 + $1.missed.count } }
    let coverage = record.city.communities.indices.map { community in
      result.types.indices.reduce(0) {
        $0 + (result.row(community: community, type: $1).coverage ?? 0)
      }
    }
    return missed.indices.filter { missed[$0] > 0 }.sorted {
      (-missed[$0], coverage[$0], $0) < (-missed[$1], coverage[$1], $1)
    }
  }

  /// Width of the first column and of the others.
  private static let widths = (first: 44, other: 12)

  private func header(_ first: String, _ others: [String]) -> String {
    style.bold(cells(first, others))
  }

  private func row(_ first: String, _ others: [String]) -> String { cells("  " + first, others) }

  private func cells(_ first: String, _ others: [String]) -> String {
    first.padded(to: Self.widths.first)
      + others.map { $0.padded(to: Self.widths.other, right: true) }.joined()
  }
}
