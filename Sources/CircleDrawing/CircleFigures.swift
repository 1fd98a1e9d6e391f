import Assessment
import FlatArrays
import PlanarGeometry

/// Takes the figures of circles, and says which rules they break.
struct CircleFigures {
  let problems: AreaProblems
  private var meter: WalkMeter

  /// A circle, what it adds to the objective, and why its people may be outside the band.
  struct Outline: Sendable {
    /// Positions of its atoms, ascending.
    var atoms: [Int32]
    var id: String
    /// Whether a division of its area that breaks less was proven not to exist; nil where none was looked for.
    var isProven: Bool?
    /// People of its area.
    var areaPeople: Double
  }

  init(_ problems: AreaProblems) {
    self.problems = problems
    let ground = problems.ground
    meter = WalkMeter(ground.places, on: ground.graph, detour: ground.options.detour)
  }

  private var options: CircleOptions { problems.ground.options }

  /// - Complexity: O(atoms² + places of the circle), and searches as far as they are.
  mutating func circle(_ outline: Outline) -> (circle: DrawnCircle, cost: Double) {
    let problem = problems.problem(of: outline.atoms, &meter)
    let own = Array(0..<Int32(truncatingIfNeeded: outline.atoms.count))
    let centre = problem.centre(of: own).flatMap { row in self.centre(row, in: problem, of: outline)
    }
    var circle = DrawnCircle(
      id: outline.id, atoms: outline.atoms.map(Int.init), people: problem.totalPeople,
      centre: place(of: centre, outline))
    nameAreas(of: &circle)
    if options.measuresWalks {
      enter(centre.map { problems.ground.walks(from: $0, of: circle.atoms, &meter) }, in: &circle)
    }
    circle.missed = missed(by: circle, in: problem, own, outline)
    return (circle, problem.value(of: own).cost)
  }

  private func centre(_ row: Int, in problem: AreaProblem, of outline: Outline) -> Centre? {
    let owner = Int(problem.walks.owners[row])
    let rows = problem.rowsOfAtom[owner]
    guard let place = rows.firstIndex(of: Int32(truncatingIfNeeded: row)) else { return nil }
    return problems.ground.centres[Int(outline.atoms[owner])][place - rows.startIndex]
  }

  /// Where nobody lives, the middle of the first atom.
  private func place(of centre: Centre?, _ outline: Outline) -> DrawnCircle.Centre {
    if let centre {
      return .init(position: centre.origin.position, site: centre.site, atom: centre.atom)
    }
    let atom = Int(outline.atoms[0])
    return .init(
      position: problems.layer.city.communities[atom].region.centroid, site: nil, atom: atom)
  }

  /// Street, district and community of most of the people.
  private func nameAreas(of circle: inout DrawnCircle) {
    let communities = problems.layer.city.communities
    circle.street = most(of: circle.atoms) { communities[$0].street }
    circle.district = most(of: circle.atoms) { communities[$0].district }
    circle.community = most(of: circle.atoms) { Int(problems.layer.communities[$0]) } ?? 0
  }

  private func most<Name: Hashable & Comparable>(
    of atoms: [Int], by name: (Int) -> Name?
  ) -> Name? {
    var sums: [Name: Double] = [:]
    for atom in atoms {
      if let name = name(atom) { sums[name, default: 0] += problems.ground.places.total(of: atom) }
    }
    return sums.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  private func enter(_ walks: CircleWalks?, in circle: inout DrawnCircle) {
    guard circle.people > 0 else { return }
    circle.shareWithin = (walks?.within ?? 0) / circle.people
    guard let walks, walks.walkers > 0 else { return }
    circle.meanWalk = walks.walk / walks.walkers
    circle.worstWalk = walks.worst
  }
}

/// The rules that a circle breaks.
extension CircleFigures {
  private func missed(
    by circle: DrawnCircle, in problem: AreaProblem, _ own: [Int32], _ outline: Outline
  ) -> [MissedRule] {
    let found = [
      (CircleRule.contiguous, island(in: problem, own, outline)),
      (.people, outsideBand(circle, in: problem, outline)),
      (.walkable, beyondRadius(circle)),
      (.barriers, acrossBarrier(problem, own)),
      (.responsibility, otherArea(circle)),
    ]
    return found.compactMap { rule, reason in
      guard let reason, options.rules[rule] != .off else { return nil }
      return MissedRule(rule: rule, reason: reason)
    }
  }

  private func island(
    in problem: AreaProblem, _ own: [Int32], _ outline: Outline
  ) -> MissedRule.Reason? {
    let stranded = problem.stranded(own, by: \.isOpen)
    guard !stranded.isEmpty else { return nil }
    let people = stranded.reduce(0.0) { $0 + problem.people[Int($1)] }
    let isOffStreets = stranded.allSatisfy { atom in
      problems.ground.places.range(of: Int(outline.atoms[Int(atom)]))
        .allSatisfy { !meter.isAttached($0) }
    }
    return isOffStreets ? .withoutStreet(people) : .island(people)
  }

  private func outsideBand(
    _ circle: DrawnCircle, in problem: AreaProblem, _ outline: Outline
  ) -> MissedRule.Reason? {
    guard !options.band.contains(circle.people) else { return nil }
    if circle.people < options.band.least, outline.areaPeople < options.band.least {
      return .allWhoLiveThere(outline.areaPeople)
    }
    if circle.people > options.band.most, problem.populatedCount == 1 {
      return .oneAtom(circle.people)
    }
    guard let isProven = outline.isProven else { return .edited }
    return isProven ? .atomsTooCoarse : .noneFound
  }

  private func beyondRadius(_ circle: DrawnCircle) -> MissedRule.Reason? {
    guard let share = circle.shareWithin, share < options.rules.walkableShare else { return nil }
    return .beyondRadius(1 - share)
  }

  private func acrossBarrier(_ problem: AreaProblem, _ own: [Int32]) -> MissedRule.Reason? {
    let cutOff = Set(problem.stranded(own, by: \.isOpen))
    let across = problem.stranded(own, by: \.isSound).filter { !cutOff.contains($0) }
    guard !across.isEmpty else { return nil }
    return .acrossBarrier(across.reduce(0.0) { $0 + problem.people[Int($1)] })
  }

  private func otherArea(_ circle: DrawnCircle) -> MissedRule.Reason? {
    var sums: [[String]: Double] = [:]
    for atom in circle.atoms {
      guard let key = try? problems.layer.areaKey(of: atom, within: options.within) else {
        continue
      }
      sums[key, default: 0] += problems.ground.places.total(of: atom)
    }
    let others = sums.values.reduce(0, +) - (sums.values.max() ?? 0)
    return sums.count > 1 && others > 0 ? .otherArea(others) : nil
  }
}
