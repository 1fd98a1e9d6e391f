import Assessment
import PlanarGeometry
import TableFiles
import Wording

/// One feature of a community.
struct CommunityPart {
  var row: Int
  var community: Community
}

/// Tells of features that are one community by their id and look like several.
struct SharedIDs {
  private let file: String
  /// Features that share their id with others, and how many communities they are.
  private var features = 0
  private var communities = 0
  private var all = 0
  /// An id stands for places that are likely several communities.
  private var hasDoubt = false

  /// Parts nearer to each other than this touch, in metres: borders are drawn by hand, and along streets.
  private static let touching = 20.0
  /// Parts without names farther apart than this are likely several communities, in metres.
  private static let doubtfulGap = 100.0
  /// Parts with one name farther apart than this are, too.
  private static let doubtfulGapOfOneName = 5000.0
  /// More features than this share of all that were joined are told on the screen.
  private static let manyJoined = 0.5

  init(file: String) { self.file = file }

  /// Takes in the features of one id, whose union is `whole`.
  ///
  /// - Throws: when the id is a number that a program has rounded.
  /// - Complexity: O(1) for one feature and for those that make one polygon; otherwise O(n²) boxes, O(n m²) for
  ///   n features of m vertices that touch.
  mutating func add(
    _ members: [CommunityPart], whole: PlanarRegion, log: inout ReadingLog
  ) throws(InputError) {
    all += members.count
    guard members.count > 1 else { return }
    features += members.count
    communities += 1
    let names = members.differingNames
    if names != nil { hasDoubt = true }
    let gap = whole.polygonCount > 1 ? members.map(\.community.region).gap(Self.touching) : nil
    try refuseRounded(members, names, isApart: gap != nil)
    guard let gap else { return }
    note(members, gap, names: names, log: &log)
  }

  /// Refuses an id of several communities that is a number whose digits are lost.
  private func refuseRounded(
    _ members: [CommunityPart], _ names: (String, String)?, isApart: Bool
  ) throws(InputError) {
    let id = members[0].community.id
    let isUnnamed = members.allSatisfy { $0.community.name == nil }
    guard names != nil || (isApart && isUnnamed) else { return }
    if IDSpelling(id).isLikelyRounded {
      throw .data(file: file, row: members[1].row, .idsRounded(id, names: names))
    }
    if IDSpelling(id).mayBeScientific {
      throw .data(file: file, row: members[1].row, .idsMangled(id))
    }
  }

  private mutating func note(
    _ members: [CommunityPart], _ gap: (parts: Int, metres: Double), names: (String, String)?,
    log: inout ReadingLog
  ) {
    let first = members[0].community
    let limit = first.name == nil ? Self.doubtfulGap : Self.doubtfulGapOfOneName
    let isDoubtful = names != nil || gap.metres > limit
    if isDoubtful { hasDoubt = true }
    let message = InputMessage.partsApart(
      names: names, count: gap.parts, metres: gap.metres, isDoubtful: isDoubtful)
    let finding = Finding(
      isDoubtful ? .warning : .info, .assumed, row: members[1].row, field: FieldRole.id.key,
      says: message)
    log.note(finding, file: file, feature: first.id, district: first.district)
  }

  /// Tells how many features were joined where these are many or doubtful, and of ids that differ in writing
  /// only.
  func noteAll(communities all: [Community], log: inout ReadingLog) {
    noteAlike(all, log: &log)
    let isMany = Double(features) > Self.manyJoined * Double(self.all)
    guard communities > 0, hasDoubt || isMany else { return }
    log.alert(InputMessage.joinedByID(features, of: self.all, into: communities))
  }

  private func noteAlike(_ communities: [Community], log: inout ReadingLog) {
    var ids: [String: String] = [:]
    for community in communities {
      guard let other = ids.updateValue(community.id, forKey: IDSpelling(community.id).canonical)
      else { continue }
      let finding = Finding(.warning, .kept, field: FieldRole.id.key, says: .idsAlike(other))
      log.note(finding, file: file, feature: community.id, district: community.district)
    }
  }
}

extension [CommunityPart] {
  /// Two names that differ; nil where there are none.
  fileprivate var differingNames: (String, String)? {
    let names = compactMap(\.community.name)
    guard let first = names.first, let other = names.first(where: { $0 != first }) else {
      return nil
    }
    return (first, other)
  }
}

extension [PlanarRegion] {
  /// How many groups of regions lie farther from each other than `tolerance`, and the metres from the first
  /// group to the one farthest from it, by their boxes where there are many; nil where all hang together.
  fileprivate func gap(_ tolerance: Double) -> (parts: Int, metres: Double)? {
    let groups = groups(tolerance)
    guard groups.count > 1 else { return nil }
    let isExact = count <= Self.exactlyMeasured
    let distances = groups.dropFirst().map {
      squaredDistance(groups[0], $0, isExact: isExact).squareRoot()
    }
    return (groups.count, distances.max() ?? 0)
  }

  /// Distances between more regions are those of their boxes.
  private static var exactlyMeasured: Int { 10 }

  private func squaredDistance(_ group: [Int], _ other: [Int], isExact: Bool) -> Double {
    var least = Double.infinity
    for (a, b) in group.flatMap({ a in other.map { (self[a], self[$0]) } }) {
      let boxes = a.box.squaredDistance(to: b.box)
      if boxes < least { least = Swift.min(least, isExact ? a.squaredDistance(to: b) : boxes) }
    }
    return least
  }

  /// Positions of the regions that hang together, those of the first region first.
  private func groups(_ tolerance: Double) -> [[Int]] {
    var groups: [[Int]] = []
    var rest = [Int](indices)
    while let seed = rest.first {
      rest.removeFirst()
      var group = [seed]
      var next = 0
      while next < group.count {
        let region = self[group[next]]
        let split = rest.partition { region.isWithin(tolerance, of: self[$0]) }
        group += rest[split...]
        rest.removeSubrange(split...)
        next += 1
      }
      groups.append(group)
      rest.sort()
    }
    return groups
  }
}

extension PlanarRegion {
  fileprivate func isWithin(_ metres: Double, of other: PlanarRegion) -> Bool {
    let limit = metres * metres
    return box.squaredDistance(to: other.box) <= limit && squaredDistance(to: other) <= limit
  }
}
