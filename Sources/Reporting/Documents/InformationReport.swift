import Assessment
import PlanarGeometry
import RunFiles
import Wording

/// The document of a run (建设运营基础信息报告): what its tables say in words, tables and drawings.
///
/// Every figure comes from the same calls as the tables of the run.
struct InformationReport {
  let record: RunRecord
  var body: WordBody

  /// Complexity: O(vertices · maps + communities · types).
  static func bytes(_ record: RunRecord, about subjects: [DocumentSubject]) -> [UInt8] {
    var report = InformationReport(record: record, body: WordBody(language: record.language))
    for subject in subjects { report.add(subject) }
    report.addSources()
    return report.package(subjects).bytes()
  }

  private mutating func add(_ subject: DocumentSubject) {
    switch subject {
    case .city: addCity()
    case .district(let name): addDistrict(name)
    case .community(let name):
      guard let position = DocumentSubject.position(ofCommunity: name, in: record.city) else {
        return
      }
      addCommunity(position)
    }
  }

  private func package(_ subjects: [DocumentSubject]) -> WordPackage {
    let titles = [record.cityTitle, record[DocumentTexts.title]]
    let about = subjects.compactMap { subject -> String? in
      switch subject {
      case .city: nil
      case .district(let name): "\(record[DocumentTexts.plan]) · \(name)"
      case .community(let name): "\(record[DocumentTexts.portrait]) · \(name)"
      }
    }
    return WordPackage(
      titles: titles,
      cover: about + [record.title] + record.notes
        + [record[DocumentTexts.madeBy(Release.description)]],
      header: headerText(titles.joined(separator: " ")),
      footer: record.scores == nil ? nil : record[IndexTexts.disclaimer], body: body,
      language: record.language)
  }

  private func headerText(_ title: String) -> String {
    let marks =
      (record.city.isSynthetic ? [AssessmentTexts.synthetic] : [])
      + (record.isPartial ? [AssessmentTexts.incomplete] : [])
    return ([title] + marks.map { record[$0] }).joined(separator: " · ")
  }

  /// Adds a picture; what all of them say at their foot is said once, among the methods.
  mutating func addPicture(_ picture: Picture) {
    var own = picture
    let common = record.pictureRemarks
    own.remarks.removeAll(where: common.contains)
    body.addPicture(own)
  }

  // MARK: - Inputs

  private mutating func addSources() {
    body.addHeading(record[DocumentTexts.sources], level: 1, startsPage: true)
    body.addParagraph(record.problemLine)
    for line in record.leftOutLines { body.addParagraph(line) }
    var table = WordTable(columns: [
      .init(record[DocumentTexts.file], 5),
      .init(record[DocumentTexts.records], 1.5, isNumber: true),
      .init(record[DocumentTexts.hash], 3),
    ])
    table.rows = record.inputs.map { input in
      [input.path, "\(input.features)", String(input.sha256.prefix(16))]
    }
    body.addTable(table)
    body.addParagraph(Release.description, style: .note)
  }
}

extension RunRecord {
  /// A text in the language of the run.
  subscript(_ text: LocalizedText) -> String { text[language] }

  /// A number of people or the like.
  func whole(_ value: Double?) -> String { value.map { $0.fixedText(decimals: 0) } ?? "–" }

  func indexText(_ value: Double?) -> String { value.map { $0.fixedText(decimals: 2) } ?? "–" }

  /// The indices that are known, each with its name.
  func indexRows(of indices: AreaIndices?) -> [(name: LocalizedText, text: String)] {
    let all = [
      (DocumentTexts.examIndex, indices?.exam), (DocumentTexts.baseIndex, indices?.base),
      (DocumentTexts.balanceIndex, indices?.balance),
      (DocumentTexts.governanceIndex, indices?.governance),
    ]
    return all.filter { $0.1 != nil }.map { ($0.0, indexText($0.1)) }
  }
}

// MARK: - The city

extension InformationReport {
  /// Rows of tables that show only the first of many.
  static let listed = 20

  mutating func addCity() {
    body.addHeading(record[DocumentTexts.cityFigures], level: 1, startsPage: true)
    addFigures(of: Array(record.city.communities.indices))
    addMethods()
    addTypes()
    addMaps()
    addAreas()
    body.addHeading(record[DocumentTexts.firstCommunities], level: 1, startsPage: true)
    addGapCounts(of: Array(record.city.communities.indices))
    addPool(of: nil)
    for district in Set(record.city.communities.compactMap(\.district)).sorted() {
      addDistrict(district)
    }
  }

