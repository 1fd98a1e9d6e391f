import Wording

/// How the paragraphs and tables of a document look.
extension WordPackage {
  /// `word/styles.xml`.
  var styles: String {
    let tongue = language == .zh ? "zh-CN" : "en-GB"
    return """
      <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults>\
      <w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Microsoft YaHei" w:cs="Arial"/>\
      <w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="\(tongue)" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>\
      <w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="300" w:lineRule="auto"/></w:pPr></w:pPrDefault>\
      </w:docDefaults>
      """ + Self.paragraphStyles + Self.tableStyle + "</w:styles>"
  }

  private static func style(
    _ id: String, name: String? = nil, paragraph: String = "", letters: String = ""
  ) -> String {
    let isFirst = id == "Normal"
    return #"<w:style w:type="paragraph"\#(isFirst ? #" w:default="1""# : "") w:styleId="\#(id)">"#
      + #"<w:name w:val="\#(name ?? id)"/>"# + (isFirst ? "" : #"<w:basedOn w:val="Normal"/>"#)
      + (id.hasPrefix("Heading") ? #"<w:next w:val="Normal"/>"# : "") + "<w:qFormat/>"
      + "<w:pPr>\(paragraph)</w:pPr><w:rPr>\(letters)</w:rPr></w:style>"
  }

  private static func spacing(_ before: Int, _ after: Int) -> String {
    #"<w:spacing w:before="\#(before)" w:after="\#(after)"/>"#
  }

  private static func size(_ halfPoints: Int) -> String {
    #"<w:sz w:val="\#(halfPoints)"/><w:szCs w:val="\#(halfPoints)"/>"#
  }

  private static func color(_ color: PictureColor) -> String {
    #"<w:color w:val="\#(color.hex)"/>"#
  }

  private static let paragraphStyles =
    style("Normal")
    + style(
      "Title", paragraph: spacing(3600, 120),
      letters: "<w:b/>" + color(.ink) + size(52))
    + style("TitleLine", paragraph: spacing(0, 480), letters: "<w:b/>" + color(.ink) + size(52))
    + style("Subtitle", paragraph: spacing(0, 160), letters: color(.paleInk) + size(24))
    + (1...3).map { level in
      style(
        "Heading\(level)", name: "heading \(level)",
        paragraph: "<w:keepNext/><w:keepLines/>" + spacing(420 - 80 * level, 140)
          + #"<w:outlineLvl w:val="\#(level - 1)"/>"#,
        letters: "<w:b/>" + color(.ink) + size([36, 28, 24][level - 1]))
    }.joined()
    + style("ContentsHeading", paragraph: spacing(0, 240), letters: "<w:b/>" + size(36))
    + (1...2).map { level in
      style(
        "TOC\(level)", name: "toc \(level)",
        paragraph: #"<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9060"/></w:tabs>"#
          + spacing(0, 60)
          + #"<w:ind w:left="\#(level * 300 - 300)"/>"#)
    }.joined()
    + style(
      "Caption", name: "caption",
      paragraph: "<w:keepNext/>" + spacing(0, 40) + #"<w:jc w:val="center"/>"#,
      letters: "<w:b/>" + size(18))
    + style(
      "Note", paragraph: #"<w:spacing w:before="0" w:after="120" w:line="240" w:lineRule="auto"/>"#,
      letters: color(.paleInk) + size(15))
    + style(
      "TableText",
      paragraph: #"<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>"#,
      letters: size(17))
    + style(
      "Header", name: "header",
      paragraph:
        #"<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="D5DAE0"/></w:pBdr>"#,
      letters: color(.paleInk) + size(16))
    + style(
      "Footer", name: "footer", paragraph: spacing(0, 0) + #"<w:jc w:val="center"/>"#,
      letters: color(.paleInk) + size(16))

  private static let tableStyle: String = {
    let borders = ["top", "bottom", "insideH"].map {
      #"<w:\#($0) w:val="single" w:sz="4" w:space="0" w:color="D5DAE0"/>"#
    }.joined()
    return #"<w:style w:type="table" w:styleId="Figures"><w:name w:val="Figures"/><w:tblPr>"#
      + "<w:tblBorders>\(borders)</w:tblBorders><w:tblCellMar>"
      + #"<w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#
  }()
}
