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
