/// Kinds of lines, edges and barriers.
extension MisreadKind {
  static let lines = [
    MisreadKind(
      kind: "lines that are no ways",
      files: [
        "study.yaml": study("network: {path: lines.geojson, crs: EPSG:4549}"),
        "lines.geojson": collection([
          line("\"highway\":\"footway\"", from: (500_200, 3_350_200), to: (500_600, 3_350_200)),
          line(
            "\"highway\":null,\"waterway\":\"river\"", from: (500_600, 3_350_200),
            to: (501_000, 3_350_200)),
        ]),
      ], english: "not walked: waterway=river 0.4 km; walked: highway=footway 0.4 km",
      chinese: "不可步行:waterway=river 0.4公里"),
    MisreadKind(
      kind: "edges that are closed",
      files: [
        "study.yaml": study(tables), "nodes.csv": nodes,
        "edges.csv": "from,to,length,highway\na,b,400,residential\nb,c,400,motorway\n",
      ], english: "not walked: highway=motorway 0.4 km", chinese: "不可步行:highway=motorway 0.4公里"),
    MisreadKind(
      kind: "streets that cross without a common vertex",
      files: [
        "study.yaml": study("network: {path: lines.geojson, crs: EPSG:4549}"),
        "lines.geojson": collection([
          line("", from: (500_000, 3_350_200), to: (500_800, 3_350_200)),
          line("", from: (500_300, 3_350_000), to: (500_300, 3_350_400)),
        ]),
      ], english: "at 1 places lines cross or end on another one without a common vertex",
      chinese: "有1处道路相交"),
    MisreadKind(
      kind: "a vertex far away",
      files: [
        "study.yaml": study("network: {path: lines.geojson, crs: EPSG:4549}"),
        "lines.geojson": collection([
          line("", from: (500_000, 3_350_200), to: (500_800, 3_350_200)),
          line("", from: (500_800, 3_350_200), to: (500_800, 3_370_200)),
        ]),
      ], english: "1 lines have straight pieces longer than 5 km, this one goes 20.0 km",
      chinese: "1条线有超过5公里的直线段"),
    MisreadKind(
      kind: "a barrier under the ground",
      files: [
        "study.yaml": study(tables + "\nbarriers: {path: walls.geojson, crs: EPSG:4549}"),
        "nodes.csv": nodes,
        "edges.csv": "from,to,length\na,b,400\nb,c,400\n",
        "walls.geojson": collection([
          line(
            "\"railway\":\"subway\",\"tunnel\":\"yes\"", from: (500_100, 3_350_000),
            to: (500_100, 3_350_400))
        ]),
      ], english: "1 of 1 barriers stop nobody on foot and are left out: tunnel=yes 1",
      chinese: "1条屏障中有1条不阻挡步行"),
    MisreadKind(
      kind: "lengths in proportion to the straight line",
      files: [
        "study.yaml": study(tables),
        "nodes.csv": "id,x,y\n" + (0...12).map { "\($0),\(500_000 + 60 * $0),3350200\n" }.joined(),
        "edges.csv": "from,to,length\n" + (0..<12).map { "\($0),\($0 + 1),120\n" }.joined(),
      ], english: "12 of 12 lengths are 2 times the straight line", chinese: "12段的长度恰为两端节点直线距离的2倍"),
    MisreadKind(
      kind: "lengths that are none",
      files: [
        "study.yaml": study(tables), "nodes.csv": nodes,
        "edges.csv": "from,to,length\na,b,400\nb,c,-1\n",
      ], english: "1 of 2 lengths, this the first, are no lengths ('-1')", chinese: "1段的长度无效(如“-1”)"
    ),
    MisreadKind(
      kind: "shapes in a table",
      files: [
        "study.yaml": study(tables), "nodes.csv": nodes,
        "edges.csv":
          "from,to,length,geometry\na,b,420,\"LINESTRING (500200 3350200, 500600 3350200)\"\nb,c,410,\n",
      ], english: "the shapes in 'geometry' are not read", chinese: "“geometry”列中的线形未读取"),
    MisreadKind(
      kind: "ids of nodes in another spelling",
      files: [
        "study.yaml": study(tables), "nodes.csv": "id,x,y\n1,500200,3350200\n2,500600,3350200\n",
        "edges.csv": "from,to,length\n1.0,2.0,400\n",
      ], english: "2 ends of edges are written otherwise than their nodes: '1.0' is taken for '1'",
      chinese: "“1.0”按“1”处理"),
    MisreadKind(
      kind: "ids of nodes in scientific notation",
      files: [
        "study.yaml": study(tables), "nodes.csv": nodes,
        "edges.csv": "from,to,length\n1.23457E+09,b,400\n",
      ], status: 3, english: "ids are in scientific notation", chinese: "科学计数"),
  ]

  private static func line(
    _ properties: String, from start: (Int, Int), to end: (Int, Int)
  ) -> String {
    """
    {"type":"Feature","properties":{\(properties)},"geometry":{"type":"LineString","coordinates":
    [[\(start.0),\(start.1)],[\(end.0),\(end.1)]]}}
    """
  }
}
