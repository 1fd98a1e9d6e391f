internal import CGEOS

/// A geometry that GEOS owns for us, freed when the last reference to it goes.
final class GEOSGeometry {
  let handle: OpaquePointer
  let context: GEOSContext
  private var isOwned = true

  init(_ handle: OpaquePointer, in context: GEOSContext) {
    self.handle = handle
    self.context = context
  }

  deinit { if isOwned { GEOSGeom_destroy_r(context.handle, handle) } }

  /// Lends the handle to `body`; without it the geometry may be freed as soon as its handle was read.
  func borrowed<Result>(_ body: (OpaquePointer) -> Result) -> Result {
    withExtendedLifetime(self) { body(handle) }
  }

  /// Gives the handle to a GEOS call that takes the geometry over.
  func release() -> OpaquePointer {
    isOwned = false
    return handle
  }
}