  /// What there is, and who meets what.
  mutating func addFigures(of positions: [Int]) {
    let communities = positions.map { record.city.communities[$0] }
    var table = WordTable(columns: [
      .init(record[DocumentTexts.item], 3), .init(record[DocumentTexts.value], 3, isNumber: true),
    ])
    func add(_ name: LocalizedText, _ value: String?) {
      if let value { table.rows.append([record[name], value]) }
    }
    func sum(_ read: (Community) -> Double?) -> String? {
      let known = communities.compactMap(read)
      return known.isEmpty ? nil : record.whole(known.reduce(0, +))
    }
    add(DocumentTexts.communities, "\(positions.count)")
    add(
      DocumentTexts.area,
      (communities.reduce(0) { $0 + $1.region.area } / 1e6).fixedText(decimals: 2))
    add(DocumentTexts.population, sum(\.population))
    add(DocumentTexts.households, sum(\.households))
    add(DocumentTexts.elderly, sum(\.elderly))
    add(DocumentTexts.under3, sum(\.under3))
    add(DocumentTexts.openFacilities, facilityText(of: positions))
    let totals = record.result.circleTotals(of: positions, in: record.city)
    for (circle, total) in zip(record.standard.circles, totals) where total.judged > 0 {
      add(DocumentTexts.meets(circle.name), "\(total.meeting)/\(total.judged)")
    }
    if positions.count == record.city.communities.count {
      for (circle, meeting, judged) in record.streetsMeeting {
        add(DocumentTexts.streetsMeet(circle.name), "\(meeting)/\(judged)")
      }
    }
    let indices = record.scores?.indices(of: positions)
    for (name, text) in record.indexRows(of: indices) { add(name, text) }
    body.addTable(table)
    if indices?.exam != nil { body.addParagraph(record[IndexTexts.disclaimer], style: .note) }
  }

  /// Facilities in all, or those inside of a part of the city.
  private func facilityText(of positions: [Int]) -> String {
    guard positions.count < record.city.communities.count else {
      return "\(record.city.facilities.facilityCount)"
    }
    let inside = positions.reduce(0) { sum, position in
      record.result.types.indices.reduce(sum) {
        $0 + record.result.row(community: position, type: $1).facilitiesInside
      }
    }
    return "\(inside)"
  }

  private mutating func addMethods() {
    body.addHeading(record[DocumentTexts.methods], level: 1)
    let result = record.result
    for note in record.pictureRemarks { body.addParagraph(note) }
    body.addParagraph(record[DocumentTexts.howMet(result.threshold.percentShortText)])
    body.addParagraph(record[DocumentTexts.whoAnswers])
    body.addParagraph(record[DocumentTexts.exactness])
    body.addParagraph(record[DocumentTexts.certaintyWords])
    var table = WordTable(columns: [
      .init(record[DocumentTexts.type], 3),
      .init(record[DocumentTexts.radius], 1.2, isNumber: true),
      .init(record[DocumentTexts.certainty], 1.8), .init(record[DocumentTexts.source], 5),
    ])
    table.rows = result.types.enumerated().map { position, type in
      [
        type.name[record.language], result.radii[position].fixedText(decimals: 0),
        type.source.map { record[StandardTexts.certaintyMark($0.certainty.rawValue)] } ?? "–",
        type.source?.text ?? "–",
      ]
    }
    body.addTable(table)
  }

  private mutating func addTypes() {
    body.addHeading(record[DocumentTexts.types], level: 1, startsPage: true)
    addTypeTable(of: Array(record.city.communities.indices))
    addPicture(record.coverageChart(.page))
    addPicture(record.distanceChart(.page))
    if let chart = record.indexChart(.page) { addPicture(chart) }
  }

