/// Communities by the area whose people a restricted type serves, in order of their first.
struct CommunityAreas: Sendable {
  /// Positions of the communities of each area.
  private var communities: [[Int]] = []
  /// Area of each community; nil where it is not known.
  private var areas: [Int?] = []
  /// Communities whose area is not known: no facility serves them.
  private var nameless: [Int] = []

  init(_ all: [Community], by area: ServedArea) {
    var numbers: [String: Int] = [:]
    for (position, community) in all.enumerated() {
      guard let name = community.name(of: area) else {
        nameless.append(position)
        areas.append(nil)
        continue
      }
      let number = numbers[name] ?? communities.count
      if number == communities.count {
        numbers[name] = number
        communities.append([])
      }
      communities[number].append(position)
      areas.append(number)
    }
  }

  /// Each area's communities with the facilities that stand in it, and the nameless with none.
  ///
  /// Complexity: O(communities + facilities).
  func divide(
    _ members: [FacilityRoster.Member], of roster: FacilityRoster
  ) -> [(communities: [Int], members: [FacilityRoster.Member])] {
    var groups = communities.map { (communities: $0, members: [FacilityRoster.Member]()) }
    for member in members {
      let served = Set(roster.homes(of: member.facility).compactMap { areas[Int($0)] })
      for area in served { groups[area].members.append(member) }
    }
    if !nameless.isEmpty { groups.append((nameless, [])) }
    return groups
  }
}
