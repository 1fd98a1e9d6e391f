/// All circles of a city as they were drawn.
public struct DrawnCircles: Sendable {
  public var atoms: AtomLayer
  public var options: CircleOptions
  public var sites: [CentreSite]
  /// In ascending order of id (UTF-8 bytes).
  public var circles: [DrawnCircle]
  /// By atom, the position of its circle.
  public var circleOfAtom: [Int32]
  public var bounds: CountBounds
  /// People × metres to their circle's centre, each walk at most six radii, what soft rules add, and a metre for each
  /// metre of border between circles of one area.
  public var objective: Double
  /// No division into as many circles with the same rules has a smaller objective; nil where none was looked for.
  public var bound: Double?
  /// Positions of the sites that lie in no atom or off the network.
  public var unplacedSites: [Int]
  /// By circle, what it adds to the objective but for borders.
  let costs: [Double]
  /// What was measured of the atoms.
  let problems: AreaProblems

  /// How many circles there can be.
  public struct CountBounds: Equatable, Sendable {
    /// By people and the band alone, of each area that circles lie within.
    public var byPeople: ClosedRange<Int>
    /// By people, the band and the parts that walkable borders hold together.
    public var proven: ClosedRange<Int>
    /// Areas whose people are fewer than the band's least.
    public var areasBelow: Int
  }
}

/// Why circles cannot be drawn.
public enum CircleError: Error, Equatable, Sendable {
  case countOutOfBounds(Int, DrawnCircles.CountBounds)
  /// No atom has people.
  case nobody
  case missingNames(within: String)
  case unknownAtom(String)
  case unknownCircle(String)
  /// The circle has fewer populated atoms than parts.
  case tooFewAtoms(String, parts: Int)
}
