import ArgumentParser
import CityReading

/// What sites can serve and what they cost.
struct SiteLimitFlags: ParsableArguments {
  @Option(help: "Weight that each site can serve at most (mclp, pmedian); demand may be split.")
  var capacity: Double?

  @Option(
    help: """
      Sites of the matrix as a table: id and, where known, cost (for --budget and lscp) and capacity \
      (empty: that of --capacity, or no limit).
      """)
  var sites: String?

  @Option(
    help: "Columns of the sites: id=…,cost=…,capacity=….", transform: FieldNames.init(_:))
  var sitesFields = FieldNames()

  func validate() throws {
    try sitesFields.check("--sites-fields", CostMatrixReader.siteKeys)
    if sites == nil && !sitesFields.columns.isEmpty {
      throw ValidationError("--sites-fields needs --sites")
    }
    if let capacity, !(capacity >= 0 && capacity.isFinite) {
      throw ValidationError("--capacity \(capacity) is not a number from 0")
    }
  }

  /// - Parameter isMatrix: whether distances are given rather than measured.
  func check(_ model: SitingModel, isMatrix: Bool) throws {
    if capacity != nil && !model.allowsCapacity {
      throw ValidationError("--model \(model.rawValue) knows no --capacity")
    }
    if sites != nil && !isMatrix { throw ValidationError("--sites needs --cost-matrix") }
  }
}

extension SitingModel {
  var allowsCapacity: Bool { self == .mclp || self == .pmedian }
}
