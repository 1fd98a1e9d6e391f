import FlatArrays

/// The indices of every community, and of any of them together.
///
/// ```swift
/// let scores = ExamScores(of: result, in: city, standard: standard)
/// scores.communities[0].exam
/// scores.indices(of: street).balance
/// ```
///
/// All formulas are the project's own definition (certainty D). Invariants: every index is in 0…100; none falls when
/// a coverage grows; the indices of one community alone are its own; with a fixed basis no index rises when
/// data are taken away.
public struct ExamScores: Sendable {
  public let basis: IndexBasis
  /// By community, in the city's order.
  public private(set) var communities: [AreaIndices] = []
  /// By community: 1 is the highest exam index, equal ones share a rank; nil without index.
  public private(set) var ranks: [Int?] = []

  private let result: AssessmentResult
  private let city: City
  private let indexWeights: IndexWeights
  /// By examined type; they sum to 1.
  private let typeWeights: [Double]
  private let governance: GovernanceFigures
  /// People, or where they are not known the demand, of each community.
  private let people: [Double]
  private let index: RowIndex

  /// - Parameters:
  ///   - fixed: names of the components that enter beside coverage; nil: those that at least 95 % of the
  ///     communities with demand have.
  /// - Complexity: O(communities · types).
  public init(
    of result: AssessmentResult, in city: City, standard: Standard,
    governance: GovernanceFigures = GovernanceFigures(), basis fixed: [String]? = nil
  ) {
    self.result = result
    self.city = city
    self.governance = governance
    indexWeights = standard.indexWeights
    typeWeights = standard.weights(of: result.types)
    index = RowIndex(width: result.types.count)
    people = Self.people(of: city, result)
    basis = fixed.map { Self.basis(named: $0, of: result) } ?? Self.basis(of: result, governance)
    communities = city.communities.indices.map(indices(ofCommunity:))
    ranks = Self.ranks(of: communities.map(\.exam))
  }

  /// Ranks of indices: 1 is the highest, equal ones share a rank; nil without index.
  ///
  /// Complexity: O(n log n).
  public static func ranks(of indices: [Double?]) -> [Int?] {
    let sorted = indices.compactMap(\.self).sorted(by: >)
    var first: [Double: Int] = [:]
    for (place, value) in sorted.enumerated() where first[value] == nil { first[value] = place + 1 }
    return indices.map { index in index.flatMap { first[$0] } }
  }

  private static func people(of city: City, _ result: AssessmentResult) -> [Double] {
    let known = city.communities.contains { $0.population ?? 0 > 0 }
    let index = RowIndex(width: result.types.count)
    return city.communities.enumerated().map { position, community in
      if known { return community.population ?? 0 }
      return result.rows[index[position]].map(\.demand).max() ?? 0
    }
  }
}

// MARK: - What enters

extension ExamScores {
  private static func basis(named names: [String], of result: AssessmentResult) -> IndexBasis {
    IndexBasis(
      adequacies: result.types.map(\.id).filter(names.contains),
      governance: GovernancePart.allCases.filter { names.contains($0.rawValue) }, isFixed: true)
  }

  private static func basis(
    of result: AssessmentResult, _ governance: GovernanceFigures
  ) -> IndexBasis {
    let compared = (0..<result.communityCount).filter { community in
      result.types.indices.contains {
        result.row(community: community, type: $0).coverage != nil
      }
    }
    let least = IndexBasis.leastShare * Double(compared.count) - 1e-9
    var basis = IndexBasis()
    guard !compared.isEmpty else { return basis }
    for (type, own) in result.types.enumerated() {
      let known = compared.count { result.row(community: $0, type: type).adequacy != nil }
      if known > 0 && Double(known) >= least { basis.adequacies.append(own.id) }
    }
    basis.governance = governance.parts.filter { part in
      Double(compared.count { governance.value(part, of: $0) != nil }) >= least
    }
    return basis
  }
}

// MARK: - One community

