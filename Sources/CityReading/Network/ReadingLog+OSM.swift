import OSMFiles
import TableFiles
import Wording

extension ReadingLog {
  /// Tells what an OpenStreetMap file lacks, and which of it is walked and which not.
  mutating func note(_ findings: OSMFindings, file: String) {
    if findings.remark != nil { isIncomplete = true }
    for finding in findings.defects + findings.figures { note(finding, file: file) }
  }
}

extension OSMFindings {
  fileprivate var defects: [Finding] {
    var found: [Finding] = []
    if let remark { found.append(Finding(.warning, .kept, says: .incompleteFile(remark))) }
    if cutWays > 0 { found.append(Finding(.warning, .repaired, says: missingNodesMessage)) }
    if missingMembers > 0 {
      found.append(Finding(.warning, .skipped, says: .missingMembers(missingMembers)))
    }
    if unreadRelations > 0 {
      found.append(Finding(.warning, .skipped, says: .unreadRelations(unreadRelations)))
    }
    return found
  }

  fileprivate var figures: [Finding] {
    var found: [Finding] = []
    if closedNodes > 0 { found.append(Finding(.info, .kept, says: .closedNodes(closedNodes))) }
    if oneWays > 0 { found.append(Finding(.info, .kept, says: .oneWaysOnFoot(oneWays))) }
    if timed > 0 { found.append(Finding(.info, .kept, says: .openAtTimes(timed))) }
    if unreadLevels > 0 {
      let message = InputMessage.unreadLevels(unreadLevels, such: unreadLevel)
      found.append(Finding(.info, .kept, says: message))
    }
    if !lengths.closed.isEmpty {
      let message = InputMessage.closedRoads(walked: lengths.walked, closed: lengths.closed)
      found.append(Finding(.info, .kept, says: message))
    }
    return found
  }

  private var missingNodesMessage: InputMessage { .missingNodes(missingNodes, ways: cutWays) }

  /// `message` with the reason, where the file lacks something.
  func explaining(_ message: InputMessage) -> InputMessage {
    if let remark { return message.because(.incompleteFile(remark)) }
    return cutWays > 0 ? message.because(missingNodesMessage) : message
  }
}