  /// Types over some communities.
  mutating func addTypeTable(of positions: [Int]) {
    let totals = record.result.typeTotals(of: positions, in: record.city)
    var table = WordTable(columns: [
      .init(record[DocumentTexts.type], 3.4), .init(record[DocumentTexts.level], 3),
      .init(record[DocumentTexts.met], 1.5, isNumber: true),
      .init(record[DocumentTexts.coverage], 1.4, isNumber: true),
      .init(record[DocumentTexts.nearest], 1.4, isNumber: true),
    ])
    table.rows = record.result.types.enumerated().map { position, type in
      let total = totals[position]
      return [
        type.name[record.language], record.range(ofType: position),
        "\(total.count(.met))/\(total.judged)", total.coverage?.percentText ?? "–",
        record.whole(total.medianMinDistance),
      ]
    }
    body.addTable(table)
    body.addParagraph(record.shareLine, style: .note)
  }

  private mutating func addMaps() {
    body.addHeading(record[DocumentTexts.maps], level: 1, startsPage: true)
    for (_, picture) in record.maps(.page) { addPicture(picture) }
  }

  private mutating func addAreas() {
    let districts = Dictionary(grouping: record.city.communities.indices) {
      record.city.communities[$0].district
    }
    let named = districts.compactMap { name, positions in
      name.map { (name: $0, positions: positions) }
    }
    .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    if !named.isEmpty {
      body.addHeading(record[DocumentTexts.districts], level: 1, startsPage: true)
      addAreaTable(
        named.map { ([$0.name], $0.positions) }, [.init(record[DocumentTexts.district], 2)])
    }
    guard !record.streets.isEmpty else { return }
    body.addHeading(record[DocumentTexts.streets], level: 1, startsPage: true)
    addStreets(record.streets)
  }

  mutating func addStreets(_ streets: [(name: [String], positions: [Int])]) {
    addAreaTable(
      streets,
      [.init(record[DocumentTexts.district], 1.6), .init(record[DocumentTexts.street], 1.8)],
      hasVerdicts: true)
  }

  private mutating func addAreaTable(
    _ areas: [(name: [String], positions: [Int])], _ names: [WordTable.Column],
    hasVerdicts: Bool = false
  ) {
    let circles = record.standard.circles
    let answering = hasVerdicts ? circles.filter { $0.answers == .street } : []
    let own = circles.filter { !answering.contains($0) }
    var table = WordTable(
      columns: names + [
        .init(record[DocumentTexts.communities], 1, isNumber: true),
        .init(record[DocumentTexts.population], 1.3, isNumber: true),
      ])
    table.columns += own.map {
      .init(record[DocumentTexts.minutes($0.minutes)], 1.4, isNumber: true)
    }
    table.columns += answering.map { .init(record[DocumentTexts.pooled(minutes: $0.minutes)], 2.2) }
    table.columns += circles.map {
      .init(record[DocumentTexts.coverage(minutes: $0.minutes)], 1.4, isNumber: true)
    }
    if record.scores != nil {
      table.columns.append(.init(record[DocumentTexts.index], 1.2, isNumber: true))
    }
    for area in areas { table.rows.append(area.name + cells(of: area.positions, own, answering)) }
    body.addTable(table)
    if record.scores != nil { body.addParagraph(record[IndexTexts.disclaimer], style: .note) }
  }

  private func cells(
    of positions: [Int], _ own: [ServiceCircle], _ answering: [ServiceCircle]
  ) -> [String] {
    let result = record.result
    let populations = positions.compactMap { record.city.communities[$0].population }
    let circles = record.standard.circles
    let totals = Dictionary(
      uniqueKeysWithValues: zip(
        circles.map(\.minutes), result.circleTotals(of: positions, in: record.city)))
    let types = result.typeTotals(of: positions, in: record.city)
    var cells = [
      "\(positions.count)", populations.isEmpty ? "–" : record.whole(populations.reduce(0, +)),
    ]
    cells += own.map { circle in
      totals[circle.minutes].map { "\($0.meeting)/\($0.judged)" } ?? "–"
    }
    if !answering.isEmpty {
      cells += record.streetVerdicts(of: positions).map { record[Self.words(of: $0)] }
    }
    cells += circles.map { result.coverage(circle: $0.minutes, types)?.percentText ?? "–" }
    guard let scores = record.scores else { return cells }
    return cells + [record.indexText(scores.indices(of: positions).exam)]
  }

  static func words(of circle: CircleVerdict) -> LocalizedText {
    DocumentTexts.circleVerdict(
      met: circle.met, of: circle.required, verdict: circle.meets?.rawValue ?? "")
  }
}
