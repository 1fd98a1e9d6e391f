import Assessment
import PlanarGeometry
import Projection
import TestSupport
import Testing
import Wording

@testable import CityReading

/// Districts drawn at random: nothing is said of clean data, and what is said of shifted layers is right.
@Suite(.serialized) struct DatumDrawTests {
  private static let draws = Thoroughness.draws(6)

  /// A layer or the communities on another datum than the rest.
  private static let shifts: [DatumReading] = [
    DatumReading(layer: .gcj02, reference: nil), DatumReading(layer: .bd09, reference: nil),
    DatumReading(layer: nil, reference: .gcj02), DatumReading(layer: nil, reference: .bd09),
    DatumReading(layer: .gcj02, reference: .bd09), DatumReading(layer: .bd09, reference: .gcj02),
  ]

  /// How many draws were shifted, and how many of these were found out, by the number of places and the evidence.
  private struct Tally {
    var shifted: [String: Int] = [:]
    var found: [String: Int] = [:]
    var evidence: [String: Int] = [:]
    var wrong: [String] = []

    mutating func add(
      _ verdict: DatumTrial.Verdict?, on reading: DatumReading, places: Int, _ seed: String
    ) {
      let size = places < 100 ? "30–99" : places < 300 ? "100–299" : "300–"
      let isShifted = reading.layer != nil || reading.reference != nil
      if isShifted { shifted[size, default: 0] += 1 }
      guard case .otherwise(let doubt) = verdict else {
        if isShifted && verdict == .asStated { wrong.append("\(seed): \(reading) as stated") }
        return
      }
      guard doubt.reading == reading else { return wrong.append("\(seed): \(reading) \(doubt)") }
      found[size, default: 0] += 1
      let kind = "\(doubt.evidence)".prefix { $0 != "(" && $0 != "," }
      evidence[String(kind), default: 0] += 1
    }

    /// Of the shifted draws with 100 places and more, those that were found out.
    var shareOfMany: Double {
      func sum(_ counts: [String: Int]) -> Double {
        Double(["100–299", "300–"].reduce(0) { $0 + (counts[$1] ?? 0) })
      }
      return sum(found) / max(1, sum(shifted))
    }

    var shares: [String: Double] {
      shifted.reduce(into: [:]) { $0[$1.key] = Double(found[$1.key] ?? 0) / Double($1.value) }
    }
  }

  private static let sample = Result { try sampleTown() }

  private static func sampleTown() throws -> DatumTown {
    var study = try StudyFile.read(path: Checkout.path("SampleData/study.yaml"))
    study.measure = .residential
    study.metric = .network
    var input = try CityReader(study).read()
    #expect(!input.problems.contains { $0.field == "crs" })
    study.measure = .population
    input.city.population = try CityReader(study).read().city.population
    let (city, table) = (input.city, input.city.facilities)
    let located = (0..<table.count).filter { !table.entranceRange(of: $0).isEmpty }
    var random = SeededRandom(1)
    let box = city.communities.box
    let anywhere = (0..<20_000).map { _ in
      PlanarPoint(x: random.between(box.minX, box.maxX), y: random.between(box.minY, box.maxY))
    }
    let land = city.residentialLand.flatMap(\.vertices)
    return try DatumTown(
      input,
      layers: [
        "facilities": (
          located.map { table.entrances[table.entranceRange(of: $0).lowerBound] },
          located.map { table.names[$0] ?? "" }
        ),
        "residential": (land, Array(repeating: "", count: land.count)),
        "anywhere": (anywhere, Array(repeating: "", count: anywhere.count)),
      ], by: { $0.district })
  }

  private func tally(
    _ town: DatumTown, _ layer: String, districts: ClosedRange<Int> = 1...4, hasRows: Bool = false,
    against compared: InputMessage.DatumLayer = .communities
  ) -> Tally {
    var tally = Tally()
    for seed in 1...Self.draws {
      var random = SeededRandom(seed)
      guard let draw = town.draw(of: layer, districts: districts, most: 600, using: &random)
      else { continue }
      let clean = DatumReading(layer: nil, reference: nil)
      let shifts = compared == .communities ? Self.shifts : Array(Self.shifts.prefix(2))
      for reading in [clean, shifts[seed % shifts.count]] {
        let verdict = town.verdict(
          draw, of: layer, on: reading, hasRows: hasRows, against: compared)
        tally.add(verdict, on: reading, places: draw.places.count, "seed \(seed)")
      }
    }
    report(tally, "\(layer) against \(compared)")
    return tally
  }

