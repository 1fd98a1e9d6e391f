public import Assessment
import GEOSBridge
import Projection
public import Wording

extension CityReader {
  /// Reads what residents answered and complained of, where the study names it.
  func readVoices(
    into city: inout City, local: LocalSystem, standard: Standard, log: inout ReadingLog
  ) throws(InputError) {
    if let survey = study.survey {
      try SurveyReader.read(survey, into: &city, standard: standard, log: &log)
    }
    if let complaints = study.complaints {
      try ComplaintReader.read(complaints, into: &city, local: local, log: &log)
    }
  }
}

/// The communities of a study without the rest of it.
public struct CommunityInput: Sendable {
  /// In ascending order of id (UTF-8 bytes); ids are unique.
  public var communities: [Community]
  public var standard: Standard
  /// Sorted by file, row, feature and field.
  public var problems: [InputProblem]
}

extension CityReader {
  /// Reads the communities and the standard alone, as a sheet that is sent to them needs.
  ///
  /// - Throws: when the study names no communities, a file cannot be read, or no community remains.
  /// - Complexity: linear in the bytes of the files, O(v log v) in the vertices of polygons.
  public func readCommunities() throws(InputError) -> CommunityInput {
    guard let source = study.communities else { throw .usage(.noCommunitiesStated) }
    var log = ReadingLog(language: language)
    let (standard, _) = try readStandard(log: &log)
    let reading = try CommunityReader(
      source, workingCRS: study.workingCRS, geos: .forLayers(), log: &log)
    let communities = try reading.communities(log: &log)
    return CommunityInput(
      communities: communities, standard: standard, problems: log.sortedProblems)
  }
}
