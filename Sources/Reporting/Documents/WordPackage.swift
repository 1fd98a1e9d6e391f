import RunFiles
import Wording

/// The parts of a Word document around its text, made in code: styles, header, footer, table of contents.
///
/// No part names a day, so that the same run gives the same bytes. Source of the format: ECMA-376 part 1
/// (WordprocessingML, transitional).
struct WordPackage {
  /// Lines of the title.
  var titles: [String]
  /// Paragraphs of the cover below the title.
  var cover: [String]
  var header: String
  /// On every page above its number.
  var footer: String?
  var body: WordBody
  let language: Language

  /// The file. Complexity: O(text).
  func bytes() -> [UInt8] {
    var zip = ZipWriter()
    for (name, text) in [
      ("[Content_Types].xml", contentTypes), ("_rels/.rels", packageRelations),
      ("docProps/core.xml", properties), ("word/document.xml", document),
      ("word/_rels/document.xml.rels", relations), ("word/styles.xml", styles),
      ("word/settings.xml", settings), ("word/header1.xml", headerPart),
      ("word/footer1.xml", footerPart),
    ] {
      zip.append(name, Array((Self.declaration + text).utf8))
    }
    return zip.finish()
  }

  private static let declaration =
    #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
  private static let schemas = "http://schemas.openxmlformats.org/"
  private static let word = schemas + "wordprocessingml/2006/main"
  private static let office = schemas + "officeDocument/2006/relationships"

  // MARK: - Frame of the package

  private var contentTypes: String {
    let prefix = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    let parts = [
      ("document", "document.main"), ("styles", "styles"), ("settings", "settings"),
      ("header1", "header"), ("footer1", "footer"),
    ].map {
      #"<Override PartName="/word/\#($0).xml" ContentType="\#(prefix)\#($1)+xml"/>"#
    }.joined()
    return #"<Types xmlns="\#(Self.schemas)package/2006/content-types">"#
      + #"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#
      + #"<Default Extension="xml" ContentType="application/xml"/>"# + parts
      + #"<Override PartName="/docProps/core.xml" "#
      + #"ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#
  }

  private func relations(_ all: [(type: String, target: String)]) -> String {
    let list = all.enumerated().map { number, relation in
      #"<Relationship Id="rId\#(number + 1)" Type="\#(relation.type)" Target="\#(relation.target)"/>"#
    }.joined()
    return
      #"<Relationships xmlns="\#(Self.schemas)package/2006/relationships">\#(list)</Relationships>"#
  }

  private var packageRelations: String {
    relations([
      ("\(Self.office)/officeDocument", "word/document.xml"),
      ("\(Self.schemas)package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
    ])
  }

  private var relations: String {
    relations(
      [
        ("styles", "styles.xml"), ("settings", "settings.xml"), ("header", "header1.xml"),
        ("footer", "footer1.xml"),
      ]
      .map { ("\(Self.office)/\($0)", $1) })
  }

  private var properties: String {
    """
    <cp:coreProperties xmlns:cp="\(Self.schemas)package/2006/metadata/core-properties" \
    xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>\(XMLText.escaped(titles.joined(separator: " ")))</dc:title>\
    <dc:creator>LifeCircle</dc:creator></cp:coreProperties>
    """
  }

  private var settings: String {
    #"<w:settings xmlns:w="\#(Self.word)"><w:defaultTabStop w:val="420"/><w:compat>"#
      + #"<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>"#
      + "</w:compat></w:settings>"
  }

  // MARK: - Document

  private var document: String {
    """
    <w:document xmlns:w="\(Self.word)" xmlns:r="\(Self.office)" \
    xmlns:mc="\(Self.schemas)markup-compatibility/2006" xmlns:a="\(Self.schemas)drawingml/2006/main" \
    xmlns:wp="\(Self.schemas)drawingml/2006/wordprocessingDrawing" \
    xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" \
    xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">\
    <w:body>\(coverPage)\(contents)\(body.xml)<w:sectPr>\
    <w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>\
    <w:pgSz w:w="11906" w:h="16838"/>\
    <w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="567" w:gutter="0"/>\
    <w:titlePg/></w:sectPr></w:body></w:document>
    """
  }

  private var coverPage: String {
    titles.enumerated().map { number, line in
      WordBody.paragraph(line, style: number == 0 ? "Title" : "TitleLine")
    }.joined()
      + cover.map { WordBody.paragraph($0, style: "Subtitle") }.joined()
  }

  /// The headings with links to them. Word puts the numbers of the pages in when it updates the field.
  private var contents: String {
    let isLong = body.headings.count { $0.level <= 2 } > Self.mostEntries
    let shown = body.headings.filter { $0.level <= (isLong ? 1 : 2) }
    guard !shown.isEmpty else { return "" }
    let entries = shown.enumerated().map { number, heading in
      let start =
        number == 0
        ? Self.field(
          begin: #"TOC \o "1-\#(isLong ? 1 : 2)" \h \z \u"#, isDirty: true) : ""
      return #"<w:p><w:pPr><w:pStyle w:val="TOC\#(heading.level)"/></w:pPr>\#(start)"#
        + #"<w:hyperlink w:anchor="\#(heading.anchor)" w:history="1">"# + WordBody.run(heading.text)
        + "</w:hyperlink></w:p>"
    }.joined()
    return #"<w:p><w:pPr><w:pStyle w:val="ContentsHeading"/><w:pageBreakBefore/></w:pPr>"#
      + WordBody.run(DocumentTexts.contents[language]) + "</w:p>" + entries
      + "<w:p>\(Self.fieldEnd)</w:p>"
  }

  /// Beyond which the table of contents has chapters alone: it is to fit on a page or two.
  private static let mostEntries = 36

  private static func field(begin code: String, isDirty: Bool = false) -> String {
    #"<w:r><w:fldChar w:fldCharType="begin"\#(isDirty ? #" w:dirty="true""# : "")/></w:r>"#
      + #"<w:r><w:instrText xml:space="preserve"> \#(XMLText.escaped(code)) </w:instrText></w:r>"#
      + #"<w:r><w:fldChar w:fldCharType="separate"/></w:r>"#
  }

  private static let fieldEnd = #"<w:r><w:fldChar w:fldCharType="end"/></w:r>"#

  // MARK: - Header and footer

  private var headerPart: String {
    #"<w:hdr xmlns:w="\#(Self.word)">"# + WordBody.paragraph(header, style: "Header") + "</w:hdr>"
  }

  private var footerPart: String {
    func number(_ code: String) -> String {
      Self.field(begin: code) + WordBody.run("1") + Self.fieldEnd
    }
    let words = DocumentTexts.page
    return #"<w:ftr xmlns:w="\#(Self.word)">"#
      + (footer.map { WordBody.paragraph($0, style: "Note") } ?? "")
      + #"<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>"# + WordBody.run(words.before[language])
      + number("PAGE") + WordBody.run(words.between[language]) + number("NUMPAGES")
      + WordBody.run(words.after[language]) + "</w:p></w:ftr>"
  }
}
