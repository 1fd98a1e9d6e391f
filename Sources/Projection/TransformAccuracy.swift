internal import CPROJ

/// How well places are known that were transformed from one datum to another.
package enum TransformAccuracy: Hashable, Sendable {
  /// Metres, as the authority of the transformation states them.
  case metres(Double)
  /// No transformation is known: the degrees of one datum were taken for those of the other.
  case ballpark
}

extension ProjectionObject {
  /// Metres; the ellipsoids of CGCS2000 and GRS 80 have the same.
  static let axisOfWGS84 = 6_378_137.0

  /// Half the greater axis of a system's ellipsoid in metres; that of WGS 84 where PROJ does not say.
  var semiMajorAxis: Double {
    let ellipsoid = ProjectionObject(proj_get_ellipsoid(context.handle, handle), in: context)
    guard let ellipsoid else { return Self.axisOfWGS84 }
    var axis = 0.0
    let isKnown = proj_ellipsoid_get_parameters(
      context.handle, ellipsoid.handle, &axis, nil, nil, nil)
    return isKnown != 0 && axis > 0 ? axis : Self.axisOfWGS84
  }

  /// Of the operation that an operation with several chose last; nil where PROJ does not say.
  var accuracy: TransformAccuracy? {
    let last = ProjectionObject(proj_trans_get_last_used_operation(handle), in: context)
    guard let last else { return nil }
    if proj_coordoperation_has_ballpark_transformation(context.handle, last.handle) != 0 {
      return .ballpark
    }
    let metres = proj_coordoperation_get_accuracy(context.handle, last.handle)
    return metres >= 0 ? .metres(metres) : nil
  }
}

extension CoordinateSystem {
  /// Whether the datum has an ellipsoid of before satellites: degrees taken over from it are off by tens to
  /// hundreds of metres, those of CGCS2000, ETRS89 and their kin by less than one or two.
  package var hasOldEllipsoid: Bool { abs(semiMajorAxis - ProjectionObject.axisOfWGS84) > 0.5 }
}
