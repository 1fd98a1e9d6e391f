import FlatArrays
public import SpatialIndexing

/// Coverage with the straight metric: exact areas and exact distances of points.
public enum StraightCoverage {
  /// Demand of each community within reach of each layer, row by row: `result[community * layers +
  /// layer]`.
  ///
  /// - Parameters:
  ///   - detour: walking distance ÷ straight distance, at least 1.
  ///   - threads: tasks that work at once, at least 1; the result does not depend on it.
  ///   - progress: called with the share done, 0…1.
  /// - Complexity: that of `ServiceReach.init` for each layer, then `CoveredAreaKernel` for each pair
  ///   of a piece of land and a layer that are neither out of reach nor inside one disc.
  public static func coveredDemand(
    of demand: [CommunityDemand], layers: [FacilityLayer], detour: Double = 1,
    strategy: IndexStrategy = .grid, threads: Int = 1,
    progress: @Sendable (Double) -> Void = { _ in }
  ) async -> [Double] {
    await coveredDemand(
      of: demand, layers: layers, isWanted: nil, detour: detour, strategy: strategy,
      threads: threads, progress: progress)
  }

  /// - Parameter isWanted: of each row, whether it is; 0 stands for what is not. nil: all are.
  private static func coveredDemand(
    of demand: [CommunityDemand], layers: [FacilityLayer], isWanted: [Bool]?, detour: Double,
    strategy: IndexStrategy, threads: Int, progress: @Sendable (Double) -> Void = { _ in }
  ) async -> [Double] {
    let rows = RowIndex(width: layers.count)
    let reaches = await inChunks(
      of: layers.count, threads: threads, makeScratch: {}, finished: { _ in },
      work: { layer, _, output in
        output.append(ServiceReach(of: layers[layer], detour: detour, strategy: strategy))
      })
    return await inChunks(
      of: demand.count, threads: threads, makeScratch: { ServiceReach.Scratch() },
      finished: progress,
      work: { item, scratch, output in
        let wanted = isWanted.map { $0[rows[item]] }
        guard wanted?.contains(true) ?? true else {
          output += repeatElement(0, count: layers.count)
          return
        }
        scratch.prepare(demand[item])
        for (number, reach) in reaches.enumerated() {
          let asks = wanted.map { $0[$0.startIndex + number] } ?? true
          output.append(
            asks
              ? reach.coveredDemand(
                of: demand[item], weightColumn: layers[number].weightColumn, scratch: &scratch) : 0)
        }
      })
  }
}

extension StraightCoverage {
  /// Demand of each community within multiples of each layer's radius, in rows as in `coveredDemand`.
  ///
  /// - Parameter covered: what `coveredDemand` gives.
  /// - Complexity: of points that of their distances; of land at most that of `coveredDemand` for each of
  ///   `BalanceIntegral.multiples`: rows of which all is covered, or nothing within the largest, are not measured
  ///   again.
  public static func curves(
    of demand: [CommunityDemand], layers: [FacilityLayer], covered: [Double], detour: Double = 1,
    strategy: IndexStrategy = .grid, threads: Int = 1
  ) async -> [ReachCurve] {
    let rows = RowIndex(width: layers.count)
    var curves = covered.map { ReachCurve.level($0) }
    let land = demand.indices.filter { demand[$0].isLand }
    let points = demand.indices.filter { !demand[$0].isLand }
    let ofLand = await landCurves(
      of: land.map { demand[$0] }, layers: layers,
      covered: land.flatMap { covered[rows[$0]] }, detour: detour, strategy: strategy,
      threads: threads)
    let ofPoints = await StraightDistances.curves(
      of: points.map { demand[$0] }, layers: layers, detour: detour, strategy: strategy,
      threads: threads)
    for (communities, found) in [(land, ofLand), (points, ofPoints)] {
      for (number, community) in communities.enumerated() {
        curves.replaceSubrange(rows[community], with: found[rows[number]])
      }
    }
    return curves
  }

  private static func landCurves(
    of demand: [CommunityDemand], layers: [FacilityLayer], covered: [Double], detour: Double,
    strategy: IndexStrategy, threads: Int
  ) async -> [ReachCurve] {
    let rows = RowIndex(width: layers.count)
    let totals = covered.indices.map { position in
      let (community, layer) = rows.place(of: position)
      return demand[community].total(layers[layer].weightColumn)
    }
    let multiples = BalanceIntegral.multiples
    var ladder = ReachLadder(covered: covered, totals: totals, steps: multiples.count)
    for step in ladder.order {
      let wider = layers.map { $0.widened(by: multiples[step]) }
      let found = await coveredDemand(
        of: demand, layers: wider, isWanted: ladder.isOpen, detour: detour, strategy: strategy,
        threads: threads)
      ladder.enter(found, step: step)
    }
    return ladder.curves
  }
}

extension CommunityDemand {
  fileprivate var isLand: Bool {
    if case .land = places { true } else { false }
  }
}

extension FacilityLayer {
  fileprivate func widened(by multiple: Double) -> FacilityLayer {
    var layer = self
    layer.radius *= multiple
    return layer
  }
}

/// Demand within ever longer distances, of many rows: of those that are whole, or empty within the longest, nothing
/// is asked any more.
private struct ReachLadder {
  /// `values[row * steps + step]`.
  private var values: [Double]
  private(set) var isOpen: [Bool]
  private let covered: [Double]
  private let totals: [Double]
  private let rows: RowIndex

  /// Shares nearer to 1 are rounding.
  private static let rounding = 1e-12

  init(covered: [Double], totals: [Double], steps: Int) {
    (self.covered, self.totals) = (covered, totals)
    rows = RowIndex(width: steps)
    values = [Double](repeating: 0, count: rows.count(ofRows: covered.count))
    isOpen = zip(covered, totals).map { $0 < $1 * (1 - Self.rounding) }
  }

  /// The steps in the order in which they are to be entered: the longest first.
  var order: [Int] { [rows.width - 1] + Array(0..<rows.width - 1) }

  /// - Parameter found: demand of each row; only that of open ones counts.
  mutating func enter(_ found: [Double], step: Int) {
    for row in isOpen.indices where isOpen[row] {
      values[rows[row, step]] = min(found[row], totals[row])
      if step == rows.width - 1 {
        isOpen[row] = found[row] > covered[row]
      } else if found[row] >= totals[row] * (1 - Self.rounding) {
        isOpen[row] = false
        for step in step..<rows.width { values[rows[row, step]] = totals[row] }
      }
    }
  }

  /// Once all steps are entered.
  var curves: [ReachCurve] {
    covered.indices.map { row in
      let own = values[rows[row]]
      return (own.last ?? 0) > covered[row] ? .land(Array(own)) : .level(covered[row])
    }
  }
}
