/// Shapefiles: files that are missing, rings, tables and their characters.
extension InputMessage {
  // MARK: - Files

  package static let notShapefile = InputMessage(
    en: "is no Shapefile: the file does not begin like one", zh: "不是Shapefile:文件头不符",
    fixEn: "export the layer again", fixZh: "请重新导出该图层")

  package static let shapesMissing = InputMessage(
    en: "the .shp and the .dbf that belong to it are missing", zh: "缺少配套的.shp与.dbf文件",
    fixEn: "copy all files of the Shapefile into one folder", fixZh: "请将Shapefile的全部文件放在同一文件夹")

  package static let attributesMissing = InputMessage(
    en: "the .dbf beside it is missing: features have no attributes", zh: "缺少配套的.dbf文件:要素没有属性",
    fixEn: "copy all files of the Shapefile into one folder", fixZh: "请将Shapefile的全部文件放在同一文件夹")

  package static func shapesTruncated(_ count: Int) -> InputMessage {
    InputMessage(
      en: "the .shp ends too early: \(count) shapes are there as a whole",
      zh: ".shp文件不完整:只有\(count)个完整图形",
      fixEn: "copy or export the file again", fixZh: "请重新复制或导出该文件")
  }

  package static func otherCounts(shapes: Int, rows: Int) -> InputMessage {
    InputMessage(
      en: "the .shp has \(shapes) shapes and the .dbf \(rows) rows: they may not belong together",
      zh: ".shp有\(shapes)个图形,而.dbf有\(rows)行:两者可能不配套",
      fixEn: "export the layer again", fixZh: "请重新导出该图层")
  }

  package static func deletedRows(_ count: Int) -> InputMessage {
    InputMessage(
      en: "\(count) records are marked as deleted in the .dbf and left out",
      zh: ".dbf中有\(count)条记录带删除标记,未计入",
      fixEn: "nothing to do if they are meant to be gone; otherwise restore them and export again",
      fixZh: "如确已删除则无需处理;否则请恢复后重新导出")
  }

  // MARK: - Shapes

  package static let multiPatch = InputMessage(
    en: "is a MultiPatch (a body in space), which is no area", zh: "是MultiPatch(三维体),不是面",
    fixEn: "export its footprint as polygons", fixZh: "请导出其底面多边形")

  package static func unknownShape(_ number: Int) -> InputMessage {
    InputMessage(
      en: "the record says that it is a shape of type \(number), which does not exist",
      zh: "图形类型\(number)不存在", fixEn: "export the layer again", fixZh: "请重新导出该图层")
  }

  package static let shapeTooShort = InputMessage(
    en: "the shape has more parts or vertices than its record holds", zh: "图形的部分数或顶点数超出记录长度",
    fixEn: "export the layer again", fixZh: "请重新导出该图层")

  package static func ringsReversed(_ count: Int) -> InputMessage {
    InputMessage(
      en: "the rings of \(count) polygons run the wrong way round; they are read as if turned over",
      zh: "有\(count)个多边形的环方向相反,已按正确方向读取", fixEn: "nothing to do", fixZh: "无需处理")
  }

  package static func holeWithoutOutline(_ count: Int) -> InputMessage {
    InputMessage(
      en:
        "\(count) polygons have a ring that runs like a hole and lies in no other: it counts as land",
      zh: "有\(count)个多边形含方向为内环、却不在任何外环之内的环:按用地计",
      fixEn: "check the features and export them again", fixZh: "请核对这些要素并重新导出")
  }

  package static func outlineInOutline(_ count: Int) -> InputMessage {
    InputMessage(
      en:
        "\(count) polygons have a ring that runs like an outline and lies within another: it counts as a hole",
      zh: "有\(count)个多边形含方向为外环、却位于另一外环之内的环:按洞计",
      fixEn: "check the features and export them again", fixZh: "请核对这些要素并重新导出")
  }

  package static func ringsNotSorted(_ count: Int) -> InputMessage {
    InputMessage(
      en:
        "\(count) polygons have too many rings to compare: holes belong to the outline before them",
      zh: "有\(count)个多边形的环过多,无法逐一比较:内环归于其前的外环",
      fixEn: "split the features into smaller ones", fixZh: "请将要素拆小")
  }

  // MARK: - Tables

  package static let dbfDamaged = InputMessage(
    en: "the .dbf is damaged: its head does not fit the file", zh: ".dbf文件已损坏:文件头与内容不符",
    fixEn: "copy or export the file again", fixZh: "请重新复制或导出该文件")

  package static let dbf7 = InputMessage(
    en: "the .dbf is of dBASE 7, which is not read", zh: ".dbf为dBASE 7格式,无法读取",
    fixEn: "save it as dBASE III or IV, or as CSV", fixZh: "请另存为dBASE III/IV或CSV")

  package static func dbfTruncated(_ rows: Int, stated: Int) -> InputMessage {
    InputMessage(
      en: "the .dbf says that it has \(stated) rows, and holds \(rows)",
      zh: ".dbf文件头写有\(stated)行,实际只有\(rows)行",
      fixEn: "copy or export the file again", fixZh: "请重新复制或导出该文件")
  }

