import Assessment
import PlanarGeometry
import WalkNetwork

/// All borders of the regions of a layer, and what passes them.
struct LayerBorders {
  /// Metres that two regions share, and those of them along barriers and along streets without one.
  struct Stretch {
    var length = 0.0
    var barrierLength = 0.0
    var streetLength = 0.0
  }

  private var stretches: [(pair: RegionPair, stretch: Stretch)] = []
  private let passages: StreetPassages?

  /// - Parameters:
  ///   - lines: those of side streets are no barriers.
  ///   - network: nil: people walk anywhere.
  /// - Complexity: O(n log n) in the vertices of regions, lines and network.
  init(of regions: [PlanarRegion], along lines: [CuttingLine], _ network: PedestrianNetwork?) {
    let barriers = BarrierStretches(lines, network)
    var sums: [RegionPair: Stretch] = [:]
    var scratch: [Int32] = []
    for piece in SharedEdges(of: regions).pieces {
      barriers.follow(piece.segment, scratch: &scratch) { metres, course in
        sums[piece.pair, default: Stretch()].add(metres, course)
      }
    }
    stretches = sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    passages = network.map { StreetPassages(of: $0.graph, through: regions) }
  }

  /// The borders of groups of regions, ordered by their numbers.
  ///
  /// - Parameter groups: by region, the number of its group.
  func borders(among groups: [Int32], _ rules: BlockRules) -> [AtomBorder] {
    let counts = passages?.counts(among: groups)
    var borders: [AtomBorder] = []
    for (pair, stretch) in sums(among: groups) where stretch.length >= rules.leastBorder {
      let isFree = stretch.length - stretch.barrierLength >= rules.leastBorder
      // Who lives beside a street steps on it from either side.
      let along = stretch.streetLength >= rules.leastBorder && stretch.streetLength > 0 ? 1 : 0
      borders.append(
        AtomBorder(
          first: pair.first, second: pair.second, length: stretch.length,
          barrierLength: min(stretch.barrierLength, stretch.length),
          crossings: counts.map { along + ($0[pair].map { $0.crossings + $0.overGap } ?? 0) }
            ?? (isFree ? 1 : 0)))
    }
    if rules.bridgesGaps, let counts { borders += bridges(counts, besides: borders) }
    return borders.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  private func sums(among groups: [Int32]) -> [RegionPair: Stretch] {
    var sums: [RegionPair: Stretch] = [:]
    for (pair, stretch) in stretches {
      let (a, b) = (groups[Int(pair.first)], groups[Int(pair.second)])
      guard a != b else { continue }
      sums[RegionPair(a, b), default: Stretch()].add(stretch)
    }
    return sums
  }

  private func bridges(
    _ counts: [RegionPair: StreetPassages.Count], besides borders: [AtomBorder]
  ) -> [AtomBorder] {
    let known = Set(borders.map { RegionPair($0.first, $0.second) })
    return counts.filter { $0.value.overGap > 0 && !known.contains($0.key) }.map { pair, count in
      AtomBorder(
        first: pair.first, second: pair.second, length: 0, crossings: count.overGap)
    }
  }
}

extension LayerBorders.Stretch {
  fileprivate mutating func add(_ metres: Double, _ course: BarrierStretches.Course) {
    length += metres
    if course == .barrier { barrierLength += metres }
    if course == .street { streetLength += metres }
  }

  fileprivate mutating func add(_ other: LayerBorders.Stretch) {
    length += other.length
    barrierLength += other.barrierLength
    streetLength += other.streetLength
  }
}
