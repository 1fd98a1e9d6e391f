import GEOSBridge
import Projection

/// This release of LifeCircle.
public enum Release {
  public static let version = "0.1.0"

  /// The version with those of the libraries that results depend on.
  public static var description: String {
    let geos = GEOSLibrary.version.prefix { $0 != "-" }
    return "lifecircle \(version) (GEOS \(geos), PROJ \(ProjectionLibrary.version))"
  }
}
