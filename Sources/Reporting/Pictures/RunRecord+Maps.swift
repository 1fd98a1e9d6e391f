import Assessment
import PlanarGeometry
import Wording

/// The maps of a run. Their figures are those of its tables.
extension RunRecord {
  var cityTitle: String { (city.name.isEmpty ? "LifeCircle" : city.name).printable }

  /// What every picture says at its foot.
  var pictureRemarks: [String] {
    let name = standard.name
    let certainty = StandardTexts.uncertainRadii(
      standard.uncertainRadii, of: standard.types.count)
    return [
      notes.joined(separator: LocalizedText.semicolon[language]),
      PictureTexts.standard(name, certainty: certainty)[language].printable + " · "
        + PictureTexts.source(Release.version)[language],
    ]
  }

  /// Of what shares are, and from which share on a type is met.
  var shareLine: String {
    (PictureTexts.shareOf(result.options.measure.rawValue) + LocalizedText.semicolon
      + PictureTexts.threshold(result.threshold.percentShortText))[language]
  }

  /// A community's name with its id.
  func label(ofCommunity position: Int) -> String {
    let community = city.communities[position]
    guard let name = community.name else { return community.id.printable }
    return "\(name) \(community.id)".printable
  }

  // MARK: - Circles

  /// The communities by their own circle, or by that of their street or of a layer of units, whoever answers for it;
  /// nil where no required type has it.
  func circleMap(_ circle: ServiceCircle) -> AreaMap? {
    let required = result.requiredTypes(minutes: circle.minutes).count
    guard required > 0, let number = standard.circles.firstIndex(of: circle) else { return nil }
    if circle.answers == .street,
      let unit = units.first(where: { $0.circle == circle.minutes })
    {
      return unitMap(of: unit, circle, required: required)
    }
    guard circle.answers == .street, let street = streetMap(circle, required: required) else {
      let verdicts = result.circles.map { $0[number] }
      let subtitle = PictureTexts.circleByCommunity(
        meeting: verdicts.count { $0.meets == .yes }, of: verdicts.count { $0.meets != nil },
        types: required)
      return circleMap(circle, subtitle, verdicts: verdicts.map { $0 })
    }
    return street
  }

  private func unitMap(
    of unit: UnitRecord, _ circle: ServiceCircle, required: Int
  ) -> AreaMap? {
    guard let number = unit.record.standard.circles.firstIndex(of: circle) else { return nil }
    let verdicts = unit.record.result.circles.map { $0[number] }
    let meeting = unit.meeting ?? (0, 0)
    var map = unit.record.circleMap(
      circle,
      PictureTexts.circleByUnits(
        unit.name.printable, meeting: meeting.count, of: meeting.judged, types: required),
      verdicts: verdicts.map { $0 })
    map.title = PictureTexts.circle(cityTitle, circle.name)[language].printable
    map.names = districtNames(of: Array(city.communities.indices))
    return map
  }

  /// nil where no community names its street.
  private func streetMap(_ circle: ServiceCircle, required: Int) -> AreaMap? {
    let own = streets
    let judged = own.map { streetVerdicts(of: $0.positions) }
    guard !own.isEmpty,
      let number = standard.circles.filter({ $0.answers == .street }).firstIndex(of: circle)
    else { return nil }
    var verdicts = [CircleVerdict?](repeating: nil, count: city.communities.count)
    for (street, verdict) in zip(own, judged) {
      for position in street.positions { verdicts[position] = verdict[number] }
    }
    let meets = judged.map { $0[number].meets }
    let subtitle = PictureTexts.circleByStreet(
      meeting: meets.count { $0 == .yes }, of: meets.count { $0 != nil }, types: required)
    return circleMap(circle, subtitle, verdicts: verdicts)
  }

  private func circleMap(
    _ circle: ServiceCircle, _ subtitle: LocalizedText, verdicts: [CircleVerdict?]
  ) -> AreaMap {
    let classes = CircleClasses(
      required: result.requiredTypes(minutes: circle.minutes).count, language: language)
    let kinds = verdicts.map { classes.kind(of: $0) }
    var map = areaMap(
      PictureTexts.circle(cityTitle, circle.name), [subtitle[language], shareLine], kinds: kinds,
      of: classes.kinds(counting: kinds))
    map.legendTitle = PictureTexts.typesMissed[language]
    for (position, verdict) in verdicts.enumerated() {
      guard let verdict, verdict.meets != nil else { continue }
      map.areas[position].title += " · \(verdict.met)/\(verdict.required)"
    }
    return map
  }

