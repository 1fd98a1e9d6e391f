/// What an edge of a graph passes on its way through groups of regions.
struct GroupWalk {
  /// A way from one group into the next.
  struct Pass {
    var pair: RegionPair
    /// Over land that belongs to no region.
    var isOverGap: Bool
  }

  /// A group, and the metres of the edge before or after it.
  struct Reach {
    var group: Int32
    var metres: Double
  }

  /// In the order of the way.
  private(set) var passes: [Pass] = []
  /// The group met first; nil where the edge runs along borders and over gaps alone.
  private(set) var first: Reach?
  /// The group met last.
  private(set) var last: Reach?
  /// Groups that meet at the beginning, ascending; none in a gap.
  private(set) var tail: [Int32] = []
  /// Groups that meet at the end.
  private(set) var head: [Int32] = []

  /// - Parameters:
  ///   - stations: of the edge.
  ///   - groups: by region, the number of its group.
  /// - Complexity: O(stations).
  init(along stations: [EdgeWalk.Station], among groups: [Int32]) {
    var inside: Reach?
    var sawGap = false
    for (number, station) in stations.enumerated() {
      let meeting = station.groups(groups)
      if number == 0 { tail = meeting }
      head = meeting
      guard let group = meeting.first else {
        sawGap = true
        continue
      }
      guard meeting.count == 1, !station.place.isBeside else { continue }
      if first == nil { first = Reach(group: group, metres: station.metres.lowerBound) }
      if let inside, inside.group != group {
        let isNear = station.metres.lowerBound - inside.metres <= BlockRules.widestGap + 1
        if !sawGap || isNear {
          passes.append(Pass(pair: RegionPair(inside.group, group), isOverGap: sawGap))
        }
      }
      inside = Reach(group: group, metres: station.metres.upperBound)
      sawGap = false
    }
    let length = stations.last?.metres.upperBound ?? 0
    last = inside.map { Reach(group: $0.group, metres: length - $0.metres) }
  }
}

extension EdgeWalk.Station {
  /// The groups that meet there, ascending; none outside.
  fileprivate func groups(_ groups: [Int32]) -> [Int32] {
    let regions = place.regions
    if regions.count < 2 { return regions.map { groups[Int($0)] } }
    return Set(regions.map { groups[Int($0)] }).sorted()
  }
}
