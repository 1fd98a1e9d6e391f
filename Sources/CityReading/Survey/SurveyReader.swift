import Assessment
import TableFiles
import Wording

/// Reads what residents answered, a row per community and category or per community.
struct SurveyReader {
  private let loaded: InputLayer
  private let lookup: CommunityLookup
  private let categories: CategoryLookup
  private let rows: SurveyRowReader
  /// By position of the community.
  private var gathered: [Int: GatheredSurvey] = [:]
  private var blankRows: (count: Int, first: Int)?

  /// Gives `city`, whose communities are known, its survey.
  ///
  /// - Throws: when the file cannot be read, says neither whom nor how many it is about, or nothing of it is
  ///   usable.
  /// - Complexity: O(bytes + communities).
  static func read(
    _ source: LayerSource, into city: inout City, standard: Standard, log: inout ReadingLog
  ) throws(InputError) {
    let loaded = try InputLayer(
      source, roles: FieldRole.survey, requiresPlaces: false, log: &log)
    let columns = loaded.features.attributes.columns
    guard loaded.fields[.surveyCommunity] ?? loaded.fields[.communityName] != nil else {
      throw .data(file: loaded.path, row: nil, .noSurveyCommunity(among: columns))
    }
    guard loaded.fields[.answered] != nil else {
      throw .data(file: loaded.path, row: nil, .noSurveyAnswers(among: columns))
    }
    loaded.noteMangledIDs(.surveyCommunity, log: &log)
    var reader = SurveyReader(loaded, of: city, by: standard)
    reader.rows.scale.note(file: loaded.path, log: &log)
    for position in 0..<loaded.count { reader.read(position, city, log: &log) }
    city.survey = try reader.survey(of: city, log: &log)
  }

  private init(_ loaded: InputLayer, of city: City, by standard: Standard) {
    self.loaded = loaded
    lookup = CommunityLookup(city.communities)
    categories = CategoryLookup(standard)
    rows = SurveyRowReader(loaded)
  }

  private mutating func read(_ position: Int, _ city: City, log: inout ReadingLog) {
    guard !rows.isBlank(position) else {
      blankRows = ((blankRows?.count ?? 0) + 1, blankRows?.first ?? loaded.row(position))
      return
    }
    guard let place = lookup.position(ofRow: position, in: loaded, log: &log) else { return }
    let community = city.communities[place]
    let text = loaded.label(position, .category, log: &log)
    guard let meaning = categories.meaning(of: text) else {
      let message = InputMessage.unknownCategory(text ?? "", among: categories.names)
      note(message, row: loaded.row(position), of: community, log: &log)
      return
    }
    var own = gathered[place] ?? GatheredSurvey()
    if let first = own.rows[meaning]?.row {
      note(.repeatedSurveyRow(of: first), row: loaded.row(position), of: community, log: &log)
      return
    }
    let row = rows.read(
      position, of: community.id, known: community.households, log: &log)
    guard let row else { return }
    own.rows[meaning] = row
    gathered[place] = own
  }

  private func note(
    _ message: InputMessage, row: Int?, of community: Community,
    action: InputProblem.Action = .skipped, log: inout ReadingLog
  ) {
    log.note(
      Finding(.warning, action, row: row, says: message), file: loaded.path, feature: community.id,
      district: community.district)
  }

  // MARK: - The whole

  private func survey(of city: City, log: inout ReadingLog) throws(InputError) -> Survey {
    noteBlankRows(log: &log)
    var survey = Survey(communities: city.communities.map { _ in nil })
    for (position, community) in city.communities.enumerated() {
      guard let own = gathered[position] else { continue }
      survey.communities[position] = own.survey(of: community)
      for (message, action) in own.doubts(of: community) {
        note(message, row: own.firstRow, of: community, action: action, log: &log)
      }
    }
    guard survey.communities.contains(where: { $0 != nil }) else {
      throw log.nothingRemains(of: [loaded.path], .noSurvey)
    }
    noteMissing(survey, city, log: &log)
    noteKinds(city, log: &log)
    return survey
  }

  private func noteBlankRows(log: inout ReadingLog) {
    guard let blankRows else { return }
    let finding = Finding(
      .info, .skipped, row: blankRows.first, rows: blankRows.count,
      says: .blankSurveyRows(blankRows.count))
    log.note(finding, file: loaded.path)
  }

  private func noteMissing(_ survey: Survey, _ city: City, log: inout ReadingLog) {
    let ids = city.communities.indices.filter { survey.communities[$0] == nil }
      .map { city.communities[$0].id }
    guard !ids.isEmpty else { return }
    let message = InputMessage.notSurveyed(ids, of: city.communities.count)
    log.note(Finding(.info, .kept, says: message), file: loaded.path)
  }

  private static let renewalKinds = ["拆迁", "安置", "回迁", "更新改造", "resettle", "renewal"]

  /// Kinds that speak of renewal where no community is marked as such: nothing follows from their names.
  private func noteKinds(_ city: City, log: inout ReadingLog) {
    guard !city.communities.contains(where: \.isRenewal) else { return }
    let kinds = city.communities.compactMap(\.kind).filter { kind in
      Self.renewalKinds.contains { kind.lowercased().contains($0) }
    }
    guard let example = kinds.first else { return }
    let message = InputMessage.kindsWithoutRenewal(kinds.count, example: example)
    log.note(Finding(.warning, .assumed, field: "renewal", says: message), file: loaded.path)
  }
}
