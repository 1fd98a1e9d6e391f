import Assessment
import PlanarGeometry
import Wording

/// One district (一区一规划): what there is, what is missing, what stands idle, basic units, and what is to be built.
extension InformationReport {
  mutating func addDistrict(_ name: String) {
    let positions = record.city.communities.indices.filter {
      record.city.communities[$0].district == name
    }
    body.addHeading(
      "\(name) · \(record[DocumentTexts.plan])", level: 1, startsPage: true)
    body.addHeading(record[DocumentTexts.basics], level: 2)
    addFigures(of: positions)
    if let picture = record.districtPicture(name, of: positions, layout: .page) {
      addPicture(picture)
    }
    addTypeTable(of: positions)
    let streets = record.streets.filter { street in
      street.name.first == name
    }
    if !streets.isEmpty { addStreets(streets) }
    body.addHeading(record[DocumentTexts.gaps], level: 2)
    addGapCounts(of: positions)
    addPool(of: Set(positions))
    body.addHeading(record[DocumentTexts.premises], level: 2)
    addPremises(of: Set(positions))
    body.addHeading(record[DocumentTexts.units], level: 2)
    addUnits(of: name)
    body.addHeading(record[DocumentTexts.projects], level: 2)
    addProjects(of: positions)
  }

  /// How many gaps, and the first of them by rank.
  mutating func addGapCounts(of positions: [Int]) {
    guard let shortfalls = record.shortfalls else {
      return body.addParagraph(record[DocumentTexts.noShortfalls])
    }
    let own = Set(positions)
    let gaps = shortfalls.gaps.gaps.filter { own.contains($0.community) }
    let counts = Gap.Finding.allCases.map { finding in gaps.count { $0.finding == finding } }
    guard !gaps.isEmpty else { return body.addParagraph(record[DocumentTexts.noGaps]) }
    body.addParagraph(
      record[
        DocumentTexts.gaps(gaps.count, absent: counts[0], partial: counts[1], poor: counts[2])])
    addGaps(Array(gaps.prefix(Self.listed)), withCommunity: true)
    if gaps.count > Self.listed {
      body.addParagraph(
        record[DocumentTexts.listed(Self.listed, of: gaps.count)], style: .note)
    }
  }

  mutating func addGaps(_ gaps: [Gap], withCommunity: Bool) {
    var table = WordTable(
      columns: (withCommunity ? [.init(record[DocumentTexts.community], 2)] : []) + [
        .init(record[DocumentTexts.gap], 5), .init(record[DocumentTexts.agency], 1.6),
        .init(record[DocumentTexts.owner], 1.6),
      ])
    table.rows = gaps.map { gap in
      let type = record.result.types[gap.type]
      return (withCommunity ? [record.label(ofCommunity: gap.community)] : []) + [
        record[record.reason(of: gap)], record.agency(of: type).map { record[$0] } ?? "–",
        record.localOwner(of: type, community: gap.community) ?? "–",
      ]
    }
    body.addTable(table)
  }

  /// The priority list, or the part of it in some communities.
  mutating func addPool(of positions: Set<Int>?) {
    guard let pool = record.shortfalls?.pool else { return }
    var table = WordTable(columns: [
      .init(record[DocumentTexts.rank], 0.8, isNumber: true),
      .init(record[DocumentTexts.community], 3), .init(record[DocumentTexts.district], 1.4),
    ])
    table.columns += PoolPart.allCases.map { part in
      .init(
        ShortfallTexts.poolPartNames[part.rawValue].map { record[$0] } ?? part.rawValue, 1,
        isNumber: true)
    }
    table.columns.append(.init(record[DocumentTexts.score], 1, isNumber: true))
    for (rank, entry) in zip(pool.ranks, pool.entries)
    where rank != nil && positions?.contains(entry.community) ?? true {
      guard table.rows.count < Self.listed else { break }
      table.rows.append(
        [
          rank.map { "\($0)" } ?? "–", record.label(ofCommunity: entry.community),
          record.city.communities[entry.community].district ?? "–",
        ]
          + PoolPart.allCases.map { part in
            entry.parts[part].map { $0.fixedText(decimals: 0) } ?? "–"
          }
          + [entry.score.map { $0.fixedText(decimals: 1) } ?? "–"])
    }
    body.addTable(table)
  }

