/// Kinds of coordinates that are on another datum than what they are compared with, or than they are stated to be.
extension MisreadKind {
  static let datums = [
    onDatum("facilities on GCJ-02", gcj02, isLike: "GCJ-02"),
    onDatum("facilities on BD-09", bd09, isLike: "BD-09"),
    onDatum("stated as GCJ-02 that are none", wgs84, crs: "GCJ-02", isLike: "WGS 84"),
    onDatum("BD-09 stated as GCJ-02", bd09, crs: "gcj02", isLike: "BD-09"),
    onDatum("facilities on GCJ-02 that say so", gcj02, crs: "GCJ-02"),
    onDatum("facilities on BD-09 that say so", bd09, crs: "百度坐标"),
    MisreadKind(
      kind: "communities on GCJ-02",
      files: [
        "communities.geojson": collection(squares(onGCJ02: true)),
        "facilities.csv": facilities(wgs84),
        "study.yaml": study(communities: "EPSG:4326", facilities: "EPSG:4490"),
      ],
      english: "looks like GCJ-02, not WGS 84: of 36 places of 'facilities.csv'",
      chinese: "坐标形似GCJ-02而非WGS 84:“facilities.csv”的36处位置"),
    MisreadKind(
      kind: "communities and facilities on GCJ-02 that say so",
      files: [
        "communities.geojson": collection(squares(onGCJ02: true)),
        "facilities.csv": facilities(gcj02),
        "study.yaml": study(communities: "GCJ-02", facilities: "GCJ-02"),
      ], figure: ["丁社区", "4"]),
  ]

  /// Facilities in the degrees `places`, stated in `crs`, that look to be on a datum, or are right: then four lie in each
  /// square.
  private static func onDatum(
    _ kind: String, _ places: String, crs: String = "EPSG:4326", isLike datum: String? = nil
  ) -> MisreadKind {
    let stated = crs == "EPSG:4326" ? "WGS 84" : "GCJ-02"
    var result = MisreadKind(
      kind: kind,
      files: [
        "communities.geojson": collection(squares(onGCJ02: false)),
        "facilities.csv": facilities(places),
        "study.yaml": study(communities: "EPSG:4549", facilities: crs),
      ])
    guard let datum else {
      result.figure = ["丁社区", "4"]
      return result
    }
    result.english = "looks like \(datum), not \(stated): of 36 places 100 % lie in the community"
    result.chinese = "坐标形似\(datum)而非\(stated):36处位置如此读取有100 %位于其行内注明的社区"
    return result
  }

  private static func study(communities: String, facilities: String) -> String {
    """
    study: 1
    communities: {path: communities.geojson, crs: "\(communities)"}
    facilities:
      - {path: facilities.csv, crs: "\(facilities)"}
    standard: standard.yaml
    """
  }

  private static let names = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬"].map { $0 + "社区" }

  /// Nine squares of 400 m from (500000, 3350000) of EPSG:4549, in rows from the south.
  private static func squares(onGCJ02: Bool) -> [String] {
    let corners = cornersOnGCJ02.split(whereSeparator: \.isWhitespace)
    return names.enumerated().map { place, name in
      let properties = "\"id\":\"\(name)\",\"name\":\"\(name)\""
      let (column, row) = (place % 3, place / 3)
      guard onGCJ02 else {
        return square(
          properties, x: 500_000 + 400 * Double(column), y: 3_350_000 + 400 * Double(row))
      }
      let first = 4 * row + column
      let ring = [first, first + 1, first + 5, first + 4, first].map { "[\(corners[$0])]" }
      return """
        {"type":"Feature","properties":{\(properties)},"geometry":{"type":"Polygon","coordinates":\
        [[\(ring.joined(separator: ","))]]}}
        """
    }
  }

  private static func facilities(_ places: String) -> String {
    let rows = places.split(whereSeparator: \.isWhitespace).enumerated().map { number, place in
      "P\(number),\(names[number / 4])药店,pharmacy,\(place)"
    }
    return "id,name,type,x,y\n" + rows.joined(separator: "\n") + "\n"
  }

