internal import CPROJ

extension ProjectionObject {
  /// The operation from one system to another, both easting or longitude first. Needs some
  /// milliseconds.
  static func transformation(
    from source: String, to target: String
  ) throws(ProjectionError) -> ProjectionObject {
    let context = ProjectionContext()
    let operation = ProjectionObject(
      proj_create_crs_to_crs(context.handle, source, target, nil), in: context)
    guard let operation,
      let normalized = ProjectionObject(
        proj_normalize_for_visualization(context.handle, operation.handle), in: context)
    else { throw .noTransformation(from: source, to: target, reason: context.takeMessage()) }
    return normalized
  }
}
