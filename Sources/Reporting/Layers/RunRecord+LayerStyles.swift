import Assessment
import TableFiles
import Wording

/// How QGIS draws the layers of an examination.
extension RunRecord {
  var layerStyles: [LayerStyle] {
    (areaStyles(of: "communities") + mapStyles + areaStyles(of: "examined_units") + streetStyles
      + districtStyles
      + placeStyles).withDefaults
  }

  /// Of a layer with the columns of `communities.csv`.
  private func areaStyles(of layer: String) -> [LayerStyle] {
    let label = LayerStyle.Label(column: "name", smallestScale: LayerStyle.Scale.communities)
    let circles = standard.circles.map { circle in
      LayerStyle.meets(
        "meets_\(circle.minutes)min", minutes: circle.minutes, of: layer, label: label, in: language
      )
    }
    let values =
      layer == "communities"
      ? scores?.communities.map(\.exam)
      : units.flatMap { unit in unit.record.scores?.communities.map(\.exam) ?? [] }
    let index = LayerStyle.figures(
      "exam_index", values ?? [], named: LayerTexts.examIndex, of: layer, label: label, in: language
    )
    return circles + [index].compactMap(\.self)
  }

  /// Two styles for each type: by verdict and by coverage.
  private var mapStyles: [LayerStyle] {
    let label = LayerStyle.Label(column: "name", smallestScale: LayerStyle.Scale.communities)
    let names = coverageMapNames
    let verdicts = zip(result.types, names).map { type, names in
      LayerStyle.verdicts(
        names.verdict, LayerTexts.verdict(of: type.name), of: Self.coverageMap, label: label,
        in: language)
    }
    let shares = zip(result.types, names).map { type, names in
      LayerStyle.shares(
        names.coverage, LayerTexts.coverage(of: type.name), of: Self.coverageMap,
        threshold: result.threshold, label: label, in: language)
    }
    return verdicts + shares
  }

  private var streetStyles: [LayerStyle] {
    let label = LayerStyle.Label(column: "street", smallestScale: LayerStyle.Scale.streets)
    let verdicts = standard.circles.filter { $0.answers == .street }.map { circle in
      LayerStyle.meets(
        "street_meets_\(circle.minutes)min", minutes: circle.minutes, of: "streets", label: label,
        in: language)
    }
    return verdicts + meanStyles(of: "streets", label)
  }

  private var districtStyles: [LayerStyle] {
    meanStyles(
      of: "districts",
      LayerStyle.Label(column: "district", smallestScale: LayerStyle.Scale.districts))
  }

  private func meanStyles(of layer: String, _ label: LayerStyle.Label) -> [LayerStyle] {
    standard.circles.map { circle in
      LayerStyle.shares(
        "coverage_\(circle.minutes)min", LayerTexts.meanCoverage(minutes: circle.minutes),
        of: layer, threshold: result.threshold, label: label, in: language)
    }
  }

  /// The most urgent gap of a community lies on the others, which stand at the same place.
  private var gapStyle: LayerStyle {
    var style = LayerStyle.codes(
      "finding", [("absent", 0xC8501E), ("partial", 0xF6C177), ("poor", 0x9A8FB5)],
      called: LayerTexts.findings, named: LayerTexts.gaps, of: "gaps", in: language)
    style.topmost = "rank"
    return style
  }

  /// What is a point, and what lies about a facility.
  private var placeStyles: [LayerStyle] {
    [
      gapStyle,
      .codes(
        "state",
        [("open", 0x7A1FA2), ("planned", 0x9A8FB5), ("suspended", 0xF6C177), ("closed", 0x5B6673)],
        called: LayerTexts.states, named: LayerTexts.facilities, of: "facility_records", size: 1.6,
        in: language),
      .same(
        MapColors.facility, LayerTexts.facilities, of: "facilities", size: 1.6, in: language),
      .same(
        MapColors.facility, LayerTexts.facilityAreas, of: "facility_areas", opacity: 0.35,
        in: language),
      .projects(of: "projects", in: language),
      .same(PictureColor(0xE6690F), LayerTexts.premises, of: "premises", size: 2.6, in: language),
      .codes(
        "metric", [("network", 0x2F78B7), ("straight", 0xF6C177)], called: LayerTexts.metrics,
        named: LayerTexts.reach, of: "reach", opacity: 0.3, in: language),
    ]
  }
}
