import Assessment
import PlanarGeometry
import Wording

/// One community (一社一画像).
extension InformationReport {
  mutating func addCommunity(_ position: Int) {
    let community = record.city.communities[position]
    body.addHeading(
      "\(record.label(ofCommunity: position)) · \(record[DocumentTexts.portrait])", level: 1,
      startsPage: true)
    let place = [community.district, community.street, community.kind, community.programmeStatus]
    body.addParagraph(place.compactMap(\.self).joined(separator: " · "))
    addFigures(ofCommunity: position)
    body.addHeading(record[DocumentTexts.map], level: 2)
    addPicture(record.communityPicture(position, .page))
    body.addHeading(record[DocumentTexts.types], level: 2)
    addTypes(ofCommunity: position)
    body.addHeading(record[DocumentTexts.gaps], level: 2)
    addGaps(ofCommunity: position)
    body.addHeading(record[DocumentTexts.survey], level: 2)
    addSurvey(ofCommunity: position)
    body.addHeading(record[DocumentTexts.projects], level: 2)
    addProjects(of: [position])
  }

  private mutating func addFigures(ofCommunity position: Int) {
    let community = record.city.communities[position]
    var table = WordTable(columns: [
      .init(record[DocumentTexts.item], 3), .init(record[DocumentTexts.value], 3, isNumber: true),
    ])
    func add(_ name: LocalizedText, _ value: String?) {
      if let value { table.rows.append([record[name], value]) }
    }
    add(DocumentTexts.population, community.population.map(record.whole))
    add(DocumentTexts.households, community.households.map(record.whole))
    add(DocumentTexts.elderly, community.elderly.map(record.whole))
    add(DocumentTexts.under3, community.under3.map(record.whole))
    add(DocumentTexts.area, (community.region.area / 1e6).fixedText(decimals: 3))
    for (circle, verdict) in zip(record.standard.circles, record.result.circles[position])
    where verdict.meets != nil {
      add(circle.name, record[Self.words(of: verdict)])
    }
    let indices = record.scores?.communities[position]
    for (name, text) in record.indexRows(of: indices) { add(name, text) }
    if let rank = record.scores?.ranks[position] {
      add(DocumentTexts.rankInCity, "\(rank)/\(record.city.communities.count)")
    }
    body.addTable(table)
    if indices?.exam != nil { body.addParagraph(record[IndexTexts.disclaimer], style: .note) }
  }

  private mutating func addTypes(ofCommunity position: Int) {
    var table = WordTable(columns: [
      .init(record[DocumentTexts.type], 3), .init(record[DocumentTexts.level], 2.8),
      .init(record[DocumentTexts.verdict], 1.3),
      .init(record[DocumentTexts.coverage], 1.1, isNumber: true),
      .init(record[DocumentTexts.nearest], 1.2, isNumber: true),
      .init(record[DocumentTexts.ninety], 1.1, isNumber: true),
      .init(record[DocumentTexts.inside], 1.3, isNumber: true),
    ])
    table.rows = record.result.types.enumerated().map { number, type in
      let row = record.result.row(community: position, type: number)
      return [
        type.name[record.language], record.range(ofType: number),
        record[ExplanationTexts.verdict(row.verdict.rawValue)], row.coverage?.percentText ?? "–",
        record.whole(row.minDistance), record.whole(row.p90Distance),
        "\(row.facilitiesInside)/\(row.facilitiesInReach)",
      ]
    }
    body.addTable(table)
    body.addParagraph(record.shareLine, style: .note)
  }

  private mutating func addGaps(ofCommunity position: Int) {
    guard let shortfalls = record.shortfalls else {
      return body.addParagraph(record[DocumentTexts.noShortfalls])
    }
    let gaps = shortfalls.gaps.gaps.filter { $0.community == position }
    if gaps.isEmpty {
      body.addParagraph(record[DocumentTexts.noGaps])
    } else {
      addGaps(gaps, withCommunity: false)
    }
    let pool = shortfalls.pool
    guard let place = pool.entries.firstIndex(where: { $0.community == position }),
      let rank = pool.ranks[place], let score = pool.entries[place].score
    else { return }
    body.addHeading(record[DocumentTexts.pool], level: 2)
    body.addParagraph(
      record[
        DocumentTexts.poolRank(
          rank, of: pool.entries.count, score: score.fixedText(decimals: 1),
          basis: RunRecord.basis(pool.entries[place].basis))])
    addPool(of: [position])
  }

  private mutating func addSurvey(ofCommunity position: Int) {
    guard let communities = record.city.survey?.communities,
      communities.indices.contains(position), let survey = communities[position]
    else { return body.addParagraph(record[DocumentTexts.noSurvey]) }
    body.addParagraph(
      record[
        DocumentTexts.survey(
          answered: record.whole(survey.answered), of: record.whole(survey.households),
          share: survey.share.percentText, isValid: survey.isValid)])
    var table = WordTable(columns: [
      .init(record[DocumentTexts.category], 3),
      .init(record[DocumentTexts.needShare], 2, isNumber: true),
      .init(record[DocumentTexts.satisfaction], 2, isNumber: true),
    ])
    for category in record.standard.categories {
      guard let answers = survey.categories[category.id] else { continue }
      table.rows.append([
        category.name[record.language], answers.needShare?.percentText ?? "–",
        answers.satisfaction?.shortText ?? "–",
      ])
    }
    body.addTable(table)
  }
}
