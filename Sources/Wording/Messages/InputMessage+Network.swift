extension InputMessage {
  // MARK: - Network

  package static let noNetworkStated = InputMessage(
    en: "metric 'network' needs a street network", zh: "network口径需要路网",
    fixEn: "give --network PATH, or use metric straight",
    fixZh: "请用--network指定,或改用straight")

  package static func networkElsewhere(kilometres: Double) -> InputMessage {
    let shown = kilometres < 1e6 ? "\((kilometres * 10).rounded() / 10)" : "> 1000000"
    return InputMessage(
      en: "the network lies \(shown) km from the communities", zh: "路网距各社区\(shown)公里",
      fixEn: "use the network of this city, and check the coordinate systems (crs)",
      fixZh: "请使用本市路网,并核对坐标系(crs)")
  }

  /// Nearer than a kilometre it is the limit that is small rather than the city another one.
  package static func networkBeyondSnapLimit(metres: Double, limit: Double) -> InputMessage {
    let shown = (metres * 1000).rounded() / 1000
    return InputMessage(
      en: "the network lies \(shown) m from the communities, beyond the snap limit of \(limit) m",
      zh: "路网距各社区\(shown)米,超过接入距离上限\(limit)米",
      fixEn:
        "use a network that reaches the communities, or give a larger --snap-limit (snap_limit)",
      fixZh: "请使用通达各社区的路网,或增大 --snap-limit(snap_limit)")
  }

  package static let noBarriers = InputMessage(
    en: "no usable line or polygon of a barrier", zh: "没有可用的屏障线或面",
    fixEn: "give a layer of lines or polygons", fixZh: "请提供线或面图层")

  package static let barrierPoint = InputMessage(
    en: "is a point; barriers are lines or polygons", zh: "是点;屏障应为线或面",
    fixEn: "give a line or a polygon", fixZh: "请提供线或面")

  package static let barriersNotUsed = InputMessage(
    en:
      "barriers stop walks on the network; this run measures straight lines and does not read them",
    zh: "屏障只影响路网步行;本次按直线距离计算,未读取",
    fixEn: "give a network, or leave the barriers out", fixZh: "请提供路网,或不指定屏障")

  package static let notPBF = InputMessage(
    en: "does not begin with the header of an OpenStreetMap PBF file",
    zh: "开头不是OpenStreetMap PBF文件头",
    fixEn: "download the extract again", fixZh: "请重新下载数据")

  package static func badBlobSize(_ size: Int, _ limit: Int) -> InputMessage {
    InputMessage(
      en: "a part of the file claims \(size) bytes; 0 to \(limit) are possible",
      zh: "文件中一段声明为\(size)字节,应在0到\(limit)之间",
      fixEn: "download the extract again", fixZh: "请重新下载数据")
  }

  package static let damagedBlob = InputMessage(
    en: "a part of the file is damaged", zh: "文件中一段已损坏",
    fixEn: "download the extract again", fixZh: "请重新下载数据")

  package static let zipBomb = InputMessage(
    en: "a part of the file unpacks to more than 100 times its size",
    zh: "文件中一段解压后超过原大小的100倍",
    fixEn: "do not use the file", fixZh: "请勿使用该文件")

  package static let unknownPacking = InputMessage(
    en: "is packed with something else than zlib", zh: "使用了zlib以外的压缩方式",
    fixEn: "write it anew: osmium cat -f pbf", fixZh: "请重新生成:osmium cat -f pbf")

  package static func unknownFeature(_ feature: String) -> InputMessage {
    let shown = feature.prefix(40)
    return InputMessage(
      en: "needs the feature '\(shown)', which is not read", zh: "需要“\(shown)”特性,不能读取",
      fixEn: "use a plain extract without history", fixZh: "请使用不含历史的普通数据")
  }

  package static let historyFile = InputMessage(
    en: "holds the history of its elements, not one state of them",
    zh: "是历史文件,包含要素的各个版本,而非某一时刻的状态",
    fixEn: "write the state that counts: osmium time-filter history.osh.pbf -o today.osm.pbf",
    fixZh: "请导出所需时刻的状态:osmium time-filter history.osh.pbf -o today.osm.pbf")

  /// The same, with the place in a binary file.
  package func at(byte position: Int) -> InputMessage {
    InputMessage(
      en: "\(problem[.en]) (at byte \(position))", zh: "\(problem[.zh])(第\(position)字节处)",
      fixEn: fix[.en], fixZh: fix[.zh])
  }

  package static let damagedGzip = InputMessage(
    en: "is damaged, or unpacks to more than 100 times its size", zh: "文件已损坏,或解压后超过原大小的100倍",
    fixEn: "download the file again", fixZh: "请重新下载文件")

  package static let documentType = InputMessage(
    en: "declares a document type, which is not read", zh: "含有文档类型声明(DOCTYPE),不能读取",
    fixEn: "export plain OpenStreetMap XML", fixZh: "请导出普通的OpenStreetMap XML")

  package static let notXML = InputMessage(
    en: "is not valid XML here", zh: "此处XML语法错误",
    fixEn: "download the file again", fixZh: "请重新下载文件")

  package static let notOSM = InputMessage(
    en: "is not OpenStreetMap XML: it does not begin with <osm>",
    zh: "不是OpenStreetMap XML:开头不是<osm>",
    fixEn: "export OpenStreetMap data", fixZh: "请导出OpenStreetMap数据")

  package static let noWalkableWays = InputMessage(
    en: "has no way that people walk on", zh: "没有可步行的道路",
    fixEn: "use an OpenStreetMap extract with highways, or the centre lines of streets with their "
      + "coordinate system (crs)",
    fixZh: "请使用含道路(highway)的OpenStreetMap数据,或坐标系(crs)正确的道路中心线")

  package static let noUsableEdge = InputMessage(
    en: "no usable edge", zh: "没有可用的连线",
    fixEn: "give edges between two nodes, and check coordinates and lengths",
    fixZh: "请给出两个节点间的连线,并核对坐标与长度")

  package static let nothingEntered = InputMessage(
    en: "all of the network lies in tunnels or on decks; nothing is entered from the ground",
    zh: "路网全部位于隧道或高架上,地面无处可接入",
    fixEn: "check tunnel, bridge, layer and level, and add the streets on the ground",
    fixZh: "请核对tunnel、bridge、layer、level,并补充地面道路")

  /// The node is the problem's feature, so that edges to others are told with it.
  package static let unknownNode = InputMessage(
    en: "the edge goes to a node that is not in the table of nodes, or has no place there",
    zh: "连线的节点不在节点表中或没有坐标",
    fixEn: "add the node or correct the edge", fixZh: "请补充节点或改正连线")

  package static let edgeIncomplete = InputMessage(
    en: "the edge has no 'from' or no 'to'", zh: "连线缺少起点或终点",
    fixEn: "fill in both", fixZh: "请补填两端节点")

  package static let repeatedNode = InputMessage(
    en: "the id occurred before", zh: "编号重复",
    fixEn: "give every node its own id", fixZh: "请为每个节点设唯一编号")

  package static let noEdgeFields = InputMessage(
    en: "has no fields 'from' and 'to'", zh: "没有from、to字段",
    fixEn: "name them in the study: fields: {from: …, to: …}",
    fixZh: "请在study文件中写明 fields: {from: …, to: …}")

  package static let noIDField = InputMessage(
    en: "has no field for the id of a node", zh: "没有节点编号字段",
    fixEn: "name it in the study: fields: {id: …}", fixZh: "请在study文件中写明 fields: {id: …}")

  package static let notALine = InputMessage(
    en: "is not a line", zh: "不是线要素",
    fixEn: "use the centre lines of streets", fixZh: "请使用道路中心线")

  package static let tooManyCrossings = InputMessage(
    en: "the lines cross more than ten million times", zh: "道路相交超过一千万处",
    fixEn: "use the centre lines of streets", fixZh: "请使用道路中心线")

  package static func omittedSegments(_ count: Int) -> InputMessage {
    InputMessage(
      en: "\(count) segments have no usable length (none, negative or above 100 km)",
      zh: "\(count)段道路长度无效(缺失、为负或超过100公里)",
      fixEn: "correct coordinates and lengths", fixZh: "请改正坐标与长度")
  }

  package static func omittedComponents(_ count: Int, nodes: Int, metres: Int) -> InputMessage {
    InputMessage(
      en: "\(count) parts without a way to the rest, \(nodes) nodes and \(metres) m, are left out",
      zh: "\(count)处与主网不连通的路段(\(nodes)个节点,\(metres)米)未使用",
      fixEn: "connect them if people can walk there", fixZh: "如可通行,请与路网连接")
  }

  package static func notEntered(_ count: Int, kilometres: Double) -> InputMessage {
    let shown = (kilometres * 10).rounded() / 10
    return InputMessage(
      en:
        "\(count) edges, \(shown) km, in tunnels and on decks are walked but not entered from the ground",
      zh: "隧道和高架上的\(count)段路网(\(shown)公里)可通行,但不能从地面中途接入",
      fixEn: "correct tunnel, bridge, layer and level where people step on them from beside",
      fixZh: "如可从旁边进入,请改正tunnel、bridge、layer、level")
  }

  // MARK: - Population

  package static let noPopulationStated = InputMessage(
    en: "measure 'population' needs a population layer", zh: "按人口计量需要人口图层",
    fixEn: "give --population PATH, or measure by residential or area",
    fixZh: "请用--population指定,或改用residential、area")

  package static func noPopulationField(among columns: [String]) -> InputMessage {
    InputMessage(
      en: "no field for the population found among: \(list(columns, ", "))",
      zh: "未找到人口字段,现有字段:\(list(columns, "、"))",
      fixEn: "name it in the study: population: {fields: {population: …}}",
      fixZh: "请在study文件中写明 population: {fields: {population: …}}")
  }

  package static let noPopulation = InputMessage(
    en: "no usable place with people", zh: "没有可用的人口点或面",
    fixEn: "give points, polygons or cells with people", fixZh: "请提供含人口数的点、面或格网")

  package static let noPeople = InputMessage(
    en: "says no number of people", zh: "没有人口数",
    fixEn: "fill in the number, 0 where nobody lives", fixZh: "请补填人口数,无人处填0")

  package static let tooManyPeople = InputMessage(
    en: "says more people than there are on Earth", zh: "人口数超过全球总人口",
    fixEn: "correct the number", fixZh: "请改正数值")

  package static let cellOfPolygons = InputMessage(
    en: "the layer has polygons; the side of a cell is ignored", zh: "图层为面,已忽略格网边长",
    fixEn: "remove 'cell' (--population-cell)", fixZh: "请删去cell(--population-cell)")

  package static func groupNotStated(_ count: Int) -> InputMessage {
    InputMessage(
      en: "\(count) rows with people have no number here; 0 is taken",
      zh: "有\(count)行有人口但此项没有数值,按0计",
      fixEn: "fill in the numbers, or remove the field", fixZh: "请补填数值,或删去该字段")
  }

  package static func duplicatePlaces(_ count: Int, first: String) -> InputMessage {
    InputMessage(
      en: "\(count) rows repeat the id of another place, the first is '\(first)'",
      zh: "有\(count)行的编号与其他位置重复,首个为“\(first)”",
      fixEn: "remove duplicates or correct the ids; they are told apart by #2",
      fixZh: "请删去重复行或改正编号;目前以#2区分")
  }

  package static func populationOutside(_ places: Int, people: Double, of all: Double)
    -> InputMessage
  {
    InputMessage(
      en:
        "\(rounded(people)) of \(rounded(all)) people, in \(places) places, live in no community",
      zh: "\(rounded(all))人中有\(rounded(people))人(\(places)处)不在任何社区内",
      fixEn: "complete the communities, or correct the places", fixZh: "请补全社区,或改正位置")
  }

  package static func withoutPopulation(_ ids: [String]) -> InputMessage {
    let names = ids.prefix(5).joined(separator: ", ") + (ids.count > 5 ? ", …" : "")
    return InputMessage(
      en: "nobody lives in \(ids.count) communities, which get no verdict: \(names)",
      zh: "有\(ids.count)个社区没有人口,不作判定:\(names)",
      fixEn: "complete the population layer, or measure by area",
      fixZh: "请补全人口图层,或改用area")
  }

  /// People to one decimal.
  private static func rounded(_ people: Double) -> String {
    let tenths = (people * 10).rounded() / 10
    return Int(exactly: tenths).map(String.init) ?? "\(tenths)"
  }
}
