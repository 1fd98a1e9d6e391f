/// An element of a file as one of its versions: files with a history have several of each.
struct OSMVersion: Sendable {
  var id: Int64
  /// 0 where the file states none.
  var number: Int32 = 0
  /// The element does not exist any more: deleted in an editor, or by its newest version.
  var isDeleted = false

  /// Greater for what counts rather; a deletion counts rather than what has the same number.
  var rank: Int64 { 2 * Int64(number) + (isDeleted ? 1 : 0) }
}

extension [OSMVersion] {
  /// Whether each element is there and no newer version of it. Equal versions all are: extracts that were put
  /// together repeat what they share.
  ///
  /// Complexity: O(n).
  func areCurrent() -> [Bool] {
    let isAscending = zip(self, dropFirst()).allSatisfy { $0.id < $1.id }
    guard !isAscending else { return map { !$0.isDeleted } }
    var newest = [Int64: Int64](minimumCapacity: count)
    for version in self {
      newest[version.id] = Swift.max(newest[version.id] ?? .min, version.rank)
    }
    return map { !$0.isDeleted && newest[$0.id] == $0.rank }
  }
}
