public import Wording

/// What came (现状普查): of every file and district how many records there are, where they lie, what they are,
/// and how many can be used.
public struct Census: Sendable {
  /// By file in the order of reading, then by district in ascending order (UTF-8), records without one last.
  public var rows: [CensusRow] = []
  /// What every district is to correct, in ascending order of the district; of what belongs to no district last.
  public var corrections: [CorrectionList] = []
  /// Values that are no types, the most frequent first.
  public var unknownTypes: [UnknownType] = []

  public init() {}
}

/// The records of one file that lie in one district.
public struct CensusRow: Hashable, Sendable {
  public var file: String
  public var kind: LayerKind
  /// Nil: unknown, or the file is not counted by districts.
  public var district: String?
  public var counts: RecordCounts
  public var form: LayerForm
  public var reach: CensusReach?
  /// What the layer itself holds there; nothing for communities and facilities.
  public var extent = LayerExtent()

  public init(
    file: String, kind: LayerKind, district: String? = nil, counts: RecordCounts, form: LayerForm,
    reach: CensusReach? = nil
  ) {
    (self.file, self.kind, self.district) = (file, kind, district)
    (self.counts, self.form, self.reach) = (counts, form, reach)
  }
}

/// What a layer holds, as far as it is of that kind.
public struct LayerExtent: Hashable, Sendable {
  /// Whom a population layer counts.
  public var people: Double?
  /// Residential land in square metres, where it overlaps once.
  public var area: Double?
  /// Metres of streets that people can walk, or of barriers.
  public var length: Double?

  public init(people: Double? = nil, area: Double? = nil, length: Double? = nil) {
    (self.people, self.area, self.length) = (people, area, length)
  }

  /// Both together; what neither has stays nil.
  static func + (a: LayerExtent, b: LayerExtent) -> LayerExtent {
    func sum(_ a: Double?, _ b: Double?) -> Double? {
      a == nil && b == nil ? nil : (a ?? 0) + (b ?? 0)
    }
    return LayerExtent(
      people: sum(a.people, b.people), area: sum(a.area, b.area), length: sum(a.length, b.length))
  }

  var isNothing: Bool { [people, area, length].allSatisfy { ($0 ?? 0) <= 0 } }
}

/// What a layer is for.
public enum LayerKind: String, Sendable, CaseIterable {
  case communities, facilities, population, residential, barriers, network
}

/// How many records of a file there are and can be used.
public struct RecordCounts: Hashable, Sendable {
  public var records: Int
  /// Of these, those with a place that can be used.
  public var located: Int
  /// Facilities of a known type; nil for other layers.
  public var typed: Int?
  /// Facilities that are likely another one once more: one id at one place, or one place, type and name.
  public var duplicates: Int
  /// Records that are right, with an id that is whole, and no duplicates: an examination uses them, or leaves them out only because of what
  /// they say of themselves, as facilities do that are closed.
  public var usable: Int

  public init(
    records: Int = 0, located: Int = 0, typed: Int? = nil, duplicates: Int = 0, usable: Int = 0
  ) {
    (self.records, self.located, self.typed) = (records, located, typed)
    (self.duplicates, self.usable) = (duplicates, usable)
  }

  /// Share of the records that can be used (入库率), 0…1; nil without records.
  public var usableShare: Double? {
    records > 0 ? Double(usable) / Double(records) : nil
  }
}

/// How a file is written.
public struct LayerForm: Hashable, Sendable {
  /// Name of the format, such as `GeoJSON`.
  public var format: String
  /// `UTF-8` where nothing else was found; nil for binary formats.
  public var encoding: String?
  /// Coordinate system that its coordinates are taken to be in.
  public var crs: String

  public init(format: String, encoding: String?, crs: String) {
    (self.format, self.encoding, self.crs) = (format, encoding, crs)
  }
}

/// The communities that records lie in.
public struct CensusReach: Hashable, Sendable {
  /// Communities with a usable record, of those of the district.
  public var communities: Int
  public var allCommunities: Int
  /// People who live in them, nil where no community states its people.
  public var people: Double?
  /// Square metres.
  public var area: Double

  public init(communities: Int, of allCommunities: Int, people: Double?, area: Double) {
    (self.communities, self.allCommunities) = (communities, allCommunities)
    (self.people, self.area) = (people, area)
  }
}

/// A value that is no type of the standard.
public struct UnknownType: Hashable, Sendable {
  public var file: String
  public var value: String
  public var records: Int
  /// Id of the type whose name is most alike; nil where none is.
  public var likelyID: String?

  public init(file: String, value: String, records: Int, likelyID: String?) {
    (self.file, self.value, self.records, self.likelyID) = (file, value, records, likelyID)
  }
}

/// What a district is to correct (退回清单).
public struct CorrectionList: Hashable, Sendable {
  /// Nil: what belongs to no district.
  public var district: String?
  /// By file, row and field.
  public var corrections: [InputProblem]

  public init(district: String?, corrections: [InputProblem]) {
    (self.district, self.corrections) = (district, corrections)
  }
}
