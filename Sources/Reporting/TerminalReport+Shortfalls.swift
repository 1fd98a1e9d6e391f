import Assessment
import RunFiles
import Wording

/// Where the city falls short: the worst types and the worst communities.
extension TerminalReport {
  private static let listed = 3

  var typeLines: [String] {
    let worst = result.typesByShortfall(in: record.city)
    guard !worst.isEmpty else { return [] }
    let columns = [AssessmentTexts.metIn, reached, AssessmentTexts.medianNearest]
    let shown = worst.prefix(Self.listed)
    return [header(AssessmentTexts.worstTypes[language], columns.map { $0[language] })]
      + shown.map { row(ofType: $0.type, $0.totals) } + minutesLines(shown.map(\.type))
  }

  /// Of what the share is.
  private var reached: LocalizedText {
    switch result.options.measure {
    case .population: AssessmentTexts.peopleReached
    case .residential: AssessmentTexts.homesReached
    case .area: AssessmentTexts.landReached
    }
  }

  /// Why a type's minutes contradict the name of its circle, where they do.
  private func minutesLines(_ shown: some Sequence<Int>) -> [String] {
    let speed = result.options.walkSpeed
    let isContradicted = shown.contains { type in
      (result.radii[type] / speed / 60).rounded() > Double(result.types[type].circle)
    }
    guard isContradicted else { return [] }
    return [AssessmentTexts.minutesOfMetres(speed: speed.shortText)[language]]
  }

  private func row(ofType position: Int, _ totals: TypeTotals) -> String {
    let type = result.types[position]
    return row(
      named(type.name[language], record.range(ofType: position)),
      [
        "\(totals.count(.met))/\(totals.judged)", totals.coverage?.percentText ?? "–",
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
    let worst = worstCommunities.prefix(Self.listed)
    guard !worst.isEmpty else { return [] }
    let heads =
      shownCircles.map { AssessmentTexts.missed(minutes: $0.minutes) }
      + [AssessmentTexts.missedInAll]
    return [header(AssessmentTexts.worstCommunities[language], heads.map { $0[language] })]
      + worst.map { position in
        let verdicts = result.circles[position]
        let shares = verdicts.prefix(shownCircles.count).map { "\($0.missed.count)/\($0.required)" }
        let missed = verdicts.reduce(0) { $0 + $1.missed.count }
        let required = verdicts.reduce(0) { $0 + $1.required }
        return row(name(of: record.city.communities[position]), shares + ["\(missed)/\(required)"])
      }
  }

  private func name(of community: Community) -> String {
    guard let name = community.name else { return community.id.printable }
    return named(name, community.id.printable)
  }

  /// Communities that miss something, by types missed, then by the demand that misses one, then in their order.
  var worstCommunities: [Int] {
    let missed = result.circles.map { circles in circles.reduce(0) { $0 + $1.missed.count } }
    let unserved = record.city.communities.indices.map { community in
      result.types.indices.reduce(0) { sum, type in
        let row = result.row(community: community, type: type)
        return sum + max(row.demand - row.covered, 0)
      }
    }
    return missed.indices.filter { missed[$0] > 0 }.sorted {
      (missed[$1], unserved[$1], $0) < (missed[$0], unserved[$0], $1)
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
    let losses = result.footLosses.prefix(Self.listedLosses)
    let names = losses.map { loss in
      let community = record.city.communities[loss.community]
      return (community.name ?? community.id).printable
    }.distinguishable(in: Self.lossWidth)
    let types = losses.map { result.types[$0.type].name[language].printable }
      .distinguishable(in: Self.lossWidth)
    return [style.bold(heading + circleChanges)]
      + zip(losses, zip(names, types)).map { row(of: $0, names: $1) }
  }

  /// Of a community's name and of a type's.
  private static let lossWidth = 16

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
  private func row(of loss: FootLoss, names: (String, String)) -> String {
    "  \(names.0.padded(to: Self.lossWidth)) \(names.1.padded(to: Self.lossWidth))"
      + lost(loss).padded(to: 13, right: true) + walk(loss).padded(to: 13, right: true)
      + "  " + words(for: loss)[language].cut(to: 40)
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

  private func words(for loss: FootLoss) -> LocalizedText {
    switch loss.cause {
    case .barrier(let name): AssessmentTexts.across(name?.printable)
    case .detour:
      loss.detour.map { AssessmentTexts.detour($0.fixedText(decimals: 1)) }
        ?? AssessmentTexts.detour
    case .island: AssessmentTexts.noWayThrough
    case .offNetwork: AssessmentTexts.offNetwork
    }
  }
}
