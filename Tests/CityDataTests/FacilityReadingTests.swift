import Examination
import Testing

@testable import CityData

@Suite struct FacilityReadingTests {
  private let header = "id,type,x,y\n"

  @Test func aTypeNamedTwiceCountsOnce() throws {
    let input = try readCity(
      facilities: header + "1,药店,120.17,30.25\n2,药店;pharmacy,120.17,30.25\n",
      types: ["药店": ["pharmacy", "pharmacy"]])
    #expect(input.city.facilities.services.map(\.type) == [19, 19])
  }
}
