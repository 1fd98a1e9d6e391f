import TableFiles
package import Wording

extension BundledTables {
  /// For the tables of a comparison of two runs.
  package init(comparedIn language: Language) {
    self.init()
    styles =
      [
        .codes(
          "cause",
          [
            ("opened", 0x2F78B7), ("closed", 0xC8501E), ("moved", 0x7A1FA2),
            ("corrected", 0x5B6673),
            ("new_record", 0x9DC6E4),
          ], called: LayerTexts.causes, named: LayerTexts.changedFacilities,
          of: "comparison_facilities",
          size: 2.6, in: language)
      ].withDefaults
  }
}
