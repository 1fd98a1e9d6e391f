import FacilityLocation
import RunFiles
import TableFiles
import Wording

extension SitingRecord {
  /// A plan beside the one that is proposed, or that one itself.
  public struct Alternative: Sendable {
    /// Ids, ascending.
    public var sites: [String]
    /// That of the model.
    public var objective: Double
    /// Weight of demand within the radius, or served where the model serves before it shortens walks.
    public var covered: Double
    /// Elderly among those who are newly covered; nil where the demand does not tell.
    public var elderly: Double?
    /// nil where no costs are known.
    public var cost: Double?
  }

  /// The plans that were asked for.
  public struct Alternatives: Sendable {
    /// How far behind the best a plan may be, 0…1.
    public var share: Double
    public var proposed: Alternative
    /// The best first.
    public var others: [Alternative]
    /// No better plan is left out.
    public var isProven: Bool

    /// - Parameter alternative: the plan of some sites with its objective and whom it serves, nil where the model
    ///   does not tell.
    init(
      _ plans: SitingPlans, within share: Double, to answer: SitingAnswer,
      alternative: (_ sites: [Int], _ objective: Double, _ served: Double?) -> Alternative
    ) {
      self.share = share
      proposed = alternative(answer.sites.sorted(), answer.objective, answer.service?.served)
      others = plans.others.map { alternative($0.sites, $0.objective, $0.served) }
      isProven = plans.isProven
    }
  }

  /// `alternatives.csv`: the proposed plan as 0, and the others from 1 on, each with what it gives up and gains
  /// against it; sites that differ are joined by `;`. `within_gap`: whether nothing proves that the plan is worse
  /// than the best.
  public func alternativeTable() -> [UInt8] {
    var table = CSVWriter(columns: [
      "alternative", "objective", "objective_change", "covered", "covered_change", "elderly",
      "elderly_change", "cost", "cost_change", "sites", "sites_in", "sites_out", "within_gap",
    ])
    guard let alternatives else { return table.bytes }
    let proposed = alternatives.proposed
    for (number, plan) in ([proposed] + alternatives.others).enumerated() {
      table.integer(number)
      for (value, before) in [
        (plan.objective, proposed.objective), (plan.covered, before: proposed.covered),
        (plan.elderly, proposed.elderly), (plan.cost, proposed.cost),
      ] {
        table.number(value, decimals: 6, trimmed: true)
        table.number(Self.change(value, before), decimals: 6, trimmed: true)
      }
      let (entering, leaving) = plan.difference(from: proposed)
      for ids in [plan.sites, entering, leaving] { table.text(ids.joined(separator: ";")) }
      table.text(isWithinGap(plan) ? "yes" : "no")
      table.endRow()
    }
    return table.bytes
  }

  private static func change(_ value: Double?, _ before: Double?) -> Double? {
    guard let value, let before else { return nil }
    return value - before
  }

  /// Whether the plan is nearer to the best than the bound.
  private func isWithinGap(_ plan: Alternative) -> Bool {
    abs(plan.objective - answer.objective) <= abs(answer.bound - answer.objective)
  }

  func appendAlternatives(to json: inout JSONWriter) {
    guard let alternatives else { return }
    json.member("alternatives_within", alternatives.share, decimals: 9)
    json.member("alternatives_proven", alternatives.isProven)
    json.key("alternatives")
    json.beginArray()
    for plan in alternatives.others {
      let (entering, leaving) = plan.difference(from: alternatives.proposed)
      json.beginObject()
      json.member("objective", plan.objective, decimals: 6)
      json.member("covered", plan.covered, decimals: 6)
      json.member("elderly", plan.elderly, decimals: 6)
      json.member("cost", plan.cost, decimals: 6)
      for (key, ids) in [("sites", plan.sites), ("sites_in", entering), ("sites_out", leaving)] {
        json.key(key)
        json.beginArray()
        for id in ids { json.string(id) }
        json.endArray()
      }
      json.member("within_gap", isWithinGap(plan))
      json.endObject()
    }
    json.endArray()
  }
}

extension SitingRecord.Alternative {
  /// Sites that only this plan has, and that only another one has.
  fileprivate func difference(
    from other: SitingRecord.Alternative
  ) -> (entering: [String], leaving: [String]) {
    let (own, others) = (Set(sites), Set(other.sites))
    return (sites.filter { !others.contains($0) }, other.sites.filter { !own.contains($0) })
  }
}

extension SitingRecord {
  private static let listedAlternatives = 10

  /// A line for each plan: what it gives up and gains, and what stands elsewhere.
  var alternativeLines: [String] {
    guard let alternatives else { return [] }
    let title = SitingTexts.alternatives(
      alternatives.others.count, within: alternatives.share.percentShortText,
      isProven: alternatives.isProven)[language]
    let rows = alternatives.others.prefix(Self.listedAlternatives).enumerated().map {
      number, plan in
      "  \(number + 1) " + figures(of: plan, beside: alternatives.proposed)
    }
    let rest = alternatives.others.count - rows.count
    return [title] + rows + (rest > 0 ? [SitingTexts.moreAlternatives(rest)[language]] : [])
  }

  private func figures(of plan: Alternative, beside proposed: Alternative) -> String {
    let (entering, leaving) = plan.difference(from: proposed)
    func part(_ label: LocalizedText, _ value: Double?, before: Double?) -> String? {
      guard let value, let change = Self.change(value, before) else { return nil }
      let text = change.shortText
      return "\(label[language]) \(value.shortText) (\(change > 0 ? "+" : "")\(text))"
    }
    let parts = [
      part(SitingTexts.objective, plan.objective, before: proposed.objective),
      plan.covered == plan.objective
        ? nil : part(SitingTexts.coveredWeight, plan.covered, before: proposed.covered),
      part(SitingTexts.elderly, plan.elderly, before: proposed.elderly),
      plan.cost == plan.objective ? nil : part(SitingTexts.cost, plan.cost, before: proposed.cost),
      SitingTexts.exchange(
        entering.joined(separator: " ").printable.cut(to: 60),
        leaving.joined(separator: " ").printable.cut(to: 60))[language],
    ]
    return parts.compactMap(\.self).joined(separator: LocalizedText.comma[language])
  }
}