  // MARK: - Index

  /// The communities by exam index; nil where none has one.
  var indexMap: AreaMap? {
    guard let exams = scores?.communities.map(\.exam) else { return nil }
    let sorted = exams.compactMap(\.self).sorted()
    guard let least = sorted.first, let greatest = sorted.last else { return nil }
    let count = MapColors.figureClasses.count
    let bounds = (1..<count).map { sorted[$0 * sorted.count / count] }
    let kinds = exams.map { exam in exam.map { exam in bounds.count { $0 <= exam } } ?? count }
    let edges = [least] + bounds + [greatest]
    let labels = (0..<count).map { number in
      let (from, to) = (edges[number], edges[number + 1])
      return PictureTexts.shares(from.fixedText(decimals: 1), to.fixedText(decimals: 1))
    }
    var map = areaMap(
      PictureTexts.index(cityTitle), [PictureTexts.equalClasses[language]], kinds: kinds,
      of: AreaMap.kinds(
        labels + [PictureTexts.noVerdict], MapColors.figureClasses + [MapColors.unknown],
        counting: kinds, in: language))
    map.legendTitle = PictureTexts.indexLegend[language]
    map.remarks.insert(IndexTexts.disclaimer[language], at: 0)
    for (position, exam) in exams.enumerated() {
      guard let exam else { continue }
      map.areas[position].title += " · \(exam.fixedText(decimals: 2))"
    }
    return map
  }

  // MARK: - Met on paper, missed on foot

  /// nil by straight lines.
  var footMap: AreaMap? {
    guard isOnFoot else { return nil }
    let lost = city.communities.indices.map { result.typesMissedOnFoot(community: $0).count }
    let bounds = [1, 2, 4]
    let kinds = lost.map { lost in bounds.count { $0 <= lost } }
    let labels = [
      PictureTexts.noneLost, PictureTexts.typesLost(1, 1), PictureTexts.typesLost(2, 3),
      PictureTexts.typesLost(4, nil),
    ]
    let colors = [PictureColor(0xE3E8EC)] + MapColors.missedClasses.dropFirst()
    var map = areaMap(
      PictureTexts.missedOnFoot(cityTitle),
      [
        PictureTexts.pairsMissedOnFoot(
          result.pairsMissedOnFoot, communities: lost.count { $0 > 0 })[language], shareLine,
      ], kinds: kinds, of: AreaMap.kinds(labels, colors, counting: kinds, in: language))
    map.legendTitle = PictureTexts.typesLostOnFoot[language]
    for (position, count) in lost.enumerated() { map.areas[position].title += " · \(count)" }
    return map
  }

  // MARK: - One type

  /// The communities by coverage of a type, with its facilities.
  func typeMap(_ type: Int, totals: TypeTotals) -> AreaMap {
    let coverages = city.communities.indices.map { result.row(community: $0, type: type).coverage }
    let classes = MapColors.shareClasses(threshold: result.threshold)
    let kinds = coverages.map { coverage in
      coverage.map { coverage in max(0, classes.count { $0.from <= coverage + 1e-9 } - 1) }
        ?? classes.count
    }
    let edges = classes.map(\.from) + [1]
    let labels = classes.indices.map {
      PictureTexts.shares(edges[$0].wholePercentText, edges[$0 + 1].wholePercentText)
    }
    var map = areaMap(
      PictureTexts.type(cityTitle, result.types[type].name, range: range(ofType: type)),
      [
        PictureTexts.typeFigures(
          met: totals.count(.met), of: totals.judged, coverage: totals.coverage?.percentText,
          facilities: result.facilityCounts[type])[language], shareLine,
      ], kinds: kinds,
      of: AreaMap.kinds(
        labels + [PictureTexts.noVerdict], classes.map(\.color) + [MapColors.unknown],
        counting: kinds, in: language))
    map.legendTitle = PictureTexts.coverageLegend[language]
    map.points = [
      .init(
        places: places(ofType: type), label: PictureTexts.facility[language],
        color: MapColors.facility)
    ]
    for (position, coverage) in coverages.enumerated() {
      guard let coverage else { continue }
      map.areas[position].title += " · \(coverage.percentText)"
    }
    return map
  }

