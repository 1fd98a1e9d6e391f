internal import CPROJ

/// Why nothing can be measured in a coordinate system that was given to work in.
public enum WorkingSystemError: Error, Hashable, Sendable {
  /// The text names none, or PROJ knows no way to it.
  case unusable(ProjectionError)
  /// Its coordinates are angles.
  case geographic(String)
  /// Its lengths are in another unit than metres, such as `US survey foot`.
  case otherUnit(String, unit: String)
  /// Its axes do not point to the east and to the north, as at the poles.
  case otherAxes(String)
}

extension CoordinateSystem {
  /// Refuses a system in which no run can measure.
  package func checkWorking() throws(WorkingSystemError) {
    guard !isGeographic else { throw .geographic(definition) }
    let axes = ProjectionObject(definition: definition, in: ProjectionContext())?.axes ?? []
    if let other = axes.first(where: { abs($0.metres - 1) > 1e-12 }) {
      throw .otherUnit(definition, unit: other.unit)
    }
    guard Set(axes.map(\.direction)) == ["east", "north"] else { throw .otherAxes(definition) }
  }
}

/// An axis of a coordinate system.
struct CoordinateAxis {
  /// In the words of ISO 19111, such as `north`.
  var direction: String
  /// Of its unit.
  var metres: Double
  var unit: String
}

extension ProjectionObject {
  /// The axes of a projected system, also where it stands under a height or a datum shift; none of others.
  fileprivate var axes: [CoordinateAxis] {
    switch proj_get_type(handle) {
    case PJ_TYPE_COMPOUND_CRS: inner(proj_crs_get_sub_crs(context.handle, handle, 0))
    case PJ_TYPE_BOUND_CRS: inner(proj_get_source_crs(context.handle, handle))
    default: ownAxes
    }
  }

  private func inner(_ handle: OpaquePointer?) -> [CoordinateAxis] {
    ProjectionObject(handle, in: context)?.axes ?? []
  }

  private var ownAxes: [CoordinateAxis] {
    let system = ProjectionObject(
      proj_crs_get_coordinate_system(context.handle, handle), in: context)
    guard let system else { return [] }
    let count = max(0, proj_cs_get_axis_count(context.handle, system.handle))
    return (0..<count).compactMap { system.axis(Int32($0)) }
  }

  private func axis(_ number: Int32) -> CoordinateAxis? {
    var (direction, unit): (UnsafePointer<CChar>?, UnsafePointer<CChar>?) = (nil, nil)
    var metres = 0.0
    let isKnown = proj_cs_get_axis_info(
      context.handle, handle, number, nil, nil, &direction, &metres, &unit, nil, nil)
    guard isKnown != 0, let direction, let unit else { return nil }
    return CoordinateAxis(
      direction: String(cString: direction), metres: metres, unit: String(cString: unit))
  }
}