  // Four places in each square, 100 m east or west and north or south of its middle, and the squares' corners. The
  // degrees are from pyproj 3.7, those on the datums from the formula in mpmath.
  private static let wgs84 = """
    120.0010392,30.2705036 120.0031177,30.2705036 120.0010393,30.2723077
    120.0031178,30.2723077 120.0051962,30.2705035 120.0072747,30.2705034
    120.0051963,30.2723076 120.0072749,30.2723075 120.0093532,30.2705033
    120.0114317,30.2705031 120.0093534,30.2723074 120.0114319,30.2723072
    120.0010393,30.2741118 120.0031179,30.2741118 120.0010393,30.2759160
    120.0031179,30.2759159 120.0051964,30.2741117 120.0072750,30.2741116
    120.0051965,30.2759159 120.0072751,30.2759158 120.0093536,30.2741115
    120.0114321,30.2741113 120.0093537,30.2759156 120.0114323,30.2759155
    120.0010393,30.2777201 120.0031180,30.2777201 120.0010393,30.2795242
    120.0031180,30.2795242 120.0051966,30.2777200 120.0072753,30.2777199
    120.0051967,30.2795241 120.0072754,30.2795240 120.0093539,30.2777198
    120.0114326,30.2777196 120.0093541,30.2795239 120.0114328,30.2795237
    """
  private static let gcj02 = """
    120.0057250,30.2680499 120.0078089,30.2680562 120.0057251,30.2698542
    120.0078091,30.2698605 120.0098927,30.2680624 120.0119766,30.2680686
    120.0098930,30.2698667 120.0119769,30.2698729 120.0140604,30.2680747
    120.0161442,30.2680808 120.0140608,30.2698790 120.0161446,30.2698851
    120.0057253,30.2716585 120.0078093,30.2716648 120.0057255,30.2734628
    120.0078095,30.2734691 120.0098932,30.2716710 120.0119772,30.2716772
    120.0098935,30.2734753 120.0119775,30.2734815 120.0140611,30.2716833
    120.0161450,30.2716894 120.0140614,30.2734876 120.0161453,30.2734937
    120.0057256,30.2752671 120.0078097,30.2752734 120.0057258,30.2770714
    120.0078099,30.2770777 120.0098937,30.2752796 120.0119777,30.2752858
    120.0098940,30.2770839 120.0119780,30.2770901 120.0140617,30.2752919
    120.0161457,30.2752980 120.0140621,30.2770962 120.0161460,30.2771023
    """
  private static let bd09 = """
    120.0121575,30.2743988 120.0142448,30.2743914 120.0121578,30.2762031
    120.0142451,30.2761957 120.0163331,30.2743801 120.0184224,30.2743650
    120.0163335,30.2761844 120.0184227,30.2761693 120.0205124,30.2743464
    120.0226033,30.2743245 120.0205129,30.2761507 120.0226037,30.2761289
    120.0121579,30.2780074 120.0142453,30.2780000 120.0121578,30.2798116
    120.0142452,30.2798042 120.0163337,30.2779887 120.0184230,30.2779736
    120.0163336,30.2797929 120.0184230,30.2797778 120.0205131,30.2779550
    120.0226040,30.2779331 120.0205132,30.2797592 120.0226041,30.2797374
    120.0121575,30.2816158 120.0142450,30.2816084 120.0121571,30.2834199
    120.0142446,30.2834126 120.0163335,30.2815971 120.0184229,30.2815820
    120.0163331,30.2834013 120.0184226,30.2833862 120.0205131,30.2815634
    120.0226041,30.2815416 120.0205128,30.2833676 120.0226038,30.2833457
    """
  private static let cornersOnGCJ02 = """
    120.0046829,30.2671446 120.0088507,30.2671572 120.0130184,30.2671695 120.0171859,30.2671816
    120.0046832,30.2707532 120.0088511,30.2707658 120.0130190,30.2707781 120.0171867,30.2707902
    120.0046835,30.2743618 120.0088516,30.2743744 120.0130196,30.2743867 120.0171874,30.2743988
    120.0046838,30.2779704 120.0088521,30.2779830 120.0130202,30.2779953 120.0171882,30.2780074
    """
}
