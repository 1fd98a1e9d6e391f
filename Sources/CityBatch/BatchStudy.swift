public import Wording

/// A row of a manifest: a city and its study.
public struct BatchStudy: Sendable {
  /// Of the manifest, the header counting as 1.
  public var row: Int
  /// Name of the city, and of its folder of results.
  public var city: String
  /// Path of the study, resolved against the manifest's folder.
  public var study: String
  /// What the city costs against the others, greater than 0: the dearest are examined first.
  public var weight: Double
  /// Why it cannot be examined; nil where it can.
  public var defect: InputMessage?
}

extension BatchStudy {
  /// More bytes than this leave no room for what is put around a folder's name.
  private static let longestName = 150

  /// Why a text cannot be the name of a folder among the results; nil where it can.
  ///
  /// - Parameter taken: names of what else stands there.
  static func defect(ofName name: String, taken: Set<String>) -> InputMessage? {
    if name.isEmpty { return .cityMissing }
    if name.utf8.count > longestName { return .cityNameTooLong(name) }
    let isSafe =
      !name.hasPrefix(".")
      && name.unicodeScalars.allSatisfy { $0.isPrintable && !"/\\".unicodeScalars.contains($0) }
    if !isSafe { return .cityNameUnsafe(name) }
    return taken.contains(name) ? .cityNameTaken(name) : nil
  }
}
