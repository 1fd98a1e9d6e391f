/// Why flags of `circles` do not go together.
package enum CircleFlagTexts {
  package static let joinCounts = LocalizedText(
    zh: "并入邻圈后的数量由人口决定", en: "how many circles are left when small ones join is found, not chosen")
  package static let unitsAreCut = LocalizedText(
    zh: "单元由图层给定,不再切分", en: "the units of the layer are taken as they are")
  package static let takenAsTheyAre = LocalizedText(
    zh: "现有生活圈按原样评定", en: "circles that exist are taken as they are")
  package static let noBase = LocalizedText(
    zh: "5分钟生活圈不由更小的圈组成", en: "five-minute circles are not made of smaller ones")
  package static let unitsGiven = LocalizedText(
    zh: "单元由 --units 给定,不先划5分钟圈",
    en: "the units of --units are given, so that no five-minute circles are drawn first")
  package static let nothingCut = LocalizedText(
    zh: "没有 --divide 就不切分", en: "nothing is cut without --divide")
}
