/// What the lines of a network or of barriers lack.
extension InputMessage {
  /// - Parameter words: with the number of lines, the most frequent first.
  package static func unknownLineClasses(_ words: [(word: String, count: Int)]) -> InputMessage {
    let listed = words.prefix(5).map { "\($0.word) \($0.count)" }.joined(separator: ", ")
    let count = words.reduce(0) { $0 + $1.count }
    return InputMessage(
      en: "\(count) lines have a class that is not known and cut nothing: \(listed)",
      zh: "有\(count)条线的类别无法识别,未用于切分:\(listed)",
      fixEn: "write primary, secondary, residential, rail, river or the like, or 主干路, 次干路, 支路",
      fixZh: "请写作快速路、主干路、次干路、支路、铁路、河流,或OpenStreetMap的类别")
  }

  package static let noCuttingLines = InputMessage(
    en: "no main street, railway, river or barrier is there along which communities could be cut",
    zh: "没有可用于切分社区的主要道路、铁路、河流或屏障",
    fixEn: "give a street layer with its classes by 'streets'", fixZh: "请用streets给出带类别的道路图层")

  /// - Parameters:
  ///   - count: places where lines meet without a common vertex.
  ///   - segments: that were looked at.
  package static func unjoinedCrossings(_ count: Int, of segments: Int) -> InputMessage {
    InputMessage(
      en:
        "at \(count) places lines cross or end on another one without a common vertex (\(segments) segments "
        + "looked at); nobody turns there",
      zh: "有\(count)处道路相交或端点落在另一条上而没有公共顶点(检查了\(segments)段),此处不相通",
      fixEn: "say join_crossings: true in the section of the network where streets meet there",
      fixZh: "如道路在此相通,请在network中写明 join_crossings: true")
  }

  /// - Parameter metres: of the longest, which is in the row told.
  package static func longSegments(_ count: Int, longest metres: Double) -> InputMessage {
    let length = min(metres / 1000, 1e6).fixedText(decimals: 1)
    return InputMessage(
      en:
        "\(count) lines have straight pieces longer than 5 km, this one goes \(length) km between two vertices",
      zh: "\(count)条线有超过5公里的直线段,此条相邻两顶点相距\(length)公里",
      fixEn: "check the coordinates of its vertices", fixZh: "请核对其顶点坐标")
  }

  package static func unjoinedLevels(_ count: Int) -> InputMessage {
    InputMessage(
      en:
        "at \(count) vertices lines of different layer or level meet, without bridge or tunnel; they are not "
        + "joined",
      zh: "有\(count)个顶点处,不同layer或level的道路相接而无桥梁、隧道,未连通",
      fixEn: "rename the field if it is no height above the ground, such as a class of road",
      fixZh: "如该字段不是高低层次(如道路等级),请改列名")
  }

  /// - Parameter tags: `tunnel=yes 3, barrier=kerb 1`.
  package static func passableBarriers(_ count: Int, of all: Int, tags: String) -> InputMessage {
    InputMessage(
      en: "\(count) of \(all) barriers stop nobody on foot and are left out: \(tags)",
      zh: "\(all)条屏障中有\(count)条不阻挡步行,未使用:\(tags)",
      fixEn: "take the tag off where people cannot pass", fixZh: "如确实阻挡步行,请去掉该标签")
  }

  package static func shapesNotRead(_ column: String) -> InputMessage {
    InputMessage(
      en:
        "the shapes in '\(column)' are not read: edges are straight lines between their nodes, with the stated "
        + "lengths",
      zh: "“\(column)”列中的线形未读取:连线按节点间直线处理,长度按所填",
      fixEn: "give the lines as GeoJSON where people step on between the nodes",
      fixZh: "如需在节点之间接入,请提供GeoJSON线图层")
  }

  /// - Parameter value: one of them as it is written.
  package static func lengthsUnusable(_ count: Int, of all: Int, such value: String) -> InputMessage
  {
    InputMessage(
      en:
        "\(count) of \(all) lengths, this the first, are no lengths ('\(value.prefix(40))'); the straight line "
        + "between the nodes counts",
      zh: "\(all)段中有\(count)段的长度无效(如“\(value.prefix(40))”),此为首段;按节点间直线距离计算",
      fixEn: "correct the lengths", fixZh: "请改正长度")
  }

  package static func lengthsInProportion(
    factor: String, _ count: Int, of all: Int
  ) -> InputMessage {
    InputMessage(
      en:
        "\(count) of \(all) lengths are \(factor) times the straight line between their nodes, and none is "
        + "near it",
      zh: "\(all)段中有\(count)段的长度恰为两端节点直线距离的\(factor)倍,且无一接近直线距离",
      fixEn: "check the unit (length_unit), and whether lengths are there and back",
      fixZh: "请核对单位(length_unit),以及是否为往返长度")
  }

  /// - Parameter spellings: an id as edges have it, and as the nodes do.
  package static func nodesSpelledOtherwise(
    _ count: Int, spellings: (edge: String, node: String)
  ) -> InputMessage {
    let (edge, node) = (spellings.edge.prefix(40), spellings.node.prefix(40))
    return InputMessage(
      en:
        "\(count) ends of edges are written otherwise than their nodes: '\(edge)' is taken for '\(node)'",
      zh: "连线有\(count)处节点编号与节点表写法不同:“\(edge)”按“\(node)”处理",
      fixEn: "write ids alike in both files, as text", fixZh: "请在两个文件中统一编号写法(文本)")
  }
}
