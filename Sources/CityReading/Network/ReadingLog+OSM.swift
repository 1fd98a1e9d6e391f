import OSMFiles
import PlanarGeometry
import TableFiles
import Wording

extension ReadingLog {
  /// Tells what an OpenStreetMap file lacks, and which of it is walked and which not.
  mutating func note(_ findings: OSMFindings, file: String) {
    if findings.remark != nil { isIncomplete = true }
    for finding in findings.defects + findings.figures { note(finding, file: file) }
    note(cuts: findings, file: file)
  }

  /// Ways that are not joined where they come to one place; on the screen too where they are more than sound maps have.
  private mutating func note(cuts findings: OSMFindings, file: String) {
    let (places, unjoined) = (findings.sharedPlaces, findings.unjoined)
    if places.count > 0 {
      let message = InputMessage.sharedPlaces(places.count, first: places.first)
      let finding = Finding(.warning, .kept, says: message)
      if findings.hasManySharedPlaces {
        announce(finding, file: file)
      } else {
        note(finding, file: file)
      }
    }
    if let first = unjoined.first {
      let message = InputMessage.crossingWays(
        unjoined.crossings, of: unjoined.segments, at: (first.y, first.x))
      if unjoined.areMany {
        announce(Finding(.warning, .kept, says: message), file: file)
      } else {
        note(Finding(.info, .kept, says: message), file: file)
      }
    }
  }
}

extension OSMFindings {
  fileprivate var defects: [Finding] {
    var found: [Finding] = []
    if let remark { found.append(Finding(.warning, .kept, says: .incompleteFile(remark))) }
    if cutWays > 0 { found.append(Finding(.warning, .repaired, says: missingNodesMessage)) }
    found += elementMessages.map { Finding(.warning, .kept, says: $0) }
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
    found += tagMessages.map { Finding(.info, .kept, says: $0) }
    if !lengths.closed.isEmpty {
      let message = InputMessage.closedRoads(walked: lengths.walked, closed: lengths.closed)
      found.append(Finding(.info, .kept, says: message))
    }
    return found
  }

  private var elementMessages: [InputMessage] {
    var messages: [InputMessage] = []
    if unplacedNodes.count > 0 { messages.append(unplacedMessage) }
    if movedNodes.count > 0 {
      messages.append(.movedNodes(movedNodes.count, first: movedNodes.first))
    }
    if changedWays.count > 0 {
      messages.append(.changedWays(changedWays.count, first: changedWays.first))
    }
    if let longest {
      let ends = (longest.from, longest.to)
      messages.append(
        .longPieces(
          longPieces, way: longest.way, ends: ends, kilometres: min(longest.length / 1000, 1e6)))
    }
    return messages
  }

  private var unplacedMessage: InputMessage {
    .unplacedNodes(unplacedNodes.count, first: unplacedNodes.first)
  }

  private var tagMessages: [InputMessage] {
    var messages: [InputMessage] = []
    if !unknownTags.isEmpty { messages.append(.unknownTags(unknownTags)) }
    if !dates.isEmpty { messages.append(.datedWays(dates)) }
    if !unreadPaths.isEmpty { messages.append(.unreadPaths(unreadPaths)) }
    return messages
  }

  private var missingNodesMessage: InputMessage { .missingNodes(missingNodes, ways: cutWays) }

  /// `message`, that nothing is walked, with the reason where there is one.
  func explaining(_ message: InputMessage) -> InputMessage {
    if let remark { return message.because(.incompleteFile(remark)) }
    if unplacedNodes.count > 0 { return message.because(unplacedMessage) }
    if !closingTags.isEmpty { return .nothingOpened(closingTags) }
    return cutWays > 0 ? message.because(missingNodesMessage) : message
  }
}
