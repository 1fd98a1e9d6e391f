import Assessment
import Coverage
import PlanarGeometry
import Projection
import WalkNetwork
import Wording

/// What layers are compared with: the communities or the streets.
struct DatumReference {
  let file: String
  let layer: InputMessage.DatumLayer
  let stated: WebDatum?
  /// Whether it may be on another datum than stated.
  let isDoubtful: Bool
  private let regions: [PlanarRegion]
  private let names: CommunityNames?
  /// Marks the lines when they are asked for, since names decide as a rule.
  private let markLines: @Sendable () -> MarkedGround?

  /// Beyond the communities' box, in metres: as far as BD-09 displaces.
  private static let margin = 2000.0

  /// - Parameter system: nil where it was doubted before, and is taken for right.
  init(_ communities: [Community], file: String, system: CoordinateSystem?) {
    self.file = file
    layer = .communities
    stated = system?.webDatum
    isDoubtful = system?.mayBeDisplaced ?? false
    regions = communities.map(\.region)
    names = CommunityNames(communities)
    markLines = { [regions] in
      var borders = MarkedGround(within: communities.box.expanded(by: Self.margin))
      for region in regions { region.forEachEdge { borders?.mark(from: $0, to: $1) } }
      return borders
    }
  }

  /// - Parameter system: nil where the file's format fixes it.
  init(_ graph: WalkGraph, about box: PlanarBox, file: String, system: CoordinateSystem?) {
    self.file = file
    layer = .network
    stated = system?.webDatum
    isDoubtful = system?.mayBeDisplaced ?? false
    regions = []
    names = nil
    var streets = MarkedGround(within: box.expanded(by: Self.margin))
    for edge in 0..<graph.edgeCount {
      for vertex in graph.vertexRange(ofEdge: edge).dropLast() {
        streets?.mark(
          from: graph.vertices[vertex].position, to: graph.vertices[vertex + 1].position)
      }
    }
    markLines = { [streets] in streets }
  }

  /// What places can be asked, the most telling first, and together what costs no more than one.
  var questions: [[InputMessage.DatumEvidence]] {
    guard let names else { return [[.streets]] }
    return [names.levels.map { .named($0) } + [.inside], [.borders]]
  }

  /// By question, whether each place answers it with yes; `rows` say of the places in turn what they are called.
  ///
  /// Complexity: see `RegionMembership`.
  func answers(
    of places: [PlanarPoint], rows: [[UInt8]], to questions: [InputMessage.DatumEvidence]
  ) -> [[Bool]] {
    let needsLines = questions.contains { [.streets, .borders].contains($0) }
    let lines = needsLines ? markLines() : nil
    let needsRegions = questions.contains { ![.streets, .borders].contains($0) }
    let membership = needsRegions ? RegionMembership(of: places, in: regions) : nil
    return questions.map { question in
      places.indices.map { place in
        let homes = membership?.regions(of: place) ?? []
        return switch question {
        case .named(let level):
          names?.isNamed(level, of: homes, in: rows[place % rows.count]) ?? false
        case .inside: !homes.isEmpty
        case .borders, .streets: lines?.isMarked(places[place]) ?? false
        }
      }
    }
  }
}
