extension InputMessage {
  // MARK: - Files

  package static let missing = InputMessage(
    en: "no such file", zh: "文件不存在", fixEn: "check the path", fixZh: "请检查路径")

  package static func unreadable(_ reason: String) -> InputMessage {
    InputMessage(
      en: "cannot be read (\(reason))", zh: "无法读取(\(reason))",
      fixEn: "check the permissions", fixZh: "请检查权限")
  }

  package static let isDirectory = InputMessage(
    en: "is a directory", zh: "是文件夹", fixEn: "name a file in it", fixZh: "请指定其中的文件")

  package static let notRegular = InputMessage(
    en: "is a device, pipe or socket", zh: "是设备、管道或套接字",
    fixEn: "write the data to a file first", fixZh: "请先把数据存为文件")

  package static let tooLarge = InputMessage(
    en: "is larger than 4 GB", zh: "文件超过4GB", fixEn: "split it", fixZh: "请拆分文件")

  package static let empty = InputMessage(
    en: "is empty", zh: "是空文件", fixEn: "export the data again", fixZh: "请重新导出数据")

  package static let binary = InputMessage(
    en: "is not text (it has NUL bytes)", zh: "不是文本文件(含有NUL字节)",
    fixEn: "use GeoJSON, or CSV in UTF-8", fixZh: "请使用GeoJSON或UTF-8编码的CSV")

  package static func unsupported(_ format: String) -> InputMessage {
    InputMessage(
      en: "is \(format), which this version does not read",
      zh: "是\(format)格式,本版本不能读取",
      fixEn: "convert it to GeoJSON, or to CSV in UTF-8",
      fixZh: "请转换为GeoJSON或UTF-8编码的CSV")
  }

  package static let notUTF8 = InputMessage(
    en: "is not UTF-8 from here on, nor does it look like GBK",
    zh: "从此处起不是UTF-8编码,也不像GBK",
    fixEn: "state its encoding in the study, such as encoding: windows-1252, or save it as UTF-8",
    fixZh: "请在study文件中写明编码,如 encoding: windows-1252,或另存为UTF-8")

  package static func unknownEncoding(_ name: String) -> InputMessage {
    InputMessage(
      en: "there is no encoding '\(excerpt(name))'", zh: "没有名为“\(excerpt(name))”的编码",
      fixEn: "state one such as GB18030, UTF-16LE or windows-1252",
      fixZh: "请写明如 GB18030、UTF-16LE、windows-1252")
  }

  package static func notInEncoding(_ name: String) -> InputMessage {
    InputMessage(
      en: "is not in the encoding \(name): more than a thousand of its bytes are no characters",
      zh: "不是\(name)编码:有一千处以上不是字符",
      fixEn: "correct encoding: in the study, or save it as UTF-8",
      fixZh: "请改正study文件中的encoding,或另存为UTF-8")
  }

  package static func faultyBytes(_ encoding: String) -> InputMessage {
    InputMessage(
      en: "bytes that are no characters of \(encoding) stand as \u{FFFD}",
      zh: "含有不是\(encoding)字符的字节,以\u{FFFD}代替",
      fixEn: "correct the text there, or state encoding: in the study",
      fixZh: "请改正此处文字,或在study文件中写明encoding")
  }

  // MARK: - Tables

  package static let notJSON = InputMessage(
    en: "is not JSON", zh: "不是JSON", fixEn: "export it as GeoJSON", fixZh: "请导出为GeoJSON")

  package static func notJSONHere(byte: Int) -> InputMessage {
    InputMessage(
      en: "is not valid JSON at byte \(byte)", zh: "第\(byte)字节处JSON语法错误",
      fixEn: "export the file again", fixZh: "请重新导出文件")
  }

  package static let truncated = InputMessage(
    en: "ends in the middle of the data", zh: "文件不完整,数据中途结束",
    fixEn: "copy or export the whole file again", fixZh: "请重新复制或导出完整文件")

  package static func tooDeep(_ limit: Int) -> InputMessage {
    InputMessage(
      en: "values are nested more than \(limit) deep", zh: "嵌套超过\(limit)层",
      fixEn: "export plain GeoJSON", fixZh: "请导出普通的GeoJSON")
  }

  package static func notGeoJSON(_ type: String?) -> InputMessage {
    let named = type.map { "'\($0)'" } ?? "missing"
    return InputMessage(
      en: "is not GeoJSON: 'type' is \(named)",
      zh: "不是GeoJSON:“type”\(type.map { "为“\($0)”" } ?? "缺失")",
      fixEn: "export a FeatureCollection", fixZh: "请导出为FeatureCollection")
  }

  package static let noFeatures = InputMessage(
    en: "the FeatureCollection has no array 'features'", zh: "FeatureCollection缺少features数组",
    fixEn: "export the file again", fixZh: "请重新导出文件")

