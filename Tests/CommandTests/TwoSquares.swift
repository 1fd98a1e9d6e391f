/// Two squares of 0.01° by 0.01° beside each other and three facilities in the first.
enum TwoSquares {
  /// Contents of the files by their names.
  static let files = ["communities.geojson": communities, "facilities.csv": facilities]

  private static let communities =
    """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"id":"A","name":"甲","population":1000},"geometry":{"type":
    "Polygon","coordinates":[[[120,30],[120.01,30],[120.01,30.01],[120,30.01],[120,30]]]}},
    {"type":"Feature","properties":{"id":"B","name":"乙","population":3000},"geometry":{"type":
    "Polygon","coordinates":[[[120.01,30],[120.02,30],[120.02,30.01],[120.01,30.01],[120.01,30]]]}}
    ]}
    """

  private static let facilities =
    """
    id,type,lon,lat
    F1,kindergarten,120.005,30.005
    F2,pharmacy,120.005,30.005
    F3,pharmacy,120.002,30.002
    """
}
