import Assessment
import Coverage
import FlatArrays
import PlanarGeometry

/// The parts of all areas, each divided into circles.
struct CirclePartition: Sendable {
  private let options: CircleOptions
  /// Positions in the layer of the atoms of each part.
  private var atoms: [[Int32]] = []
  private var dividers: [AreaDivider] = []
  /// Wanted first, by part.
  private var wanted: [[Int]] = []
  private(set) var bounds: DrawnCircles.CountBounds

  /// Counts up to which all are tried where a number of circles is asked for.
  private static let fewCounts = 8

  init(
    _ problems: AreaProblems, _ areas: Areas, options: CircleOptions, kept: KeptCircles?,
    progress: @escaping @Sendable (Double) -> Void
  ) async {
    self.options = options
    let ground = problems.ground
    let found = await inChunks(
      of: areas.atoms.count, threads: options.threads,
      makeScratch: { WalkMeter(ground.places, on: ground.graph, detour: options.detour) },
      finished: progress,
      work: { area, meter, output in
        output.append(Self.parts(of: areas.atoms[area], problems, &meter))
      })
    bounds = DrawnCircles.CountBounds(byPeople: 0...0, proven: 0...0, areasBelow: 0)
    for (area, parts) in found.enumerated() { add(parts, area: area, kept) }
  }

  private static func parts(
    of atoms: [Int32], _ problems: AreaProblems, _ meter: inout WalkMeter
  ) -> [AreaProblems.Part] {
    let options = problems.ground.options
    let whole = problems.problem(of: atoms, &meter)
    // Communities in the band stay as they are.
    let staysWhole = options.within == .community && whole.totalPeople <= options.band.most
    let joined = whole.joiningParts(below: staysWhole ? .infinity : options.band.least)
    let parts = joined.parts(of: Array(0..<Int32(truncatingIfNeeded: atoms.count)))
    guard parts.count > 1 else { return [AreaProblems.Part(atoms: atoms, problem: joined)] }
    return parts.map { part in
      AreaProblems.Part(
        atoms: part.map { atoms[Int($0)] }, problem: joined.restricted(to: part))
    }
  }

  private mutating func add(_ parts: [AreaProblems.Part], area: Int, _ kept: KeptCircles?) {
    let people = parts.reduce(0) { $0 + $1.problem.totalPeople }
    bounds.byPeople = bounds.byPeople.adding(Self.counts(of: people, in: options))
    if people < options.band.least { bounds.areasBelow += 1 }
    for part in parts {
      let byPeople = Self.counts(of: part.problem.totalPeople, in: options)
      let most = max(1, part.problem.populatedCount)
      let counts = min(byPeople.lowerBound, most)...min(byPeople.upperBound, most)
      bounds.proven = bounds.proven.adding(counts)
      atoms.append(part.atoms)
      let own = Self.keptParts(of: part, kept)
      wanted.append(Self.wanted(counts, of: part.problem.totalPeople, options, kept: own?.count))
      dividers.append(
        AreaDivider(
          part.problem, counts: counts, seed: options.seed &+ UInt64(dividers.count) &* 1000,
          kept: own))
    }
  }

  /// How many circles people can be by the band alone.
  private static func counts(of people: Double, in options: CircleOptions) -> ClosedRange<Int> {
    guard options.rules.isBandHard else { return 1...max(1, whole(people)) }
    let least = max(1, whole((people / options.band.most).rounded(.up)))
    return least...max(least, whole((people / options.band.least).rounded(.down)))
  }

  private static func whole(_ number: Double) -> Int { Int(min(max(number, 0), 1e9)) }

  /// Numbers of circles, the most wanted first.
  private static func wanted(
    _ counts: ClosedRange<Int>, of people: Double, _ options: CircleOptions, kept: Int?
  ) -> [Int] {
    if let kept, counts.contains(kept) {
      return [kept] + counts.filter { $0 != kept }.sorted { abs($0 - kept) < abs($1 - kept) }
    }
    guard options.within != .community else { return Array(counts) }
    let middle = (options.band.least + options.band.most) / 2
    return counts.sorted { a, b in
      let (first, second) = (abs(people / Double(a) - middle), abs(people / Double(b) - middle))
      return first != second ? first < second : a < b
    }
  }

  /// The kept circles in a part; nil where they are not in one piece each.
  private static func keptParts(
    of part: AreaProblems.Part, _ kept: KeptCircles?
  ) -> [[Int32]]? {
    guard kept != nil, !part.problem.kept.isEmpty else { return nil }
    var circles: [Int32: [Int32]] = [:]
    for (atom, circle) in part.problem.kept.enumerated() {
      guard circle >= 0 else { return nil }
      circles[circle, default: []].append(Int32(truncatingIfNeeded: atom))
    }
    let found = circles.values.sorted { $0[0] < $1[0] }
    return found.allSatisfy { part.problem.parts(of: $0).count == 1 } ? found : nil
  }
}

extension ClosedRange<Int> {
  fileprivate func adding(_ other: ClosedRange<Int>) -> ClosedRange<Int> {
    (lowerBound + other.lowerBound)...(upperBound + other.upperBound)
  }
}

