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
    let normalized = withExtendedLifetime(operation) {
      operation.flatMap { proj_normalize_for_visualization(context.handle, $0.handle) }
    }
    guard let result = ProjectionObject(normalized, in: context) else {
      throw .noTransformation(from: source, to: target, reason: context.takeMessage())
    }
    return result
  }
}
