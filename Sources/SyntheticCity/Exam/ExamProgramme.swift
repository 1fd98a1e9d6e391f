import Assessment

/// Which communities are in the programme, at which level and how far, and which are in renewal.
struct ExamProgramme {
  private(set) var communities: [ExamCommunity]
  private var generator: SeededGenerator

  private static let inProgramme = 0.36
  private static let inRenewal = 0.25
  /// Levels with their variants, as a bureau writes them.
  static let levels = ["省级试点", "省级创建", "市级创建(普惠型)", "市级创建(引领型)"]
  private static let statuses = ["创建", "建成", "验收"]

  /// - Parameters:
  ///   - first: communities that are in the programme, with their levels in `levels`.
  init(
    _ communities: [Community], first: [Int], levels: [Int], scale: ExamScale,
    generator: SeededGenerator
  ) {
    self.communities = communities.map { ExamCommunity(community: $0) }
    self.generator = generator
    var levelOf = Dictionary(zip(first, levels), uniquingKeysWith: { first, _ in first })
    let others = self.generator.chosen(communities.count, of: communities.count).filter {
      levelOf[$0] == nil
    }
    let wanted = max(scale.share(Self.inProgramme), first.count)
    for community in others.prefix(wanted - first.count) {
      levelOf[community] = self.generator.draw(0..<Self.levels.count)
    }
    for community in communities.indices {
      let status = self.generator.word(Self.statuses)
      let level = levelOf[community]
      self.communities[community].community.programmeStatus = level.map { _ in status }
      self.communities[community].community.programmeLevel = level.map { Self.levels[$0] }
    }
    drawRenewal(scale.share(Self.inRenewal))
  }

  /// Old housing and that of resettlement first.
  private mutating func drawRenewal(_ count: Int) {
    let kinds = [HousingKind.old, .resettlement].map(\.rawValue)
    let drawn = generator.chosen(communities.count, of: communities.count)
    let likely = drawn.filter { kinds.contains(communities[$0].community.kind ?? "") }
    let others = drawn.filter { !kinds.contains(communities[$0].community.kind ?? "") }
    for community in (likely + others).prefix(count) { communities[community].isRenewal = true }
  }
}
