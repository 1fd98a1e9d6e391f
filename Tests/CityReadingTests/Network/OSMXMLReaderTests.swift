import Foundation
import PlanarGeometry
import Projection
import TestSupport
import Testing

@testable import CityReading
@testable import OSMFiles
@testable import RunFiles
@testable import TableFiles
@testable import Wording

@Suite struct OSMXMLReaderTests {
  private let text = """
    <?xml version="1.0" encoding="UTF-8"?>
    <osm version="0.6"><node id="1" lat="30.0" lon="120.0"/><node id="2" lat="30.0" lon="120.001">
    <tag k="highway" v="crossing"/></node><node id="3" lat="95" lon="120"/>
    <way id="7"><nd ref="1"/><nd ref="2"/><tag k="highway" v="footway"/><tag k="name" v="甲&amp;乙"/></way>
    <way id="8"><nd ref="1"/><nd ref="2"/><tag k="highway" v="motorway"/></way>
    <way id="9"><nd ref="1"/><nd ref="3"/><tag k="highway" v="path"/></way></osm>
    """

  private func lines(_ bytes: [UInt8]) throws(InputError) -> StreetLines {
    let contents = FileContents(path: "city.osm", content: bytes)
    var extract = try OSMXMLReader.read(contents, profile: .standard)
    return extract.streets().lines
  }

  @Test func walkableWaysAreRead() throws {
    let lines = try lines(Array(text.utf8))
    #expect(lines.wayCount == 1)
    #expect(lines.coordinates.map(\.x) == [120, 120.001])
  }

  /// Half of the text in each of two members.
  @Test func gzipMembersFollowEachOther() throws {
    let half = text.utf8.count / 2
    let bytes = Array(text.utf8)
    let packed = Gzip.packed(Array(bytes[..<half])) + Gzip.packed(Array(bytes[half...]))
    #expect(try lines(packed).wayCount == 1)
  }

  @Test func everyTruncationOfGzipIsAnError() {
    let packed = Gzip.packed(Array(text.utf8))
    for count in 3..<packed.count {
      #expect(throws: InputError.self) { try lines(Array(packed[..<count])) }
    }
  }

  @Test func aGzipBombIsRefused() {
    let packed = Gzip.packed([UInt8](repeating: 0x20, count: 40 << 20))
    #expect(throws: InputError.data(file: "city.osm", row: nil, .damagedGzip)) { try lines(packed) }
  }

  @Test func entitiesAreRefused() {
    let bomb = """
      <?xml version="1.0"?><!DOCTYPE osm [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><osm>&b;</osm>
      """
    #expect(throws: InputError.data(file: "city.osm", row: 1, .documentType)) {
      try lines(Array(bomb.utf8))
    }
  }

  @Test func brokenXMLNamesItsLine() throws {
    let broken = text.replacingOccurrences(of: "</way>\n<way id=\"8\">", with: "\n<way id=\"8\">")
    do throws(InputError) {
      _ = try lines(Array(broken.utf8))
      Issue.record("read")
    } catch {
      guard case .data(_, let row?, _) = error else {
        Issue.record(error)
        return
      }
      #expect(row > 1)
    }
  }

  @Test func whatIsNotXMLOrNotOSMIsRefused() {
    let bad = [
      "", "text", "<gpx/>", "<osm>", "<osm", "<osm a=1/>", "<osm a='1/>", "<osm></way>",
      "<osm a='&b;'/>",
      "<osm a='&#xD800;'/>", "<osm><!-- </osm>", String(repeating: "<osm>", count: 100),
    ]
    for text in bad {
      #expect(throws: InputError.self, "\(text)") { try lines(Array(text.utf8)) }
    }
    #expect(throws: InputError.self) {
      try lines(Array("<osm a='".utf8) + [0xFF, 0x27, 0x2F, 0x3E])
    }
  }

  @Test func referencesCommentsAndQuotesAreXML() throws {
    let odd = """
      <?xml version='1.0'?><!-- <way> --><osm><node id='1' lat="1" lon='2'></node>
      <node lat="1" lon="3" id="&#x32;"/><![CDATA[<way>]]><way id='1' ><nd ref = "1"/><nd ref="&#50;"/>
      <tag k='highway' v='path'/></way ></osm>
      """
    #expect(try lines(Array(odd.utf8)).coordinates.map(\.x) == [2, 3])
  }

  @Test func damageNeverTraps() {
    var random = SeededRandom(21)
    var read = 0
    for _ in 0..<1500 {
      var bytes = Array(text.utf8)
      for _ in 0...random.below(3) { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
      if (try? lines(bytes)) != nil { read += 1 }
    }
    #expect(read > 50)
  }
}
