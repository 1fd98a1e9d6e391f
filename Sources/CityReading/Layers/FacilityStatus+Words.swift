/// What files say of facilities that are open, closed, planned or suspended.
extension FacilityStatus {
  /// What is said of such facilities, in lower case.
  var words: [String] {
    switch self {
    case .open:
      [
        "正常", "营业", "运营", "运行", "开放", "在用", "使用", "启用", "开业", "经营", "现状", "已建", "建成", "投用",
        "open", "opened", "reopened", "operational", "operating", "active", "existing",
        "in operation", "in service",
        "in use", "running", "completed", "built", "em atividade", "ativo", "ativa", "abierto",
        "ouvert", "geöffnet",
        "in betrieb", "en activité", "en service", "aperto", "aberto", "aberta", "em funcionamento",
        "activo",
        "activa", "funcionando", "规划已建成", "已投用", "打烊", "休息中", "未关闭", "未停业", "未歇业", "未停用", "未拆除",
        "未注销", "未撤销",
        "未倒闭", "未关停", "未废弃", "没有关闭", "没关闭", "没有停业", "不关闭", "not closed", "not permanently closed",
        "never closed", "not shut", "not demolished", "not abandoned", "not disused",
        "nicht geschlossen",
        "non fermé", "não fechado", "no cerrado",
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
        "in planung", "en projet", "en travaux", "previsto", "prevista", "in costruzione",
        "proyectado",
      ]
    case .suspended:
      [
        "暂停", "暂停营业", "暂停服务", "暂停开放", "暂停运营", "暂停使用", "装修", "装修改造", "停业整顿", "停业装修", "整顿", "维修",
        "检修",
        "临时关闭", "暂时关闭", "暂时停业", "临时停业", "临时停用", "休业", "暂不开放", "暂不营业", "暂未营业", "暂未开放", "改造中", "升级改造",
        "temporarily closed", "closed temporarily", "suspended", "under renovation",
        "closed for renovation",
        "refurbishment", "on hold", "under maintenance", "under repair", "paralisada", "paralisado",
        "temporarily suspended", "temporarily unavailable", "vorübergehend geschlossen",
        "temporairement fermé", "fermé temporairement", "fermeture temporaire",
        "cerrado temporalmente",
        "fechado temporariamente", "suspendido", "suspenso",
      ]
    case .unknown: []
    }
  }
}
