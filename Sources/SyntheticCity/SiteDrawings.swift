import Assessment
package import PlanarGeometry

/// Sites that are more than a point: grounds of schools with their gates, and facilities with several entrances.
package struct SiteDrawings: Sendable {
  /// A rectangle along the axes.
  package struct Ground: Sendable {
    /// Counter-clockwise from the south-west, in metres.
    package var corners: [PlanarPoint]
    /// 1 to 3 points on the border.
    package var gates: [PlanarPoint]
  }

  /// Grounds in a whole city at most.
  package static let mostGrounds = 820
  /// Facilities with several entrances in a whole city of 25,800 facilities.
  package static let wholeEntrances = 200
  private static let wholeFacilities = 25_800
  private static let schools: Set<String> = ["primarySchool", "juniorHighSchool"]

  /// By position of the facility.
  package private(set) var grounds: [Int: Ground] = [:]
  /// By position of the facility, its two or three entrances, the first where it was without them.
  package private(set) var entrances: [Int: [PlanarPoint]] = [:]
  private var generator: SeededGenerator
  private let communities: [Community]

  /// Draws the schools of a plan as grounds, and others by chance with several entrances.
  ///
  /// Complexity: O(schools · communities + facilities).
  package init(_ plan: CityPlan, seed: UInt64) {
    generator = SeededGenerator(seed: seed).branch(71)
    communities = plan.city.communities
    let facilities = plan.city.facilities
    let types = CityPlan.facilityTypes
    let schools = (0..<facilities.count).filter { position in
      facilities.serviceRange(of: position).contains {
        Self.schools.contains(types[Int(facilities.services[$0].type)].id)
      }
    }
    for school in schools.prefix(Self.mostGrounds) {
      grounds[school] = ground(around: facilities.place(of: school))
    }
    var others = (0..<facilities.count).filter { grounds[$0] == nil }
    generator.shuffle(&others)
    let share = Double(Self.wholeEntrances) / Double(Self.wholeFacilities)
    let count = Int((share * Double(facilities.count)).rounded())
    for facility in others.prefix(max(count, 1)).sorted() {
      entrances[facility] = doors(of: facilities.place(of: facility))
    }
  }

  private mutating func ground(around point: PlanarPoint) -> Ground {
    let size = PlanarPoint(x: generator.draw(80...160), y: generator.draw(60...120))
    let home = communities.first { $0.region.box.contains(point) && $0.region.contains(point) }
    let corners = Self.corners(around: point, size: size, in: home?.region)
    let sides = generator.draw(1..<4)
    let first = generator.draw(0..<4)
    let gates = (0..<sides).map { side in
      let (a, b) = (corners[(first + side) % 4], corners[(first + side + 1) % 4])
      return a + (b - a) * generator.draw(0.2...0.8)
    }
    return Ground(corners: corners, gates: gates)
  }

  /// Shares of the size by which a ground may be moved from having the point in its middle.
  private static let shifts = [0, -0.45, 0.45]

  /// A ground of the given size, moved and made smaller by up to a half so that it lies in the region; where that
  /// does not help, the whole size with the point in the middle.
  private static func corners(
    around point: PlanarPoint, size: PlanarPoint, in region: PlanarRegion?
  ) -> [PlanarPoint] {
    for factor in [1, 0.8, 0.65, 0.5] {
      for shift in shifts.flatMap({ x in shifts.map { PlanarPoint(x: x, y: $0) } }) {
        let corners = rectangle(around: point, size: size * factor, shift: shift)
        guard let region, !corners.allSatisfy({ region.contains($0) }) else { return corners }
      }
    }
    return rectangle(around: point, size: size, shift: PlanarPoint(x: 0, y: 0))
  }

  private static func rectangle(
    around point: PlanarPoint, size: PlanarPoint, shift: PlanarPoint
  ) -> [PlanarPoint] {
    [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)].map { east, north in
      point + PlanarPoint(x: (east + shift.x) * size.x, y: (north + shift.y) * size.y)
    }
  }

  private mutating func doors(of point: PlanarPoint) -> [PlanarPoint] {
    let others = generator.draw(1..<3)
    return [point]
      + (0..<others).map { _ in
        point + PlanarPoint(x: generator.draw(-30...30), y: generator.draw(-30...30))
      }
  }
}

extension WayNetwork {
  /// Share of the gates that are locked.
  package static let lockedShare = 0.1

  /// The gates that are locked, ascending, drawn from a seed.
  package func lockedGates(seed: UInt64) -> [Int32] {
    var generator = SeededGenerator(seed: seed).branch(72)
    var shuffled = gates
    generator.shuffle(&shuffled)
    return shuffled.prefix(Int((Double(gates.count) * Self.lockedShare).rounded())).sorted()
  }
}
