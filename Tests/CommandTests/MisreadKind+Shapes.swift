/// Further kinds of tables, layers and matrices.
extension MisreadKind {
  static let shapes = lengths + tableShapes + population + places + matrices

  private static let lengths = [
    MisreadKind(
      kind: "lengths of edges in feet",
      files: [
        "study.yaml": study(tables), "nodes.csv": nodes,
        "edges.csv": "from,to,length\na,b,1350\nb,c,1330\n",
      ], status: 3, english: "they look like feet", chinese: "疑似单位为英尺"),
    MisreadKind(
      kind: "people on a part of the network that is left out",
      files: [
        "study.yaml": study(tables + "\n" + people),
        "people.csv": "id,x,y,population\n1,500100,3350200,10\n2,500300,3350390,30\n",
        "nodes.csv": nodes + "d,500280,3350390\ne,500320,3350390\n",
        "edges.csv": "from,to,length\na,b,400\nb,c,400\nd,e,40\n",
      ], english: "a part of 40 m at 120.00312, 30.27312 is left out; 30 people",
      chinese: "位于120.00312, 30.27312的40米路段未使用,其上有30人"),
  ]

  private static let tableShapes = [
    MisreadKind(
      kind: "a line sep=;",
      files: ["facilities.csv": "sep=;\nid;type;x;y\nP;pharmacy;500200;3350200\n"],
      figure: ["B", "114530.725"]),
    MisreadKind(
      kind: "bars between cells",
      files: ["facilities.csv": "id|type|x|y\nP|pharmacy|500200|3350200\n"],
      figure: ["B", "114530.725"]),
    MisreadKind(
      kind: "degrees, minutes, seconds",
      files: [
        "facilities.csv": "id,type,lon,lat\nP,pharmacy,\"120°0'7.5\"\"E\",\"30°16'15\"\"N\"\n",
        "study.yaml": study().replacing("facilities.csv, crs: EPSG:4549", with: "facilities.csv"),
      ], english: "is read as 120.002083 decimal degrees", chinese: "读作十进制度120.002083"),
    MisreadKind(
      kind: "a column with a known name and another meaning",
      files: [
        "facilities.csv":
          "id,type,x,y,count\nP,pharmacy,500200,3350200,0\nQ,pharmacy,500700,3350200,12\n"
      ], english: "1 rows have 0 in 'count' and stand for no facility",
      chinese: "有1行的“count”为0"),
    MisreadKind(
      kind: "one place under two ids",
      files: [
        "facilities.csv":
          "id,type,x,y,name\nP,pharmacy,500200,3350200,Lea\nQ,pharmacy,500201,3350200,Lea\n"
      ], english: "1 places seem to be there twice", chinese: "有1处疑似重复"),
  ]

  private static let population = [
    MisreadKind(
      kind: "people that come twice",
      files: [
        "study.yaml": study(people),
        "people.csv": "x,y,population\n500100,3350100,7\n500200,3350100,9\n500100,3350100,7\n",
      ], english: "1 points repeat the place and the people of an earlier one: 7.0 of 23.0 people",
      chinese: "涉及7.0人(共23.0人)"),
    MisreadKind(
      kind: "cells that are wider than their rows are apart",
      files: [
        "study.yaml": study(people.replacing("}", with: ", cell: 1000}")),
        "people.csv": "x,y,population\n"
          + (0..<8).flatMap { x in
            (0..<4).map { "\(500_050 + 100 * x),\(3_350_050 + 100 * $0),7\n" }
          }.joined(),
      ], status: 3, english: "is wider than the rows are apart (100)",
      chinese: "cell: 1000大于各行中心的间距(100)"),
    MisreadKind(
      kind: "people in thousands",
      files: [
        "communities.geojson": collection([
          square("\"id\":\"A\",\"population\":3000", x: 500_000),
          square("\"id\":\"B\",\"population\":2000", x: 500_400),
        ]), "study.yaml": study(people),
        "people.csv":
          "x,y,population\n500100,3350100,1.5\n500200,3350200,1.5\n500500,3350100,2\n",
      ], english: "the layer seems to be in thousands", chinese: "前者似以千计"),
  ]

