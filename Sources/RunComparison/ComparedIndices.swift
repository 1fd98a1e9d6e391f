import Assessment
import Wording

/// An index of a community in two runs, of the components that both have.
public struct ComparedIndex: Sendable {
  public var community: String
  /// 0…100 each; nil where a run has none.
  public var before: Double?
  public var after: Double?
  public internal(set) var cause: RowCause

  /// At the four decimals that tables have.
  var isChanged: Bool {
    guard let before, let after else { return (before == nil) != (after == nil) }
    return abs(after - before) > 0.5e-4
  }
}

/// Puts the indices of two runs on the components that both have. What one run alone has is left out of both; where
/// both have the same, their own indices stand.
///
/// Own definition (D): the base index is the mean over the types of both, weighted as in the later run, of the
/// coverage, or of 0.7·C + 0.3·Q where both runs count Q of the type and know it in the community. Balance enters
/// where both examined the same types within the same radii, governance where both have the same parts.
struct IndexComparability: Sendable {
  private let before: RunResults
  private let after: RunResults
  private let weights: RunSummary.Weights?
  /// Whether nothing has to be left out.
  let isSame: Bool
  private let types: [(id: String, weight: Double)]
  private let adequacies: Set<String>
  private let hasBalance: Bool
  private let hasGovernance: Bool

  init(_ a: RunResults, _ b: RunResults) {
    (before, after) = (a, b)
    let (old, new) = (a.summary, b.summary)
    weights = new.indexWeights
    let ids = Set(a.types.map(\.id))
    types = b.types.filter { ids.contains($0.id) }.compactMap { type in
      type.weight.map { (type.id, $0) }
    }
    let names = Set(a.types.map(\.id)).union(b.types.map(\.id)).union(["coverage"])
    let parts = (Set(old.indexBasis).subtracting(names), Set(new.indexBasis).subtracting(names))
    adequacies = Set(old.indexBasis).intersection(new.indexBasis).intersection(ids)
    hasBalance =
      old.indices.balance != nil && new.indices.balance != nil
      && a.types.map { [$0.id, $0.radius.shortText] }
        == b.types.map { [$0.id, $0.radius.shortText] }
    hasGovernance = parts.0 == parts.1 && !parts.0.isEmpty
    isSame =
      Set(old.indexBasis) == Set(new.indexBasis) && old.indexWeights == new.indexWeights
      && a.types.map(\.id) == b.types.map(\.id) && a.types.map(\.weight) == b.types.map(\.weight)
  }

  /// Names of what is compared.
  var basis: [String] {
    guard !isSame else { return after.summary.indexBasis }
    return ["coverage"] + after.types.map(\.id).filter(adequacies.contains)
      + (hasBalance ? ["balance"] : [])
      + (hasGovernance
        ? after.summary.indexBasis.filter { name in
          name != "coverage" && !after.types.contains { $0.id == name }
        } : [])
  }

  /// The index of communities that are compared, weighted by people; nil where a run has none.
  func index(of pair: CommunityPair) -> (before: Double?, after: Double?) {
    guard isSame else { return recomputed(pair) }
    return (
      Self.mean(pair.before.map { before.communities[$0] }) { $0.indices.exam },
      Self.mean(pair.after.map { after.communities[$0] }) { $0.indices.exam }
    )
  }

  private static func mean(
    _ communities: [CommunityResult], _ read: (CommunityResult) -> Double?
  ) -> Double? {
    let known = communities.compactMap { community in
      read(community).map { (value: $0, people: community.population) }
    }
    guard known.count > 1 else { return known.first?.value }
    let isCounted = known.allSatisfy { ($0.people ?? 0) > 0 }
    let weights = known.map { isCounted ? $0.people ?? 1 : 1 }
    let sum = zip(known, weights).reduce(0) { $0 + $1.0.value * $1.1 }
    return sum / weights.reduce(0, +)
  }

  // MARK: - On what both have

  private func recomputed(_ pair: CommunityPair) -> (before: Double?, after: Double?) {
    guard let weights else { return (nil, nil) }
    let old = pair.before.map { before.communities[$0] }
    let new = pair.after.map { after.communities[$0] }
    func means(_ read: (CommunityResult) -> Double?) -> (before: Double?, after: Double?) {
      (Self.mean(old, read), Self.mean(new, read))
    }
    return combined(
      base: bases(pair, weights), balance: means { $0.indices.balance },
      governance: means { $0.indices.governance }, weights)
  }

  private func bases(
    _ pair: CommunityPair, _ weights: RunSummary.Weights
  ) -> (before: Double?, after: Double?) {
    var (old, new, all) = (0.0, 0.0, 0.0)
    for type in types {
      guard let a = before.standing(of: type.id, pair.before),
        let b = after.standing(of: type.id, pair.after),
        let c = a.coverage, let d = b.coverage
      else { continue }
      all += type.weight
      if adequacies.contains(type.id), let p = a.row.adequacy, let q = b.row.adequacy {
        let both = weights.coverage + weights.adequacy
        old += type.weight * (weights.coverage * c + weights.adequacy * p) / both
        new += type.weight * (weights.coverage * d + weights.adequacy * q) / both
      } else {
        old += type.weight * c
        new += type.weight * d
      }
    }
    return all > 0 ? (100 * old / all, 100 * new / all) : (nil, nil)
  }

  /// The exam indices of both runs, of the parts that both have.
  private func combined(
    base: (before: Double?, after: Double?), balance: (before: Double?, after: Double?),
    governance: (before: Double?, after: Double?), _ weights: RunSummary.Weights
  ) -> (before: Double?, after: Double?) {
    guard let a = base.before, let b = base.after else { return (nil, nil) }
    var (old, new, all) = (weights.base * a, weights.base * b, weights.base)
    let others = [
      (balance, weights.balance, hasBalance), (governance, weights.governance, hasGovernance),
    ]
    for (part, weight, isCounted) in others where isCounted {
      guard let a = part.before, let b = part.after else { continue }
      (old, new, all) = (old + weight * a, new + weight * b, all + weight)
    }
    return all > 0 ? (old / all, new / all) : (nil, nil)
  }

  /// The city's indices.
  func city(_ pairs: [CommunityPair]) -> (before: Double?, after: Double?) {
    let (first, second) = (before.summary.indices, after.summary.indices)
    guard !isSame else { return (first.exam, second.exam) }
    guard let weights else { return (nil, nil) }
    return combined(
      base: cityBases(pairs, weights), balance: (first.balance, second.balance),
      governance: (first.governance, second.governance), weights)
  }

  /// Means of the base indices, weighted by people.
  private func cityBases(
    _ pairs: [CommunityPair], _ weights: RunSummary.Weights
  ) -> (before: Double?, after: Double?) {
    var (old, new, people) = (0.0, 0.0, 0.0)
    for pair in pairs {
      guard case (let a?, let b?) = bases(pair, weights) else { continue }
      let own = pair.after.reduce(0) { $0 + (after.communities[$1].population ?? 0) }
      let weight = own > 0 ? own : 1
      (old, new, people) = (old + weight * a, new + weight * b, people + weight)
    }
    return people > 0 ? (old / people, new / people) : (nil, nil)
  }
}
