/// Databases, their layers, and geometries as bytes.
extension InputMessage {
  // MARK: - The file

  package static func damagedDatabase(_ reason: String) -> InputMessage {
    InputMessage(
      en: "is GeoPackage or another SQLite database, and damaged (\(reason))",
      zh: "是GeoPackage或其他SQLite数据库,但已损坏(\(reason))",
      fixEn: "get the file again, or export its layers anew",
      fixZh: "请重新获取文件,或重新导出图层")
  }

  package static let noDatabase = InputMessage(
    en: "is called .gpkg but is no GeoPackage; it may be another file, or cut off",
    zh: "扩展名为.gpkg,但不是GeoPackage,可能是其他文件或不完整",
    fixEn: "export the layer as GeoPackage", fixZh: "请重新导出为GeoPackage")

  /// - Parameter kind: what it is instead; nil: nothing known.
  package static func noGeoPackage(_ kind: String?, tables: [String]) -> InputMessage {
    let has = tables.isEmpty ? "no tables" : "the tables \(list(tables, ", "))"
    let hasZh = tables.isEmpty ? "没有表" : "其中的表:\(list(tables, "、"))"
    return InputMessage(
      en: "is \(kind ?? "an SQLite database") but no GeoPackage; it has \(has)",
      zh: "是\(kind ?? "SQLite数据库"),不是GeoPackage;\(hasZh)",
      fixEn: "export the layer that is wanted as GeoPackage, or a table as CSV",
      fixZh: "请将所需图层导出为GeoPackage,或将表导出为CSV")
  }

  package static let journalBeside = InputMessage(
    en: "a change to the database was not finished: its -journal lies beside it",
    zh: "数据库有未完成的修改,旁边有-journal文件",
    fixEn: "open it in the program that wrote it and close it there, or export it anew",
    fixZh: "请用写入它的程序打开后关闭,或重新导出")

  package static func readWithLog(_ pages: Int) -> InputMessage {
    InputMessage(
      en: "is read with the \(pages) pages of the -wal file beside it, which are not in it yet",
      zh: "已连同旁边的-wal文件(\(pages)页尚未写入数据库)一起读取",
      fixEn: "keep both files together; closing the program that writes them joins them",
      fixZh: "请将两个文件放在一起;关闭写入它的程序后会自动合并")
  }

  // MARK: - Layers

  package static func noLayers(hasRasters: Bool) -> InputMessage {
    InputMessage(
      en: hasRasters
        ? "the GeoPackage holds rasters only, no layer of features or table"
        : "the GeoPackage has no layer of features and no table",
      zh: hasRasters ? "GeoPackage只含栅格,没有要素图层或表" : "GeoPackage没有要素图层或表",
      fixEn: "export the layer that is wanted into it", fixZh: "请将所需图层导出到其中")
  }

  /// - Parameters:
  ///   - layers: each with its number of rows.
  ///   - first: the name of one, for an example.
  package static func severalLayers(_ layers: [String], first: String) -> InputMessage {
    InputMessage(
      en: "has several layers: \(list(layers, ", "))", zh: "有多个图层:\(list(layers, "、"))",
      fixEn: "name one: layer: \(excerpt(first)) in the study, or PATH:LAYER in a flag",
      fixZh: "请在study中写明 layer: \(excerpt(first)),或在参数中写 PATH:LAYER")
  }

  package static func noSuchLayer(_ name: String, among layers: [String]) -> InputMessage {
    let nearest = name.nearest(among: layers).map(excerpt)
    return InputMessage(
      en: "has no layer '\(excerpt(name))'" + (nearest.map { "; '\($0)' is near" } ?? ""),
      zh: "没有图层“\(excerpt(name))”" + (nearest.map { ",相近的有“\($0)”" } ?? ""),
      fixEn: "use one of: \(list(layers, ", "))", fixZh: "可用图层:\(list(layers, "、"))")
  }

  package static func unreadableLayer(_ name: String, _ reason: String) -> InputMessage {
    InputMessage(
      en: "the layer '\(excerpt(name))' cannot be read (\(excerpt(reason)))",
      zh: "无法读取图层“\(excerpt(name))”(\(excerpt(reason)))",
      fixEn: "export the layer as a table of its own", fixZh: "请将该图层另行导出为普通表")
  }

  package static func endlessLayer(_ name: String) -> InputMessage {
    InputMessage(
      en: "reading '\(excerpt(name))' takes far more work than the file has data; given up",
      zh: "读取“\(excerpt(name))”的计算量远超文件的数据量,已放弃",
      fixEn: "the view may have no end; export the layer as a table of its own",
      fixZh: "视图可能没有终点;请将该图层另行导出为普通表")
  }

  package static func systemByNumber(_ number: Int) -> InputMessage {
    InputMessage(
      en: "the file does not describe its coordinate system \(number); EPSG:\(number) is taken",
      zh: "文件未描述坐标系\(number),按EPSG:\(number)读取",
      fixEn: "state crs if it is another", fixZh: "如非此坐标系,请写明crs")
  }

  // MARK: - Rows

  package static let brokenWKB = InputMessage(
    en: "the bytes of the geometry are broken", zh: "几何的字节已损坏",
    fixEn: "draw it again, or export the layer anew", fixZh: "请重新绘制,或重新导出图层")

  package static let foreignGeometry = InputMessage(
    en: "the geometry is not in the form of GeoPackage", zh: "几何不是GeoPackage的格式",
    fixEn: "export the layer anew as GeoPackage", fixZh: "请重新导出为GeoPackage")

  package static func curvedGeometry(_ type: String) -> InputMessage {
    InputMessage(
      en: "is of type \(type), which is not read", zh: "类型为\(type),不能读取",
      fixEn: "convert arcs and solids to plain lines and polygons",
      fixZh: "请将弧线或体转换为普通的线或面")
  }

  package static func otherSystems(_ count: Int, _ system: Int, layer: Int) -> InputMessage {
    InputMessage(
      en: "\(count) geometries say that they are in system \(system), the layer that it is in"
        + " \(layer); the layer's is taken",
      zh: "有\(count)个几何标注坐标系\(system),图层标注\(layer),以图层为准",
      fixEn: "check their places, or export the layer anew", fixZh: "请核对位置,或重新导出图层")
  }

  package static func textsNotUTF8(_ rows: Int) -> InputMessage {
    InputMessage(
      en: "\(rows) rows have texts that are not UTF-8; what cannot be read becomes �",
      zh: "有\(rows)行的文本不是UTF-8,无法识别的字符显示为�",
      fixEn: "export the layer anew with the right encoding", fixZh: "请以正确的编码重新导出图层")
  }

  // MARK: - Writing

  package static func layerNotWritten(_ layer: String, _ reason: String) -> InputMessage {
    InputMessage(
      en: "the layer '\(excerpt(layer))' cannot be written (\(excerpt(reason)))",
      zh: "无法写入图层“\(excerpt(layer))”(\(excerpt(reason)))",
      fixEn: "give layers and their columns names that differ",
      fixZh: "图层名和列名不可重复")
  }
}
