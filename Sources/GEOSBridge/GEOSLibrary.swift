internal import CGEOS

/// The GEOS library in use.
public enum GEOSLibrary {
  /// Version of GEOS at run time, for example "3.11.1-CAPI-1.17.1".
  public static var version: String {
    guard let version = GEOSversion() else { return "" }
    return String(cString: version)
  }
}
