/// Walks of the people of atoms to the places that can be centres.
///
/// ```
/// owners   [ row 0, row 1, … ]          atom that each centre lies in
/// starts   [ 0,     3,     5, … ]       one more than rows
/// atoms    [ row 0 … | row 1 | … ]      ascending in each row; absent: beyond the limit
/// walks    [ row 0 … | row 1 | … ]      people × metres
/// far      [ row 0 … | row 1 | … ]      people beyond the radius
/// ```
struct CentreWalks: Sendable {
  private(set) var owners: [Int32] = []
  /// Whether the centre is an existing facility.
  private(set) var isSite: [Bool] = []
  private(set) var starts: [Int32] = [0]
  private(set) var atoms: [Int32] = []
  private(set) var walks: [Double] = []
  private(set) var far: [Double] = []
  /// Metres that a walk counts as where it is longer.
  let limit: Double
  /// Atoms of all rows.
  let atomCount: Int

  init(limit: Double, atomCount: Int) {
    self.limit = limit
    self.atomCount = atomCount
  }

  var count: Int { owners.count }

  /// Adds to the last row.
  ///
  /// - Parameter atom: after all others of the row.
  mutating func append(atom: Int32, walk: Double, far: Double) {
    atoms.append(atom)
    walks.append(walk)
    self.far.append(far)
  }

  /// Ends a row.
  mutating func endRow(owner: Int32, isSite: Bool) {
    owners.append(owner)
    self.isSite.append(isSite)
    starts.append(Int32(truncatingIfNeeded: atoms.count))
  }

  /// Where an atom is in a row; nil: beyond the limit. Complexity: O(1) in full rows, otherwise O(log atoms).
  @inline(__always)
  func place(row: Int, atom: Int32) -> Int? {
    let (start, end) = (Int(starts[row]), Int(starts[row + 1]))
    if end - start == atomCount { return start + Int(atom) }
    var (low, high) = (start, end)
    while low < high {
      let middle = (low + high) / 2
      if atoms[middle] < atom { low = middle + 1 } else { high = middle }
    }
    return low < end && atoms[low] == atom ? low : nil
  }
}
