public import Assessment
import Coverage
import PlanarGeometry

/// Everything that stands in the way of a scenario; nothing has been changed.
public struct ScenarioError: Error, Equatable, Sendable {
  /// In the order of the scenario, not empty.
  public var problems: [ScenarioProblem]
}

/// What a scenario does to the facilities.
struct FacilityEdit: Sendable {
  /// Positions of facilities that are taken out, and facilities that are put in.
  var removed: [Int] = []
  var added: [Facility] = []
}

extension Baseline {
  /// - Throws: all problems of the scenario at once.
  func edit(for scenario: Scenario) throws(ScenarioError) -> FacilityEdit {
    var edit = FacilityEdit()
    var problems: [ScenarioProblem] = []
    var changed = Set<String>()
    func position(of id: String) -> Int? {
      let isFirst = changed.insert(id).inserted
      guard let position = self.position(of: id) else {
        problems.append(ScenarioProblem(facility: id, .unknownFacility))
        return nil
      }
      if let count = sharedIDs[id] {
        problems.append(ScenarioProblem(facility: id, .ambiguousFacility(count)))
      }
      if !isFirst { problems.append(ScenarioProblem(facility: id, .changedTwice)) }
      return isFirst ? position : nil
    }
    for id in scenario.removed {
      if let known = position(of: id) { edit.removed.append(known) }
    }
    for move in scenario.moved {
      guard let known = position(of: move.id) else { continue }
      let moved = input.facilities.roster[known].moved(to: move.destination)
      edit.removed.append(known)
      edit.added.append(moved)
      problems += placeProblems(of: moved)
    }
    for resize in scenario.resized { _ = position(of: resize.id) }
    for addition in scenario.added {
      let facility = addition.facility
      if !changed.insert(facility.id).inserted || self.position(of: facility.id) != nil {
        problems.append(ScenarioProblem(facility: facility.id, .idTaken))
      }
      edit.added.append(facility)
      problems += placeProblems(of: facility)
    }
    guard problems.isEmpty else { throw ScenarioError(problems: problems) }
    return edit
  }

  /// Position of the facility with an id in the city as it stands.
  func position(of id: String) -> Int? {
    let position = changedPositions[id] ?? cityPositions[id]
    return position == -1 ? nil : position
  }

  private func placeProblems(of facility: Facility) -> [ScenarioProblem] {
    let offered = facility.services.compactMap { input.facilities.roster.type(of: $0) }
    guard let reach = offered.map({ ReachLimit(input.radii[$0]).metres }).max() else {
      return [ScenarioProblem(facility: facility.id, .offersNothing)]
    }
    let box = facility.box
    let isNear = communities.contains {
      $0.region.box.squaredDistance(to: box) <= reach * reach
        && $0.region.squaredDistance(to: box.center) <= (reach + box.diagonal)
          * (reach + box.diagonal)
    }
    guard isNear else { return [ScenarioProblem(facility: facility.id, .outsideStudyArea)] }
    guard let walks, walks.sources(of: facility).isEmpty else { return [] }
    return [ScenarioProblem(facility: facility.id, .offNetwork)]
  }
}
