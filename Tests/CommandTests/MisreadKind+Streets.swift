/// Kinds of OpenStreetMap files, each the street of `town` along its squares, with something odd.
extension MisreadKind {
  static let openStreetMap = [
    streets(
      "a way that was deleted", way([1, 2, 3]) + way([3, 4], attributes: "action=\"delete\""),
      figure: ["B", "57747.907"]),
    streets(
      "a gate that is private", way([1, 2, 3, 4]),
      gate: "<tag k=\"barrier\" v=\"gate\"/><tag k=\"access\" v=\"private\"/>",
      english: "1 places on ways are closed", chinese: "道路上有1处被墙、栅栏或上锁、私有"),
    streets(
      "a square that is a relation",
      way([1, 2])
        + "<way id=\"7\"><nd ref=\"2\"/><nd ref=\"3\"/><nd ref=\"5\"/><nd ref=\"2\"/></way>"
          + """
          <relation id="9"><member type="way" ref="7" role="outer"/><tag k="type" v="multipolygon"/>
          <tag k="highway" v="pedestrian"/></relation>
          """, figure: ["B", "263.212"]),
    streets(
      "a road that is closed by another tag",
      way([1, 2, 3]) + way([3, 4], tags: ["highway": "trunk", "motorroad": "yes"]),
      english: "not walked: highway=trunk 0.4 km", chinese: "不可步行:highway=trunk 0.4公里"),
    streets(
      "one-way for people on foot", way([1, 2, 3], tags: ["oneway:foot": "yes"]),
      english: "1 ways are one-way for people on foot; they are walked both ways",
      chinese: "1条道路对行人为单向"),
    streets(
      "open at certain times", way([1, 2, 3, 4], tags: ["opening_hours": "06:00-22:00"]),
      english: "1 ways and gates are open at certain times only", chinese: "仅在部分时间开放"),
    streets(
      "ways whose nodes are missing", way([1, 2, 3, 77]),
      english: "1 ways lack nodes: 1 of them are not in the file",
      chinese: "1条道路缺少节点:引用的1个节点不在文件中"),
    MisreadKind(
      kind: "positions inside ways",
      files: [
        "study.yaml": study("network: {path: streets.osm}"),
        "streets.osm": """
        <osm><way id="1"><nd ref="1" lat="30.2706" lon="120.0001"/><nd ref="2" lat="30.2706" lon="120.0041"/>
        <tag k="highway" v="footway"/></way></osm>
        """,
      ], figure: ["B", "289.308"]),
  ]

  static func streets(
    _ kind: String, _ ways: String, gate: String = "", english: String = "", chinese: String = "",
    figure: [String] = []
  ) -> MisreadKind {
    let places = [
      (1, "30.2706", "120.0001"), (2, "30.2706", "120.0021"), (3, "30.2706", "120.0041"),
      (4, "30.2706", "120.0080"), (5, "30.2716", "120.0041"),
    ]
    let nodes = places.map { id, latitude, longitude in
      "<node id=\"\(id)\" lat=\"\(latitude)\" lon=\"\(longitude)\">\(id == 3 ? gate : "")</node>"
    }
    return MisreadKind(
      kind: kind,
      files: [
        "study.yaml": study("network: {path: streets.osm}"),
        "streets.osm": "<osm>\(nodes.joined())\(ways)</osm>",
      ], english: english, chinese: chinese, figure: figure)
  }

  static func way(
    _ nodes: [Int], tags: [String: String] = [:], attributes: String = ""
  ) -> String {
    let all = ["highway": "footway"].merging(tags) { $1 }
    return "<way id=\"\(nodes[0])\(nodes.count)\" \(attributes)>"
      + nodes.map { "<nd ref=\"\($0)\"/>" }.joined()
      + all.map { "<tag k=\"\($0)\" v=\"\($1)\"/>" }.joined() + "</way>"
  }
}
