/// The table of kinds: each row a kind, a case and the words.
extension MisreadKind {
  static let all =
    network + tablesOfRows + layers + questions + openStreetMap + shapes + lines
    + openStreetMapTags + layerDoubts + headings + states + numbersOfPeople + datums
    + nodesAndCrossings + workbooks + geoPackages + shapefiles + surveys + ratings

  private static let network = [
    MisreadKind(
      kind: "lengths of edges in kilometres",
      files: [
        "study.yaml": study(tables), "nodes.csv": nodes,
        "edges.csv": "from,to,length\na,b,0.4\nb,c,0.4\n",
      ], status: 3, english: "they look like kilometres", chinese: "疑似单位为公里"),
    MisreadKind(
      kind: "lengths of edges in degrees",
      files: [
        "study.yaml": study(tables), "nodes.csv": nodes,
        "edges.csv": "from,to,distance\na,b,0.00416\nb,c,0.00416\n",
      ], status: 3, english: "they look like degrees", chinese: "疑似单位为度"),
    MisreadKind(
      kind: "edges without lengths",
      files: [
        "study.yaml": study(tables), "nodes.csv": nodes,
        "edges.csv": "from,to,road\na,b,x\nb,c,y\n",
      ],
      english: "the straight lines between nodes count", chinese: "按节点间直线距离计算"),
    MisreadKind(
      kind: "another column of lengths",
      files: [
        "study.yaml": study(tables), "nodes.csv": nodes,
        "edges.csv": "from,to,cost\na,b,410\nb,c,450\n",
      ],
      english: "length = cost", chinese: "length = cost"),
    MisreadKind(
      kind: "barriers in the wrong place",
      files: [
        "study.yaml": study(tables + "\nbarriers: {path: walls.geojson}"), "nodes.csv": nodes,
        "edges.csv": "from,to,length\na,b,400\nb,c,400\n",
        "walls.geojson": collection([
          """
          {"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[-120,30.2],[-120,30.3]]}}
          """
        ]),
      ], english: "no barrier of walls.geojson is near the communities", chinese: "walls.geojson"),
    MisreadKind(
      kind: "a download that was cut off",
      files: [
        "study.yaml": study("network: {path: streets.osm}"),
        "streets.osm": """
        <osm><remark>runtime error: Query timed out</remark>
        <node id="1" lat="30.2696" lon="120.0"/><node id="2" lat="30.2714" lon="120.0021"/>
        <way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="footway"/></way></osm>
        """,
      ], english: "Query timed out", chinese: "Query timed out"),
  ]

  private static let tablesOfRows = [
    MisreadKind(
      kind: "decimal commas",
      files: [
        "study.yaml": study(people),
        "people.csv": "id;x;y;population\n1;500100;3350100;12,345\n2;500100;3350200;8,1\n",
      ], english: "decimal commas", chinese: "小数", figure: ["A", "20.445"]),
    MisreadKind(
      kind: "values that stand for no data",
      files: [
        "study.yaml": study(people),
        "people.csv": "id,x,y,population\n"
          + (1...20).map { "\($0),500100,\(3_350_000 + 10 * $0),7\n" }.joined()
          + "21,500300,3350300,2147483647\n",
      ], english: "2147483647 in 1 rows stands for \"no data\"", chinese: "2147483647",
      figure: ["A", "140.000"]),
    MisreadKind(
      kind: "closed and planned facilities",
      files: [
        "facilities.csv":
          "id,type,x,y,状态\nP,pharmacy,500200,3350200,已关闭\nQ,pharmacy,500700,3350200,营业\n"
      ],
      english: "1 facilities are closed or planned and left out: 已关闭 1", chinese: "已关闭 1"),
    MisreadKind(
      kind: "a quote that swallows rows",
      files: [
        "facilities.csv":
          "id,type,x,y,name\nP,pharmacy,500200,3350200,\"a\nQ,pharmacy,500300,3350200,b\n"
          + "R,pharmacy,500310,3350200,c\"\nS,pharmacy,500320,3350200,d\n"
      ], english: "a quoted cell goes over rows 2 to 4", chinese: "第2至4行"),
    MisreadKind(
      kind: "a title above the header",
      files: ["facilities.csv": "药店清单\nid,type,x,y\nP,pharmacy,500200,3350200\n"],
      figure: ["A", "160000.000"]),
    MisreadKind(
      kind: "a key that matches nothing",
      files: [
        "study.yaml": study().replacing(
          "crs: EPSG:4549}\nstandard", with: "crs: EPSG:4549, types: {pharmcy: pharmacy}}\nstandard"
        )
      ], english: "'pharmcy'", chinese: "pharmcy"),
    MisreadKind(
      kind: "another format",
      files: [
        "facilities.csv":
          "<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"></kml>"
      ],
      status: 3, english: "KML", chinese: "KML"),
  ]

  private static let layers = [
    MisreadKind(
      kind: "one id at two places",
      files: ["communities.geojson": squares(["A", "A"], apart: 3000)],
      english: "2 places that do not touch share the id: 'A-0' and 'A-1'", chinese: "A-1"),
    MisreadKind(
      kind: "ids in scientific notation",
      files: ["communities.geojson": squares(["3.30102e11", "3.30103e11"])], status: 3,
      english: "scientific notation", chinese: "科学计数"),
    MisreadKind(
      kind: "degrees called metres",
      files: [
        "communities.geojson": collection([
          """
          {"type":"Feature","properties":{"id":"A"},"geometry":{"type":"Polygon","coordinates":
          [[[120,30.2],[120.01,30.2],[120.01,30.3],[120,30.2]]]}}
          """
        ])
      ], status: 3, english: "the coordinates look like degrees, while EPSG:4549 counts in metres",
      chinese: "EPSG:4549"),
    MisreadKind(
      kind: "communities that overlap",
      files: ["communities.geojson": squares(["A", "B"], apart: 200)],
      english: "overlaps 'B' by 80000", chinese: "80000"),
  ]

  private static let questions = [
    MisreadKind(
      kind: "a doubled id that a scenario closes",
      files: [
        "facilities.csv": "id,type,x,y\nP,pharmacy,500200,3350200\nP,pharmacy,500600,3350200\n",
        "close.yaml": "scenario: 1\nname: c\ncrs: EPSG:4549\nremove: [P]\n",
      ], arguments: ["whatif", "--study", "study.yaml", "--scenario", "close.yaml"], status: 3,
      english: "'P' stands for two facilities", chinese: "P"),
    MisreadKind(
      kind: "a p-median that leaves somebody without",
      files: [
        "m.csv": "demand,site,cost\na,s1,10\nb,s2,10\nb,s1,50\na,s2,50\nv,s3,90\n",
        "d.csv": "id,weight\na,100\nb,100\nv,30\n",
      ],
      arguments: [
        "site", "--cost-matrix", "m.csv", "--demand", "d.csv", "--model", "pmedian", "--count", "2",
      ],
      english: "s3", chinese: "s3"),
    MisreadKind(
      kind: "a type that the standard does not have", files: [:],
      arguments: ["assess", "--study", "study.yaml", "--types", "farmacy"], status: 2,
      english: "the nearest ids: pharmacy", chinese: "相近的编号:pharmacy"),
  ]
}
