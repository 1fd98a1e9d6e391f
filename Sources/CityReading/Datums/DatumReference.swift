import Assessment
import Coverage
import PlanarGeometry
import Projection
import WalkNetwork
import Wording

/// What layers are compared with: the communities, the streets, where people live.
struct DatumReference {
  let file: String
  let layer: InputMessage.DatumLayer
  let stated: WebDatum?
  /// Whether it may be on another datum than stated.
  let isDoubtful: Bool
  private let regions: [PlanarRegion]
  private let names: CommunityNames?
  /// Around what is compared: places far from it are of no interest.
  private let box: PlanarBox
  /// Side of the ground's cells in metres at least.
  private let side: Double
  private let forEachLine: @Sendable ((PlanarPoint, PlanarPoint) -> Void) -> Void

  /// As wide as places stand beside streets, and as far as the middles of cells of people are apart.
  private static let (narrow, wide) = (10.0, 25.0)

  /// - Parameter system: nil where it was doubted before, and is taken for right.
  init(_ communities: [Community], file: String, system: CoordinateSystem?) {
    self.init(
      communities.map(\.region), about: communities.box, of: .communities, file: file,
      system: system,
      names: CommunityNames(communities))
  }

  /// - Parameter system: nil where it is taken for right.
  init(
    _ regions: [PlanarRegion], about box: PlanarBox, of layer: InputMessage.DatumLayer,
    file: String, system: CoordinateSystem?, names: CommunityNames? = nil
  ) {
    self.box = box
    self.file = file
    self.layer = layer
    stated = system?.webDatum
    isDoubtful = system?.mayBeDisplaced ?? false
    self.regions = names == nil ? [] : regions
    self.names = names
    side = layer == .population ? Self.wide : Self.narrow
    forEachLine = { use in
      for region in regions { region.forEachEdge(use) }
    }
  }

  /// Places where people live.
  ///
  /// - Parameter system: nil where it is taken for right.
  init(people: [PlanarPoint], about box: PlanarBox, file: String, system: CoordinateSystem?) {
    self.box = box
    self.file = file
    layer = .population
    stated = system?.webDatum
    isDoubtful = system?.mayBeDisplaced ?? false
    (regions, names, side) = ([], nil, Self.wide)
    forEachLine = { use in
      for place in people { use(place, place) }
    }
  }

  /// - Parameter system: nil where the file's format fixes it.
  init(_ graph: WalkGraph, about box: PlanarBox, file: String, system: CoordinateSystem?) {
    self.box = box
    self.file = file
    layer = .network
    stated = system?.webDatum
    isDoubtful = system?.mayBeDisplaced ?? false
    (regions, names, side) = ([], nil, Self.narrow)
    forEachLine = { use in
      for edge in 0..<graph.edgeCount {
        for vertex in graph.vertexRange(ofEdge: edge).dropLast() {
          use(graph.vertices[vertex].position, graph.vertices[vertex + 1].position)
        }
      }
    }
  }

  /// The ground about some places with the lines marked: borders, edges, streets.
  ///
  /// Complexity: O(vertices + length in the box / side).
  func ground(about places: [PlanarPoint]) -> MarkedGround? {
    let common = PlanarBox(around: places).intersection(box.expanded(by: DatumControls.margin))
    guard !common.isEmpty else { return nil }
    var ground = MarkedGround(within: common.expanded(by: DatumControls.margin), side: side)
    forEachLine { ground?.mark(from: $0, to: $1) }
    return ground
  }

  /// What places can be asked, the most telling first.
  var questions: [InputMessage.DatumEvidence] {
    names.map { $0.levels.map { .named($0) } + [.inside] } ?? []
  }

  /// By question, whether each place answers it with yes; `rows` say of the places in turn what they are called.
  ///
  /// Complexity: see `RegionMembership`.
  func answers(
    of places: [PlanarPoint], rows: [[UInt8]], to questions: [InputMessage.DatumEvidence]
  ) -> [[Bool]] {
    let membership = RegionMembership(of: places, in: regions)
    return questions.map { question in
      places.indices.map { place in
        let homes = membership.regions(of: place)
        guard case .named(let level) = question else { return !homes.isEmpty }
        return names?.isNamed(level, of: homes, in: rows[place % rows.count]) ?? false
      }
    }
  }
}
