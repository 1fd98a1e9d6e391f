import Assessment
public import CityReading
public import Foundation

/// The city in `SampleData` of this checkout.
public enum SampleCity {
  /// The folder with its files.
  public static var folder: URL {
    URL(filePath: #filePath).deletingLastPathComponent()  // Trials
      .deletingLastPathComponent()  // Sources
      .deletingLastPathComponent()  // Benchmarks
      .deletingLastPathComponent()
      .appending(path: "SampleData", directoryHint: .isDirectory)
  }

  /// Its study, straight metric and area measure.
  public static func study() throws -> Study {
    var study = try StudyFile.read(path: folder.appending(path: "study.yaml").path)
    study.metric = .straight
    study.measure = .area
    return study
  }
}
