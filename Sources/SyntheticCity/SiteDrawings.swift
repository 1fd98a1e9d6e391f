package import Assessment
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

  /// Made smaller until it lies in the community that holds `point`, if it does at 40 m or more.
  private mutating func ground(around point: PlanarPoint) -> Ground {
    let home = communities.first { $0.region.box.contains(point) && $0.region.contains(point) }
    var (width, height) = (generator.draw(80...160), generator.draw(60...120))
    var corners = Self.rectangle(around: point, width: width, height: height)
    while let home, min(width, height) > 50, !corners.allSatisfy { home.region.contains($0) } {
      (width, height) = (width * 0.8, height * 0.8)
      corners = Self.rectangle(around: point, width: width, height: height)
    }
    let sides = generator.draw(1..<4)
    let first = generator.draw(0..<4)
    let gates = (0..<sides).map { side in
      let (a, b) = (corners[(first + side) % 4], corners[(first + side + 1) % 4])
      return a + (b - a) * generator.draw(0.2...0.8)
    }
    return Ground(corners: corners, gates: gates)
  }

  private static func rectangle(
    around point: PlanarPoint, width: Double, height: Double
  ) -> [PlanarPoint] {
    [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)].map { east, north in
      point + PlanarPoint(x: east * width / 2, y: north * height / 2)
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
