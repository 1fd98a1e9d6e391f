internal import CPROJ

/// The PROJ library in use.
public enum ProjectionLibrary {
  /// Version of PROJ at run time, for example "9.1.1".
  public static var version: String {
    guard let version = proj_info().version else { return "" }
    return String(cString: version)
  }
}