  package static func fieldsBeyondRecord(_ count: Int) -> InputMessage {
    InputMessage(
      en: "\(count) fields of the .dbf lie beyond its rows and are left out",
      zh: ".dbf有\(count)个字段超出行长,已略去", fixEn: "export the layer again", fixZh: "请重新导出该图层")
  }

  package static func unreadFields(_ names: [String]) -> InputMessage {
    let shown = names.prefix(6).map { excerpt($0) }.joined(separator: ", ")
    return InputMessage(
      en: "fields of memos, pictures or unknown types are not read: \(shown)",
      zh: "备注、图片或未知类型的字段未读取:\(shown)",
      fixEn: "export them as text if they are needed", fixZh: "如需使用,请导出为文本字段")
  }

  package static let tooManyValues = InputMessage(
    en: "the .dbf holds more text than is read (4 GB); later values are left out",
    zh: ".dbf的文本超过可读上限(4 GB),其后的值已略去", fixEn: "remove fields that are not needed",
    fixZh: "请删去不需要的字段")

  // MARK: - Characters

  package static func cutCharacters(_ count: Int) -> InputMessage {
    InputMessage(
      en:
        "\(count) texts are cut within a character, as their fields are too short; the rest of it is left out",
      zh: "有\(count)处文字因字段过短而截断半个字,残余字节已略去",
      fixEn: "nothing to do if the texts are long enough; otherwise widen the fields",
      fixZh: "如不影响使用则无需处理;否则请加宽字段")
  }

  package static func unknownCodePage(_ name: String) -> InputMessage {
    InputMessage(
      en:
        "the .cpg names '\(excerpt(name))', which is not known; the encoding was found from the texts",
      zh: ".cpg所写“\(excerpt(name))”无法识别,已按文字内容判断编码",
      fixEn: "write UTF-8 or GBK into the .cpg", fixZh: "请在.cpg中写UTF-8或GBK")
  }

  package static func codePageContradicts(
    _ name: String, is encoding: String
  ) -> InputMessage {
    InputMessage(
      en:
        "the .cpg or the .dbf says that texts are in \(excerpt(name)), but they are in \(encoding)",
      zh: ".cpg或.dbf文件头标明文字为\(excerpt(name)),实为\(encoding),已按后者读取",
      fixEn: "correct the .cpg, or state encoding: in the study",
      fixZh: "请改正.cpg,或在study文件中写明encoding")
  }

  package static let dbfEncoding = InputMessage(
    en: "the texts of the .dbf are neither UTF-8 nor do they look like GBK",
    zh: ".dbf的文字不是UTF-8,也不像GBK",
    fixEn: "state their encoding in the study, such as encoding: windows-1252",
    fixZh: "请在study文件中写明编码,如 encoding: windows-1252")

  /// - Parameters:
  ///   - column: as it stands in the file.
  ///   - name: that it is taken for.
  package static func cutColumn(_ column: String, for name: String) -> InputMessage {
    InputMessage(
      en: "'\(excerpt(column))' is read as '\(excerpt(name))': a .dbf cuts names after ten bytes",
      zh: "“\(excerpt(column))”按“\(excerpt(name))”读取:.dbf的列名只保留十个字节",
      fixEn: "nothing to do if that is right; otherwise name the column in fields",
      fixZh: "如无误则无需处理;否则请在fields中写明列名")
  }

  /// - Parameters:
  ///   - column: as it stands in the file.
  ///   - name: that is asked for.
  package static func cutColumnUnclear(_ column: String, _ name: String) -> InputMessage {
    InputMessage(
      en: "'\(excerpt(name))' may be '\(excerpt(column))' or another that was cut like it",
      zh: "“\(excerpt(name))”可能是“\(excerpt(column))”,也可能是截断后同名的另一列",
      fixEn: "name the column as it stands in the .dbf", fixZh: "请按.dbf中的列名填写")
  }

  // MARK: - Writing

  package static let shapefileTooLarge = InputMessage(
    en: "the layer is larger than a Shapefile can be (2 GB)", zh: "图层超过Shapefile的上限(2 GB)",
    fixEn: "write it as GeoJSON or GeoPackage", fixZh: "请改用GeoJSON或GeoPackage")

  package static func tooManyColumns(_ count: Int) -> InputMessage {
    InputMessage(
      en: "the layer has \(count) columns, and a Shapefile holds 255 at most",
      zh: "图层有\(count)列,Shapefile最多255列",
      fixEn: "write it as GeoJSON or GeoPackage", fixZh: "请改用GeoJSON或GeoPackage")
  }

  // MARK: - Coordinate systems

  /// This, about coordinates that contradict what a file beside them says.
  ///
  /// - Parameter file: name of the `.prj`.
  package func contradicting(_ file: String) -> InputMessage {
    InputMessage(
      en: "\(problem.en) (says \(file.cut(to: 40)))", zh: "\(problem.zh)(据\(file.cut(to: 40)))",
      fixEn: "\(fix.en); or correct the .prj", fixZh: "\(fix.zh);或改正.prj")
  }
}
