import PlanarGeometry
import Projection
import Wording

/// The system that a study gives to work in.
extension LocalSystem {
  /// Refuses a text that names no system in which a run can measure.
  static func check(_ text: String) throws(WorkingSystemError) {
    try system(text).checkWorking()
  }

  /// For data about a place.
  static func given(
    _ text: String, about center: GeographicPoint
  ) throws(InputError) -> LocalSystem {
    do throws(WorkingSystemError) {
      return try LocalSystem(given: system(text), about: center)
    } catch {
      throw .usage(error.message)
    }
  }

  private static func system(_ text: String) throws(WorkingSystemError) -> CoordinateSystem {
    do throws(ProjectionError) {
      return try CoordinateSystem(text)
    } catch {
      throw .unusable(error)
    }
  }

  /// Errors of lengths above this are told, in metres per kilometre.
  static let usualScaleError = 0.05

  /// What is said of lengths that err by so many metres per kilometre.
  func message(ofScaleError error: Double) -> InputMessage {
    isGiven ? .scaleError(error, ofGiven: definition) : .scaleError(error)
  }
}

extension WorkingSystemError {
  /// What is said of it.
  var message: InputMessage {
    switch self {
    case .unusable(let error): .unknownWorkingCRS("\(error)")
    case .geographic(let name): .workingCRSInDegrees(name)
    case .otherUnit(let name, let unit): .workingCRSInUnit(name, unit: unit)
    case .otherAxes(let name): .workingCRSAxes(name)
    }
  }
}
