import Assessment
import Foundation
import Testing

@testable import Reporting

/// Large results are written part by part: nothing is lost or doubled where one part meets the next.
struct PartwiseWritingTests {
  @Test(arguments: [1, 255, 256, 257, 600]) func partsAreOneTable(communities: Int) {
    let record = TwoCommunities.longRecord(communities)
    var parts: [[UInt8]] = []
    record.writeCoverage { parts.append($0) }
    #expect(parts.count == communities / 256 + 1)
    let lines = String(decoding: parts.joined(), as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 1 + communities * record.result.types.count)
    #expect(lines.filter { $0.contains("community_id") }.count == 1)
    let ids = lines.dropFirst().map { String($0.prefix { $0 != "," }) }
    #expect(ids == (0..<communities).flatMap { ["C\($0)", "C\($0)"] })
  }

  @Test(arguments: [1, 255, 256, 257, 600]) func partsAreOneMap(communities: Int) throws {
    let record = TwoCommunities.longRecord(communities)
    var parts: [[UInt8]] = []
    record.writeCommunities(positions: { _ in [] }, to: { parts.append($0) })
    #expect(parts.count == communities / 256 + 1)
    let map = try #require(
      JSONSerialization.jsonObject(with: Data(parts.joined())) as? [String: Any])
    let features = try #require(map["features"] as? [[String: Any]])
    #expect(features.map { $0["id"] as? String } == (0..<communities).map { "C\($0)" })
  }
}
