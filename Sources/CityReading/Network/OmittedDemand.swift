import Assessment
import PlanarGeometry
import Projection
import TableFiles
import WalkNetwork
import Wording

/// People and facilities on parts of the network that are left out.
struct OmittedDemand {
  private struct Part {
    var people = 0.0
    var facilities = 0
    /// The first place on it, and the community there.
    var place: PlanarPoint?
    var community: Int?
  }

  private var parts: [Int: Part] = [:]
  private let city: City
  private let graph: WalkGraph

  private static let mostNamed = 5

  /// nil where no part is left out.
  ///
  /// - Complexity: O(p log n) in places of people and facilities, and in the network.
  init?(_ city: City) {
    guard let network = city.network,
      var ground = OmittedGround(network.graph, barriers: network.barriers)
    else { return nil }
    self.city = city
    graph = network.graph
    for community in city.communities.indices { addPeople(of: community, &ground) }
    for facility in 0..<city.facilities.count {
      let entrances = city.facilities.entranceRange(of: facility)
      guard let first = entrances.first, entrances.count == 1 else { continue }
      add(city.facilities.entrances[first], on: &ground) { $0.facilities += 1 }
    }
  }

  private mutating func addPeople(of community: Int, _ ground: inout OmittedGround) {
    guard let layer = city.population, case .points(let points) = layer.shape else { return }
    for place in layer.range(of: community) where layer.people[place] > 0 {
      add(points[place], on: &ground) {
        $0.people += layer.people[place]
        $0.community = $0.community ?? community
      }
    }
  }

  private mutating func add(
    _ place: PlanarPoint, on ground: inout OmittedGround, _ change: (inout Part) -> Void
  ) {
    guard let number = ground.part(at: place) else { return }
    var part = parts[number] ?? Part()
    part.place = part.place ?? place
    change(&part)
    parts[number] = part
  }

  /// A row for all and one for each of the parts with most people.
  func note(file: String, local: LocalSystem, log: inout ReadingLog) {
    guard !parts.isEmpty else { return }
    let (people, facilities) = parts.values.reduce((0.0, 0)) {
      ($0.0 + $1.people, $0.1 + $1.facilities)
    }
    let all = city.population?.people.reduce(0, +) ?? 0
    log.note(
      Finding(
        .warning, .kept,
        says: .onOmittedParts(parts.count, people: people, of: all, facilities: facilities)),
      file: file)
    guard let transform = try? CoordinateTransform(from: .wgs84, to: local) else { return }
    let order = parts.sorted {
      ($1.value.people, $1.value.facilities, $0.key) < (
        $0.value.people, $0.value.facilities, $1.key
      )
    }
    for (number, part) in order.prefix(Self.mostNamed) {
      guard let place = part.place.flatMap({ transform.toGeographic([$0]).first }) else { continue }
      let message = InputMessage.omittedPart(
        metres: graph.omissions.parts[number].length, longitude: place.longitude,
        latitude: place.latitude, people: part.people, facilities: part.facilities)
      log.note(
        Finding(.info, .kept, says: message), file: file,
        feature: part.community.map { city.communities[$0].id })
    }
  }
}