  /// Idle premises that the gaps name.
  private mutating func addPremises(of positions: Set<Int>) {
    var sites: [String: CandidateSite] = [:]
    for gap in record.shortfalls?.gaps.gaps ?? [] where positions.contains(gap.community) {
      if let site = gap.candidate { sites[site.id] = site }
    }
    guard !sites.isEmpty else { return body.addParagraph(record[DocumentTexts.noPremises]) }
    let sorted = sites.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map(\.value)
    let area = sorted.reduce(0) { $0 + ($1.floorArea ?? 0) }
    body.addParagraph(record[DocumentTexts.premises(sorted.count, area: area.shortText)])
    var table = WordTable(columns: [
      .init(record[DocumentTexts.candidate], 3),
      .init(record[DocumentTexts.floorArea], 1.5, isNumber: true),
      .init(record[DocumentTexts.owner], 2), .init(record[DocumentTexts.cost], 1.2, isNumber: true),
    ])
    table.rows = sorted.map { site in
      [
        site.name.map { "\($0) \(site.id)" } ?? site.id, site.floorArea?.shortText ?? "–",
        [site.owner, site.acquisition].compactMap(\.self).joined(separator: " · "),
        site.cost?.shortText ?? "–",
      ]
    }
    body.addTable(table)
  }

  private mutating func addUnits(of district: String) {
    guard !record.units.isEmpty else { return body.addParagraph(record[DocumentTexts.noUnits]) }
    for unit in record.units {
      let communities = unit.record.city.communities
      let own = communities.indices.filter { communities[$0].district == district }
      let isPlaced = communities.contains { $0.district != nil }
      let verdicts = unit.circle.flatMap { minutes in
        unit.record.standard.circles.firstIndex { $0.minutes == minutes }
      }.map { number in
        (isPlaced ? own : Array(communities.indices)).compactMap {
          unit.record.result.circles[$0][number].meets
        }
      }
      body.addParagraph(
        record[
          DocumentTexts.units(
            unit.name, count: isPlaced ? own.count : communities.count,
            isOfCity: !isPlaced, meeting: verdicts?.count { $0 == .yes }, judged: verdicts?.count)])
    }
  }

  mutating func addProjects(of positions: [Int]) {
    let ids = Dictionary(
      positions.map { (record.city.communities[$0].id, $0) },
      uniquingKeysWith: { first, _ in first })
    let own = (record.city.projects?.projects ?? []).filter { ids[$0.community] != nil }
    guard !own.isEmpty else { return body.addParagraph(record[DocumentTexts.noProjects]) }
    var table = WordTable(columns: [
      .init(record[DocumentTexts.project], 1.4), .init(record[DocumentTexts.community], 2.4),
      .init(record[DocumentTexts.type], 2), .init(record[DocumentTexts.mode], 1),
      .init(record[DocumentTexts.year], 0.9, isNumber: true),
      .init(record[DocumentTexts.cost], 1, isNumber: true),
      .init(record[DocumentTexts.status], 1.2),
    ])
    table.rows = own.map { project in
      let mode = project.mode.flatMap { ProjectTexts.modes[$0.rawValue] }
      let types = record.standard.types
      return [
        project.id, ids[project.community].map(record.label) ?? project.community,
        types.indices.contains(project.type) ? types[project.type].name[record.language] : "–",
        mode.map { record[$0] } ?? "–", project.year.map { "\($0)" } ?? "–",
        project.cost?.shortText ?? "–",
        ProjectTexts.statuses[project.status.rawValue].map { record[$0] }
          ?? project.status.rawValue,
      ]
    }
    body.addTable(table)
  }
}