  /// For a measurement.
  private func report(_ tally: Tally, _ name: String) {
    guard Self.draws > 100 else { return }
    let shares = tally.shares.sorted { $0.key < $1.key }.map { size, share in
      "\(size): \((share * 1000).rounded() / 10) % of \(tally.shifted[size] ?? 0)"
    }
    print("DRAWS \(name): \(shares), wrong \(tally.wrong.count), \(tally.evidence)")
  }

  /// Names tell all.
  @Test func facilitiesThatNameTheirCommunity() throws {
    let tally = tally(try Self.sample.get(), "facilities", hasRows: true)
    #expect(tally.wrong == [])
    #expect(tally.shares.values.allSatisfy { $0 == 1 }, "\(tally.shares)")
  }

  /// How places keep to streets, to residential land and to people tells of all but the smallest layers.
  @Test(arguments: [InputMessage.DatumLayer.network, .residential, .population])
  func facilities(against compared: InputMessage.DatumLayer) throws {
    let tally = tally(try Self.sample.get(), "facilities", against: compared)
    #expect(tally.wrong == [])
    #expect(tally.shareOfMany > 0.95, "\(tally.shares)")
  }

  /// How they keep to borders tells of many.
  @Test func facilitiesWithoutNames() throws {
    let tally = tally(try Self.sample.get(), "facilities")
    #expect(tally.wrong == [])
    #expect(tally.shareOfMany > 0.8, "\(tally.shares)")
  }

  /// Places that follow nothing: nothing wrong is said of them.
  @Test(arguments: [InputMessage.DatumLayer.network, .residential, .population])
  func placesAnywhere(against compared: InputMessage.DatumLayer) throws {
    let tally = tally(try Self.sample.get(), "anywhere", against: compared)
    #expect(tally.wrong == [])
  }

  @Test func placesAnywhereInCommunities() throws {
    #expect(tally(try Self.sample.get(), "anywhere").wrong == [])
  }

  @Test(arguments: [InputMessage.DatumLayer.network, .communities, .population])
  func residentialLand(against compared: InputMessage.DatumLayer) throws {
    let tally = tally(try Self.sample.get(), "residential", against: compared)
    #expect(tally.wrong == [])
    #expect(tally.shareOfMany > 0.8, "\(tally.shares)")
  }

  @Test func communitiesAgainstStreets() throws {
    let town = try Self.sample.get()
    var tally = Tally()
    for seed in 1...Self.draws {
      var random = SeededRandom(seed)
      let drawn = Set(
        town.districts.shuffled(using: &random).prefix(.random(in: 1...4, using: &random)))
      for datum in DatumTown.datums {
        tally.add(
          town.verdict(ofCornersOf: drawn, on: datum),
          on: DatumReading(layer: datum, reference: nil), places: 600, "seed \(seed)")
      }
    }
    report(tally, "communities against streets")
    #expect(tally.wrong == [])
  }

  @Test(
    .enabled(if: SharedData.has("hangzhou-xiacheng"), "no data of Xiacheng beside the checkout"))
  func xiacheng() throws {
    let folder = SharedData.path("hangzhou-xiacheng/")
    var study = Study()
    study.communities = LayerSource(path: folder + "communities_90.geojson")
    study.facilities = [
      FacilitySource(source: LayerSource(path: folder + "facilities_753.geojson"), type: "pharmacy")
    ]
    let input = try CityReader(study).read()
    #expect(!input.problems.contains { $0.field == "crs" })
    let places = input.city.facilities.entrances
    let town = try DatumTown(
      input, layers: ["facilities": (places, Array(repeating: "", count: places.count))],
      by: { $0.street })
    let tally = tally(town, "facilities", districts: 1...8)
    #expect(tally.wrong == [])
  }
}
