public import Wording

/// A page of the blocks of another one.
extension ReportPage {
  /// Takes the data of a finished page, to which others are added. Nothing else of it is taken over: what is no block of
  /// a report, and what is not coded as one, is left out.
  ///
  /// - Parameter page: a `report.html`.
  /// - Returns: nil where it holds no run.
  /// - Complexity: O(bytes).
  public init?(reusing page: [UInt8], title: String, language: Language) {
    self.init(title: title, language: language)
    for name in ["core", "details", "places"] {
      guard let coded = Self.block(named: name, of: page) else { continue }
      add(name, coded: coded)
    }
    guard blocks.first?.name == "core" else { return nil }
  }

  private static func block(named name: String, of page: [UInt8]) -> [UInt8]? {
    let head = blockStart + Array(name.utf8) + nameEnd
    guard let start = page.firstRange(of: head) else { return nil }
    let coded = page[start.upperBound...].prefix { $0 != UInt8(ascii: "<") }
    return coded.allSatisfy(isBase64) ? Array(coded) : nil
  }

  private static func isBase64(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"),
      UInt8(ascii: "="):
      true
    default: false
    }
  }

  /// What stands before and behind the name of a block, and behind its data.
  static let blockStart = Array("<script type=\"text/plain\" id=\"".utf8)
  static let nameEnd = Array("\">".utf8)
  static let blockEnd = Array("</script>\n".utf8)
}
