import Assessment
import Coverage
import PlanarGeometry

extension DrawnCircles {
  /// Draws circles.
  ///
  /// - Parameters:
  ///   - sites: facilities that are the centres of the circles in which they lie.
  ///   - kept: circles that exist already: as few people as possible come to another one.
  ///   - progress: 0…1.
  /// - Complexity: searches from every atom as far as its area reaches, and what the divisions of the areas take: each
  ///   area of few atoms is solved by all divisions, others by a search of a stated number of rounds.
  public static func draw(
    _ atoms: AtomLayer, sites: [CentreSite] = [], kept: KeptCircles? = nil,
    options: CircleOptions, progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) async throws(CircleError) -> DrawnCircles {
    let areas = try Areas(atoms, within: areasWithin(options))
    let problems = try await measured(atoms, sites, kept: kept, options: options) {
      progress(0.4 * $0)
    }
    let partition = await CirclePartition(problems, areas, options: options, kept: kept) {
      progress(0.4 + 0.1 * $0)
    }
    let answer = try await partition.divided { progress(0.5 + 0.4 * $0) }
    var outlines = answer.circles.enumerated().map { number, circle in
      CircleFigures.Outline(
        atoms: circle, id: "", isProven: answer.isProven[number],
        areaPeople: problems.people(of: areas.atoms[Int(areas.areaOfAtom[Int(circle[0])])]))
    }
    var isBounded = true
    if options.joinsSmall {
      let joined = try SmallCircles(problems, outlines.map(\.atoms)).joined()
      isBounded = joined.count == outlines.count
      outlines = joined.map { circle in
        CircleFigures.Outline(
          atoms: circle, id: "", isProven: true, areaPeople: problems.people(of: circle))
      }
    }
    CircleNames(problems.layer, options).name(&outlines, kept: kept, in: problems)
    var drawn = await DrawnCircles(
      of: outlines, problems, sites: sites, bounds: partition.bounds, areas)
    drawn.bound = isBounded ? min(answer.bound, drawn.objective) : nil
    return drawn
  }

  /// Takes circles as they are, drawn by whomsoever. Atoms without a circle are circles of their own.
  public static func examine(
    _ atoms: AtomLayer, _ circles: KeptCircles, sites: [CentreSite] = [], options: CircleOptions,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) async throws(CircleError) -> DrawnCircles {
    let areas = try Areas(atoms, within: areasWithin(options))
    let problems = try await measured(atoms, sites, kept: nil, options: options) {
      progress(0.8 * $0)
    }
    let outlines = problems.outlines(of: circles, areas)
    let partition = await CirclePartition(problems, areas, options: options, kept: nil) { _ in }
    return await DrawnCircles(
      of: outlines, problems, sites: sites, bounds: partition.bounds, areas)
  }

  /// Areas whose borders circles do not cross at all.
  static func areasWithin(_ options: CircleOptions) -> ServedArea {
    options.rules[.responsibility] == .hard ? options.within : .anyone
  }

  private static func measured(
    _ atoms: AtomLayer, _ sites: [CentreSite], kept: KeptCircles?, options: CircleOptions,
    progress: @escaping @Sendable (Double) -> Void
  ) async throws(CircleError) -> AreaProblems {
    guard atoms.city.communities.contains(where: { $0.population ?? 0 > 0 }) else { throw .nobody }
    let ground = await CentreGround(atoms, sites: sites, options, progress: progress)
    var layer = atoms
    if let graph = ground.graph, layer.measured == nil {
      layer.outline.add(LegCrossings(of: ground.places, in: atoms, on: graph).pairs)
    }
    return try AreaProblems(layer, ground, kept: kept)
  }
}

extension AreaProblems {
  func people(of atoms: [Int32]) -> Double {
    atoms.reduce(0.0) { $0 + ground.places.total(of: Int($1)) }
  }

  /// Circles as they are given, by id.
  func outlines(of circles: KeptCircles, _ areas: Areas) -> [CircleFigures.Outline] {
    var atoms: [String: [Int32]] = [:]
    for (atom, circle) in circles.circleOfAtom.enumerated() {
      let id =
        circles.ids.indices.contains(Int(circle))
        ? circles.ids[Int(circle)] : layer.city.communities[atom].id
      atoms[id, default: []].append(Int32(truncatingIfNeeded: atom))
    }
    return atoms.map { id, own in outline(id: id, own, areas) }
  }

  func outline(id: String, _ atoms: [Int32], _ areas: Areas) -> CircleFigures.Outline {
    CircleFigures.Outline(
      atoms: atoms, id: id, isProven: nil,
      areaPeople: people(of: areas.atoms[Int(areas.areaOfAtom[Int(atoms[0])])]))
  }
}

extension DrawnCircles {
  /// A circle and what it adds to the objective but for borders.
  typealias Measured = (circle: DrawnCircle, cost: Double)

  /// The circles of outlines with ids, in ascending order of them.
  ///
  /// - Parameter known: by id, circles that are as they were: they are not measured again.
  init(
    of outlines: [CircleFigures.Outline], _ problems: AreaProblems, sites: [CentreSite],
    bounds: CountBounds, _ areas: Areas, known: [String: Measured] = [:]
  ) async {
    let sorted = outlines.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    let new = sorted.filter { known[$0.id] == nil }
    var measured =
      await inChunks(
        of: new.count, threads: problems.ground.options.threads,
        makeScratch: { CircleFigures(problems) }, finished: { _ in },
        work: { number, figures, output in output.append(figures.circle(new[number])) }
      ).reversed() as [Measured]
    let found = sorted.compactMap { known[$0.id] ?? measured.popLast() }
    var circleOfAtom = [Int32](repeating: 0, count: problems.layer.count)
    for (number, outline) in sorted.enumerated() {
      for atom in outline.atoms { circleOfAtom[Int(atom)] = Int32(truncatingIfNeeded: number) }
    }
    self.init(
      atoms: problems.layer, options: problems.ground.options, sites: sites,
      circles: found.map(\.circle), circleOfAtom: circleOfAtom, bounds: bounds,
      objective: found.reduce(0) { $0 + $1.cost }, bound: nil,
      unplacedSites: problems.unplaced(sites), costs: found.map(\.cost), problems: problems)
    objective += borderBetweenCircles(areas)
    CircleNames(problems.layer, options).title(&circles)
  }

  /// Metres of border between circles of one area.
  private func borderBetweenCircles(_ areas: Areas) -> Double {
    atoms.borders.reduce(0.0) { sum, border in
      let (a, b) = (Int(border.first), Int(border.second))
      let counts = circleOfAtom[a] != circleOfAtom[b] && areas.areaOfAtom[a] == areas.areaOfAtom[b]
      return counts ? sum + border.length * AreaProblem.borderWeight : sum
    }
  }
}

extension AreaProblems {
  fileprivate func unplaced(_ sites: [CentreSite]) -> [Int] {
    let placed = Set(ground.centres.joined().compactMap(\.site))
    return sites.indices.filter { !placed.contains($0) }
  }
}
