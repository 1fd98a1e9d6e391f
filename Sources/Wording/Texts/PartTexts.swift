/// What cutting a study into parts says.
package enum PartTexts {
  package static let reading = LocalizedText(zh: "读取并分割", en: "reading and cutting")

  package static let exists = InputMessage(
    en: "it exists already, and parts of another cut must not be mixed in",
    zh: "已存在,不能与另一次分割的部分混放", fixEn: "name a new folder, or remove this one",
    fixZh: "请另起新文件夹名,或删除此文件夹")

  package static let notNamed = InputMessage(
    en: "the folder of the parts cannot be made", zh: "无法建立各部分的文件夹",
    fixEn: "name a folder in one that can be written to", fixZh: "请指定可写入的位置")

  package static func counts(
    communities: Int, parts: Int, side: Double, system: String
  ) -> LocalizedText {
    let kilometres = (side / 1000).shortText
    return LocalizedText(
      zh: "社区\(communities)个,按\(kilometres)公里方格分为\(parts)部分,每个社区属于其外接矩形中心所在的方格",
      en:
        "\(communities) communities in \(parts) parts by cells of \(kilometres) km; a community is in the cell of "
        + "the middle of its box")
      + LocalizedText(zh: ";工作坐标系:\(system)", en: "; all parts work in \(system)")
  }

  /// - Parameter snapLimit: 0 where nobody walks on a network.
  package static func halo(
    _ halo: Double, radius: Double, snapLimit: Double, network: Double?
  ) -> LocalizedText {
    let needed = (radius + snapLimit).shortText
    let made =
      snapLimit > 0
      ? LocalizedText(
        zh: "最大半径\(radius.shortText)米+到路网的最大距离\(snapLimit.shortText)米=\(needed)米",
        en:
          "largest radius \(radius.shortText) m + snap limit \(snapLimit.shortText) m = \(needed) m"
      )
      : LocalizedText(zh: "最大半径\(needed)米", en: "largest radius \(needed) m")
    let streets = network.map {
      LocalizedText(
        zh: ";路网外扩\($0.shortText)米(另加最小连通部分长度)",
        en: "; streets within \($0.shortText) m (smallest component more)")
    }
    return LocalizedText(
      zh: "外扩:每部分社区四周\(halo.shortText)米(判定所需:",
      en: "Margin: \(halo.shortText) m around the communities of a part (verdicts need: ") + made
      + LocalizedText(zh: ")", en: ")") + (streets ?? LocalizedText(""))
  }

  package static func smallHalo(_ halo: Double, needed: Double) -> LocalizedText {
    LocalizedText(
      zh: "警告:外扩\(halo.shortText)米小于所需\(needed.shortText)米,边缘社区的判定可能与整体不同",
      en:
        "WARNING: a margin of \(halo.shortText) m is less than the \(needed.shortText) m that verdicts need; they can "
        + "differ from the whole at the edges")
  }

  package static func warning(_ message: InputMessage) -> LocalizedText {
    LocalizedText(zh: "警告:", en: "WARNING: ") + message.sentence
  }

  package static func whole(_ files: String) -> LocalizedText {
    LocalizedText(
      zh: "未分割(各部分直接引用原文件):\(files);路网可转为OSM PBF后再分割",
      en:
        "Not cut; the parts name the original where it is: \(files). A network as OSM PBF or as lines would be cut"
    )
  }

  package static func leftOut(_ file: String, rows: Int, first: Int) -> LocalizedText {
    let place =
      first > 0 ? LocalizedText(zh: ",首个为第\(first)行", en: ", the first is row \(first)") : nil
    return LocalizedText(
      zh: "警告:\(file)有\(rows)行不在任何部分(无位置、无法读取或无对应社区",
      en:
        "WARNING: \(rows) rows of \(file) are in no part (no place, not readable, or no community of theirs"
    )
      + (place ?? LocalizedText("")) + LocalizedText(zh: ")", en: ")")
  }

  package static func beyond(_ file: String, rows: Int) -> LocalizedText {
    LocalizedText(
      zh: "\(file)有\(rows)行在所有部分所取范围之外",
      en: "\(rows) rows of \(file) lie beyond what is taken for any part")
  }

  package static func withoutID(_ count: Int) -> LocalizedText {
    LocalizedText(
      zh: "警告:\(count)个社区没有编码,按行号所编的编码在各部分中不同;请先给每个社区编码",
      en:
        "WARNING: \(count) communities have no id; the ones made of their rows differ in the parts: give each an id"
    )
  }

  package static func large(_ names: LocalizedText, count: Int) -> LocalizedText {
    LocalizedText(
      zh: "\(count)个部分的范围超过两个方格(社区大于方格):\(names.zh)",
      en:
        "\(count) parts reach over more than two cells, since a community or unit is larger than a cell: \(names.en)"
    )
  }

  package static func lacking(_ layer: String, names: LocalizedText, count: Int) -> LocalizedText {
    LocalizedText(
      zh: "警告:\(count)个部分没有任何\(layer)数据,batch会将其列为失败并说明原因:\(names.zh);请用更大的方格",
      en:
        "WARNING: \(count) parts have nothing of \(layer), and batch will list them as failed: \(names.en); take larger "
        + "cells")
  }

  package static let ownIndexBasis = LocalizedText(
    zh: "提示:研究文件未写 index_basis,各部分按自身数据确定,指数可能与整体不同;rank 请合并后再排",
    en:
      "Note: the study states no index_basis: each part finds its own, and indices can differ from the whole; rank "
      + "behind the merge")

  package static func next(_ manifest: String) -> LocalizedText {
    LocalizedText(
      zh: "下一步:lifecircle batch --manifest \(manifest.shellWord) --out country",
      en: "Next: lifecircle batch --manifest \(manifest.shellWord) --out country")
  }

  package static func more(_ count: Int) -> LocalizedText {
    LocalizedText(zh: "等(另有\(count)个)", en: " … and \(count) more")
  }
}
