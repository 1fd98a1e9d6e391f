import Assessment
import OSMFiles
import PlanarGeometry
import Projection
import RunFiles
import TableFiles
import WalkNetwork
import Wording

/// Writes the parts of a study, layer by layer.
struct PartWriter {
  let cutter: StudyCutter
  let out: String
  let kept: Set<String>
  let standard: Standard
  /// Until they are written.
  var communities: InputLayer?
  var cells: CommunityCells
  var cut = StudyCut()
  /// By part.
  var studies: [PartStudy]
  var names: [Set<String>]
  var removed: [[String: Set<Int>]]
  var log: ReadingLog
  /// Where the idle premises are, by id.
  var premises: [String: PlanarBox] = [:]

  var study: Study { cutter.study }
  var local: LocalSystem { cells.local }
  var parts: Range<Int> { cells.parts.indices }

  init(_ cutter: StudyCutter, out: String) throws(InputError) {
    guard let source = cutter.study.communities else { throw .usage(.noCommunitiesStated) }
    (self.cutter, self.out) = (cutter, out)
    log = ReadingLog(language: cutter.language)
    kept = try cutter.kept()
    let communities = try InputLayer(communities: source, log: &log)
    cells = try CommunityCells(
      communities, workingCRS: cutter.study.workingCRS, side: cutter.side, log: &log)
    self.communities = communities
    let study = try cutter.emptyStudy()
    studies = cells.parts.map { _ in study }
    names = cells.parts.map { _ in ["study.yaml", PartWriter.standardFile] }
    removed = cells.parts.map { _ in [:] }
    let reader = CityReader(cutter.study)
    (standard, _) = try reader.readStandard(log: &log)
    (cut.radius, cut.snapLimit) = try reader.reach(by: standard)
    cut.halo = cutter.halo ?? cut.neededHalo
    cut.workingCRS = local.definition
    let error = local.scaleError(over: cells.parts.reduce(into: .empty) { $0.insert($1.box) })
    if error > LocalSystem.usualScaleError { cut.scaleWarning = local.message(ofScaleError: error) }
    cut.withoutID = cells.withoutID
    cut.statesIndexBasis = cutter.study.indexBasis != nil
  }

  private static let standardFile = "standard.yaml"

  // MARK: Boxes

  /// Around the communities of each part.
  var ownBoxes: [PlanarBox] { cells.parts.map(\.box) }

  var haloBoxes: [PlanarBox] { ownBoxes.map { $0.expanded(by: cut.halo) } }

  /// Streets are taken from farther: what is cut off a piece of them must not make it one that counts for too small.
  var networkBoxes: [PlanarBox] { ownBoxes.map { $0.expanded(by: networkMargin) } }

  var networkMargin: Double {
    cut.halo + (study.smallestComponent ?? WalkGraphBuilder().smallestComponent)
  }

  /// Writes the studies and the manifest.
  mutating func finish() throws -> StudyCut {
    let standard = try study.standardFile()
    for part in parts {
      if let standard { try copy(standard, to: part) }
      studies[part].set("working_crs", local.definition)
      studies[part].set("margin", metres: cut.halo)
      for (key, numbers) in removed[part] { studies[part].remove(numbers, of: key) }
      let bytes = try studies[part].bytes(of: study.file?.path ?? "")
      try NewFile.replace(bytes, in: "\(out)/\(cells.parts[part].name)", name: "study.yaml")
    }
    cut.parts = cells.parts
    cut.large = cells.parts.filter {
      max($0.box.width, $0.box.height) > 2 * cutter.side
    }.map(\.name)
    try NewFile.replace(manifest, in: out, name: "cities.csv")
    return cut
  }

  private mutating func copy(_ standard: FileContents, to part: Int) throws(OutputError) {
    let bytes = Array(standard.bytes.prefix(standard.count))
    try NewFile.replace(
      bytes, in: "\(out)/\(cells.parts[part].name)", name: Self.standardFile)
    studies[part].set("standard", Self.standardFile)
  }

  private var manifest: [UInt8] {
    var table = CSVWriter(columns: ["city", "study", "weight"])
    for part in cells.parts {
      table.text(part.name)
      table.text("\(part.name)/study.yaml")
      table.integer(part.communities)
      table.endRow()
    }
    return table.bytes
  }
}

extension Study {
  /// The file of the standard; nil for one that ships.
  fileprivate func standardFile() throws(InputError) -> FileContents? {
    guard let standard, !ShippedStandard.all.contains(where: { $0.id == standard }) else {
      return nil
    }
    return try FileContents(path: standard)
  }
}
