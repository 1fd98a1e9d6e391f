import Foundation
import TestSupport

/// Kinds of GeoPackages, and of files that are none.
extension MisreadKind {
  static let geoPackages = [
    MisreadKind(
      kind: "a GeoPackage of several layers", files: gpkgStudy(),
      data: gpkg { maker in
        for name in ["communities", "gates"] {
          try maker.add(name, columns: "id TEXT", rows: squares)
        }
      }, status: 3, english: "has several layers: communities (2), gates (2)",
      chinese: "有多个图层:communities (2)、gates (2)"),
    MisreadKind(
      kind: "one layer of several", files: gpkgStudy(", layer: communities"),
      data: gpkg { maker in
        for name in ["communities", "gates"] {
          try maker.add(name, columns: "id TEXT", system: 4549, rows: squares)
        }
      }, figure: ["B", "114530.725"]),
    MisreadKind(
      kind: "a layer that is not there", files: gpkgStudy(", layer: comunities"),
      data: gpkg { try $0.add("communities", columns: "id TEXT", rows: squares) }, status: 3,
      english: "has no layer 'comunities'; 'communities' is near",
      chinese: "没有图层“comunities”,相近的有“communities”"),
    MisreadKind(
      kind: "metres without a coordinate system", files: gpkgStudy(),
      data: gpkg { try $0.add("c", columns: "id TEXT", system: -1, rows: squares) }, status: 3,
      english: "the coordinates are not degrees and no coordinate system is stated",
      chinese: "坐标不是经纬度,且未说明坐标系"),
    MisreadKind(
      kind: "a system by its number alone", files: gpkgStudy(),
      data: gpkg { maker in
        try maker.add("c", columns: "id TEXT", system: 4549, rows: squares)
        try maker.run("DELETE FROM gpkg_spatial_ref_sys WHERE srs_id = 4549")
      }, english: "does not describe its coordinate system 4549; EPSG:4549 is taken",
      chinese: "文件未描述坐标系4549,按EPSG:4549读取"),
    MisreadKind(
      kind: "arcs in a layer", files: gpkgStudy(),
      data: gpkg { maker in
        let arc = PackageShape.blob("010A000000" + "00000000", system: 4549)
        try maker.add("c", columns: "id TEXT", system: 4549, rows: squares + ["\(arc), 'C'"])
      }, english: "is of type CurvePolygon, which is not read",
      chinese: "类型为CurvePolygon,不能读取"),
    MisreadKind(
      kind: "a view without an end", files: gpkgStudy(),
      data: gpkg { maker in
        try maker.run(
          """
          CREATE VIEW v AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r)
          SELECT n AS id, NULL AS geom FROM r
          """)
        try maker.register("v")
      }, status: 3, english: "reading 'v' takes far more work than the file has data",
      chinese: "读取“v”的计算量远超文件的数据量"),
    MisreadKind(
      kind: "a database of another kind", files: gpkgStudy(),
      data: gpkg(hasTables: false) {
        try $0.run("CREATE TABLE geometry_columns (a); CREATE TABLE spatial_ref_sys (b)")
      }, status: 3, english: "is SpatiaLite but no GeoPackage",
      chinese: "是SpatiaLite,不是GeoPackage"),
    MisreadKind(
      kind: "a download that is no GeoPackage", files: gpkgStudy(),
      data: ["communities.gpkg": Data("<html>please log in</html>".utf8)], status: 3,
      english: "is called .gpkg but is no GeoPackage", chinese: "扩展名为.gpkg,但不是GeoPackage"),
    MisreadKind(
      kind: "a table of places in a GeoPackage",
      files: ["study.yaml": study().replacing("facilities.csv", with: "communities.gpkg")],
      data: gpkg { maker in
        try maker.run("CREATE TABLE t (id TEXT, type TEXT, x REAL, y INTEGER)")
        try maker.run("INSERT INTO t VALUES ('P', 'pharmacy', 500200.0, 3350200)")
        try maker.register("t", column: nil)
      }, figure: ["B", "114530.725"]),
  ]

  private static func gpkgStudy(_ more: String = "") -> [String: String] {
    let entry = "communities: {path: communities.gpkg\(more)}"
    let stated = "communities: {path: communities.geojson, crs: \"EPSG:4549\"}"
    return ["study.yaml": study().replacing(stated, with: entry)]
  }

  /// The squares A and B of `town`.
  private static let squares = [("A", 500_000.0), ("B", 500_400)].map { id, x in
    let ring = PackageShape.square(x, 3_350_000, side: 400)
    return PackageShape.blob(PackageShape.polygon([ring]), system: 4549) + ", '\(id)'"
  }

  /// An empty file where the statements are wrong, which no test takes for right.
  private static func gpkg(
    hasTables: Bool = true, _ fill: (PackageMaker) throws -> Void
  ) -> [String: Data] {
    let maker = try? PackageMaker(hasTables: hasTables)
    guard let maker, (try? fill(maker)) != nil else { return ["communities.gpkg": Data()] }
    return ["communities.gpkg": maker.data]
  }
}
