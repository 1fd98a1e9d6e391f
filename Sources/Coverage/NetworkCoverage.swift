import FlatArrays
import WalkNetwork

/// Coverage with the metric network, exact: of land from its partition by the nearest streets, of points
/// from each one's walk.
public enum NetworkCoverage {
  /// What the figures are asked for.
  public struct Request: Sendable {
    /// Share of the demand below which missed samples are wanted.
    public var threshold: Double
    /// Pairs of a community and a layer, row by row, whose missed samples are wanted; empty: none.
    public var wantsMissed: [Bool]
    /// Walking distance ÷ straight distance on paper, at least 1: missed samples are those that straight
    /// lines reach, if there are any.
    public var detour: Double
    /// Whether the demand within multiples of the radius is wanted besides, for `BalanceIntegral`; of land it takes
    /// up to sixteen times as long as the coverage itself.
    public var wantsCurves: Bool

    public init(
      threshold: Double, wantsMissed: [Bool] = [], detour: Double = 1, wantsCurves: Bool = false
    ) {
      self.threshold = threshold
      self.wantsMissed = wantsMissed
      self.detour = detour
      self.wantsCurves = wantsCurves
    }

    /// Whether the threshold is, by more than rounding.
    func isMissed(by figures: NetworkFigures, of total: Double) -> Bool {
      figures.covered < threshold * total - 1e-9 * total
    }
  }

  /// Figures of each community for each layer of `fields`, row by row: `result[community * layers +
  /// layer]`. `low` and `high` equal `covered` but for demand that is off the network
  /// or counted twice.
  ///
  /// - Parameters:
  ///   - threads: tasks that work at once, at least 1; the result does not depend on it.
  ///   - progress: called with the share done, 0…1.
  /// - Complexity: for each community its partition and O(parts · layers), and for each facility a search
  ///   within its radius.
  public static func figures(
    of demand: [CommunityDemand], _ fields: NetworkFields, _ request: Request, threads: Int = 1,
    progress: @Sendable (Double) -> Void = { _ in }
  ) async -> [NetworkFigures] {
    await visit(demand, on: fields, request, threads: threads, progress: progress).figures
  }

  /// What measuring a community has met of the network.
  package struct Visit: Sendable {
    /// Nodes on whose distances the figures depend.
    package let nodes: [Int32]
    package let gates: FacilityCatchments.Gates
    /// Only where it is to be kept.
    package let community: NetworkMeasurement.Community?
  }

  /// The figures of `figures`, and what each community has met.
  ///
  /// - Parameter keepsPlaces: whether the communities are kept, ready to be measured again.
  package static func visit(
    _ demand: [CommunityDemand], on fields: NetworkFields, _ request: Request,
    keepsPlaces: Bool = false, threads: Int = 1,
    progress: @Sendable (Double) -> Void = { _ in }
  ) async -> (figures: [NetworkFigures], visits: [Visit]) {
    let layers = fields.layers.count
    let rows = RowIndex(width: layers)
    let shared = SharedEdges(fields)
    let measured = await inChunks(
      of: demand.count, threads: threads,
      makeScratch: {
        NetworkMeasurement(
          fields.streets, snapLimit: fields.snapLimit, request)
      },
      finished: progress,
      work: { item, measurement, output in
        measurement.prepare(demand[item])
        let figures = (0..<layers).map { layer in
          let wants = !request.wantsMissed.isEmpty && request.wantsMissed[rows[item, layer]]
          return measurement.figures(
            fields.layers[layer], fields.fields[layer], wantsMissed: wants)
        }
        let (nodes, gates) = (measurement.nodes, measurement.gates(shared))
        let community = keepsPlaces ? measurement.community : nil
        output.append((figures, Visit(nodes: nodes, gates: gates, community: community)))
      })
    let visits = measured.map(\.1)
    let catchments = FacilityCatchments(fields.graph, visits.map(\.gates))
    let counts = await catchments.counts(fields, threads: threads)
    var figures = measured.flatMap(\.0)
    for place in figures.indices {
      let (community, layer) = rows.place(of: place)
      figures[place].distances.facilitiesInReach += counts[layer][community]
    }
    return (figures, visits)
  }
}

/// The edges on which facilities lie.
package struct SharedEdges: Sendable {
  private var edges = Set<Int32>()

  package init(_ fields: NetworkFields) {
    for sources in fields.sources { edges.formUnion(sources.lazy.map(\.attachment.edge)) }
  }

  /// No edges.
  package init() {}

  func contains(_ edge: Int32) -> Bool { edges.contains(edge) }
}
