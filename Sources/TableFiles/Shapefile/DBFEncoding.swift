import RunFiles
import Wording

/// In what the texts of a `.dbf` are: as stated, otherwise as its bytes show, otherwise as its `.cpg` or its head
/// says. Files often say something that they are not.
struct DBFEncoding {
  /// nil: UTF-8.
  var encoding: TextEncoding?
  /// Where the bytes are not what the file says of itself, or this is not known.
  var finding: Finding?

  /// What a `.cpg` or a head says.
  private enum Declared: Equatable {
    case utf8
    case encoding(TextEncoding)
    /// Whatever the system used that wrote it.
    case system
  }

  /// - Parameters:
  ///   - texts: those with bytes above 0x7F, as they stand in the file.
  ///   - codePage: what the `.cpg` says.
  ///   - driver: the language driver of the head.
  /// - Throws: where no encoding is found, or none of the name that is stated.
  init(
    of texts: DBFTexts, stated: String?, codePage: String?, driver: UInt8, file: String
  ) throws(InputError) {
    if let stated {
      guard let known = TextEncoding(stated) else {
        throw .data(file: file, row: nil, .unknownEncoding(stated))
      }
      encoding = known.name == "UTF-8" ? nil : known
      return
    }
    guard !texts.isEmpty else { return }
    let page = codePage.flatMap { Self.declared($0) }
    let declared = page ?? Self.declared(driver)
    if page == nil, let codePage, !codePage.isEmpty {
      finding = Finding(.info, .assumed, says: .unknownCodePage(codePage))
    }
    let shown = texts.shownEncoding
    try settle(declared, shown: shown, row: texts.rows.first, file: file)
    guard let declared, declared != .system, !Self.agrees(declared, encoding) else { return }
    let name = page == nil ? Self.hexadecimal(driver) : codePage ?? ""
    finding = Finding(
      .warning, .assumed, says: .codePageContradicts(name, is: encoding?.name ?? "UTF-8"))
  }

  /// Bytes that plainly are of one encoding count more than what is said of them.
  private mutating func settle(
    _ declared: Declared?, shown: DBFTexts.Shown, row: Int?, file: String
  ) throws(InputError) {
    switch (declared, shown) {
    case (.utf8, .utf8), (.utf8, .none), (_, .chineseUTF8): encoding = nil
    case (.encoding(let stated), .utf8), (.encoding(let stated), .none): encoding = stated
    case (.encoding(let stated), .chineseGB):
      encoding = stated.isWestern ? .gb18030 : stated
    case (_, .utf8): encoding = nil
    case (_, .chineseGB): encoding = .gb18030
    case (.system, .none): encoding = TextEncoding("CP1252")
    default: throw .data(file: file, row: row, .dbfEncoding)
    }
  }

  private static func agrees(_ declared: Declared, _ encoding: TextEncoding?) -> Bool {
    declared == encoding.map(Declared.encoding) ?? .utf8
  }

  private static func hexadecimal(_ driver: UInt8) -> String {
    "0x" + String(driver, radix: 16, uppercase: true)
  }

  /// nil for what is not known.
  private static func declared(_ codePage: String) -> Declared? {
    let name = codePage.uppercased().filter { $0.isLetter || $0.isNumber }
    if ["UTF8", "65001"].contains(name) { return .utf8 }
    if ["SYSTEM", "OEM", "ANSI"].contains(name) { return .system }
    if name.hasPrefix("LDID"), let driver = UInt8(name.dropFirst(4)) { return declared(driver) }
    if name.contains("88591") { return TextEncoding("ISO-8859-1").map(Declared.encoding) }
    let number = name.drop { !$0.isNumber }
    let isPage = ["", "CP", "ANSI", "OEM", "WINDOWS", "MS"].contains(name.dropLast(number.count))
    let known = isPage && !number.isEmpty ? TextEncoding("CP\(number)") : nil
    return (known?.asGB ?? TextEncoding(codePage)?.asGB).map(Declared.encoding)
  }

  /// Code pages by the number that dBASE, FoxPro and ESRI write into the head.
  private static let drivers: [UInt8: Int] = [
    0x01: 437, 0x02: 850, 0x03: 1252, 0x08: 865, 0x09: 437, 0x0A: 850, 0x0B: 437, 0x0D: 437,
    0x0E: 850, 0x0F: 437, 0x10: 850, 0x11: 437, 0x12: 850, 0x13: 932, 0x14: 850, 0x15: 437,
    0x16: 850, 0x17: 865, 0x18: 437, 0x19: 437, 0x1A: 850, 0x1B: 437, 0x1C: 863, 0x1D: 850,
    0x1F: 852, 0x22: 852, 0x23: 852, 0x24: 860, 0x25: 850, 0x26: 866, 0x37: 850, 0x40: 852,
    0x4D: 936, 0x4E: 949, 0x4F: 950, 0x50: 874, 0x58: 1252, 0x59: 1252, 0x64: 852, 0x65: 866,
    0x66: 865, 0x67: 861, 0x6A: 737, 0x6B: 857, 0x78: 950, 0x79: 949, 0x7A: 936, 0x7B: 932,
    0x7C: 874, 0x7D: 1255, 0x7E: 1256, 0xC8: 1250, 0xC9: 1251, 0xCA: 1254, 0xCB: 1253, 0xCC: 1257,
  ]
  private static let ansi: UInt8 = 0x57

  private static func declared(_ driver: UInt8) -> Declared? {
    if driver == ansi { return .system }
    return drivers[driver].flatMap { TextEncoding("CP\($0)") }.map(Declared.encoding)
  }
}

extension TextEncoding {
  /// Whether its letters above 0x7F are single bytes, so that pairs of them are rare.
  fileprivate var isWestern: Bool {
    !["GB18030", "BIG5", "CP950", "CP949", "CP932", "EUC-KR", "SHIFT_JIS", "EUC-JP"].contains(name)
  }

  /// GB18030 for the encodings that it holds.
  fileprivate var asGB: TextEncoding {
    ["CP936", "EUC-CN", "GBK"].contains(name) ? .gb18030 : self
  }
}
