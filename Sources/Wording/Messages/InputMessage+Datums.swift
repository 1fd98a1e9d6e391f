extension InputMessage {
  // MARK: - Datums

  /// A layer whose coordinate system a study and a flag can state.
  package enum DatumLayer: String, Sendable {
    case communities, facilities, entrances, residential, barriers, population, network, candidates,
      complaints

    /// Where other places may lie.
    fileprivate var line: LocalizedText {
      switch self {
      case .network: LocalizedText(zh: "路网道路", en: "a street of the network")
      case .residential: LocalizedText(zh: "居住用地边线", en: "the edge of residential land")
      case .population: LocalizedText(zh: "有人口的位置", en: "a place with people")
      default: LocalizedText(zh: "社区边界", en: "a border of the communities")
      }
    }

    /// What states its coordinate system.
    fileprivate func cure(_ system: String) -> LocalizedText {
      guard self != .entrances else {
        return LocalizedText(
          zh: "请在study文件的entrances下写明 crs: \(system)",
          en: "state crs: \(system) under entrances in the study")
      }
      return LocalizedText(
        zh: "请在study文件该图层下写明 crs: \(system),或加 --\(rawValue)-crs \(system)",
        en: "state crs: \(system) under the layer in the study, or --\(rawValue)-crs \(system)")
    }
  }

  /// What areas rows of other layers name.
  package enum AreaLevel: String, Hashable, Sendable, CaseIterable {
    case community, street, district

    fileprivate var noun: LocalizedText {
      switch self {
      case .community: LocalizedText(zh: "社区", en: "community")
      case .street: LocalizedText(zh: "街道", en: "street")
      case .district: LocalizedText(zh: "区", en: "district")
      }
    }
  }

  /// What places do when they are where they should be.
  package enum DatumEvidence: Hashable, Sendable {
    case named(AreaLevel)
    case inside
    /// Nearer than so many metres to a community's border, a street, the edge of residential land, or people.
    case near(DatumLayer, Double)
    /// Not so near.
    case off(DatumLayer, Double)

    fileprivate var verb: LocalizedText {
      switch self {
      case .named(let level):
        LocalizedText(
          zh: "位于其行内注明的\(level.noun.zh)", en: "lie in the \(level.noun.en) that their row names")
      case .inside: LocalizedText(zh: "位于社区范围内", en: "lie within the communities")
      case .near(let layer, let metres):
        LocalizedText(
          zh: "距\(layer.line.zh)不到约\(metres.fixedText(decimals: 0))米",
          en: "lie within about \(metres.fixedText(decimals: 0)) m of \(layer.line.en)")
      case .off(let layer, let metres):
        LocalizedText(
          zh: "距\(layer.line.zh)约\(metres.fixedText(decimals: 0))米以上",
          en: "lie about \(metres.fixedText(decimals: 0)) m and more from \(layer.line.en)")
      }
    }
  }

  /// How well places fit as stated and when read otherwise.
  package struct DatumFit: Sendable {
    private let evidence: DatumEvidence
    private let places: Int
    private let before: Double
    private let after: Double
    /// The file that the places are of, where that is another than the one that looks wrong.
    package var other: String?
    /// Whether two files look wrong.
    package var isOfBoth = false

    /// - Parameters:
    ///   - places: how many were looked at.
    ///   - before: share of them that fit as stated, 0…1.
    ///   - after: share of them that fit otherwise.
    package init(_ evidence: DatumEvidence, places: Int, before: Double, after: Double) {
      self.evidence = evidence
      self.places = places
      self.before = before
      self.after = after
    }

    fileprivate var sentence: LocalizedText {
      let file = other.map { InputMessage.excerpt($0.fileName) }
      let (verb, share) = (evidence.verb, [before, after].map(Self.percent))
      return LocalizedText(
        zh: "\(file.map { "“\($0)”的" } ?? "")\(places)处位置"
          + "\(isOfBoth ? "两者" : "")如此读取有\(share[1])\(verb.zh),按现状\(share[0])",
        en: "of \(places) places\(file.map { " of '\($0)'" } ?? "") \(share[1]) \(verb.en)"
          + " when \(isOfBoth ? "both are read so" : "it is read so"), \(share[0]) as it is")
    }

    private static func percent(_ share: Double) -> String {
      (share * 100).fixedText(decimals: 0) + " %"
    }
  }

  /// - Parameters:
  ///   - likely: datum of web maps that the file looks to be on; nil is WGS 84.
  ///   - stated: datum by which it was read; nil is WGS 84.
  package static func otherDatum(
    _ likely: String?, notAsStated stated: String?, layer: DatumLayer, _ fit: DatumFit
  ) -> InputMessage {
    let (likelyName, statedName) = (likely ?? "WGS 84", stated ?? "WGS 84")
    let cure = layer.cure(likely ?? "EPSG:4326")
    let doubt = fit.other.map { _ in
      LocalizedText(zh: ";若另一文件曾被重复转换,则改正该文件", en: ", unless the other file was converted twice")
    }
    return InputMessage(
      en: "looks like \(likelyName), not \(statedName): \(fit.sentence.en)",
      zh: "坐标形似\(likelyName)而非\(statedName):\(fit.sentence.zh)",
      fixEn: cure.en + (doubt?.en ?? ""), fixZh: cure.zh + (doubt?.zh ?? ""))
  }

  /// - Parameter place: longitude and latitude of the communities' middle.
  package static func outsideArea(
    _ name: String, code: String, at place: (Double, Double)
  ) -> InputMessage {
    let degrees = [place.0, place.1].map { $0.fixedText(decimals: 1) }.joined(separator: ", ")
    return InputMessage(
      en:
        "the communities lie at (\(degrees)), far outside the area where '\(excerpt(name))' is used",
      zh: "社区位于(\(degrees)),远在“\(excerpt(name))”的适用范围之外",
      fixEn: "check crs (\(excerpt(code)))", fixZh: "请核对坐标系(\(excerpt(code)))")
  }
}
