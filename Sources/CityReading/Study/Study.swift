public import Assessment
public import RunFiles
public import TableFiles
import Wording

/// What to examine and with what: the content of a study file, which flags may override.
///
/// A value that is nil was not stated. `StudyFile.read` makes one from a file.
public struct Study: Equatable, Sendable {
  /// The file that it was read from.
  public var file: InputFile?
  public var name: String?
  /// Made by a generator; every output says so.
  public var isSynthetic = false
  public var communities: LayerSource?
  public var facilities: [FacilitySource] = []
  public var network: NetworkSource?
  /// How street centre lines become a network.
  public var streetJoining = StreetJoining()
  /// What the lengths of a table of edges are in; nil: as the column's name says, otherwise metres.
  public var lengthUnit: LengthUnit?
  /// Metres of the smallest part of the network that is kept without a way to the rest, in
  /// `smallestComponentRange`; nil: 1000.
  public var smallestComponent: Double?
  public var barriers: LayerSource?
  /// Lines along which communities are cut into blocks besides those of the network.
  public var streets: LayerSource?
  public var population: LayerSource?
  /// Side of the square cells whose centres the points of the population layer are, in the unit of its
  /// coordinate system and in `populationCellRange`; nil: points are points.
  public var populationCell: Double?
  public var residential: LayerSource?
  public var survey: LayerSource?
  /// Scores of acceptances (验收).
  public var acceptance: LayerSource?
  /// Points of complaints, such as those of the 12345 line.
  public var complaints: LayerSource?
  public var units: [UnitSource] = []
  /// Sites that proposals choose from.
  public var candidates: CandidateSource?
  /// The shortfall project pool.
  public var projects: LayerSource?
  /// How circles are to be drawn; nil: nothing is said.
  public var circles: CircleStudy?
  /// The day on which projects are looked at; no clock is read.
  public var asOf: CalendarDay?
  /// Path of the standard; nil: the built-in one.
  public var standard: String?
  public var metric: Metric?
  public var measure: DemandMeasure?
  /// Largest share of a file's rows that may be left out before a run stops, 0…1; nil: `usualMaxLeftOut`.
  public var maxLeftOut: Double?
  /// θ, in `thresholdRange`.
  public var threshold: Double?
  /// Components that enter the indices beside coverage, by name; nil: those that the data have.
  public var indexBasis: [String]?
  /// Ids of the types to examine; nil: all of the standard.
  public var types: [String]?
  /// Factor on straight distances, in `detourRange`.
  public var detour: Double?
  /// m/s, in `walkSpeedRange`.
  public var walkSpeed: Double?
  /// Side of the demand lattice in metres, in `cellRange`.
  public var cell: Double?
  /// Longest way to the network in metres, in `snapLimitRange`.
  public var snapLimit: Double?
  /// The projected system in metres that is worked in, as `EPSG:n` or a PROJ string, so that parts of an area that are
  /// examined apart agree; nil: one about the middle of the communities.
  public var workingCRS: String?
  /// Metres around the communities from which the data were taken, in `marginRange`: the study is a part of a larger one,
  /// so that what belongs to communities of other parts is no mistake. nil: the study is whole.
  public var margin: Double?

  public init() {}
}

/// What the numbers of a study and of its standard may be, in files and flags alike.
extension Study {
  public static let thresholdRange = 0.0...1
  public static let maxLeftOutRange = 0.0...1
  public static let usualMaxLeftOut = 0.5
  /// Metres.
  public static let marginRange = 0.0...1_000_000
  public static let detourRange = 1.0...10
  /// m/s; who is faster runs.
  public static let walkSpeedRange = 0.1...2.5
  /// What is taken for a speed at all: km/h have a message of their own.
  package static let readWalkSpeeds = 0.1...10.0
  /// Metres.
  public static let cellRange = 1.0...10_000
  /// Metres.
  public static let snapLimitRange = 0.001...100_000
  /// Metres.
  public static let joinToleranceRange = 0.0...100
  /// Metres.
  public static let smallestComponentRange = 0.0...1_000_000
  /// Metres, feet or degrees.
  public static let populationCellRange = 1e-6...100_000
  /// Radii of facility types in metres.
  public static let radiusRange = 1.0...100_000
  /// Radii stated in minutes: `radiusRange` at 1 m/s.
  public static let radiusMinutesRange = radiusRange.lowerBound / 60...radiusRange.upperBound / 60
}

