import Wording

extension GeoJSONReader {
  /// Collections within collections are read this deep.
  private static let deepestCollection = 4

  /// Reads the members of a collection, `depth` collections deep, and appends those of the kind of the most
  /// dimensions that there is.
  mutating func readGeometries(depth: Int) throws(InputError) -> GeometryReading {
    guard depth < Self.deepestCollection, scanner.take(UInt8(ascii: "[")) else {
      try scanner.skipValue(depth: depth + 2)
      return .unusable(.geometryCollection)
    }
    if scanner.take(UInt8(ascii: "]")) { return .unusable(.emptyGeometry) }
    let mark = geometry.mark
    var members: [CollectionMember] = []
    var defect: InputMessage?
    var count = 0
    repeat {
      count += 1
      switch try readGeometry(depth: depth + 1) {
      case .usable(let kind):
        members.append(CollectionMember(kind: kind, parts: geometry.parts(since: mark)))
      case .unusable(let message): defect = message
      case .absent: defect = .noGeometry
      }
      geometry.drop(to: mark)
    } while try scanner.continues(until: UInt8(ascii: "]"))
    let (reading, left) = geometry.collect(members, of: count, defect)
    if let left { findings.append(Finding(.warning, .repaired, row: row, says: left)) }
    return reading
  }
}
