import Assessment
import Coverage

extension DrawnCircles {
  /// The circles after a planner's changes, one after the other; those that are not touched stay as they are.
  ///
  /// - Complexity: that of the figures of the circles that are touched, and of their division where one is split.
  public func applying(_ edits: [CircleEdit]) async throws(CircleError) -> DrawnCircles {
    let areas = try Areas(atoms, within: Self.areasWithin(options))
    var ids = circleOfAtom.map { circles[Int($0)].id }
    for edit in edits { try apply(edit, to: &ids) }
    let touched = Set(
      zip(ids, circleOfAtom).filter { $0 != circles[Int($1)].id }.flatMap {
        [$0, circles[Int($1)].id]
      })
    var numbers: [String: [Int32]] = [:]
    for (atom, id) in ids.enumerated() {
      numbers[id, default: []].append(Int32(truncatingIfNeeded: atom))
    }
    let outlines = numbers.map { id, own in problems.outline(id: id, own, areas) }
    return await DrawnCircles(
      of: outlines, problems, sites: sites, bounds: bounds, areas, known: untouched(touched))
  }

  /// What was said of circles that are not touched is still true.
  private func untouched(_ touched: Set<String>) -> [String: Measured] {
    var known: [String: Measured] = [:]
    for (circle, cost) in zip(circles, costs) where !touched.contains(circle.id) {
      known[circle.id] = (circle, cost)
    }
    return known
  }

  private func apply(_ edit: CircleEdit, to ids: inout [String]) throws(CircleError) {
    switch edit {
    case .move(let name, let circle):
      guard let atom = atoms.city.communities.firstIndex(where: { $0.id == name }) else {
        throw .unknownAtom(name)
      }
      try require(circle, in: ids)
      ids[atom] = circle
    case .merge(let names):
      for name in names { try require(name, in: ids) }
      guard let first = names.first else { return }
      for atom in ids.indices where names.contains(ids[atom]) { ids[atom] = first }
    case .split(let name, let parts):
      try require(name, in: ids)
      try split(name, into: parts, &ids)
    }
  }

  private func require(_ circle: String, in ids: [String]) throws(CircleError) {
    guard ids.contains(circle) else { throw .unknownCircle(circle) }
  }

  private func split(_ name: String, into parts: Int, _ ids: inout [String]) throws(CircleError) {
    let own = ids.indices.filter { ids[$0] == name }.map { Int32(truncatingIfNeeded: $0) }
    let ground = problems.ground
    var meter = WalkMeter(ground.places, on: ground.graph, detour: options.detour)
    var problem = problems.problem(of: own, &meter)
    guard parts >= 1, parts <= problem.populatedCount else {
      throw .tooFewAtoms(name, parts: parts)
    }
    problem.kept = []
    let centre = problem.centre(of: Array(0..<Int32(truncatingIfNeeded: own.count)))
    let joined = problem.joiningParts(below: .infinity)
    var divider = AreaDivider(joined, counts: parts...parts, seed: options.seed)
    let division = divider.division(into: parts)
    let home = centre.map { problem.walks.owners[$0] }
    var number = 1
    for circle in division.circles
    where !(home.map(circle.contains) ?? (circle == division.circles[0])) {
      number += 1
      var id = "\(name).\(number)"
      while ids.contains(id) {
        number += 1
        id = "\(name).\(number)"
      }
      for atom in circle { ids[Int(own[Int(atom)])] = id }
    }
  }
}
