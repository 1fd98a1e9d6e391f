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

  private func changes(of id: String) -> [FacilityChange] {
    let (old, new) = (before[id], after[id])
    let was = old.map { $0.isOpen ? $0.types : [] } ?? []
    let isNow = new.map { $0.isOpen ? $0.types : [] } ?? []
    guard !was.isEmpty || !isNow.isEmpty else { return [] }
    if was.isEmpty { return [appeared(id, old, new, types: isNow)] }
    if isNow.isEmpty { return [vanished(id, old, new, types: was)] }
    return retyped(id, old, new, types: (was, isNow))
      + displaced(id, old, new, types: isNow.filter(was.contains))
  }

  private func change(
    _ id: String, _ kind: FacilityChange.Kind, types: [String],
    records: (FacilityRecord?, FacilityRecord?), says evidence: LocalizedText,
    isUndecidable: Bool = false
  ) -> FacilityChange {
    FacilityChange(
      id: id, types: types, kind: kind, isUndecidable: isUndecidable, evidence: evidence,
      before: records.0, after: records.1)
  }

  private func appeared(
    _ id: String, _ old: FacilityRecord?, _ new: FacilityRecord?, types: [String]
  ) -> FacilityChange {
    func made(
      _ kind: FacilityChange.Kind, _ evidence: LocalizedText, isUndecidable: Bool = false
    ) -> FacilityChange {
      change(
        id, kind, types: types, records: (old, new), says: evidence, isUndecidable: isUndecidable)
    }
    if let old {
      return made(.opened, ComparisonTexts.wasNotOpen(old.state.rawValue, status: old.status))
    }
    if let source = new?.source, projectFiles.contains(source) {
      return made(.opened, ComparisonTexts.finishedProject(source))
    }
    guard let opened = new?.opened, let date = PartialDate(opened), let since,
      let isLater = date.isAfter(since)
    else { return made(.newRecord, ComparisonTexts.noOpeningDate, isUndecidable: true) }
    return isLater
      ? made(.opened, ComparisonTexts.openedAfter(opened, since: since.description))
      : made(.newRecord, ComparisonTexts.openedBefore(opened, since: since.description))
  }

  private func vanished(
    _ id: String, _ old: FacilityRecord?, _ new: FacilityRecord?, types: [String]
  ) -> FacilityChange {
    func made(
      _ kind: FacilityChange.Kind, _ evidence: LocalizedText, isUndecidable: Bool = false
    ) -> FacilityChange {
      change(
        id, kind, types: types, records: (old, new), says: evidence, isUndecidable: isUndecidable)
    }
    if let new {
      let evidence = ComparisonTexts.isNotOpen(new.state.rawValue, status: new.status)
      // What is planned cannot have been open: one of the two records is wrong, or it is rebuilt.
      return new.state == .planned
        ? made(.corrected, evidence, isUndecidable: true) : made(.closed, evidence)
    }
    if let closed = old?.closed, PartialDate(closed) != nil {
      return made(.closed, ComparisonTexts.closingDate(closed))
    }
    return made(.closed, ComparisonTexts.recordGone, isUndecidable: true)
  }

  private func retyped(
    _ id: String, _ old: FacilityRecord?, _ new: FacilityRecord?,
    types: (was: [String], isNow: [String])
  ) -> [FacilityChange] {
    let changed =
      types.was.filter { !types.isNow.contains($0) }
      + types.isNow.filter { !types.was.contains($0) }
    guard !changed.isEmpty else { return [] }
    return [
      change(
        id, .corrected, types: changed, records: (old, new), says: ComparisonTexts.otherTypes,
        isUndecidable: true)
    ]
  }

  private func displaced(
    _ id: String, _ old: FacilityRecord?, _ new: FacilityRecord?, types: [String]
  ) -> [FacilityChange] {
    guard !types.isEmpty, let old, let new, old.place != new.place else { return [] }
    let (kind, evidence) = told(old, new) ?? (.corrected, ComparisonTexts.otherPlace)
    return [
      change(
        id, kind, types: types, records: (old, new), says: evidence,
        isUndecidable: told(old, new) == nil)
    ]
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
