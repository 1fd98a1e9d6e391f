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
  /// Made when the first doubtful place is met, since making one takes milliseconds.
  private var transform: CoordinateTransform?
  /// Least distance of a feature to the box, in metres; infinite without any.
  private(set) var nearest = Double.infinity
  private var doubts: [Doubt: [DoubtfulPlace]] = [:]

  /// Places farther from the communities than this are doubtful, in metres.
  static let farLimit = 100_000.0
  /// More doubtful places of one sort than this are one problem of the file.
  private static let manyDoubts = 20

  private enum Doubt: CaseIterable { case atOrigin, swapped, farAway }

  private struct DoubtfulPlace {
    var position: Int
    var id: String
    /// Distance to the box.
    var kilometres: Double
  }

  init(_ loaded: InputLayer, local: LocalSystem, box: PlanarBox) {
    self.loaded = loaded
    self.local = local
    self.box = box
  }

  /// Takes in feature `id` at `position`, which lies at `point`: its own place, or that of its entrance
  /// if it has none itself.
  mutating func check(_ position: Int, id: String, at point: PlanarPoint) {
    let distance = box.squaredDistance(to: point).squareRoot()
    nearest = min(nearest, distance)
    guard distance > Self.farLimit else { return }
    let place = DoubtfulPlace(position: position, id: id, kilometres: distance / 1000)
    doubts[doubt(position), default: []].append(place)
  }

  private mutating func doubt(_ position: Int) -> Doubt {
    let geometry = loaded.features.geometry
    guard geometry.kinds[position] != .none else { return .farAway }
    let coordinate = geometry.coordinates[geometry.coordinateRange(of: position).lowerBound]
    if coordinate.x == 0 && coordinate.y == 0 { return .atOrigin }
    guard let swapped = place(x: coordinate.y, y: coordinate.x) else { return .farAway }
    return box.squaredDistance(to: swapped).squareRoot() <= Self.farLimit ? .swapped : .farAway
  }

  private mutating func place(x: Double, y: Double) -> PlanarPoint? {
    if transform == nil { transform = try? CoordinateTransform(from: loaded.crs, to: local) }
    return transform?.toLocal([SourceCoordinate(x: x, y: y)]).first
  }

  /// Notes the doubtful places: one by one, or many of one sort together.
  func noteDoubts(log: inout ReadingLog) {
    for doubt in Doubt.allCases {
      guard let places = doubts[doubt] else { continue }
      if places.count > Self.manyDoubts {
        noteTogether(places, doubt, log: &log)
      } else {
        for place in places {
          note(message(doubt, place.kilometres...place.kilometres), place, id: place.id, log: &log)
        }
      }
    }
  }

  private func noteTogether(
    _ places: [DoubtfulPlace], _ doubt: Doubt, log: inout ReadingLog
  ) {
    let distances = places.map(\.kilometres)
    guard let least = distances.min(), let greatest = distances.max() else { return }
    let one = message(doubt, least...greatest)
    note(one.aboutEach(of: places.count), places[0], id: nil, log: &log)
  }

  private func note(
    _ message: InputMessage, _ place: DoubtfulPlace, id: String?, log: inout ReadingLog
  ) {
    let finding = Finding(.warning, .kept, row: loaded.row(place.position), says: message)
    log.note(finding, file: loaded.path, feature: id)
  }

  private func message(_ doubt: Doubt, _ kilometres: ClosedRange<Double>) -> InputMessage {
    switch doubt {
    case .atOrigin: .atOrigin
    case .swapped: loaded.crs.isGeographic ? .swapped : .swappedEastingNorthing
    case .farAway: .farAway(kilometres: kilometres)
    }
  }
}
