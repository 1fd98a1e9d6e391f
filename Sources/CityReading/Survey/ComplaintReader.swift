import Assessment
import Coverage
import PlanarGeometry
import Projection
import TableFiles
import Wording

/// Reads where people complained, such as the points of the 12345 line.
struct ComplaintReader {
  private let loaded: InputLayer
  private var check: PlaceCheck
  /// By complaint that has a place.
  private var places: [PlanarPoint] = []
  /// How many each stands for.
  private var counts: [Int] = []

  /// More than this share of the complaints outside all communities is a doubt.
  private static let usualOutside = 0.1

  /// Gives `city`, whose communities are known, the number of complaints in each of them. A point in several
  /// communities counts in each, one on a border in the first.
  ///
  /// - Throws: when the file cannot be read, or no complaint lies in a community; in a part of a study they may all be
  ///   of other parts.
  /// - Complexity: see `RegionMembership`.
  static func read(
    _ source: LayerSource, into city: inout City, local: LocalSystem, log: inout ReadingLog
  ) throws(InputError) {
    var loaded = try InputLayer(source, roles: FieldRole.complaint, log: &log)
    loaded.discardAllBut(.points, .notPoint, log: &log)
    let points = try loaded.points(in: local)
    log.sample(loaded, at: points, of: .complaints)
    let check = PlaceCheck(loaded, local: local, box: city.communities.box, of: .complaints)
    var reader = ComplaintReader(loaded: loaded, check: check)
    reader.locate(at: points, log: &log)
    city.complaints = try reader.counts(in: city.communities, log: &log)
  }

  private init(loaded: InputLayer, check: PlaceCheck) {
    (self.loaded, self.check) = (loaded, check)
  }

  /// A complaint is one, however many points it has: it counts at the first.
  private mutating func locate(at points: [PlanarPoint], log: inout ReadingLog) {
    let geometry = loaded.features.geometry
    for position in 0..<loaded.count where geometry.kinds[position] == .points {
      guard let first = geometry.coordinateRange(of: position).first else { continue }
      guard points[first].isFinite else {
        let finding = Finding(
          .error, .skipped, row: loaded.row(position), says: .notProjectable)
        log.note(finding, file: loaded.path)
        continue
      }
      places.append(points[first])
      counts.append(loaded.complaints(position, log: &log))
      check.check(position, in: PlanarBox(around: [points[first]]))
    }
  }

  private func counts(
    in communities: [Community], log: inout ReadingLog
  ) throws(InputError) -> [Int] {
    guard !places.isEmpty || log.isOfPart else {
      throw log.nothingRemains(of: [loaded.path], .noComplaints)
    }
    let membership = RegionMembership(of: places, in: communities.map(\.region))
    var (inside, outside) = (communities.map { _ in 0 }, 0)
    for (point, count) in counts.enumerated() {
      let homes = membership.regions(of: point)
      if homes.isEmpty { outside += count }
      for home in homes { inside[Int(home)] += count }
    }
    if log.isOfPart { return inside }
    let all = counts.reduce(0, +)
    guard outside == 0 || outside < all else {
      let message = InputMessage.complaintsElsewhere(kilometres: check.nearest / 1000)
      throw .data(file: loaded.path, row: nil, message.explained(by: check.explanation))
    }
    check.noteDoubts(log: &log)
    note(outside, of: all, log: &log)
    return inside
  }

  private func note(_ outside: Int, of all: Int, log: inout ReadingLog) {
    guard outside > 0 else { return }
    let isUsual = Double(outside) <= Self.usualOutside * Double(all)
    let message = InputMessage.complaintsOutside(outside, of: all)
    log.note(
      Finding(isUsual ? .info : .warning, .skipped, says: message), file: loaded.path)
  }
}

extension InputLayer {
  /// How many complaints the row stands for: 1 where nothing usable is said.
  fileprivate func complaints(_ position: Int, log: inout ReadingLog) -> Int {
    guard let column = fields[.complaintCount] else { return 1 }
    switch features.attributes.number(row: position, column: column) {
    case .absent: return 1
    case .value(let count) where count == count.rounded() && (0...1_000_000).contains(count):
      return Int(count)
    case .value, .invalid:
      let finding = Finding(
        .warning, .assumed, row: row(position), field: features.attributes.columns[column],
        says: .badComplaintCount)
      log.note(finding, file: path)
      return 1
    }
  }
}
