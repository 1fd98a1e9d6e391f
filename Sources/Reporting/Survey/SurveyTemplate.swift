public import Assessment
import TableFiles
public import Wording

/// The sheet in which a survey of residents is entered: one row per community and category of the standard, or per
/// community where it has no categories.
///
/// Headings and names of categories are in the chosen language; a survey is read with either.
public struct SurveyTemplate: Sendable {
  private let communities: [Community]
  private let categories: [LocalizedText]
  private let language: Language

  public init(communities: [Community], standard: Standard, language: Language) {
    self.communities = communities
    self.language = language
    categories = standard.categories.map(\.name)
  }

  /// A workbook with a second sheet that says how the first is filled in.
  ///
  /// Complexity: O(communities · categories).
  public var workbook: [UInt8] {
    var workbook = WorkbookWriter()
    workbook.beginSheet(
      SurveyTexts.sheet[language],
      columns: SurveyTexts.textHeadings.map { .text($0[language]) }
        + SurveyTexts.numberHeadings.map { .number($0[language]) })
    for community in communities {
      for category in shownCategories {
        for text in texts(community, category) { workbook.text(text) }
        workbook.number(community.households, decimals: 0)
        workbook.endRow()
      }
    }
    // A sheet of one column is never taken for the table.
    workbook.beginSheet(
      SurveyTexts.instructionSheet[language],
      columns: SurveyTexts.instructions.prefix(1).map { .text($0[language]) })
    for line in SurveyTexts.instructions.dropFirst() {
      workbook.text(line[language])
      workbook.endRow()
    }
    return workbook.finish()
  }

  /// Complexity: O(communities · categories).
  public var csv: [UInt8] {
    let headings = SurveyTexts.textHeadings + SurveyTexts.numberHeadings
    var table = CSVWriter(columns: headings.map { $0[language] })
    for community in communities {
      for category in shownCategories {
        for text in texts(community, category) { table.text(text) }
        table.number(community.households, decimals: 0)
        for _ in SurveyTexts.numberHeadings.dropFirst() { table.text(nil) }
        table.endRow()
      }
    }
    return table.bytes
  }

  /// What was written, and what comes next.
  public func report(path: String) -> String {
    SurveyTexts.written(
      path, communities: communities.count, categories: categories.count,
      withoutHouseholds: communities.count { $0.households == nil })[language]
  }

  private var shownCategories: [LocalizedText?] { categories.isEmpty ? [nil] : categories }

  private func texts(_ community: Community, _ category: LocalizedText?) -> [String?] {
    [
      community.id, community.name, community.street, community.district, category?[language],
    ]
  }
}
