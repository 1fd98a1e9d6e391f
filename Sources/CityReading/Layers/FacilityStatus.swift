/// What the status of a facility says of it.
enum FacilityStatus: Int, CaseIterable {
  case open, closed, planned, suspended
  /// Words that say nothing known: the facility counts as open, and they are named.
  case unknown

  /// Upper and lower case, width, underscores and what stands in brackets make no difference. A word that
  /// says open counts only where none says otherwise: `暂停营业` is not open.
  init(_ text: String) {
    let words = Self.folded(text)
    if let state = Self.exact[words] {
      self = state
      return
    }
    var rest = words
    var found: Set<FacilityStatus> = []
    for (phrase, state) in Self.phrases where rest.containsWord(phrase) {
      found.insert(state)
      rest = rest.replacing(phrase, with: " ")
    }
    self = Self.combined(found)
  }

  /// One state, or the stronger of two that are not open; open and not open at once say nothing.
  private static func combined(_ found: Set<FacilityStatus>) -> FacilityStatus {
    if found.count == 1 { return found.first ?? .unknown }
    if found.contains(.open) { return .unknown }
    return [.suspended, .closed, .planned].first(where: found.contains) ?? .unknown
  }

  private static func folded(_ text: String) -> String {
    var (words, depth) = ("", 0)
    for character in text.lowercased() {
      switch character {
      case "(", "（", "[", "【": depth += 1
      case ")", "）", "]", "】": depth = max(depth - 1, 0)
      case _ where depth > 0: break
      case "_", "-", "\u{3000}", "/": words.append(" ")
      default: words.append(character)
      }
    }
    return words.split(separator: " ").joined(separator: " ")
  }

  private static let exact: [String: FacilityStatus] = [
    "存续": .open, "在业": .open, "迁出": .closed, "清算": .closed, "planning": .planned,
    "construction": .planned, "future": .planned, "design": .planned, "renovation": .suspended,
    "maintenance": .suspended, "normal": .open, "yes": .unknown, "规划保留": .open,
    "规划现状": .open, "new": .unknown, "removed": .closed, "ceased": .closed, "dissolved": .closed,
  ]

  /// The longest come first, so that `暂停营业` is found before `营业`.
  private static let phrases: [(String, FacilityStatus)] = FacilityStatus.allCases
    .flatMap { state in state.words.map { ($0, state) } }
    .sorted { ($1.0.count, $0.0) < ($0.0.count, $1.0) }

  private var words: [String] {
    switch self {
    case .open:
      [
        "正常", "营业", "运营", "运行", "开放", "在用", "使用", "启用", "开业", "经营", "现状", "已建", "建成", "投用",
        "open", "opened", "reopened", "operational", "operating", "active", "existing",
        "in operation", "in service",
        "in use", "running", "completed", "built", "em atividade", "ativo", "ativa", "abierto",
        "ouvert", "geöffnet",
        "in betrieb",
      ]
    case .closed:
      [
        "关闭", "停业", "歇业", "注销", "撤销", "吊销", "停用", "停运", "停办", "停止", "倒闭", "拆除", "已拆", "废弃", "废止",
        "关停",
        "取缔", "撤并", "关门", "搬迁", "迁走", "报废", "不营业", "不开放", "不运营", "不再营业", "不再使用", "停产", "弃用", "闭店",
        "撤店",
        "停止营业", "停止运营", "停止使用", "停止开放", "未使用", "闲置", "空置", "已终止", "非正常",
        "closed", "permanently closed", "closed permanently", "shut", "shut down", "defunct",
        "demolished", "disused",
        "abandoned", "razed", "discontinued", "decommissioned", "inactive", "bankrupt",
        "out of business", "vacant",
        "destroyed", "derelict", "no longer open", "not open", "not operational",
        "not in operation", "not in use",
        "not active", "out of service", "cerrado", "cerrada", "fechado", "fechada", "desativado",
        "desativada",
        "extinta", "extinto", "encerrado", "encerrada", "fermé", "fermée", "geschlossen", "chiuso",
      ]
    case .planned:
      [
        "规划", "在建", "筹建", "待建", "拟建", "未建", "未建成", "未开工", "筹备", "建设中", "施工", "未开业", "未营业", "未开放",
        "未运营",
        "未启用", "未投入使用", "未投用", "未运行", "即将开业", "待开业", "待启用", "待投用", "未开始运营", "尚未营业", "尚未开放", "拟新建",
        "计划",
        "planned", "proposed", "under construction", "in construction", "under development",
        "projected", "coming soon",
        "not yet open", "not yet opened", "not built", "unbuilt", "upcoming", "planejado",
        "planejada", "em construção",
        "en construcción", "planificado", "en construction", "projeté", "geplant", "im bau",
        "in planung",
      ]
    case .suspended:
      [
        "暂停", "暂停营业", "暂停服务", "暂停开放", "暂停运营", "暂停使用", "装修", "装修改造", "停业整顿", "停业装修", "整顿", "维修",
        "检修",
        "临时关闭", "暂时关闭", "暂时停业", "临时停业", "临时停用", "休业", "暂不开放", "暂不营业", "暂未营业", "暂未开放", "改造中", "升级改造",
        "temporarily closed", "closed temporarily", "suspended", "under renovation",
        "closed for renovation",
        "refurbishment", "on hold", "under maintenance", "under repair", "paralisada", "paralisado",
        "temporarily suspended", "temporarily unavailable",
      ]
    case .unknown: []
    }
  }
}

extension String {
  /// Whether `phrase` occurs: anywhere in Chinese, as whole words in letters.
  fileprivate func containsWord(_ phrase: String) -> Bool {
    guard let range = firstRange(of: phrase) else { return false }
    guard phrase.utf8.first.map({ $0 < 0x80 }) ?? false else { return true }
    let isLetter = { (character: Character?) in character?.isLetter ?? false }
    let before = range.lowerBound == startIndex ? nil : self[index(before: range.lowerBound)]
    let after = range.upperBound == endIndex ? nil : self[range.upperBound]
    return !isLetter(before) && !isLetter(after)
  }
}
