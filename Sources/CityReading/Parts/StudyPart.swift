public import PlanarGeometry
public import Wording

/// A part of a study: the communities of one cell.
public struct StudyPart: Sendable {
  /// Name of its folder.
  public let name: String
  /// Communities of its own, each of which no other part has.
  public internal(set) var communities = 0
  /// Around its communities and units, in metres of the working system.
  public internal(set) var box = PlanarBox.empty
}

/// What cutting a study made, and what it could not do.
public struct StudyCut: Sendable {
  /// In the order of their cells.
  public internal(set) var parts: [StudyPart] = []
  /// The system that all parts work in.
  public internal(set) var workingCRS = ""
  /// What is to say of the error of lengths in it.
  public internal(set) var scaleWarning: InputMessage?
  /// Metres around the communities of a part from which facilities and other places are taken, and around those
  /// from which streets are.
  public internal(set) var halo = 0.0
  public internal(set) var networkMargin: Double?
  /// What the halo is made of: metres of the largest radius, and of the longest way to the network.
  public internal(set) var (radius, snapLimit) = (0.0, 0.0)
  /// Files that the parts name where they are.
  public internal(set) var whole: [String] = []
  /// Rows and features that no part has, by file.
  public internal(set) var leftOut: [(file: String, rows: Int, first: Int)] = []
  /// Rows with a place that is beyond the margins of all parts, by file.
  public internal(set) var beyond: [(file: String, rows: Int)] = []
  /// Communities whose id is made from their row, which is another in a part.
  public internal(set) var withoutID = 0
  /// Names of parts whose box is longer or wider than two cells, and of those that lack what an examination needs, by
  /// what it is.
  public internal(set) var large: [String] = []
  public internal(set) var lacking: [(layer: String, parts: [String])] = []
  /// Whether the study states `index_basis`, without which every part finds its own.
  public internal(set) var statesIndexBasis = false

  /// Metres around a part beyond which nothing decides a verdict in it.
  public var neededHalo: Double { radius + snapLimit }
}
