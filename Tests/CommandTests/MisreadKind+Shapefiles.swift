import Foundation
import TestSupport

/// Kinds of Shapefiles: squares A and B as in `town`, as communities.
extension MisreadKind {
  static let shapefiles = rings + attributes + systems

  private typealias Bytes = ShapefileBytes

  private static let metres =
    #"PROJCS["CGCS2000_3_Degree_GK_CM_120E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000","#
    + #"DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],"#
    + #"UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],"#
    + #"PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",120.0],PARAMETER["Scale_Factor",1.0],"#
    + #"PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#
  private static let degrees =
    #"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],"#
    + #"PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#

  private static func square(_ x: Double, clockwise: Bool = true) -> [Bytes.Place] {
    Bytes.ring(x, 3_350_000, side: 400, clockwise: clockwise)
  }

  private static let squares = [500_000.0, 500_400].map { Bytes.parts([square($0)], type: 5) }

  /// A study of the communities' `.shp`, and its files but those that are nil.
  private static func kind(
    _ kind: String, _ records: [[UInt8]] = squares, prj: String? = metres, cpg: String? = nil,
    table: ShapefileBytes.Table? = .init("id", "name", rows: [["A", "a"], ["B", "b"]]),
    change: (inout [UInt8]) -> Void = { _ in }
  ) -> MisreadKind {
    let bytes = Bytes(type: 5, records, table: table)
    var shp = bytes.shp
    change(&shp)
    var files = [
      "study.yaml": study().replacing("communities.geojson, crs: \"EPSG:4549\"", with: "c.shp")
    ]
    files["c.prj"] = prj
    files["c.cpg"] = cpg
    var binaries = ["c.shp": shp]
    binaries["c.dbf"] = table?.bytes
    return MisreadKind(
      kind: "a Shapefile: " + kind, files: files, data: binaries.mapValues { Data($0) })
  }

  private func says(
    _ english: String = "", _ chinese: String = "", status: Int32 = 0, figure: [String] = []
  ) -> MisreadKind {
    var kind = self
    (kind.english, kind.chinese, kind.status, kind.figure) = (english, chinese, status, figure)
    return kind
  }

  private static let rings = [
    kind("nothing odd").says(figure: ["B", "114530.725"]),
    kind(
      "rings that run the wrong way",
      [500_000.0, 500_400].map { Bytes.parts([square($0, clockwise: false)], type: 5) }
    ).says("run the wrong way round", "环方向相反", figure: ["B", "114530.725"]),
    kind(
      "a hole without outline",
      [
        squares[0],
        Bytes.parts(
          [square(500_400), Bytes.ring(500_900, 3_350_000, side: 9, clockwise: false)], type: 5),
      ]
    ).says("lies in no other", "不在任何外环之内"),
    kind("a body in space", squares + [Bytes.little(31)]).says("is a MultiPatch", "是MultiPatch"),
    kind("the end is missing", squares + squares) { $0.removeLast(40) }
      .says("ends too early: 3 shapes", "只有3个完整图形"),
    MisreadKind(
      kind: "a Shapefile: packed",
      files: [
        "study.yaml": study().replacing("communities.geojson", with: "c.zip"),
        "c.zip": "PK\u{3}\u{4}zzzz c.shp",
      ], status: 3, english: "zip with a Shapefile", chinese: "zip with a Shapefile"),
  ]

  /// 翠苑 in GBK.
  private static let gbk: [UInt8] = [0xB4, 0xE4, 0xD4, 0xB7]

  private static let attributes = [
    kind("texts in GBK that are said to be UTF-8", cpg: "UTF-8", table: gbkTable)
      .says("are in UTF-8, but they are in GB18030", "实为GB18030", figure: ["B", "114530.725"]),
    kind("no table", table: nil).says("features have no attributes", "要素没有属性"),
    kind("a deleted row", squares + squares, table: deletedTable)
      .says("2 records are marked as deleted", "有2条记录带删除标记", figure: ["B", "114530.725"]),
    kind("a table of another layer", table: .init("id", "name", rows: [["A", "a"]]))
      .says("2 shapes and the .dbf 1 rows", "有2个图形,而.dbf有1行"),
    kind("names that were cut", table: .init("社区编", "name", rows: [["A", "a"], ["B", "b"]]))
      .says("cuts names after ten bytes", "只保留十个字节", figure: ["B", "114530.725"]),
  ]

  private static var gbkTable: ShapefileBytes.Table {
    var table = ShapefileBytes.Table("id", "name", rows: [])
    table.rows = [[Array("A".utf8), gbk], [Array("B".utf8), gbk + gbk]]
    return table
  }

  private static var deletedTable: ShapefileBytes.Table {
    var table = ShapefileBytes.Table(
      "id", "name", rows: [["A", "a"], ["B", "b"], ["A", "c"], ["B", "d"]])
    table.deleted = [2, 3]
    return table
  }

  private static let systems = [
    kind("metres that are said to be degrees", prj: degrees)
      .says("(says c.prj)", "(据c.prj)", status: 3),
    kind("metres without a system", prj: nil)
      .says("no coordinate system is stated", "未说明坐标系", status: 3),
    kind(
      "degrees that are said to be metres",
      [120.0, 120.004].map { Bytes.parts([Bytes.ring($0, 30, side: 0.004)], type: 5) }
    ).says(
      "look like degrees, while EPSG:4549 counts in metres (says c.prj)", "(据c.prj)", status: 3),
    kind(
      "a zone number that its system does not count",
      [40_500_000.0, 40_500_400].map { Bytes.parts([square($0)], type: 5) }
    ).says("state crs: EPSG:4528", "请改用crs: EPSG:4528", status: 3),
  ]
}