  /// Where the facilities of an examined type stand.
  func places(ofType type: Int) -> [PlanarPoint] {
    let id = result.types[type].id
    guard let number = standard.types.firstIndex(where: { $0.id == id }) else { return [] }
    let table = city.facilities
    return (0..<table.count).filter { position in
      table.services[table.serviceRange(of: position)].contains { Int($0.type) == number }
    }.map(table.place)
  }

  // MARK: - What all maps have

  private func areaMap(
    _ title: LocalizedText, _ subtitles: [String], kinds: [Int], of classes: [AreaMap.Kind]
  ) -> AreaMap {
    AreaMap(
      title: title[language].printable, subtitles: subtitles, remarks: pictureRemarks,
      legendTitle: "", kinds: classes,
      areas: city.communities.indices.map { position in
        AreaMap.Area(
          region: city.communities[position].region, title: label(ofCommunity: position),
          group: city.communities[position].district, kind: kinds[position])
      },
      names: districtNames(of: Array(city.communities.indices)), window: city.communities.box)
  }

  private func districtNames(of positions: [Int]) -> [AreaMap.Name] {
    names(of: positions) { $0.district }
  }

  /// Names of parts of the city, each in that of its communities that is nearest to the middle of all.
  func names(of positions: [Int], by name: (Community) -> String?) -> [AreaMap.Name] {
    let parts = Dictionary(grouping: positions.filter { name(city.communities[$0]) != nil }) {
      name(city.communities[$0]) ?? ""
    }
    return parts.sorted { $0.key < $1.key }.map { text, members in
      let boxes = members.map { city.communities[$0].region.box }
      let weights = members.map { city.communities[$0].region.area }
      let whole = max(weights.reduce(0, +), .leastNormalMagnitude)
      let middle = zip(boxes, weights).reduce(PlanarPoint(x: 0, y: 0)) {
        $0 + $1.0.center * ($1.1 / whole)
      }
      let nearest = boxes.map(\.center).min {
        $0.squaredDistance(to: middle) < $1.squaredDistance(to: middle)
      }
      return AreaMap.Name(text: text.printable, place: nearest ?? middle, weight: whole)
    }
  }
}

extension Double {
  /// A share 0…1 as per cent without decimals.
  fileprivate var wholePercentText: String { (self * 100).fixedText(decimals: 0) + "%" }
}

extension AreaMap {
  /// Classes with how many areas each has. What is empty and no part of a scale, the last, has no words.
  static func kinds(
    _ labels: [LocalizedText], _ colors: [PictureColor], counting areas: [Int],
    in language: Language, optional: Int = 1
  ) -> [Kind] {
    let counts = labels.indices.map { number in areas.count { $0 == number } }
    return zip(labels, colors).enumerated().map { number, kind in
      let isShown = number < labels.count - optional || counts[number] > 0
      return Kind(
        label: isShown ? PictureTexts.counted(kind.0, counts[number])[language] : "",
        color: kind.1)
    }
  }
}

/// Classes of circles by how many of their required types are missed.
struct CircleClasses {
  private let step: Int
  private let labels: [LocalizedText]
  private let colors: [PictureColor]
  private let language: Language

  /// - Parameter required: types, at least 1.
  init(required: Int, language: Language) {
    let most = MapColors.missedClasses.count
    let step = max(1, (required + most) / (most + 1))
    let count = min(most, (required + step - 1) / step)
    let missed = (0..<count).map { number in
      let isOpen = number == count - 1 && required > (number + 1) * step
      return PictureTexts.typesMissed(
        number * step + 1, isOpen ? nil : min((number + 1) * step, required))
    }
    self.step = step
    self.language = language
    labels = [PictureTexts.meetsAll] + missed + [PictureTexts.undecided, PictureTexts.noVerdict]
    colors =
      [MapColors.color(of: .met)] + MapColors.missedClasses.prefix(count)
      + [MapColors.color(of: .undecided), MapColors.unknown]
  }

  /// Position of the class of a circle.
  func kind(of verdict: CircleVerdict?) -> Int {
    switch verdict?.meets {
    case .yes: 0
    case .no: 1 + min(max((verdict?.missed.count ?? 1) - 1, 0) / step, labels.count - 4)
    case .undecided: labels.count - 2
    case nil: labels.count - 1
    }
  }

  func kinds(counting areas: [Int]) -> [AreaMap.Kind] {
    AreaMap.kinds(labels, colors, counting: areas, in: language, optional: 2)
  }
}
