import PlanarGeometry
import Projection
import Wording

/// Takes the coordinates of a scenario to local metres and tells likely mistakes.
struct ScenarioPlaces {
  private let system: CoordinateSystem
  private let transform: CoordinateTransform
  /// Box around the communities in local metres.
  private let box: PlanarBox

  init(_ crs: String, local: LocalSystem, box: PlanarBox) throws(ProjectionError) {
    system = try CoordinateSystem(crs)
    transform = try CoordinateTransform(from: system, to: local)
    self.box = box
  }

  enum Placement: Equatable {
    /// Anywhere on Earth; far places are the city's to judge.
    case at(PlanarPoint)
    case mistaken(InputMessage)
  }

  /// A place near the city is right, whatever it looks like; others are explained if possible.
  func place(_ coordinate: SourceCoordinate) -> Placement {
    if system.isGeographic && !coordinate.isInDegrees {
      guard coordinate.swapped.isInDegrees else {
        return .mistaken(coordinate.isFarFromDegrees ? .metresNotDegrees("\(system)") : .beyondDegrees)
      }
      return .mistaken(.swapped)
    }
    let point = point(coordinate)
    if isNear(point) { return .at(point) }
    if isNear(self.point(coordinate.swapped)) {
      return .mistaken(system.isGeographic ? .swapped : .swappedEastingNorthing)
    }
    if !system.isGeographic && (coordinate.isInDegrees || coordinate.swapped.isInDegrees) {
      return .mistaken(.degreesNotMetres("\(system)"))
    }
    return point.isFinite ? .at(point) : .mistaken(.notProjectable)
  }

  private func point(_ coordinate: SourceCoordinate) -> PlanarPoint {
    transform.toLocal([coordinate])[0]
  }

  private func isNear(_ point: PlanarPoint) -> Bool {
    point.isFinite && box.squaredDistance(to: point).squareRoot() <= PlaceCheck.farLimit
  }
}

extension SourceCoordinate {
  /// Beyond what a slip of the comma or of the sign makes of degrees.
  fileprivate var isFarFromDegrees: Bool { abs(x) > 1000 && abs(y) > 1000 }
}
