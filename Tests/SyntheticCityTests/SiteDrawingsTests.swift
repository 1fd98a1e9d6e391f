import Assessment
import PlanarGeometry
import SyntheticCity
import Testing

@Suite struct SiteDrawingsTests {
  private static let drawings = SiteDrawings(SampleCity.plan, seed: 1)
  private var facilities: FacilityTable { SampleCity.plan.city.facilities }

  @Test func numbersAreThoseOfTheSampleCity() {
    #expect(Self.drawings.grounds.count == 820)
    #expect(Self.drawings.entrances.count == 200)
    #expect(Set(Self.drawings.grounds.keys).isDisjoint(with: Self.drawings.entrances.keys))
    #expect(Set(Self.drawings.grounds.values.map(\.gates.count)) == [1, 2, 3])
    #expect(Set(Self.drawings.entrances.values.map(\.count)) == [2, 3])
  }

  /// Rectangles along the axes around the place of the school, by half a metre at least.
  @Test func groundsHoldTheirSchool() {
    for (facility, ground) in Self.drawings.grounds {
      let box = PlanarBox(around: ground.corners)
      let place = facilities.place(of: facility)
      #expect(box.expanded(by: -0.5).contains(place))
      #expect(box.maxX - box.minX >= 40 && box.maxX - box.minX <= 160)
      #expect(box.maxY - box.minY >= 30 && box.maxY - box.minY <= 120)
      let region = PlanarRegion(polygons: [[ground.corners]])
      #expect(abs(region.area - (box.maxX - box.minX) * (box.maxY - box.minY)) < 1e-6)
      for gate in ground.gates { #expect(region.isOnBoundary(gate, tolerance: 1e-6)) }
    }
  }

  /// Schools stand at the gates of compounds, many on the border of their community.
  @Test func mostGroundsStayInTheirCommunity() {
    let outside = Self.drawings.grounds.filter { facility, ground in
      let place = facilities.place(of: facility)
      let home = SampleCity.communities.first {
        $0.region.box.contains(place) && $0.region.contains(place)
      }
      return home.map { home in !ground.corners.allSatisfy { home.region.contains($0) } } ?? true
    }
    #expect(outside.count < 820 / 10, "\(outside.count)")
  }

  @Test func entrancesAreNearTheirFacility() {
    for (facility, entrances) in Self.drawings.entrances {
      let place = facilities.place(of: facility)
      #expect(entrances.first == place)
      #expect(entrances.allSatisfy { $0.distance(to: place) < 43 })
    }
  }

  @Test func sameSeedSameSites() {
    let again = SiteDrawings(SampleCity.plan, seed: 1)
    #expect(again.grounds.mapValues(\.corners) == Self.drawings.grounds.mapValues(\.corners))
    #expect(again.entrances == Self.drawings.entrances)
    let other = SiteDrawings(SampleCity.plan, seed: 2)
    #expect(other.entrances.keys != Self.drawings.entrances.keys)
  }

  @Test func oneGateInTenIsLocked() {
    let network = SampleCity.plan.network
    let compounds = SampleCity.plan.compounds
    #expect(network.gates.count <= compounds.reduce(0) { $0 + $1.openings.count })
    #expect(network.gates.count > 2 * compounds.count)
    let locked = network.lockedGates(seed: 1)
    #expect(locked.count == Int((Double(network.gates.count) * 0.1).rounded()))
    #expect(Set(locked).isSubset(of: network.gates) && locked != network.lockedGates(seed: 2))
  }
}
