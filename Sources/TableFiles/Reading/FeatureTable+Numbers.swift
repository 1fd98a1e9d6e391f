import Wording

extension FeatureTable {
  /// Decides what commas and points mean in each of the `columns` of numbers: by what the whole column
  /// proves, otherwise by what the others prove, otherwise by the delimiter; a finding tells what was
  /// decided where a reader could take it for something else.
  ///
  /// Complexity: O(1) for a table in which no number can have a comma, otherwise O(rows · columns).
  package mutating func settleNumbers(in columns: [Int]) {
    guard mayHaveCommas else { return }
    let marks = columns.map { (column: $0, marks: attributes.marks(ofColumn: $0)) }
    let styles = marks.compactMap(\.marks.style)
    let proven: NumberStyle? =
      styles.contains(.commas) != styles.contains(.points)
      ? (styles.contains(.commas) ? .commas : .points) : nil
    for (column, marks) in marks where marks.example != nil {
      settle(column, marks, otherwise: proven)
    }
    guard proven == .commas, marks.contains(where: { $0.marks.thousandPoints > 0 }) else { return }
    for (column, marks) in marks where marks.hasUnclearPointsOnly {
      attributes.setStyle(.commas, ofColumn: column)
    }
  }

  private mutating func settle(
    _ column: Int, _ marks: NumberMarks, otherwise proven: NumberStyle?
  ) {
    let isSemicolon = delimiter == UInt8(ascii: ";")
    let style = marks.style ?? proven ?? (isSemicolon ? .unclear : .points)
    attributes.setStyle(style, ofColumn: column)
    guard let finding = finding(style, marks, isProvenElsewhere: proven != nil) else { return }
    findings.append(
      Finding(finding.0, .assumed, field: attributes.columns[column], says: finding.1))
  }

  private func finding(
    _ style: NumberStyle, _ marks: NumberMarks, isProvenElsewhere: Bool
  ) -> (InputProblem.Severity, InputMessage)? {
    let example = marks.example ?? ""
    switch style {
    case .commas: return (.info, .decimalCommas(example))
    case .unclear: return (.warning, .mixedCommas(example))
    case .points where marks.style == nil:
      // A comma between cells goes with the point in numbers; other delimiters tell nothing.
      let isUsual = delimiter == UInt8(ascii: ",") || isProvenElsewhere
      return (isUsual ? .info : .warning, .thousandsAssumed(example))
    case .points: return nil
    }
  }
}