/// Circles of the whole.
extension CirclePartition {
  /// Circles of all parts, by positions of atoms in the layer, each ascending.
  struct Answer: Sendable {
    var circles: [[Int32]] = []
    var bound = 0.0
    /// By circle, whether its part's division is proven to be best.
    var isProven: [Bool] = []
  }

  /// Divides every part as it is wanted, or into as many circles as are asked for together.
  func divided(
    progress: @escaping @Sendable (Double) -> Void
  ) async throws(CircleError) -> Answer {
    if let count = options.count, !bounds.proven.contains(count) {
      throw .countOutOfBounds(count, bounds)
    }
    let (dividers, seeksCount) = (dividers, options.count != nil)
    let wanted = options.count.map(windows) ?? wanted
    let found = await inChunks(
      of: dividers.count, threads: options.threads, makeScratch: {}, finished: progress,
      work: { part, _, output in
        var divider = dividers[part]
        output.append(Self.divisions(&divider, wanted[part], all: seeksCount))
      })
    let chosen =
      options.count.map { CountChoice(found).choose($0) } ?? found.map { $0.first ?? nil }
    return answer(chosen.compactMap { $0 })
  }

  /// For each part the numbers of circles that are looked at where so many are asked for together: all where they are
  /// few, otherwise those about its share of the people, so many that the sum can be met.
  private func windows(_ count: Int) -> [[Int]] {
    let people = dividers.map { $0.problem.totalPeople }
    let all = people.reduce(0, +)
    var width = 0
    while true {
      let ranges = zip(dividers, people).map { divider, own in
        let counts = divider.counts
        guard counts.count > Self.fewCounts, all > 0 else { return counts }
        let share = Self.whole((Double(count) * own / all).rounded())
        let middle = min(max(share, counts.lowerBound), counts.upperBound)
        return max(middle - width, counts.lowerBound)...min(middle + width, counts.upperBound)
      }
      let sum = ranges.reduce(0...0) { $0.adding($1) }
      if sum.contains(count) || width > bounds.proven.upperBound { return ranges.map(Array.init) }
      width = 2 * width + 1
    }
  }

  /// The first wanted division that breaks nothing, or the one that breaks least; all of them, where those are few,
  /// if any may be chosen.
  private static func divisions(
    _ divider: inout AreaDivider, _ wanted: [Int], all: Bool
  ) -> [AreaDivision] {
    if all { return wanted.map { divider.division(into: $0) } }
    var best: AreaDivision?
    for count in wanted.prefix(fewCounts) {
      let found = divider.division(into: count)
      if best.map({ found.value.isMoreLawful(than: $0.value) }) ?? true { best = found }
      if found.value.broken == 0 { break }
    }
    return best.map { [$0] } ?? []
  }

  private func answer(_ chosen: [AreaDivision]) -> Answer {
    var answer = Answer()
    for (own, division) in zip(atoms, chosen) {
      answer.bound += division.bound
      for circle in division.circles {
        answer.circles.append(circle.map { own[Int($0)] })
        answer.isProven.append(division.isProven)
      }
    }
    return answer
  }
}

extension PartitionValue {
  /// Whether fewer rules are broken, whatever the walk.
  fileprivate func isMoreLawful(than other: PartitionValue) -> Bool {
    (broken, excess) < (other.broken, other.excess)
  }
}

/// Chooses how many circles each part has, so that together they are a number that is asked for and their value is
/// the least.
struct CountChoice {
  private let options: [[AreaDivision]]
  private let least: Int

  /// - Parameter options: of each part, with different numbers of circles without a gap.
  init(_ options: [[AreaDivision]]) {
    self.options = options.map { $0.sorted { $0.circles.count < $1.circles.count } }
    least = self.options.reduce(0) { $0 + ($1.first?.circles.count ?? 0) }
  }

  /// By dynamic programming over the parts and the circles beyond the least.
  ///
  /// - Complexity: O(parts with a choice · circles beyond the least · choices).
  func choose(_ count: Int) -> [AreaDivision?] {
    let spare = max(count - least, 0)
    var best: [PartitionValue?] = [PartitionValue()] + Array(repeating: nil, count: spare)
    var choices: [[Int32]] = []
    for part in options {
      var next: [PartitionValue?] = Array(repeating: nil, count: spare + 1)
      var taken = [Int32](repeating: -1, count: spare + 1)
      for used in best.indices {
        guard let value = best[used] else { continue }
        for (more, division) in part.enumerated() where used + more <= spare {
          let sum = value + division.value
          if next[used + more].map({ sum < $0 }) ?? true {
            next[used + more] = sum
            taken[used + more] = Int32(truncatingIfNeeded: more)
          }
        }
      }
      choices.append(taken)
      best = next
    }
    return read(choices, spare)
  }

  private func read(_ choices: [[Int32]], _ spare: Int) -> [AreaDivision?] {
    var left = spare
    var chosen: [AreaDivision?] = []
    for (part, taken) in zip(options, choices).reversed() {
      let more = Int(taken[left])
      guard part.indices.contains(more) else {
        chosen.append(part.first)
        continue
      }
      chosen.append(part[more])
      left -= more
    }
    return chosen.reversed()
  }
}
