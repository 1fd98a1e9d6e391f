import PlanarGeometry
import Projection
import TableFiles
import Wording

/// What the coordinates of a layer tell of the coordinate system that is stated.
extension InputLayer {
  /// Errors of places below this are those of maps, in metres.
  private static let usualError = 10.0

  /// Notes that places of an old datum are known roughly only. Costs nothing for others.
  func noteAccuracy(log: inout ReadingLog) throws(InputError) {
    guard crs.hasOldEllipsoid, let first = features.geometry.coordinates.first else { return }
    let accuracy: TransformAccuracy?
    do throws(ProjectionError) {
      let transform = try GeographicTransform(from: crs)
      _ = transform.toGeographic([first])
      accuracy = transform.accuracy
    } catch {
      throw .data(file: path, row: nil, .badCRS("\(error)"))
    }
    switch accuracy {
    case .ballpark:
      note(.datumUnknown(crs.name, code: crs.definition), log: &log)
    case .metres(let metres) where metres >= Self.usualError:
      note(.datumRough(crs.name, code: crs.definition, metres: metres), log: &log)
    case .metres, nil: break
    }
  }

  private func note(_ message: InputMessage, log: inout ReadingLog) {
    log.note(Finding(.warning, .kept, field: "crs", says: message), file: path)
  }

  /// Degrees beyond the area of use at which a system is hardly meant, and within which it may be.
  private static let beyondArea = 5.0
  private static let withinArea = 2.0
  /// Communities whose box has a shorter diagonal, in the unit of the file, are not in metres.
  private static let smallestDiagonal = 10.0

  /// Refuses communities most of which lie outside the area where their system is used, where another
  /// reading of the coordinates lies inside, and those whose metres are plainly degrees.
  ///
  /// - Parameter boxes: around the features in degrees.
  func refuseMisplaced(_ boxes: [PlanarBox]) throws(InputError) {
    guard !crs.isGeographic else { return }
    if isOfTinyDegrees {
      throw features.refusal(Misplacement.degrees.message(in: crs))
    }
    guard let area = crs.areaOfUse else { return }
    let strays = boxes.count { !area.contains($0.middle, margin: Self.beyondArea) }
    guard strays * 2 > boxes.count, let reason = misplacement else { return }
    throw features.refusal(reason.message(in: crs))
  }

  /// Warns of communities about `center` that lie far outside the area where their system is used, where nothing
  /// explains it.
  func noteOutsideArea(_ center: GeographicPoint, log: inout ReadingLog) {
    guard !crs.isGeographic, let area = crs.areaOfUse,
      !area.contains(center, margin: Self.beyondArea)
    else { return }
    let message = InputMessage.outsideArea(
      crs.name, code: crs.definition, at: (center.longitude, center.latitude))
    log.announce(Finding(.warning, .kept, field: "crs", says: message), file: path)
  }

  /// What would bring most features into the area where their system is used; nil where nothing does.
  var misplacement: Misplacement? {
    guard let area = crs.areaOfUse, !crs.isGeographic else { return nil }
    let transforms = [crs, .wgs84].map { try? GeographicTransform(from: $0) }
    let search = MisplacementSearch { coordinate, system in
      let transform = transforms[system == crs ? 0 : 1]
      let place = transform?.toGeographic([coordinate]).first
      return place.map { area.contains($0, margin: Self.withinArea) } ?? false
    }
    return search.explain(samples, in: crs)
  }

  /// Whether all coordinates could be degrees, and are much too near to each other for metres.
  private var isOfTinyDegrees: Bool {
    let coordinates = features.geometry.coordinates
    guard coordinates.allSatisfy({ $0.isInDegrees || $0.swapped.isInDegrees }) else { return false }
    let geometry = features.geometry
    let diagonals = (0..<geometry.count).filter { geometry.kinds[$0] != .none }.map { feature in
      let own = coordinates[geometry.coordinateRange(of: feature)]
      return PlanarBox(around: own.lazy.map { PlanarPoint(x: $0.x, y: $0.y) }).diagonal
    }
    return diagonals.allSatisfy { $0 < Self.smallestDiagonal }
  }

  /// The first coordinates of up to 20 features, evenly spread.
  private var samples: [SourceCoordinate] {
    let geometry = features.geometry
    let used = (0..<geometry.count).filter { geometry.kinds[$0] != .none }
    return stride(from: 0, to: used.count, by: max(1, used.count / 20)).map {
      geometry.coordinates[geometry.coordinateRange(of: used[$0]).lowerBound]
    }
  }

  /// Degrees from longitude 180 within which communities on both sides of it are one city.
  private static let besideAntimeridian = 5.0

  /// Refuses communities on both sides of longitude 180, which are one place in metres but not in degrees.
  ///
  /// - Parameter boxes: around the features in degrees, none empty.
  func refuseBothSides(_ boxes: [PlanarBox]) throws(InputError) {
    let isEast = boxes.contains { $0.maxX > 180 - Self.besideAntimeridian }
    let isWest = boxes.contains { $0.minX < Self.besideAntimeridian - 180 }
    guard isEast && isWest else { return }
    throw .data(file: path, row: nil, .acrossAntimeridian)
  }
}

extension PlanarBox {
  /// The middle of a box in degrees; no place where it is empty.
  fileprivate var middle: GeographicPoint {
    isEmpty
      ? GeographicPoint(longitude: .nan, latitude: .nan)
      : GeographicPoint(longitude: center.x, latitude: center.y)
  }
}
