import WalkNetwork

/// Ways of an OpenStreetMap file, in its order: which they are, their nodes and what they are to people on foot.
///
/// ```
/// refs    [ way 0 … | way 1 … | … ]    ids of nodes
/// starts  [ 0,        5,        … ]
/// ```
struct OSMWayTable: Sendable {
  enum Use: Equatable {
    /// People walk on it; `tag` is the position of the tag that says so.
    case walked(GroundAccess, tag: Int32)
    /// A road that the tag at this position closes.
    case closed(tag: Int32)
    /// No road of its own, but perhaps the outline of a square.
    case other
  }

  private(set) var versions: [OSMVersion] = []
  private(set) var uses: [Use] = []
  /// Whether people may walk each way in one direction only.
  private(set) var areOneWay: [Bool] = []
  private var refs: [Int64] = []
  private var starts = [0]

  var count: Int { uses.count }

  mutating func appendRef(_ id: Int64) { refs.append(id) }

  /// Ends the way of the references that were appended.
  mutating func endWay(_ version: OSMVersion, _ use: Use, isOneWay: Bool) {
    versions.append(version)
    uses.append(use)
    areOneWay.append(isOneWay)
    starts.append(refs.count)
  }

  /// Ids of the nodes of a way.
  func refs(ofWay way: Int) -> ArraySlice<Int64> { refs[starts[way]..<starts[way + 1]] }
}
