import PlanarGeometry
import Projection
import TableFiles
import Wording

/// Tells places that are likely mistakes, for the features of one layer.
struct PlaceCheck {
  let loaded: InputLayer
  let local: LocalSystem
  /// Box around the communities in local metres.
  let box: PlanarBox
  let kind: InputMessage.Placed
  /// Made when the first doubtful place is met, since making one takes milliseconds.
  private var transforms: [CoordinateSystem: CoordinateTransform] = [:]
  /// Least distance of a feature to the box, in metres; infinite without any.
  private(set) var nearest = Double.infinity
  private var doubts: [Doubt: [DoubtfulPlace]] = [:]
  private var farPlaces = 0

  /// Places farther from the communities than this are doubtful, in metres.
  static let farLimit = 100_000.0
  /// A file all of whose places are farther than this from the communities is doubtful, in metres.
  static let nearLimit = 10_000.0
  /// More doubtful places of one sort than this are one problem of the file.
  private static let manyDoubts = 20
  /// Of more doubtful places no reason is looked for: a layer of a whole country may have a million.
  private static let explainedPlaces = 1000

  fileprivate enum Doubt: Hashable {
    case atOrigin
    case misplaced(Misplacement)
    case farAway
  }

  private struct DoubtfulPlace {
    var position: Int
    var id: String?
    /// Distance to the box.
    var kilometres: Double
  }

  init(
    _ loaded: InputLayer, local: LocalSystem, box: PlanarBox, of kind: InputMessage.Placed
  ) {
    self.loaded = loaded
    self.local = local
    self.box = box
    self.kind = kind
  }

  /// Takes in feature `id` at `position`, which lies at `point`: its own place, or that of its entrance
  /// if it has none itself.
  mutating func check(_ position: Int, id: String?, at point: PlanarPoint) {
    check(position, id: id, distance: box.squaredDistance(to: point).squareRoot())
  }

  /// Takes in a feature without id that lies in `own`.
  mutating func check(_ position: Int, in own: PlanarBox) {
    check(position, id: nil, distance: box.squaredDistance(to: own).squareRoot())
  }

  private mutating func check(_ position: Int, id: String?, distance: Double) {
    let distance = distance > Self.nearLimit ? local.groundDistance(distance) : distance
    nearest = min(nearest, distance)
    guard distance > Self.farLimit else { return }
    farPlaces += 1
    let doubt = farPlaces <= Self.explainedPlaces ? doubt(position) : .farAway
    let place = DoubtfulPlace(position: position, id: id, kilometres: distance / 1000)
    doubts[doubt, default: []].append(place)
  }

  private mutating func doubt(_ position: Int) -> Doubt {
    let geometry = loaded.features.geometry
    guard geometry.kinds[position] != .none else { return .farAway }
    let coordinate = geometry.coordinates[geometry.coordinateRange(of: position).lowerBound]
    if coordinate.x == 0 && coordinate.y == 0 { return .atOrigin }
    for guess in Misplacement.guesses(of: coordinate, in: loaded.crs)
    where isNear(guess.coordinate, in: guess.system) {
      return .misplaced(guess.reason)
    }
    return .farAway
  }

  private mutating func isNear(_ coordinate: SourceCoordinate, in system: CoordinateSystem) -> Bool
  {
    if transforms[system] == nil {
      transforms[system] = try? CoordinateTransform(from: system, to: local)
    }
    guard let place = transforms[system]?.toLocal([coordinate]).first else { return false }
    return box.squaredDistance(to: place).squareRoot() <= Self.farLimit
  }
}

extension PlaceCheck {
  /// What explains most of the doubtful places that a reason was looked for; nil where nothing does.
  var explanation: InputMessage? {
    let most = min(farPlaces, Self.explainedPlaces) / 2
    for (doubt, places) in doubts where places.count > most {
      if case .misplaced(let reason) = doubt { return reason.message(in: loaded.crs) }
    }
    return nil
  }

  /// Notes that the file has nothing near the communities, here and on the screen, or else its doubtful
  /// places: one by one where there are few facilities, otherwise those of one sort together.
  func noteDoubts(log: inout ReadingLog) {
    if nearest.isFinite && nearest > Self.nearLimit {
      let message = InputMessage.noneNear(kind, kilometres: nearest / 1000)
      let finding = Finding(.warning, .kept, says: message.explained(by: explanation))
      log.note(finding, file: loaded.path)
      log.alert(InputMessage.noneNear(kind, of: loaded.path))
      if isOfLand { return }
    }
    for (doubt, places) in doubts.sorted(by: { $0.key.rank < $1.key.rank }) {
      // Where they alone are the place of a facility, that is told of it.
      if kind == .entrances && doubt == .farAway { continue }
      if isOfLand || places.count > Self.manyDoubts {
        noteTogether(places, doubt, log: &log)
      } else {
        for place in places {
          note(message(doubt, place.kilometres...place.kilometres), of: place, doubt, log: &log)
        }
      }
    }
  }

  /// Layers that may well reach beyond the city.
  private var isOfLand: Bool {
    switch kind {
    case .facilities, .candidates: false
    case .entrances, .barriers, .residential, .population, .complaints: true
    }
  }

  private func noteTogether(
    _ places: [DoubtfulPlace], _ doubt: Doubt, log: inout ReadingLog
  ) {
    let distances = places.map(\.kilometres)
    guard let least = distances.min(), let greatest = distances.max() else { return }
    var first = places[0]
    if places.count > 1 { first.id = nil }
    let one = message(doubt, least...greatest)
    note(places.count > 1 ? one.aboutEach(of: places.count) : one, of: first, doubt, log: &log)
  }

  private func note(
    _ message: InputMessage, of place: DoubtfulPlace, _ doubt: Doubt, log: inout ReadingLog
  ) {
    let isMeant = isOfLand && doubt == .farAway
    let finding = Finding(
      isMeant ? .info : .warning, .kept, row: loaded.row(place.position), says: message)
    log.note(finding, file: loaded.path, feature: place.id)
  }

  private func message(_ doubt: Doubt, _ kilometres: ClosedRange<Double>) -> InputMessage {
    switch doubt {
    case .atOrigin: .atOrigin
    case .misplaced(let reason): reason.message(in: loaded.crs)
    case .farAway: .farAway(kilometres: kilometres)
    }
  }
}

extension PlaceCheck.Doubt {
  /// Where its problems stand among those of the file.
  fileprivate var rank: String {
    switch self {
    case .atOrigin: "0"
    case .misplaced(let reason): "1\(reason)"
    case .farAway: "2"
    }
  }
}
