import Assessment
import Coverage
package import PlanarGeometry
import Projection
import RunFiles
import TableFiles
import Wording

/// The facilities of a city as its districts deliver them, each in its own form and with its own accidents, and what
/// was put into them: `truth.csv` by row, `files.csv` by file.
///
/// Every facility is in one file: a ground or one with several entrances where it is drawn so, else a row of the list
/// of the district that holds its place.
package struct DistrictDeliveries {
  /// Rows of a list that were changed: of these the areas were worded, the positions taken away, and which come once
  /// more behind all others.
  package typealias Changes = (worded: [Int], unlocated: [Int], repeated: [Int])

  /// The ground of a facility and where one enters it.
  package struct Ground: Sendable {
    package var corners: [PlanarPoint]
    package var gates: [PlanarPoint]

    package init(corners: [PlanarPoint], gates: [PlanarPoint]) {
      (self.corners, self.gates) = (corners, gates)
    }
  }

  let delivery: CityDelivery
  let grounds: [Int: Ground]
  let entrances: [Int: [PlanarPoint]]
  /// Names and positions of facilities by district, in the order of the communities.
  private let lists: [(district: String, facilities: [Int])]

  /// - Parameters:
  ///   - grounds: by position of the facility.
  ///   - entrances: of facilities that have several, by position of the facility.
  /// - Complexity: O(facilities · vertices of the communities in whose boxes they lie).
  package init(
    _ delivery: CityDelivery, grounds: [Int: Ground] = [:], entrances: [Int: [PlanarPoint]] = [:]
  ) {
    (self.delivery, self.grounds, self.entrances) = (delivery, grounds, entrances)
    lists = Self.lists(delivery.city) { grounds[$0] == nil && entrances[$0] == nil }
  }

  /// A facility beside all communities belongs to the district of the one before it.
  private static func lists(
    _ city: City, where isListed: (Int) -> Bool
  ) -> [(district: String, facilities: [Int])] {
    let places = (0..<city.facilities.count).map { city.facilities.place(of: $0) }
    let homes = RegionMembership(of: places, in: city.communities.map(\.region))
    var lists: [(district: String, facilities: [Int])] = []
    var numbers: [String: Int] = [:]
    for district in city.communities.map({ $0.district ?? "" }) where numbers[district] == nil {
      numbers[district] = lists.count
      lists.append((district, []))
    }
    var list = 0
    for facility in places.indices {
      if let home = homes.regions(of: facility).first {
        list = numbers[city.communities[Int(home)].district ?? ""] ?? list
      }
      if isListed(facility), lists.indices.contains(list) {
        lists[list].facilities.append(facility)
      }
    }
    return lists.filter { !$0.facilities.isEmpty }
  }

  /// How the names of all lists begin.
  package static let prefix = "district-"

  /// Names of all files, those of a Shapefile included.
  package var fileNames: [String] {
    let lists = lists.indices.flatMap { list in
      let form = Self.form(of: list)
      let endings =
        form.ending == ".shp" ? [".shp", ".shx", ".dbf", ".prj", ".cpg"] : [form.ending]
      return endings.map { name(of: list) + $0 }
    }
    return Self.ownNames + lists
  }

  /// Names of the files that are not lists.
  private static let ownNames = [
    "study.yaml", "truth.csv", "files.csv", "schools.geojson", "gates.csv", "entrances.geojson",
  ]

  private static func form(of list: Int) -> DistrictForm {
    DistrictForm.all[list % DistrictForm.all.count]
  }

  /// Letters of the district's name, so that it can be a file's.
  private func name(of list: Int) -> String {
    let letters = lists[list].district.filter { $0.isLetter || $0.isNumber }
    return "\(Self.prefix)\(Self.digits(list + 1, 2))-\(letters)"
  }

  static func digits(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(width - text.count, 0)) + text
  }

  /// Makes one file after the other and hands it over with its name.
  ///
  /// - Parameter edit: changes the rows of a list, cells in the order of `FacilityListing.header`; the number of the
  ///   list counts from 0.
  /// - Throws: what `write` throws, `ProjectionError` or `OutputError`.
  /// - Complexity: O(facilities).
  package func write(
    edit: (_ list: Int, _ rows: inout [[String]]) -> Changes,
    to write: (_ name: String, _ bytes: [UInt8]) throws -> Void
  ) throws {
    let sites = try SiteFiles(self)
    var truth = DeliveryTruth()
    var study: [String] = []
    for number in lists.indices {
      var rows = sites.rows(of: lists[number].facilities)
      let changes = edit(number, &rows)
      let list = DistrictList(
        number: number, form: Self.form(of: number), rows: rows, changes: changes)
      let file = DistrictFile(
        name: name(of: number), form: list.form, titles: titles(of: number), rows: list.delivered)
      for (name, bytes) in try file.files() { try write(name, bytes) }
      truth.append(list, file: file.mainName, district: lists[number].district)
      study.append(delivery.item(of: file))
    }
    for (name, bytes) in sites.files { try write(name, bytes) }
    study += sites.studyItems
    try write(
      "study.yaml",
      Array(delivery.studyFile(facilities: study.joined(separator: "\n"), in: "../").utf8))
    try write("truth.csv", truth.changes.bytes)
    try write("files.csv", truth.files.bytes)
  }

  private func titles(of list: Int) -> [String] {
    let district = lists[list].district
    let mark = delivery.city.isSynthetic ? "(合成示例,不代表杭州)" : ""
    let titles = ["\(district)公共服务设施清单\(mark)", "填报单位:\(district) 填报日期:2025-06-30"]
    return Array(titles.prefix(Self.form(of: list).titleRows))
  }
}
