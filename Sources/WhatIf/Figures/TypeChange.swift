import Assessment
import FlatArrays

/// How one type stands in the whole city before and after a scenario.
///
/// Amounts are people of the group that the type is for where any are counted, else m².
public struct TypeChange: Equatable, Sendable {
  /// Position among the examined types.
  public var type: Int
  /// In the whole city.
  public internal(set) var all = 0.0
  /// Within the radius.
  public internal(set) var before = 0.0
  public internal(set) var after = 0.0
  /// Who comes within the radius, and who is within it no longer, place by place; not negative, and
  /// `gained - lost` is `after - before`.
  public internal(set) var gained = 0.0
  public internal(set) var lost = 0.0
  /// Communities with demand, and of them those that meet the type.
  public internal(set) var communities = 0
  public internal(set) var metBefore = 0
  public internal(set) var metAfter = 0

  init(type: Int) { self.type = type }

  /// Shares of `all`, 0…1; nil where nobody is.
  public var shareBefore: Double? { share(before) }
  public var shareAfter: Double? { share(after) }

  /// Of the whole city, beyond the radius.
  public var withoutBefore: Double { max(all - before, 0) }
  public var withoutAfter: Double { max(all - after, 0) }

  private func share(_ part: Double) -> Double? {
    all > 0 ? min(max(part / all, 0), 1) : nil
  }
}

/// Demand of one community that comes within reach of a type, and demand that is no longer.
struct RowTurnover: Equatable, Sendable {
  /// By position, the type among the examined.
  var community: Int
  var type: Int
  var gained: Double
  var lost: Double
}

extension Baseline {
  /// Who gains and who loses, place by place. What opens and what was there reach together whoever is reached
  /// before or afterwards: beyond what was reached before are the gains, beyond what is reached afterwards the
  /// losses.
  ///
  /// - Parameter edit: that of the effect.
  /// - Complexity: where something closes while something opens that of `apply`, otherwise O(changes).
  mutating func turnover(of edit: FacilityEdit, _ effect: ScenarioEffect) -> [RowTurnover] {
    guard !edit.removed.isEmpty && !edit.added.isEmpty else {
      return effect.rows.map { turnover($0, both: max($0.before.covered, $0.after.covered)) }
    }
    let opened = apply(FacilityEdit(added: edit.added))
    undo()
    var both: [Int: CoverageRow] = [:]
    for row in opened.rows { both[index[row.community, row.type]] = row.after }
    var changes = effect.rows
    let known = Set(changes.map { index[$0.community, $0.type] })
    // Whom one facility loses another may gain in equal numbers.
    changes += opened.rows.filter { !known.contains(index[$0.community, $0.type]) }.map {
      ScenarioEffect.RowChange(
        community: $0.community, type: $0.type, before: $0.before, after: $0.before)
    }
    return changes.sorted { ($0.community, $0.type) < ($1.community, $1.type) }.map { change in
      let row = both[index[change.community, change.type]] ?? change.before
      return turnover(change, both: row.covered)
    }
  }

  private func turnover(
    _ change: ScenarioEffect.RowChange, both: Double
  ) -> RowTurnover {
    // Sums of the same places in another order differ by rounding.
    let least = 1e-9 * change.after.demand
    func amount(_ more: Double, _ less: Double) -> Double { more - less > least ? more - less : 0 }
    return RowTurnover(
      community: change.community, type: change.type,
      gained: amount(both, change.before.covered), lost: amount(both, change.after.covered))
  }

  /// The whole city, type by type: those that the scenario changes or whose facilities it does.
  func typeChanges(
    _ types: [Int], _ effect: ScenarioEffect, turnover: [RowTurnover], people: CommunityPeople
  ) -> [TypeChange] {
    types.map { type in
      var change = TypeChange(type: type)
      let after = Dictionary(
        effect.rows.filter { $0.type == type }.map { ($0.community, $0.after) },
        uniquingKeysWith: { $1 })
      for community in communities.indices {
        let before = rows[index[community, type]]
        change.add(before, after[community] ?? before) {
          people.amount($0, of: before, community: community, type: self.types[type])
        }
      }
      for row in turnover where row.type == type {
        let place = rows[index[row.community, type]]
        func amount(_ demand: Double) -> Double {
          people.amount(demand, of: place, community: row.community, type: self.types[type])
        }
        change.gained += amount(row.gained)
        change.lost += amount(row.lost)
      }
      return change
    }
  }
}

extension TypeChange {
  fileprivate mutating func add(
    _ before: CoverageRow, _ after: CoverageRow, amount: (Double) -> Double
  ) {
    all += amount(before.demand)
    self.before += amount(before.covered)
    self.after += amount(after.covered)
    if before.verdict != .noDemand { communities += 1 }
    if before.verdict == .met { metBefore += 1 }
    if after.verdict == .met { metAfter += 1 }
  }
}