extension ExamScores {
  private func indices(ofCommunity community: Int) -> AreaIndices {
    var indices = AreaIndices()
    indices.base = base(ofCommunity: community)
    indices.balance = balance(of: [community])
    if indices.base != nil {
      indices.governance = governance.mean(of: basis.governance, community: community)
    }
    indices.completeness = completeness(ofCommunity: community)
    indices.combine(indexWeights)
    return indices
  }

  /// 100 times the mean over types of 0.7·C + 0.3·Q, or of C where Q does not enter.
  private func base(ofCommunity community: Int) -> Double? {
    let rows = result.rows[index[community]]
    return result.types.indices.lazy.map { type in
      (value: part(of: rows[rows.startIndex + type], type, community), weight: typeWeights[type])
    }.weightedMean.map { 100 * $0 }
  }

  /// A type's part of the base index, 0…1. A Q that enters and is not known counts 0: unknown area provides nothing.
  private func part(of row: CoverageRow, _ type: Int, _ community: Int) -> Double? {
    guard let coverage = row.coverage else { return nil }
    guard basis.adequacies.contains(result.types[type].id),
      result.types[type].norm(for: city.communities[community].kind) != nil
    else { return coverage }
    let weights = indexWeights
    return (weights.coverage * coverage + weights.adequacy * (row.adequacy ?? 0))
      / (weights.coverage + weights.adequacy)
  }

  /// The share of what could be told: the adequacy of each type with a norm for the community, and each part of
  /// governance that any community has.
  private func completeness(ofCommunity community: Int) -> Double {
    let kind = city.communities[community].kind
    var (asked, known) = (0, 0)
    for (type, own) in result.types.enumerated() where own.norm(for: kind) != nil {
      asked += 1
      if result.row(community: community, type: type).adequacy != nil { known += 1 }
    }
    for part in governance.parts {
      asked += 1
      if governance.value(part, of: community) != nil { known += 1 }
    }
    return asked > 0 ? Double(known) / Double(asked) : 1
  }
}

// MARK: - Several communities

extension ExamScores {
  /// The indices of the communities at some positions together: base and governance as means weighted by people,
  /// balance on the pooled demand.
  ///
  /// Complexity: O(positions · types).
  public func indices(of positions: [Int]) -> AreaIndices {
    guard positions.count != 1 else { return communities[positions[0]] }
    var indices = AreaIndices()
    indices.base = mean(of: positions) { $0.base }
    indices.balance = balance(of: positions)
    indices.governance = mean(of: positions) { $0.governance }
    indices.completeness = mean(of: positions) { $0.completeness } ?? 0
    indices.combine(indexWeights)
    return indices
  }

  private func mean(of positions: [Int], _ read: (AreaIndices) -> Double?) -> Double? {
    positions.map { (value: read(communities[$0]), weight: people[$0]) }.weightedMean
  }

  /// 100 · ∫₁² C(ρR)² dρ on the pooled demand, as a mean over types; equal to 100 · mean(a) · (1 − Gini(a)) with
  /// a = clamp(2 − d/R, 0, 1). nil where the run did not measure it, or without demand.
  private func balance(of positions: [Int]) -> Double? {
    balances(of: positions).enumerated().lazy
      .map { (value: $1, weight: typeWeights[$0]) }.weightedMean
  }

  /// The balance index of each examined type, 0…100; nil where the run did not measure it, or without demand.
  ///
  /// Complexity: O(positions · types).
  public func balances(of positions: [Int]) -> [Double?] {
    result.balanceIntegrals(of: positions).map { integral in integral.map { 100 * $0 } }
  }

  /// The mean of each examined type's part of the base index, weighted by people, 0…100; nil without demand.
  ///
  /// Complexity: O(positions · types).
  public func bases(of positions: [Int]) -> [Double?] {
    result.types.indices.map { type in
      positions.lazy.map { community in
        (
          value: part(of: result.row(community: community, type: type), type, community),
          weight: people[community]
        )
      }.weightedMean.map { 100 * $0 }
    }
  }
}
