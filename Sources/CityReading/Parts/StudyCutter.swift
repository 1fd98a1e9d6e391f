import Assessment
import PlanarGeometry
import Projection
import RunFiles
import TableFiles
public import Wording

/// Cuts a study that is too large for one run into studies of parts, with a margin of what lies around each.
///
/// Every community belongs to one part, by the middle of the box around it; what a part is examined with belongs to
/// every part that it is near enough to. All parts work in one system.
public struct StudyCutter {
  /// What is cut, read from `file`.
  public let study: Study
  private let text: FileContents
  private let folder: String
  /// Metres of the side of a cell, in `sideRange`.
  public var side: Double
  /// Metres, in `haloRange`; nil: as many as the verdicts need.
  public var halo: Double?
  /// Language of the problems.
  public var language: Language

  public static let sideRange = 100.0...10_000_000
  public static let haloRange = 0.0...1_000_000

  /// - Parameters:
  ///   - path: of the study's file.
  ///   - workingCRS: the system of all parts in place of the study's.
  public init(
    path: String, side: Double, halo: Double? = nil, workingCRS: String? = nil,
    language: Language = .en
  ) throws(InputError) {
    text = try FileContents(path: path)
    var study = try StudyFile.parse(text)
    study.workingCRS = workingCRS ?? study.workingCRS
    (self.study, self.side, self.halo, self.language) = (study, side, halo, language)
    folder = OutputFolder.absoluteParent(of: path)
  }

  /// Writes a folder for each part, and behind them all `cities.csv`, which `batch` reads.
  ///
  /// - Parameter out: a folder that is made where it does not exist.
  /// - Throws: `InputError` where the study cannot be read, `OutputError` where a part cannot be written.
  /// - Complexity: O(bytes of the files + rows · log parts); one layer is held at a time.
  public func cut(to out: String) throws -> StudyCut {
    var pieces = try PartWriter(self, out: out)
    try pieces.writeCommunities()
    try pieces.writeUnits()
    try pieces.writePlaces()
    try pieces.writeTables()
    try pieces.writeProjects()
    try pieces.writeNetwork()
    return try pieces.finish()
  }

  func emptyStudy() throws(InputError) -> PartStudy { try PartStudy(text, folder: folder) }

  /// Layers that stay in the study of a part where they have nothing in it, since leaving them out would change what is
  /// examined.
  func kept() throws(InputError) -> Set<String> {
    let reader = CityReader(study, language: language)
    var kept: Set<String> = ["communities"]
    if try reader.resolvedMetric() == .network { kept.insert("network") }
    switch try reader.resolvedMeasure() {
    case .population: kept.insert("population")
    case .residential: kept.insert("residential")
    case .area: break
    }
    // Without complaints none is counted, which is not as many as without the layer.
    if study.complaints != nil { kept.insert("complaints") }
    return kept
  }
}
