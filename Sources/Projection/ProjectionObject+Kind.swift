internal import CPROJ

extension ProjectionObject {
  /// The name that the authority gives the object.
  var name: String {
    guard let name = proj_get_name(handle) else { return "" }
    return String(cString: name)
  }

  /// Whether the system is geographic (true) or projected (false); nil when it is neither. Compound
  /// systems answer for their horizontal part, those with a datum shift for the system they shift.
  var isGeographic: Bool? {
    switch proj_get_type(handle) {
    case PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS: true
    case PJ_TYPE_PROJECTED_CRS: false
    case PJ_TYPE_COMPOUND_CRS:
      part(proj_crs_get_sub_crs(context.handle, handle, 0))?.isGeographic
    case PJ_TYPE_BOUND_CRS: part(proj_get_source_crs(context.handle, handle))?.isGeographic
    default: nil
    }
  }

  private func part(_ handle: OpaquePointer?) -> ProjectionObject? {
    ProjectionObject(handle, in: context)
  }
}
