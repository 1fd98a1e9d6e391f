import Assessment
import RunFiles
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
        AssessmentTexts.worstTypes[language], AssessmentTexts.worstTypeColumns.map { $0[language] })
    ]
      + worst.prefix(listed).map { row(ofType: $0, totals[$0]) }
  }

  private func row(ofType position: Int, _ totals: TypeTotals) -> String {
    let type = result.types[position]
    return row(
      named(type.name[language], record.range(ofType: position)),
      [
        "\(totals.count(.met))/\(totals.judged)", totals.meanCoverage?.percentText ?? "–",
        totals.medianMinDistance.map(metres) ?? "–",
      ])
  }

  private func metres(_ distance: Double) -> String {
    AssessmentTexts.metres(distance.fixedText(decimals: 0))[language]
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
    let heads =
      shownCircles.map { AssessmentTexts.missed(minutes: $0.minutes) }
      + [AssessmentTexts.missedInAll]
    return [header(AssessmentTexts.worstCommunities[language], heads.map { $0[language] })]
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

/// Met on paper, missed on foot.
extension TerminalReport {
  private static let listedLosses = 4

  /// Demand off the network and the verdicts that it leaves open, on one line.
  var undecidedLines: [String] {
    let pairs = result.undecidedPairs
    let undecided = pairs > 0 ? AssessmentTexts.undecided(pairs: pairs)[language] : nil
    let told = [record.offNetworkLine, undecided].compactMap(\.self)
    return told.isEmpty ? [] : [told.joined(separator: LocalizedText.semicolon[language])]
  }

  var footLines: [String] {
    guard record.isOnFoot else { return [] }
    let heading = AssessmentTexts.missedOnFoot(pairs: result.pairsMissedOnFoot)[language]
    return [style.bold(heading + circleChanges)]
      + result.footLosses.prefix(Self.listedLosses).map { row(of: $0) }
  }

  /// Types met in the circles, by straight lines and on foot.
  private var circleChanges: String {
    let changes = shownCircles.indices.compactMap { circle -> String? in
      let minutes = shownCircles[circle].minutes
      guard let paper = result.medianStraightTypesMet(circle: minutes),
        let foot = medianTypesMet(circle)
      else { return nil }
      return AssessmentTexts.typesMet(
        straight: paper.shortText, onFoot: foot.shortText, minutes: minutes)[language]
    }
    guard !changes.isEmpty else { return "" }
    return AssessmentTexts.medianTypesMet[language]
      + changes.joined(separator: LocalizedText.comma[language])
  }

  /// 60 columns and the cause: `  community type lost straight → walked cause`.
  private func row(of loss: FootLoss) -> String {
    let community = record.city.communities[loss.community]
    let name = (community.name ?? community.id).printable
    let type = result.types[loss.type].name[language].printable
    return "  \(name.padded(to: 16)) \(type.padded(to: 16))"
      + lost(loss).padded(to: 12, right: true) + walk(loss).padded(to: 14, right: true)
      + "  " + words(for: loss.cause)[language].cut(to: 40)
  }

  private func lost(_ loss: FootLoss) -> String {
    let amount = loss.lost.fixedText(decimals: 0)
    return result.options.measure == .population
      ? AssessmentTexts.people(amount)[language] : "\(amount) m²"
  }

  private func walk(_ loss: FootLoss) -> String {
    let straight = loss.straightDistance.fixedText(decimals: 0)
    let walked = loss.walkingDistance?.fixedText(decimals: 0) ?? "–"
    return AssessmentTexts.metres("\(straight) → \(walked)")[language]
  }

  private func words(for cause: FootLoss.Cause) -> LocalizedText {
    switch cause {
    case .barrier(let name): AssessmentTexts.across(name?.printable)
    case .gap: AssessmentTexts.noWayThrough
    case .island: AssessmentTexts.notConnected
    case .offNetwork: AssessmentTexts.offNetwork
    }
  }
}
