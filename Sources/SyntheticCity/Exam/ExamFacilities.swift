import Assessment

/// The facilities as the first half-year records them: rated but in some communities, with few areas blank but in one
/// district, and all with the day on which they opened.
struct ExamFacilities {
  private(set) var facilities: [Facility]
  /// Communities without any rating, ascending.
  private(set) var unrated: [Int] = []
  private var generator: SeededGenerator

  private static let wholeUnrated = 40
  private static let blankShare = 0.03
  private static let poorBlankShare = 0.40

  init(
    _ ground: ExamGround, standard: Standard, scale: ExamScale, generator: SeededGenerator
  ) {
    self.generator = generator
    facilities = (0..<ground.city.facilities.count).map { ground.city.facilities[$0] }
    drawRatings(ground, count: scale.count(Self.wholeUnrated))
    let isNormed = standard.types.map { !$0.norms.isEmpty }
    drawAreas(ground, isNormed: isNormed)
    for facility in facilities.indices {
      facilities[facility].opened = self.generator.day(2006..<2025)
    }
  }

  /// Communities in which no facility stands for sure cannot be told to be rated, and come first.
  private mutating func drawRatings(_ ground: ExamGround, count: Int) {
    let inside = ground.facilitiesInside
    let bare = inside.indices.filter { inside[$0].isEmpty }
    var others = inside.indices.filter { !inside[$0].isEmpty }
    generator.shuffle(&others)
    unrated = (bare + others.prefix(max(count - bare.count, 0))).sorted()
    let isUnrated = Set(unrated)
    for facility in facilities.indices {
      let drawn = (generator.draw(3.0...4.9) * 10).rounded() / 10
      let isBlank = ground.near[facility].contains(where: isUnrated.contains)
      facilities[facility].rating = isBlank ? nil : facilities[facility].rating ?? drawn
    }
  }

  /// Blanks among the services of types with a norm, by the district in which a facility stands.
  private mutating func drawAreas(_ ground: ExamGround, isNormed: [Bool]) {
    let districts = ground.city.communities.map { $0.district ?? "" }
    let poor = districts[generator.draw(0..<districts.count)]
    var (inPoor, elsewhere): ([Int], [Int]) = ([], [])
    for facility in facilities.indices {
      let type = Int(facilities[facility].services[0].type)
      guard isNormed[type] else { continue }
      let programme = FacilityProgramme.all[type]
      let drawn = (programme.floorArea * generator.draw(1.0...1.75)).rounded()
      let known = facilities[facility].services[0].floorArea
      facilities[facility].services[0].floorArea = known ?? drawn
      let home = ground.sure[facility] ?? ground.near[facility].first
      if home.map({ districts[$0] == poor }) ?? false {
        inPoor.append(facility)
      } else {
        elsewhere.append(facility)
      }
    }
    for (list, share) in [(inPoor, Self.poorBlankShare), (elsewhere, Self.blankShare)] {
      let blanks = Int((Double(list.count) * share).rounded())
      for place in generator.chosen(blanks, of: list.count) {
        facilities[list[place]].services[0].floorArea = nil
      }
    }
  }
}
