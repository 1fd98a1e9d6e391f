import PlanarGeometry
import Wording

/// The facilities that differ between two runs, each with what became of it.
///
/// What opened, closed or moved is called so only where a status, a date or a project says so; all else is what the
/// records themselves show, and undecidable where the facility may have changed as well.
struct FacilityChanges {
  /// When the data of the earlier run were taken, or later; nil where no date tells.
  let since: PartialDate?
  /// Tables of projects, of which the finished ones are facilities.
  private let projectFiles: Set<String>
  private let before: [String: FacilityRecord]
  private let after: [String: FacilityRecord]

  /// - Parameter since: when the data of `a` were taken; nil: the newest opening date that it knows.
  /// - Complexity: O(facilities · log facilities).
  init(from a: RunResults, to b: RunResults, since: PartialDate?) {
    let (old, new) = (a.facilities ?? [], b.facilities ?? [])
    self.since =
      since
      ?? old.filter(\.isOpen).compactMap { $0.opened.flatMap { PartialDate($0) } }
      .max { $1.follows($0) }
    projectFiles = Set((b.summary.layers?[.projects] ?? []) + (a.summary.layers?[.projects] ?? []))
    before = Self.byID(old)
    after = Self.byID(new)
  }

  /// Of several records with one id the first, which is the open one where there is one.
  private static func byID(_ records: [FacilityRecord]) -> [String: FacilityRecord] {
    Dictionary(records.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Sorted by id.
  var all: [FacilityChange] {
    let ids = Set(before.keys).union(after.keys)
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let found = ids.flatMap { changes(of: $0) }
    let renamed = renamed(among: found)
    return found.filter { !renamed.contains($0.id) }
  }

  /// Ids of facilities that only have another id: what is gone and what is new of the same types at one place.
  private func renamed(among changes: [FacilityChange]) -> Set<String> {
    var gone: [Spot: [String]] = [:]
    for change in changes where change.after == nil {
      if let record = change.before, let spot = Spot(record) {
        gone[spot, default: []].append(change.id)
      }
    }
    var renamed: Set<String> = []
    for change in changes where change.before == nil {
      guard let record = change.after, let spot = Spot(record), let old = gone[spot]?.popLast()
      else { continue }
      renamed.formUnion([old, change.id])
    }
    return renamed
  }

  /// Types and place to a metre.
  private struct Spot: Hashable {
    let types: [String]
    let x: Int
    let y: Int

    init?(_ record: FacilityRecord) {
      guard let place = record.place, abs(place.x) <= 180, abs(place.y) <= 90 else { return nil }
      types = record.types
      x = Int((place.x * 100_000).rounded())
      y = Int((place.y * 100_000).rounded())
    }
  }

  // MARK: - One facility

  /// A facility in both runs.
  private struct Records {
    var id: String
    var old: FacilityRecord?
    var new: FacilityRecord?

    /// Types that it serves with in each run.
    var served: (was: [String], isNow: [String]) {
      (
        old.map { $0.isOpen ? $0.types : [] } ?? [], new.map { $0.isOpen ? $0.types : [] } ?? []
      )
    }

    func change(
      _ kind: FacilityChange.Kind, types: [String], says evidence: LocalizedText,
      isUndecidable: Bool = false
    ) -> FacilityChange {
      FacilityChange(
        id: id, types: types, kind: kind, isUndecidable: isUndecidable, evidence: evidence,
        before: old, after: new)
    }
  }

  private func changes(of id: String) -> [FacilityChange] {
    let records = Records(id: id, old: before[id], new: after[id])
    let (was, isNow) = records.served
    guard !was.isEmpty || !isNow.isEmpty else { return [] }
    if was.isEmpty { return [appeared(records, types: isNow)] }
    if isNow.isEmpty { return [vanished(records, types: was)] }
    return retyped(records) + displaced(records, types: isNow.filter(was.contains))
  }

  private func appeared(_ records: Records, types: [String]) -> FacilityChange {
    if let old = records.old {
      let evidence = ComparisonTexts.wasNotOpen(old.state.rawValue, status: old.status)
      return records.change(.opened, types: types, says: evidence)
    }
    if let source = records.new?.source, projectFiles.contains(source) {
      return records.change(.opened, types: types, says: ComparisonTexts.finishedProject(source))
    }
    guard let opened = records.new?.opened, let date = PartialDate(opened), let since,
      let isLater = date.isAfter(since)
    else {
      return records.change(
        .newRecord, types: types, says: ComparisonTexts.noOpeningDate, isUndecidable: true)
    }
    let day = since.description
    return isLater
      ? records.change(
        .opened, types: types, says: ComparisonTexts.openedAfter(opened, since: day))
      : records.change(
        .newRecord, types: types, says: ComparisonTexts.openedBefore(opened, since: day))
  }

  private func vanished(_ records: Records, types: [String]) -> FacilityChange {
    if let new = records.new {
      let evidence = ComparisonTexts.isNotOpen(new.state.rawValue, status: new.status)
      // What is planned cannot have been open: one of the two records is wrong, or it is rebuilt.
      let isPlanned = new.state == .planned
      return records.change(
        isPlanned ? .corrected : .closed, types: types, says: evidence, isUndecidable: isPlanned)
    }
    if let closed = records.old?.closed, PartialDate(closed) != nil {
      return records.change(.closed, types: types, says: ComparisonTexts.closingDate(closed))
    }
    return records.change(
      .closed, types: types, says: ComparisonTexts.recordGone, isUndecidable: true)
  }

  private func retyped(_ records: Records) -> [FacilityChange] {
    let (was, isNow) = records.served
    let changed = was.filter { !isNow.contains($0) } + isNow.filter { !was.contains($0) }
    guard !changed.isEmpty else { return [] }
    return [
      records.change(
        .corrected, types: changed, says: ComparisonTexts.otherTypes, isUndecidable: true)
    ]
  }

  private func displaced(_ records: Records, types: [String]) -> [FacilityChange] {
    guard !types.isEmpty, let old = records.old, let new = records.new, old.place != new.place
    else { return [] }
    let told = told(old, new)
    let (kind, evidence) = told ?? (.corrected, ComparisonTexts.otherPlace)
    return [records.change(kind, types: types, says: evidence, isUndecidable: told == nil)]
  }

  /// What a status or a date says of a facility that has another place.
  private func told(
    _ old: FacilityRecord, _ new: FacilityRecord
  ) -> (FacilityChange.Kind, LocalizedText)? {
    if let status = new.status, old.status != status {
      let words = status.lowercased()
      if Self.movingWords.contains(where: words.contains) {
        return (.moved, ComparisonTexts.statusSays(status))
      }
      if Self.correctionWords.contains(where: words.contains) {
        return (.corrected, ComparisonTexts.statusSays(status))
      }
    }
    guard let opened = new.opened, opened != old.opened, let date = PartialDate(opened), let since,
      date.isAfter(since) == true
    else { return nil }
    return (.moved, ComparisonTexts.openedAfter(opened, since: since.description))
  }

  private static let movingWords = ["迁", "搬", "moved", "relocat"]
  private static let correctionWords = ["更正", "订正", "勘误", "修正", "纠偏", "correct"]
}
