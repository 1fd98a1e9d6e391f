/// What more sites would cover in one group.
struct GroupTrial {
  private let matrix: CoverMatrix
  private let members: Range<Int>
  private var isCovered: [Bool]
  private(set) var deficit: Double

  init(_ matrix: CoverMatrix, _ group: Int, _ choice: CoverChoice) {
    self.matrix = matrix
    members = matrix.groupStarts[group]..<matrix.groupStarts[group + 1]
    isCovered = members.map { choice.isCovered($0) }
    deficit = choice.deficits[group]
  }

  func gain(of site: Int) -> Double {
    var gain = 0.0
    for pair in matrix.pairs(of: site, in: members) {
      let demand = Int(matrix.demands[pair])
      if !isCovered[demand - members.lowerBound] { gain += matrix.weights[demand] }
    }
    return gain
  }

  mutating func add(_ site: Int) {
    deficit -= gain(of: site)
    for pair in matrix.pairs(of: site, in: members) {
      isCovered[Int(matrix.demands[pair]) - members.lowerBound] = true
    }
  }
}

extension CoverMatrix {
  /// The pairs of a site with the demand of one group, found by bisection.
  func pairs(of site: Int, in members: Range<Int>) -> Range<Int> {
    let row = starts[site]..<starts[site + 1]
    let first = firstPair(in: row, from: members.lowerBound)
    return first..<firstPair(in: first..<row.upperBound, from: members.upperBound)
  }

  private func firstPair(in row: Range<Int>, from demand: Int) -> Int {
    var (low, high) = (row.lowerBound, row.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if Int(demands[middle]) < demand { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The groups that a site reaches, ascending.
  func groups(of site: Int) -> [Int] {
    var found: [Int] = []
    forEachGroup(of: site) { group, _ in found.append(group) }
    return found
  }
}
