import Wording

/// A row of `foot_losses.csv`: a type met by straight lines and missed on foot.
public struct FootLossResult: Sendable {
  /// People or m² that are lost.
  public var lost: Double
  /// Metres of most of the lost demand to its nearest facility, straight and walked; nil without a way.
  public var straight: Double?
  public var walk: Double?
  /// barrier, detour, island or off_network.
  public var cause: String
  /// Name of the barrier, where it has one.
  public var barrier: String?
  /// Walk by straight line.
  public var detour: Double?

  static func all(in folder: String) throws(InputError) -> [RowKey: FootLossResult] {
    let table = try ResultTable.ifPresent(
      "foot_losses.csv", in: folder, required: ["community_id", "type", "lost", "cause"])
    var losses: [RowKey: FootLossResult] = [:]
    guard let table else { return losses }
    for row in table.rows {
      let key = RowKey(
        community: try table.id(row, "community_id"), type: try table.id(row, "type"))
      losses[key] = FootLossResult(
        lost: try table.number(row, "lost") ?? 0, straight: try table.number(row, "straight_m"),
        walk: try table.number(row, "walk_m"), cause: table.text(row, "cause") ?? "",
        barrier: table.text(row, "barrier"), detour: try table.number(row, "detour"))
    }
    return losses
  }
}

/// A row of `gaps.csv`: what a community misses of a type, and why.
struct GapResult: Sendable {
  /// none, barrier, capacity, suspended, rating or data.
  var cause: String
  var reason: String?
  /// Idle premises that would close it, and their cost (万元).
  var candidate: String?
  var candidateCost: Double?

  static func all(in folder: String) throws(InputError) -> [RowKey: GapResult] {
    let table = try ResultTable.ifPresent(
      "gaps.csv", in: folder, required: ["community_id", "type", "cause"])
    var gaps: [RowKey: GapResult] = [:]
    guard let table else { return gaps }
    for row in table.rows {
      guard let cause = table.text(row, "cause") else { continue }
      let key = RowKey(
        community: try table.id(row, "community_id"), type: try table.id(row, "type"))
      gaps[key] = GapResult(
        cause: cause, reason: table.text(row, "reason"), candidate: table.text(row, "candidate"),
        candidateCost: try table.number(row, "candidate_cost"))
    }
    return gaps
  }
}
