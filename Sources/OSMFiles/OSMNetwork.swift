public import PlanarGeometry

/// Nodes and ways with their tags in local metres, as they go into an OpenStreetMap file.
///
/// ```
/// refs [ way 0 … | way 1 … ]      positions in positions
/// tags [ way 0 … | way 1 … ]      key, value, key, value …: positions in strings
/// ```
public struct OSMNetwork: Sendable {
  public let positions: [PlanarPoint]
  private var refs: [Int32] = []
  private var refEnds: [Int] = []
  private var tags: [Int32] = []
  private var tagEnds: [Int] = []
  package private(set) var strings: [String] = []
  private var places: [String: Int32] = [:]

  public init(positions: [PlanarPoint]) { self.positions = positions }

  public var wayCount: Int { refEnds.count }

  /// Adds a way through nodes that are positions in `positions`.
  public mutating func addWay(
    _ nodes: some Sequence<Int32>, tags: [(key: String, value: String)]
  ) {
    refs += nodes
    refEnds.append(refs.count)
    for (key, value) in tags { self.tags += [place(of: key), place(of: value)] }
    tagEnds.append(self.tags.count)
  }

  private mutating func place(of string: String) -> Int32 {
    if let place = places[string] { return place }
    let place = Int32(strings.count)
    strings.append(string)
    places[string] = place
    return place
  }

  package func refs(ofWay way: Int) -> ArraySlice<Int32> {
    refs[(way > 0 ? refEnds[way - 1] : 0)..<refEnds[way]]
  }

  /// Keys and values by turns, as positions in `strings`.
  package func tags(ofWay way: Int) -> ArraySlice<Int32> {
    tags[(way > 0 ? tagEnds[way - 1] : 0)..<tagEnds[way]]
  }
}
