import Assessment
import Coverage
import PlanarGeometry

/// In which communities facilities stand, whatever the last digits of their coordinates say.
struct ExamGround {
  let city: City
  /// By facility, the communities within `margin` of it, ascending.
  let near: [[Int]]
  /// By facility, the one community that holds it and everything within `margin`; nil where there is none.
  let sure: [Int?]

  /// Metres along either axis; written coordinates are 0.1 m apart.
  private static let margin = 2.0

  /// Complexity: that of `RegionMembership`.
  init(_ city: City) {
    self.city = city
    let steps = [(0.0, 0.0), (1, 0), (-1, 0), (0, 1), (0, -1)].map {
      PlanarPoint(x: $0.0, y: $0.1) * Self.margin
    }
    let facilities = 0..<city.facilities.count
    let probes = facilities.flatMap { facility in
      steps.map { city.facilities.place(of: facility) + $0 }
    }
    let members = RegionMembership(of: probes, in: city.communities.map(\.region))
    let around = facilities.map { facility in
      steps.indices.map { members.regions(of: facility * steps.count + $0).map(Int.init) }
    }
    near = around.map { Set($0.joined()).sorted() }
    sure = around.map { probes in
      guard let first = probes[0].first, probes.allSatisfy({ $0 == [first] }) else { return nil }
      return first
    }
  }

  /// The facilities that stand in each community for sure, ascending.
  var facilitiesInside: [[Int]] {
    var inside = [[Int]](repeating: [], count: city.communities.count)
    for (facility, home) in sure.enumerated() {
      if let home { inside[home].append(facility) }
    }
    return inside
  }
}
