public import Assessment
public import OSMFiles
public import Projection
public import RunFiles
public import Wording

/// Everything that was read for one run.
public struct CityInput: Sendable {
  public var city: City
  public var standard: Standard
  /// Which ways of OpenStreetMap people walk on, by the file of the standard.
  public var walkability: WalkabilityProfile
  /// The metric system of the city's coordinates.
  public var local: LocalSystem
  /// Largest error of a length in the communities' box, in metres per kilometre.
  public var scaleError: Double
  /// Coordinate system of the layer that the measure counts: population, residential land or the
  /// communities.
  public var demandSystem: CoordinateSystem
  /// The metric to use: the study's, or the best that the input allows.
  public var metric: Metric
  /// The measure to use: the study's, or the best that the input allows.
  public var measure: DemandMeasure
  /// Sorted by file, row, feature and field.
  public var problems: [InputProblem]
  /// Files in the order in which they were read.
  public var inputs: [InputFile]
  /// Rows that are not used, by file.
  public var leftOut: [LeftOutRows]
  /// What the study did not say and the files' names of fields and coordinates suggested, one line
  /// each, such as `facilities.csv: x = 经度`.
  public var assumed: [String]
  /// Seconds of wall clock that reading the network and making the graph of it took.
  public var networkSeconds: Double
  /// Why facility files were left out, as `allowsPartial` permits.
  public var unreadFiles: [InputError]
  /// What a reader of the results must know before the first figure, such as how many features were joined.
  public var alerts: [LocalizedText] = []
  /// Facilities that are left out, since what is said of them is that they are not open.
  public var unopened: [UnopenedFacility] = []
  /// The register of idle premises in ascending order of id, where that was asked for.
  public var candidates: [CandidateSite] = []
  /// Lines along which communities can be cut into blocks, where they were asked for.
  public var cuttingLines: [CuttingLine] = []
  /// What came, where that was asked for.
  public var census: Census?
}

extension CityInput {
  /// The idle premises that no project has, in ascending order of id.
  public var freeCandidates: [CandidateSite] {
    let taken = Set((city.projects?.projects ?? []).compactMap(\.premises))
    return candidates.filter { !taken.contains($0.id) }
  }

  /// A facility file could not be read and was left out.
  public var isPartial: Bool { !unreadFiles.isEmpty }

  /// How many lines of each kind communities can be cut along; kinds of which there are none are left out.
  public var cuttingLineCounts: [CuttingLine.Kind: Int] {
    cuttingLines.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 }
  }

  /// Ids of the facilities that are not open.
  public var closedFacilities: Set<String> { Set(unopened.map(\.id)) }
}
