import Assessment
import TableFiles
public import Wording

/// What the files of a folder seem to be, and the study that they make.
public struct FolderGuess: Sendable {
  /// In ascending order of their paths.
  public private(set) var files: [FileGuess] = []
  let standard: Standard

  /// Looks at every regular file.
  ///
  /// - Parameter paths: of the files, in any order.
  /// - Throws: when the built-in standard cannot be read.
  /// - Complexity: that of reading all files.
  public init(paths: [String]) throws(InputError) {
    standard = try StandardFile.builtIn()
    let companions = Set(paths.flatMap(Self.companions(of:)))
    for path in paths.sorted() where !companions.contains(path.lowercased()) {
      files += FileGuess.guesses(path: path, standard: standard)
    }
    settleNetworks()
    settleCommunities()
  }

  /// Parts of the file at `path`, which are read with it, in lower case.
  private static func companions(of path: String) -> [String] {
    let lower = path.lowercased()
    if lower.hasSuffix(".shp") {
      let stem = lower.dropLast(4)
      return [".dbf", ".shx", ".prj", ".cpg", ".sbn", ".sbx", ".qix", ".shp.xml"].map { stem + $0 }
    }
    return lower.hasSuffix(".gpkg") ? ["\(lower)-wal", "\(lower)-shm"] : []
  }

  /// Nodes are of use with edges only; lines are of use where there is no file made for walking.
  private mutating func settleNetworks() {
    let hasEdges = files.contains { $0.role == .networkEdges }
    for place in files.indices where files[place].role == .networkNodes && !hasEdges {
      files[place].become(nil, because: .nodesWithoutEdges)
    }
    keepOne(.network) { ($0.isStreetMap ? 1 : 0, $0.features) }
    if files.contains(where: { $0.role == .network }) {
      for place in files.indices
      where [.networkNodes, .networkEdges].contains(files[place].role) {
        files[place].become(nil, because: .otherNetwork)
      }
    }
  }

  private mutating func settleCommunities() {
    keepOne(.communities) { ($0.isNamedForRole ? 1 : 0, $0.features) }
    for role in [FileRole.population, .residential, .standard, .networkNodes, .networkEdges] {
      keepOne(role) { ($0.isNamedForRole ? 1 : 0, $0.features) }
    }
  }

  /// A study has one file of the role: the greatest by `rank`, of several the first.
  private mutating func keepOne(_ role: FileRole, by rank: (FileGuess) -> (Int, Int)) {
    let places = files.indices.filter { files[$0].role == role }
    let best = places.max { a, b in
      let (one, other) = (rank(files[a]), rank(files[b]))
      return one == other ? a > b : one < other
    }
    for place in places where place != best { files[place].become(nil, because: .anotherIsTaken) }
  }

  /// Whether the files make a study.
  public var isComplete: Bool {
    files.contains { $0.role == .communities } && files.contains { $0.role == .facilities }
  }
}

/// What a file of a folder is for.
public enum FileRole: String, Sendable, CaseIterable {
  case communities, facilities, population, residential, barriers, network, networkNodes,
    networkEdges, standard, study, scenario
}
