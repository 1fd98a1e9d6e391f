import Assessment
import TableFiles
import Wording

/// Finds the community that a row of a table is about.
struct CommunityLookup {
  private var positions: [[UInt8]: Int] = [:]
  private var named: [String: [Int]] = [:]

  /// - Complexity: O(communities).
  init(_ communities: [Community]) {
    for (position, community) in communities.enumerated() {
      positions[Array(community.id.utf8)] = position
      if let name = community.name { named[name, default: []].append(position) }
    }
  }

  /// The community of a row: by its id, and where the table has no ids by a name that one community has.
  ///
  /// - Returns: nil, with a problem, where there is none.
  func position(ofRow row: Int, in loaded: InputLayer, log: inout ReadingLog) -> Int? {
    let hasIDs = loaded.fields[.surveyCommunity] != nil
    let role = hasIDs ? FieldRole.surveyCommunity : .communityName
    guard let text = loaded.label(row, role, log: &log) else {
      note(.noCommunityInRow, row: row, feature: nil, in: loaded, log: &log)
      return nil
    }
    if hasIDs, let position = positions[Array(text.utf8)] { return position }
    let bearers = hasIDs ? [] : named[text] ?? []
    if bearers.count == 1 { return bearers[0] }
    let message: InputMessage =
      bearers.isEmpty
      ? .unknownSurveyCommunity : .ambiguousCommunityName(text, count: bearers.count)
    note(message, row: row, feature: text, in: loaded, log: &log)
    return nil
  }

  private func note(
    _ message: InputMessage, row: Int, feature: String?, in loaded: InputLayer,
    log: inout ReadingLog
  ) {
    log.note(
      Finding(.warning, .skipped, row: loaded.row(row), says: message), file: loaded.path,
      feature: feature)
  }
}
