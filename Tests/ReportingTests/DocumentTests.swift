import Assessment
import Foundation
import FoundationXML
import PlanarGeometry
import TestSupport
import Testing

@testable import Reporting
@testable import Wording

@Suite struct DocumentTests {
  private func files(
    of record: RunRecord, about subjects: [DocumentSubject] = [.city]
  ) -> Unzipped {
    Unzipped(InformationReport.bytes(record, about: subjects))
  }

  private func words(_ document: String) -> String {
    document.matches(of: /<w:t[^>]*>([^<]*)<\/w:t>/).map { String($0.1) }.joined(separator: "|")
  }

  @Test func partsAndRelations() {
    let zip = files(of: TwoCommunities.record())
    #expect(zip.endsWithDirectory)
    #expect(zip.files.map(\.name).starts(with: ["[Content_Types].xml", "_rels/.rels"]))
    for (name, text) in zip.files {
      #expect(XMLParser(data: Data(text.utf8)).parse(), "\(name)")
    }
    let targets = zip.text("word/_rels/document.xml.rels").matches(
      of: /Id="(rId\d)"[^>]*Target="([^"]*)"/)
    #expect(targets.count == 4)
    for target in targets { #expect(!zip.text("word/" + target.2).isEmpty) }
    let document = zip.text("word/document.xml")
    for use in document.matches(of: /r:id="(rId\d)"/) {
      #expect(targets.contains { $0.1 == use.1 })
    }
    for part in zip.text("[Content_Types].xml").matches(of: /PartName="\/([^"]*)"/) {
      #expect(!zip.text(String(part.1)).isEmpty)
    }
  }

  /// Every heading is in the table of contents, and every link leads to one.
  @Test func contents() {
    let document = files(of: TwoCommunities.record()).text("word/document.xml")
    let links = document.matches(of: /w:anchor="([^"]*)"/).map { String($0.1) }
    let marks = document.matches(of: /w:name="(_Toc\d+)"/).map { String($0.1) }
    #expect(!links.isEmpty && Set(links).isSubset(of: marks) && Set(marks).count == marks.count)
    let ids = document.matches(of: /<(?:wp:docPr|wps:cNvPr) id="(\d+)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    #expect(document.contains("<w:tblHeader/>") && document.contains("TOC \\o"))
  }

  /// 1 of 2 communities meets the canteen and the 5-minute circle; 80 % of the land is covered.
  @Test func figuresOfTheCity() {
    let text = words(files(of: TwoCommunities.record()).text("word/document.xml"))
    #expect(text.contains("Communities that meet the 5-minute circle|1/2"))
    #expect(text.contains("|1/2|80.0%|475|"))
    #expect(text.contains("People|4000"))
  }

  /// Both communities of the map and its two colours are in the drawing; those of one colour in one shape.
  @Test func mapsAreShapes() throws {
    let document = files(of: TwoCommunities.record()).text("word/document.xml")
    let groups = document.components(separatedBy: "<wpg:wgp>").dropFirst()
    let pictures = TwoCommunities.record().pictures(.page).count
    #expect(groups.count == pictures + 1, "all pictures, and a map of the one district")
    let map = try #require(groups.first { $0.contains("3B82C4") && $0.contains("FBDDAE") })
    #expect(map.contains("<a:close/>"))
  }

  @Test func portraitOfACommunity() {
    let text = words(
      files(of: TwoCommunities.record(), about: [.community("C2")]).text("word/document.xml"))
    #expect(text.contains("乙,丙 C2") && text.contains("|partial|75.0%|950|–|0/1"))
    #expect(text.contains("missed (0 of 1 types)") && !text.contains("=甲 C1 · "))
    #expect(text.contains("The run has no survey"))
  }

  @Test func planOfADistrict() {
    let text = words(
      files(of: TwoCommunities.record(language: .zh), about: [.district("西区")])
        .text("word/document.xml"))
    for heading in ["底数", "短板", "存量空间", "社区基本单元", "建设计划"] { #expect(text.contains("|\(heading)|")) }
    #expect(text.contains("|社区数|1|") && text.contains("本次运行没有社区基本单元图层"))
  }

  @Test func untrustedNames() {
    var record = TwoCommunities.record()
    record.city.communities[0].name = "</w:t><w:p>\u{202E}\u{0}\"&"
    record.city.communities[0].district = "<x>\u{B}"
    let zip = files(of: record, about: [.city, .community("C1")])
    for (name, text) in zip.files {
      #expect(XMLParser(data: Data(text.utf8)).parse(), "\(name)")
      #expect(!text.unicodeScalars.contains { [0x0, 0xB, 0x202E].contains($0.value) })
    }
    #expect(zip.text("word/document.xml").contains("&lt;/w:t&gt;&lt;w:p&gt;"))
  }

  @Test func sameBytes() {
    let record = TwoCommunities.record()
    #expect(
      InformationReport.bytes(record, about: [.city])
        == InformationReport.bytes(record, about: [.city]))
  }

  @Test(arguments: [
    ("city", DocumentSubject.city), ("district:西区", .district("西区")),
    ("community:a:b", .community("a:b")), ("town", nil), ("city:x", nil), ("district:", nil),
  ])
  func subjects(text: String, subject: DocumentSubject?) {
    #expect(DocumentSubject(text) == subject)
  }

  @Test func unknownSubjects() {
    let city = TwoCommunities.record().city
    #expect(DocumentSubject.district("东区").problem(in: city)?.problem.en.contains("西区") == true)
    #expect(DocumentSubject.community("C9").problem(in: city) != nil)
    #expect(DocumentSubject.community("=甲").problem(in: city) == nil)
  }
}