  package static let notFeature = InputMessage(
    en: "is not a GeoJSON Feature", zh: "不是GeoJSON要素(Feature)",
    fixEn: "write it as a Feature", fixZh: "请写成Feature")

  package static let bareGeometry = InputMessage(
    en: "is a geometry without a Feature around it", zh: "几何未包在Feature中",
    fixEn: "write it as a Feature", fixZh: "请写成Feature")

  package static let noRows = InputMessage(
    en: "has no rows", zh: "没有数据行", fixEn: "export the data again", fixZh: "请重新导出数据")

  package static let noProperties = InputMessage(
    en: "the Feature has no 'properties'", zh: "要素缺少properties",
    fixEn: "add the properties", fixZh: "请补上properties")

  package static let propertiesNotObject = InputMessage(
    en: "'properties' is not an object", zh: "properties不是对象",
    fixEn: "write the properties as an object", fixZh: "请把properties写成对象")

  package static let featureIDNotScalar = InputMessage(
    en: "the Feature's 'id' is neither a text nor a number", zh: "要素的id既不是文本也不是数",
    fixEn: "write a text or a number", fixZh: "请改为文本或数")

  package static let badBoundingBox = InputMessage(
    en: "'bbox' is not an array of 4 or 6 numbers", zh: "bbox不是4个或6个数的数组",
    fixEn: "correct or remove it", fixZh: "请改正或删去")

  package static let noGeometry = InputMessage(
    en: "has no geometry", zh: "没有几何", fixEn: "add its place", fixZh: "请补充位置")

  package static let geometryNotObject = InputMessage(
    en: "'geometry' is not an object", zh: "geometry不是对象",
    fixEn: "write a GeoJSON geometry", fixZh: "请写成GeoJSON几何")

  package static func unknownGeometry(_ type: String) -> InputMessage {
    InputMessage(
      en: "geometry of unknown type '\(type)'", zh: "几何类型“\(type)”无法识别",
      fixEn: "use a type of RFC 7946", fixZh: "请使用RFC 7946的类型")
  }

  package static let geometryCollection = InputMessage(
    en: "is a GeometryCollection that is no list, or too deep", zh: "GeometryCollection结构有误或嵌套过深",
    fixEn: "split it into Features", fixZh: "请拆分成单独的要素")

  package static let noCoordinates = InputMessage(
    en: "the geometry has no 'coordinates'", zh: "几何缺少coordinates",
    fixEn: "add its place", fixZh: "请补充位置")

  package static let emptyGeometry = InputMessage(
    en: "the geometry is empty", zh: "几何为空", fixEn: "add its place", fixZh: "请补充位置")

  package static func wrongNesting(_ type: String) -> InputMessage {
    InputMessage(
      en: "the coordinates are not those of a \(type)", zh: "坐标结构与\(type)不符",
      fixEn: "correct the type or the coordinates", fixZh: "请改正类型或坐标")
  }

  package static let notFinite = InputMessage(
    en: "a coordinate is no number, NaN or infinite", zh: "坐标不是数,或为NaN、无穷大",
    fixEn: "correct the coordinates", fixZh: "请改正坐标")

  package static let ringNotClosed = InputMessage(
    en: "a ring is not closed", zh: "有环未闭合",
    fixEn: "repeat the first position at the end", fixZh: "请在末尾重复第一个点")

  package static func duplicateColumn(_ name: String) -> InputMessage {
    InputMessage(
      en: "the header has '\(name)' more than once; the first is taken",
      zh: "表头中“\(name)”重复,取第一个",
      fixEn: "rename or remove the others", fixZh: "请改名或删去其余各列")
  }

  package static let controlCharacters = InputMessage(
    en: "has control characters, which become blanks", zh: "含控制字符,已替换为空格",
    fixEn: "remove them", fixZh: "请删去")

  package static func tooManyCells(_ found: Int, _ expected: Int) -> InputMessage {
    InputMessage(
      en: "has \(found) cells, the header \(expected)", zh: "有\(found)个单元格,表头有\(expected)个",
      fixEn: "quote the cell that contains the delimiter", fixZh: "请给含分隔符的单元格加引号")
  }

  package static func tooFewCells(_ found: Int, _ expected: Int) -> InputMessage {
    InputMessage(
      en: "has \(found) cells, the header \(expected)", zh: "有\(found)个单元格,表头有\(expected)个",
      fixEn: "fill in the missing cells", fixZh: "请补全单元格")
  }

  package static let textBehindQuote = InputMessage(
    en: "text stands behind a closing quote", zh: "右引号后还有文字",
    fixEn: "double the quotes within the cell", fixZh: "请把单元格内的引号写成两个")

  package static let quoteNotClosed = InputMessage(
    en: "a quoted cell that begins here is never closed", zh: "从此处开始的引号没有结束",
    fixEn: "close or remove the quote", fixZh: "请补上或删去引号")
}
