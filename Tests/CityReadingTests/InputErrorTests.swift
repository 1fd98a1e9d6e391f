import TestSupport
import Testing

@testable import CityReading
@testable import Wording

@Suite struct InputErrorTests {
  /// Every character that ends a line somewhere, and those that steer terminals.
  @Test(arguments: ["\n", "\r", "\r\n", "\t", "\u{B}", "\u{1B}[2J", "\u{7F}", "\u{85}", "\u{2028}"])
  func isOneLineOfPrintableText(control: String) throws {
    let errors: [InputError] = [
      .usage(.unknownTypeID("a\(control)b", nearest: [])),
      .data(file: "a\(control)b.csv", row: 2, .notANumber("1\(control)2")),
      .library(file: "a\(control)b.csv", .library("bad\(control)geometry")),
    ]
    for error in errors {
      for language in [Language.en, .zh] {
        #expect(error.line(in: language).unicodeScalars.allSatisfy(isPrintable))
      }
      #expect(error.message.problem.en.unicodeScalars.allSatisfy(isPrintable))
    }
    #expect(errors[0].line(in: .en).contains("'a b'") || control.unicodeScalars.count > 1)
  }

  private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    let unprintable: [Unicode.GeneralCategory] = [.control, .lineSeparator, .paragraphSeparator]
    return !unprintable.contains(scalar.properties.generalCategory)
  }

  @Test func textOfAFileInAnErrorLine() {
    #expect {
      try readCity(facilities: "id,type,x,y\n1,\"pha\nrmacy\",120.17,30.25\n")
    } throws: { "\($0)".contains("types: {'pha rmacy': ID}") && !"\($0)".contains("\n") }
  }

  /// The hint is about types, whichever file has them and whatever else is wrong.
  @Test func hintOfUnknownTypes() throws {
    let folder = try TemporaryFolder()
    var study = Study()
    study.communities = LayerSource(path: try folder.write("c.geojson", squareCommunity))
    let files = ["1,pharmacy,east,30.25\n", "1,药铺,120.17,30.25\n", "1,pharmacy,,\n"]
    for (number, rows) in files.enumerated() {
      let path = try folder.write("f\(number).csv", "id,type,x,y\n" + rows)
      study.facilities.append(FacilitySource(source: LayerSource(path: path, crs: "EPSG:4326")))
    }
    #expect {
      try CityReader(study).read()
    } throws: { "\($0)".contains("f1.csv:2: ") && "\($0)".contains("types: {药铺: ID}") }
  }
}
