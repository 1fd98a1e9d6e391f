internal import CPROJ

/// A PROJ object (a coordinate system or an operation) together with the context it lives in.
final class ProjectionObject {
  let handle: OpaquePointer
  let context: ProjectionContext

  /// Takes over `handle`; nil when it is.
  init?(_ handle: OpaquePointer?, in context: ProjectionContext) {
    guard let handle else { return nil }
    self.handle = handle
    self.context = context
  }

  /// The object that a PROJ string, a code, a URN or WKT defines.
  convenience init?(definition: String, in context: ProjectionContext) {
    self.init(proj_create(context.handle, definition), in: context)
  }

  deinit { proj_destroy(handle) }

  /// Runs the operation over interleaved coordinates (x, y, x, y …) in place; those that fail become
  /// infinite.
  func transform(_ coordinates: UnsafeMutableRawBufferPointer, inverse: Bool) {
    let doubles = coordinates.bindMemory(to: Double.self)
    guard let x = doubles.baseAddress else { return }
    let stride = 2 * MemoryLayout<Double>.stride
    proj_trans_generic(
      handle, inverse ? PJ_INV : PJ_FWD, x, stride, doubles.count / 2, x + 1, stride,
      doubles.count / 2, nil, 0, 0, nil, 0, 0)
  }
}

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

  /// The code that EPSG gives the system of this name, such as `EPSG:4549`, where it means the same; nil for others, and
  /// for systems with a datum shift of their own. PROJ gives systems that ESRI names otherwise EPSG's name.
  var code: String? {
    let type = proj_get_type(handle)
    guard type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_PROJECTED_CRS else { return nil }
    var types = [type]
    let found = proj_create_from_name(context.handle, "EPSG", name, &types, 1, 0, 1, nil)
    defer { proj_list_destroy(found) }
    guard let found, proj_list_get_count(found) > 0,
      let known = part(proj_list_get(context.handle, found, 0)), means(known),
      let code = proj_get_id_code(known.handle, 0)
    else { return nil }
    return "EPSG:\(String(cString: code))"
  }

  /// Whether both mean the same places, in whatever order of axes.
  private func means(_ other: ProjectionObject) -> Bool {
    // For projected systems PROJ itself does not look beyond the order.
    let normalized = part(proj_normalize_for_visualization(context.handle, other.handle))
    return [other, normalized].compactMap(\.self).contains { other in
      proj_is_equivalent_to(
        handle, other.handle, PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS) != 0
    }
  }

  private func part(_ handle: OpaquePointer?) -> ProjectionObject? {
    ProjectionObject(handle, in: context)
  }
}

extension ProjectionObject {
  /// The operation from one system to another, both easting or longitude first. Needs some
  /// milliseconds.
  static func transformation(
    from source: String, to target: String
  ) throws(ProjectionError) -> ProjectionObject {
    let context = ProjectionContext()
    let operation = ProjectionObject(
      proj_create_crs_to_crs(context.handle, source, target, nil), in: context)
    let normalized = withExtendedLifetime(operation) {
      operation.flatMap { proj_normalize_for_visualization(context.handle, $0.handle) }
    }
    guard let result = ProjectionObject(normalized, in: context) else {
      throw .noTransformation(from: source, to: target, reason: context.takeMessage())
    }
    return result
  }
}
