import Assessment
import RunFiles
import Wording

/// The pictures of a run by the names of their files.
extension RunRecord {
  /// A picture that is not drawn yet.
  private struct Sketch {
    var name: String
    var draw: (PictureLayout) -> Picture?
  }

  /// How many types have a map: those that most communities miss.
  static let mappedTypes = 5

  /// Names of all pictures that a run ever has, without their endings.
  ///
  /// A map of a circle is called by its minutes; of a circle longer than an hour there is none.
  static let pictureNames =
    (1...longestCircle).map { "picture_circle\($0)" }
    + ["picture_index", "picture_missed_on_foot"] + (1...mappedTypes).map { "picture_type\($0)" }
    + ["picture_coverage", "picture_index_distribution", "picture_distances"]

  private static let longestCircle = 60

  static let documentFile = "report.docx"

  static let pictureFiles = pictureNames.flatMap { ["\($0).svg", "\($0).png"] }

  private var mapSketches: [Sketch] {
    let ground = MapGround(of: city, language: language)
    func map(_ name: String, _ map: AreaMap?) -> [Sketch] {
      guard let map else { return [] }
      return [Sketch(name: name) { AreaMapDrawing.picture(map, on: ground, layout: $0) }]
    }
    let circles = standard.circles.filter { $0.minutes <= Self.longestCircle }.flatMap {
      map("picture_circle\($0.minutes)", circleMap($0))
    }
    let types = result.typesByShortfall(in: city).prefix(Self.mappedTypes).enumerated().flatMap {
      map("picture_type\($0 + 1)", typeMap($1.type, totals: $1.totals))
    }
    return circles + map("picture_index", indexMap) + map("picture_missed_on_foot", footMap) + types
  }

  private var chartSketches: [Sketch] {
    [
      Sketch(name: "picture_coverage", draw: coverageChart),
      Sketch(name: "picture_index_distribution", draw: indexChart),
      Sketch(name: "picture_distances", draw: distanceChart),
    ]
  }

  /// The maps that the run has something to show in.
  ///
  /// Complexity: O(vertices of the city · maps).
  func maps(_ layout: PictureLayout) -> [(name: String, picture: Picture)] {
    mapSketches.compactMap { sketch in sketch.draw(layout).map { (sketch.name, $0) } }
  }

  /// The pictures that the run has something to show in.
  ///
  /// Complexity: O(vertices of the city · maps).
  func pictures(_ layout: PictureLayout) -> [(name: String, picture: Picture)] {
    maps(layout)
      + chartSketches.compactMap { sketch in sketch.draw(layout).map { (sketch.name, $0) } }
  }

  /// Draws what `formats` ask for, so that `write` has it; what cannot be drawn is among the problems then.
  ///
  /// Complexity: O(vertices of the city · maps), and a second or two for each picture that a browser draws.
  public mutating func drawPictures(_ formats: Set<OutputFormat>) {
    drawn = []
    guard !formats.isDisjoint(with: [.svg, .png]) else { return }
    let all = pictures(.slide).map { name, picture in
      (name: name, picture: picture, bytes: SVGWriter.bytes(of: picture, language: language))
    }
    if formats.contains(.svg) { drawn = all.map { DrawnPicture("\($0.name).svg", $0.bytes) } }
    guard formats.contains(.png) else { return }
    guard let browser = PictureBrowser() else { return noteUndrawn(PictureTexts.noBrowser) }
    for (name, picture, bytes) in all {
      switch browser.png(of: bytes, width: picture.width, height: picture.height) {
      case .success(let image): drawn.append(DrawnPicture("\(name).png", image))
      case .failure(let failure):
        noteUndrawn(PictureTexts.browserFailed("\(name).png", failure.reason[language]))
      }
    }
  }

  private mutating func noteUndrawn(_ message: InputMessage) {
    problems.append(InputProblem(.warning, .skipped, says: message, in: language))
    undrawn.append(
      message.problem[language] + LocalizedText.semicolon[language] + message.fix[language])
  }

  func writePictures(_ formats: Set<OutputFormat>, to folder: OutputFolder) throws(OutputError) {
    for picture in drawn { try folder.write(picture.bytes, as: picture.name) }
    guard formats.contains(.docx) else { return }
    try folder.write(InformationReport.bytes(self, about: subjects), as: Self.documentFile)
  }
}

/// A file with a picture.
struct DrawnPicture: Sendable {
  let name: String
  let bytes: [UInt8]

  init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
