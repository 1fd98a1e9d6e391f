import TestSupport
import Testing

@testable import CityReading
@testable import Wording

/// A street of 1200 m and, 60 m north of it, a compound with 300 m of paths and no gate.
@Suite struct OmittedDemandTests {
  private let system = "+proj=sterea +lat_0=30 +lon_0=120 +k=1 +datum=WGS84 +units=m"

  private func read(
    people: String, facilities: String, smallest: Double? = nil, language: Language = .en
  ) throws -> CityInput {
    let folder = try TemporaryFolder()
    var study = Study()
    study.communities = LayerSource(
      path: try folder.write(
        "communities.geojson",
        """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"A"},"geometry":
        {"type":"Polygon","coordinates":[[[-200,-200],[1400,-200],[1400,400],[-200,400],[-200,-200]]]}}]}
        """), crs: system)
    let rows = try folder.write("facilities.csv", "id,type,x,y\n" + facilities)
    study.facilities = [FacilitySource(source: LayerSource(path: rows, crs: system))]
    study.network = .tables(
      nodes: try folder.write(
        "nodes.csv", "id,x,y\na,0,0\nb,1200,0\nc,500,60\nd,600,60\ne,600,160\nf,500,160\n"),
      edges: try folder.write(
        "edges.csv", "from,to,length\na,b,1200\nc,d,100\nd,e,100\ne,f,100\n"),
      fields: [:], crs: system)
    study.population = LayerSource(
      path: try folder.write("people.csv", "id,x,y,population\n" + people), crs: system)
    study.smallestComponent = smallest
    return try CityReader(study, language: language).read()
  }

  @Test func peopleInACompoundWithoutAGateAreTold() throws {
    // On its path, beside it, nearer to the street, on the street.
    let people = "1,550,60,10\n2,620,120,7\n3,550,20,100\n4,0,0,1000\n"
    let facilities = "F,pharmacy,550,165\nG,pharmacy,100,5\n"
    let input = try read(people: people, facilities: facilities)
    let all = problems(input, "stand on 1 parts of the network")
    #expect(all.map(\.problem).first?.hasPrefix("17 people (1.5%) and 1 facilities") == true)
    let part = try #require(problems(input, "a part of 300 m at 120.00").first)
    #expect(part.problem.hasSuffix("17 people and 1 facilities stand on it") && part.feature == "A")
    #expect(
      problems(try read(people: people, facilities: facilities, smallest: 0), "stand on").isEmpty)
    #expect(
      problems(try read(people: people, facilities: facilities, language: .zh), "17人(1.5%)和1处设施")
        .count == 1)
  }

  @Test func nobodyThereIsNoAlarm() throws {
    let input = try read(people: "3,550,20,100\n4,0,0,1000\n", facilities: "G,pharmacy,100,5\n")
    #expect(
      problems(input, "left out; they walk").isEmpty && problems(input, "stand on it").isEmpty)
  }
}
