/// Kinds of layers that are a part, are in another system than is stated, or have places that cannot be right.
extension MisreadKind {
  static let layerDoubts = pages + systems + places

  private static let pages = [
    page(
      "a page of a layer that was cut off", "\"exceededTransferLimit\":true",
      "(exceededTransferLimit)"),
    page(
      "a page that says so in its properties", "\"properties\":{\"exceededTransferLimit\": true}",
      "(exceededTransferLimit)"),
    page(
      "fewer features than were found", "\"numberMatched\":4,\"numberReturned\":2",
      "(numberMatched 4, numberReturned 2)"),
    page(
      "a page with a link to the next",
      "\"links\":[{\"rel\": \"next\",\"href\":\"https://example.org\"}]", "(links rel=next)"),
  ]

  private static func page(_ kind: String, _ member: String, _ mark: String) -> MisreadKind {
    MisreadKind(
      kind: kind, files: ["communities.geojson": with(member, squares(["A", "B"]))],
      english: "communities.geojson: the file says that it is a part of a layer \(mark)",
      chinese: "communities.geojson: 文件自述只是图层的一部分\(mark)")
  }

  private static func with(_ member: String, _ collection: String) -> String {
    collection.replacing("\"features\"", with: "\(member),\"features\"", maxReplacements: 1)
  }

  /// 3450 km north of the town, which pyproj puts at 61.31° N, where China's zones end at 53.33°; no other reading lies
  /// in the zone.
  private static let farNorth = collection([
    square("\"id\":\"A\"", x: 500_000, y: 6_800_000),
    square("\"id\":\"B\"", x: 500_400, y: 6_800_000),
  ])

  private static let systems = [
    MisreadKind(
      kind: "communities far outside the area of their system",
      files: [
        "communities.geojson": farNorth,
        "facilities.csv": "id,type,x,y\nP,pharmacy,500200,6800200\n",
      ],
      english: "the communities lie at (120.0, 61.3), far outside the area where 'CGCS2000",
      chinese: "社区位于(120.0, 61.3),远在“CGCS2000"),
    MisreadKind(
      kind: "a facility far outside the area of its system",
      files: [
        "facilities.csv":
          "id,type,x,y\nP,pharmacy,500200,3350200\nQ,pharmacy,500200,1350200\n"
      ],
      english: "lies 2000 km away from the communities", chinese: "距各社区2000公里"),
    MisreadKind(
      kind: "all facilities far outside the area of their system",
      files: ["facilities.csv": "id,type,x,y\nQ,pharmacy,500200,1350200\n"],
      status: 3,
      english: "no facility is near any community; the nearest lies 2000 km away; check the",
      chinese: "没有设施位于社区附近,最近的距2000公里;请核对设施与社区的坐标系"),
    MisreadKind(
      kind: "another system than the file names",
      files: [
        "communities.geojson": with(
          "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:4548\"}}",
          squares(["A", "B"])
        )
      ],
      english:
        "the file names the coordinate system EPSG:4548 and EPSG:4549 is stated, 289 km apart here",
      chinese: "文件标明的坐标系为EPSG:4548,参数指定为EPSG:4549,此处相差289公里"),
    MisreadKind(
      kind: "coordinates in scientific notation",
      files: ["facilities.csv": "id,type,x,y\nP,pharmacy,5.002E+05,3.350E+06\n"], status: 3,
      english: "coordinates are in scientific notation ('5.002E+05'), in steps of 100 m",
      chinese: "坐标被Excel改成科学计数(“5.002E+05”),间隔达100米"),
    MisreadKind(
      kind: "coordinates with three decimals",
      files: [
        "facilities.csv": "id,type,lon,lat\n"
          + (0..<12).map { "\($0),pharmacy,120.00\($0 % 10),30.272\n" }.joined(),
        "study.yaml": study().replacing(
          "facilities.csv, crs: EPSG:4549", with: "facilities.csv, crs: EPSG:4326"),
      ],
      english: "all coordinates are rounded to 3 decimals of a degree, steps of about 111 m",
      chinese: "所有坐标仅保留3位小数,间隔约111米"),
  ]

  private static let places = [
    MisreadKind(
      kind: "a community that was moved",
      files: [
        "communities.geojson": collection(
          four + [square("\"id\":\"E\",\"name\":\"E\"", x: 510_000)])
      ],
      english: "is 9.2 km from all other communities, farther than these are from each other",
      chinese: "距其他所有社区9.2公里"),
    MisreadKind(
      kind: "two communities that were moved together",
      files: [
        "communities.geojson": collection(
          (0..<8).map { number in
            square("\"id\":\"\(number)\"", x: 500_000 + 400 * Double(number))
          }
            + [square("\"id\":\"X\",\"name\":\"X\"", x: 512_400)]
            + [square("\"id\":\"Y\",\"name\":\"Y\"", x: 512_800)])
      ],
      english: "X,,\"is 9.2 km from all other communities",
      chinese: "Y,,\"距其他所有社区9.6公里"),
    MisreadKind(
      kind: "a vertex that was moved",
      files: [
        "communities.geojson": collection(four).replacing(
          "[500400.0,3350400.0]", with: "[510400.0,3350400.0]", maxReplacements: 1)
      ],
      english: "vertex 3 (510400, 3350400) of 'A' is 10.0 km from all its other vertices",
      chinese: "“A”的第3个顶点(510400, 3350400)距其余顶点10.0公里"),
    MisreadKind(
      kind: "a vertex at 0, 0",
      files: [
        "communities.geojson": collection(four).replacing(
          "[500400.0,3350400.0]", with: "[0,0]", maxReplacements: 1)
      ],
      status: 3, english: "communities.geojson:1: vertex 3 (0, 0) of 'A' is",
      chinese: "communities.geojson:1: “A”的第3个顶点(0, 0)距其余顶点"),
    MisreadKind(
      kind: "a street among its communities",
      files: [
        "communities.geojson": collection(
          four + [square("\"id\":\"S\",\"name\":\"S\"", x: 500_000, side: 800)])
      ],
      english: "contains 4 other communities and little else: it seems to be another level",
      chinese: "包含其他4个社区且几乎没有其他用地,疑似上一级区划"),
    MisreadKind(
      kind: "edges to nodes that are missing",
      files: [
        "study.yaml": study(tables), "nodes.csv": nodes,
        "edges.csv": "from,to,length\na,b,400\nb,c,400\na,x,1\nb,y,1\n",
      ],
      english:
        "the edge goes to a node that is not in the table of nodes, or has no place there\",skipped,add the node or correct the edge,2,4;5,x;y",
      chinese: "连线的节点不在节点表中或没有坐标"),
  ]

  private static let four = [
    square("\"id\":\"A\",\"name\":\"A\"", x: 500_000),
    square("\"id\":\"B\",\"name\":\"B\"", x: 500_400),
    square("\"id\":\"C\",\"name\":\"C\"", x: 500_000, y: 3_350_400),
    square("\"id\":\"D\",\"name\":\"D\"", x: 500_400, y: 3_350_400),
  ]
}