  private static let places = [
    MisreadKind(
      kind: "a height that is null",
      files: [
        "communities.geojson": collection([
          square("\"id\":\"A\"", x: 500_000).replacing(
            "[500000.0,3350000.0]", with: "[500000,3350000,null]"),
          square("\"id\":\"B\"", x: 500_400),
        ])
      ], english: "2 heights are no numbers", chinese: "有2个高程不是数", figure: ["B", "114530.725"]),
    MisreadKind(
      kind: "a ring without positions",
      files: [
        "communities.geojson": collection([
          square("\"id\":\"A\"", x: 500_000).replacing("]]]}", with: "]],[]]}"),
          square("\"id\":\"B\"", x: 500_400),
        ])
      ], english: "1 empty rings, parts or positions are left out", chinese: "有1个空环",
      figure: ["A", "160000.000"]),
    MisreadKind(
      kind: "the antimeridian",
      files: [
        "communities.geojson": collection([
          """
          {"type":"Feature","properties":{"id":"A"},"geometry":{"type":"Polygon","coordinates":
          [[[179.99,-16.5],[-179.99,-16.5],[-179.99,-16.49],[179.99,-16.49],[179.99,-16.5]]]}}
          """
        ]), "study.yaml": study(communities: "EPSG:4326"),
      ], status: 3, english: "the communities lie on both sides of longitude 180",
      chinese: "社区跨180度经线"),
    MisreadKind(
      kind: "an old datum",
      files: ["study.yaml": study(communities: "EPSG:2436").replacing("4549", with: "2436")],
      english: "no transformation from 'Beijing 1954", chinese: "没有从“Beijing 1954"),
    MisreadKind(
      kind: "easting and northing swapped",
      files: ["facilities.csv": "id,type,x,y\nP,pharmacy,3350200,500200\n"], status: 3,
      english: "easting and northing seem to be swapped", chinese: "横坐标与纵坐标似乎颠倒"),
    MisreadKind(
      kind: "a zone number before the easting",
      files: ["facilities.csv": "id,type,x,y\nP,pharmacy,40500200,3350200\n"], status: 3,
      english: "state crs: EPSG:4528", chinese: "请改用crs: EPSG:4528"),
    MisreadKind(
      kind: "facilities of another city",
      files: [
        "facilities.csv":
          "id,type,x,y\nP,pharmacy,500200,3350200\nQ,pharmacy,800000,3950200\n"
      ], english: "lies 670 km away from the communities", chinese: "距各社区670公里"),
  ]

  private static let matrices = [
    MisreadKind(
      kind: "capacities in a model that ignores them",
      files: [
        "m.csv": "demand,site,cost\na,s1,10\nb,s2,10\n",
        "d.csv": "id,weight\na,100\nb,100\n", "s.csv": "id,capacity\ns1,50\ns2,50\n",
      ],
      arguments: [
        "site", "--cost-matrix", "m.csv", "--demand", "d.csv", "--sites", "s.csv", "--model",
        "lscp",
        "--radius", "100",
      ], english: "capacit", chinese: "容量"),
    MisreadKind(
      kind: "existing sites of a matrix",
      files: [
        "m.csv": "demand,site,cost\na,s1,10\nb,s2,10\nb,s1,50\na,s2,50\n",
        "d.csv": "id,weight\na,100\nb,100\n", "s.csv": "id,existing\ns1,yes\ns2,no\n",
      ],
      arguments: [
        "site", "--cost-matrix", "m.csv", "--demand", "d.csv", "--sites", "s.csv", "--model",
        "pmedian", "--count", "1",
      ], english: "Existing sites, open at no cost and not counted: 1", chinese: "现有设施 1 处"),
  ]
}