/// A file with features or rows, and how to read it.
public struct LayerSource: Hashable, Sendable {
  /// Absolute or relative to the working directory.
  public var path: String
  /// What is stated about the form of the file.
  public var form: FileForm
  /// `EPSG:n`, a PROJ string, WKT, …; nil: as the file says or by the rules of its format.
  public var crs: String?
  /// Name of a field in the file by the key that a study gives it, such as `["id": "社区编码"]`.
  public var fields: [String: String]
  /// Names of fields that are the id together, joined by `-`, such as `["区", "编号"]`; empty where the id is
  /// one field.
  public var idFields: [String]

  public init(
    path: String, form: FileForm = FileForm(), crs: String? = nil,
    fields: [String: String] = [:], idFields: [String] = []
  ) {
    self.path = path
    self.form = form
    self.crs = crs
    self.fields = fields
    self.idFields = idFields
  }
}

/// A layer of polygons that is examined besides the communities.
public struct UnitSource: Hashable, Sendable {
  public var source: LayerSource
  public var name: String?
  /// Minutes of the circle for which these units answer, in place of the streets or communities; nil: none.
  public var circle: Int?

  public init(source: LayerSource, name: String? = nil, circle: Int? = nil) {
    self.source = source
    self.name = name
    self.circle = circle
  }

  /// What the layer is called: its name, or that of its file.
  public var title: String { name ?? source.path.fileName }
}

extension Study {
  /// The study with the polygons of a layer in place of the communities; nothing that is told by community is kept.
  public func examining(_ unit: UnitSource) -> Study {
    var study = self
    study.communities = unit.source
    study.units = []
    (study.survey, study.complaints, study.acceptance) = (nil, nil, nil)
    (study.projects, study.candidates) = (nil, nil)
    return study
  }
}

/// A pedestrian network: one file, or nodes and edges in two.
public enum NetworkSource: Hashable, Sendable {
  case file(LayerSource)
  case tables(
    nodes: String, edges: String, fields: [String: String], crs: String?,
    forms: NetworkForms = NetworkForms())
}

/// What is stated about the form of the two tables of a network, which may be sheets of one workbook.
public struct NetworkForms: Hashable, Sendable {
  public var nodes: FileForm
  public var edges: FileForm

  public init(nodes: FileForm = FileForm(), edges: FileForm = FileForm()) {
    (self.nodes, self.edges) = (nodes, edges)
  }
}

/// A file of facilities, and which of the standard's types its rows stand for.
public struct FacilitySource: Hashable, Sendable {
  public var source: LayerSource
  /// Ids of types by the value that the file's type field holds; other values are taken as ids.
  public var types: [String: [String]]
  /// Id of the type of every row; the type field is not read then.
  public var type: String?
  public var entrances: EntranceSource?

  public init(
    source: LayerSource, types: [String: [String]] = [:], type: String? = nil,
    entrances: EntranceSource? = nil
  ) {
    self.source = source
    self.types = types
    self.type = type
    self.entrances = entrances
  }
}

/// A file of points through which the facilities of another file are entered.
public struct EntranceSource: Hashable, Sendable {
  /// Its fields are `x` and `y`.
  public var source: LayerSource
  /// Field with the id of the facility.
  public var facilityField: String

  public init(source: LayerSource, facilityField: String) {
    self.source = source
    self.facilityField = facilityField
  }
}

/// A file of candidate sites, such as a register of idle premises.
public struct CandidateSource: Hashable, Sendable {
  /// Its fields are `id`, `name`, `x`, `y`, `floor_area`, `capacity`, `owner`, `acquisition`, `cost`, `status` and
  /// `types`.
  public var source: LayerSource
  /// Ids of types by a value of the field `types`; other values are taken as ids or names of types.
  public var types: [String: [String]]

  public init(source: LayerSource, types: [String: [String]] = [:]) {
    self.source = source
    self.types = types
  }
}
