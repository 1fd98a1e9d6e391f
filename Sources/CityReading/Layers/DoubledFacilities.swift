import Assessment
import PlanarGeometry
import TableFiles
import Wording

/// Finds places that are facilities under two ids: the area of a pharmacy and its point, or one point from two
/// files.
struct DoubledFacilities {
  private let table: FacilityTable
  /// Facilities with entrances by the first of these, in ascending order of x.
  private let points: [(place: PlanarPoint, facility: Int)]

  /// Metres between two drawings of one place, in one file and in two: these were located by different people.
  private static let near = 10.0
  private static let nearInFiles = 50.0
  /// The greatest distance that counts: the second where there are several files.
  private let reach: Double

  /// Complexity: O(n log n) in the facilities.
  init(_ table: FacilityTable) {
    self.table = table
    let files = Set(table.origins.compactMap { $0?.file })
    reach = files.count > 1 ? Self.nearInFiles : Self.near
    let located = (0..<table.count).filter { !table.entranceRange(of: $0).isEmpty }
    points = located.map { (table.entrances[table.entranceRange(of: $0).lowerBound], $0) }
      .sorted { $0.place.x < $1.place.x }
  }

  /// Pairs of facilities of one type and one name that stand at one place, in the order of their positions.
  ///
  /// Complexity: O(n log n) in the facilities, and the edges of areas that have points of their type within.
  var pairs: [(first: Int, second: Int)] {
    var pairs: [(first: Int, second: Int)] = []
    for (area, region) in table.regions where table.entranceRange(of: Int(area)).isEmpty {
      let box = region.box.expanded(by: Self.near)
      for point in points(within: box) where areOne(Int(area), region, at: point) {
        let (a, b) = (Int(area), point.facility)
        pairs.append((min(a, b), max(a, b)))
      }
    }
    return (pairs + pairsOfPoints).sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  /// Of facilities in one heap, such as those whose places somebody set to the middle of the city, each is
  /// compared with so many others, and with so many beside it from west to east.
  private static let (mostNear, mostBeside) = (64, 4096)

  private var pairsOfPoints: [(first: Int, second: Int)] {
    var pairs: [(first: Int, second: Int)] = []
    for index in points.indices {
      let (place, facility) = points[index]
      var near = 0
      for next in points[(index + 1)...].prefix(Self.mostBeside) {
        guard next.place.x - place.x <= reach, near < Self.mostNear else { break }
        let step = next.place - place
        let squared = step.x * step.x + step.y * step.y
        guard squared <= reach * reach, squared <= squaredLimit(facility, next.facility) else {
          continue
        }
        near += 1
        if areOne(facility, next.facility) {
          pairs.append((min(facility, next.facility), max(facility, next.facility)))
        }
      }
    }
    return pairs
  }

  private func squaredLimit(_ first: Int, _ second: Int) -> Double {
    let isOfTwoFiles = isOfTwoFiles(first, second)
    return isOfTwoFiles ? Self.nearInFiles * Self.nearInFiles : Self.near * Self.near
  }

  private func isOfTwoFiles(_ first: Int, _ second: Int) -> Bool {
    table.origins[first]?.file != table.origins[second]?.file
  }

  private func points(within box: PlanarBox) -> [(place: PlanarPoint, facility: Int)] {
    var (low, high) = (0, points.count)
    while low < high {
      let middle = (low + high) / 2
      if points[middle].place.x < box.minX { low = middle + 1 } else { high = middle }
    }
    return points[low...].prefix { $0.place.x <= box.maxX }.filter { box.contains($0.place) }
  }

  /// An area and a point. One without a name is the other where the point lies inside.
  private func areOne(
    _ area: Int, _ region: PlanarRegion, at point: (place: PlanarPoint, facility: Int)
  ) -> Bool {
    guard shareType(area, point.facility) else { return false }
    let squared = region.squaredDistance(to: point.place)
    guard squared <= Self.near * Self.near else { return false }
    guard let names = names(area, point.facility) else { return squared == 0 }
    return names.0 == names.1 || names.0.contains(names.1) || names.1.contains(names.0)
  }

  /// Two points near each other.
  private func areOne(_ first: Int, _ second: Int) -> Bool {
    guard shareType(first, second), let names = names(first, second) else { return false }
    return names.0 == names.1
  }

  /// Not of one complex, whose facilities are told apart on purpose.
  private func shareType(_ first: Int, _ second: Int) -> Bool {
    if let site = table.siteIDs[first], site == table.siteIDs[second] { return false }
    let types = table.services[table.serviceRange(of: first)].map(\.type)
    return table.services[table.serviceRange(of: second)].contains { types.contains($0.type) }
  }

  /// The letters and digits of both names; nil where one has none.
  private func names(_ first: Int, _ second: Int) -> (String, String)? {
    let names = [first, second].map { facility in
      (table.names[facility] ?? "").lowercased().filter { $0.isLetter || $0.isNumber }
    }
    return names.contains("") ? nil : (names[0], names[1])
  }

  /// Where the second of each pair stands in the files.
  var laterRows: Set<RowOrigin> { Set(pairs.compactMap { table.origins[$0.second] }) }

  /// Notes all pairs in one row.
  func note(log: inout ReadingLog) {
    let pairs = pairs
    guard let first = pairs.first else { return }
    let named = pairs.map { (label($0.first), label($0.second)) }
    let origin = table.origins[first.first]
    let isOfFiles = pairs.contains { isOfTwoFiles($0.first, $0.second) }
    let finding = Finding(
      isOfFiles ? .warning : .info, .kept, row: origin?.row, says: .doubledFacilities(named))
    log.note(finding, file: origin?.file, feature: table.ids[first.first])
  }

  private func label(_ facility: Int) -> String {
    let id = table.ids[facility]
    return table.names[facility].map { "\(id) (\($0))" } ?? id
  }
}
