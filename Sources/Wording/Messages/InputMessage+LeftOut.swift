extension InputMessage {
  package static func tooManyLeftOut(_ rows: LeftOutRows) -> InputMessage {
    InputMessage(
      en: "\(rows.count) of \(rows.all) rows (\(rows.share.percentText)) cannot be used: "
        + rows.reason.cut(to: 120)
        + (rows.otherReasons > 0 ? " (and \(rows.otherReasons) other reasons)" : ""),
      zh: "\(rows.all)行中有\(rows.count)行(\(rows.share.percentText))无法使用:" + rows.reason.cut(to: 120)
        + (rows.otherReasons > 0 ? "(另有\(rows.otherReasons)种原因)" : ""),
      fixEn: "correct them, or go on without them: --max-left-out \(rows.share.sufficientText)",
      fixZh: "请改正,或不用这些行继续:--max-left-out \(rows.share.sufficientText)")
  }
}

extension Double {
  /// Two decimals, not less than the number.
  fileprivate var sufficientText: String {
    min((self * 100).rounded(.up) / 100, 1).fixedText(decimals: 2)
  }
}
