/// What `map` says: on the terminal, and to a page whose request it cannot answer.
package enum MapTexts {
  // MARK: - On the terminal

  package static func isServed(at address: String) -> LocalizedText {
    LocalizedText(zh: "地图:\(address)", en: "Map: \(address)")
  }

  package static let howToStop = LocalizedText(
    zh: "用浏览器打开以上地址;按 Ctrl-C 停止。仅本机可访问,请勿转发该地址。",
    en:
      "Open the address in a browser; Ctrl-C stops. Only this machine can reach it; keep it to yourself."
  )

  package static func portInUse(_ port: Int) -> LocalizedText {
    LocalizedText(
      zh: "端口 \(port) 已被其他程序占用;请换一个 --port,或不加此项以使用空闲端口",
      en: "port \(port) is in use by another program; choose another --port, or none for a free one"
    )
  }

  package static func cannotListen(port: Int, reason: String) -> LocalizedText {
    LocalizedText(
      zh: "无法在端口 \(port) 提供服务(\(reason.printable));请换一个 --port",
      en: "cannot serve at port \(port) (\(reason.printable)); choose another --port")
  }

  // MARK: - Requests that are refused

  package static let malformedRequest = LocalizedText(
    zh: "请求不是有效的 HTTP/1.1", en: "the request is no valid HTTP/1.1")
  package static let lengthRequired = LocalizedText(
    zh: "请求须带 Content-Length", en: "the request needs a Content-Length")
  package static let otherVersion = LocalizedText(
    zh: "仅支持 HTTP/1.1", en: "only HTTP/1.1 is spoken here")
  package static let tooSlow = LocalizedText(
    zh: "请求到达太慢", en: "the request took too long to arrive")
  package static let tooManyConnections = LocalizedText(
    zh: "连接过多,请稍后再试", en: "too many connections; try again in a moment")
  package static let otherExpectation = LocalizedText(
    zh: "仅支持 Expect: 100-continue", en: "only Expect: 100-continue is known")
  package static let unknownPath = LocalizedText(zh: "没有此路径", en: "there is no such path")
  package static let otherHost = LocalizedText(
    zh: "Host 不是本服务的地址", en: "the Host is not this server's")
  package static let otherOrigin = LocalizedText(
    zh: "请求来自其他网页", en: "the request comes from another page")
  package static let wrongToken = LocalizedText(
    zh: "令牌缺失或错误;请使用命令打印的地址",
    en: "the token is missing or wrong; use the address that the command printed")
  package static let superseded = LocalizedText(
    zh: "已被此窗口的新请求取代", en: "a newer request of this window has taken its place")

  package static func bodyTooLarge(bytes: Int) -> LocalizedText {
    LocalizedText(zh: "请求正文超过\(bytes)字节", en: "the body is longer than \(bytes) bytes")
  }

  package static func headTooLarge(bytes: Int, headers: Int) -> LocalizedText {
    LocalizedText(
      zh: "请求头超过\(bytes)字节或\(headers)项",
      en: "the head is longer than \(bytes) bytes or has more than \(headers) headers")
  }

  package static func otherMethod(_ allowed: [String]) -> LocalizedText {
    let list = allowed.joined(separator: ", ")
    return LocalizedText(zh: "此路径仅支持 \(list)", en: "this path knows \(list)")
  }

  // MARK: - Requests that say something wrong

  package static func notJSON(_ reason: LocalizedText) -> LocalizedText {
    LocalizedText(zh: "正文不是 JSON:", en: "the body is no JSON: ") + reason
  }

  package static func notA(_ kind: LocalizedText, _ place: String) -> LocalizedText {
    LocalizedText(
      zh: "\(place.told)须为\(kind.zh)", en: "\(place.told) must be \(kind.en)")
  }

  package static let object = LocalizedText(zh: "对象", en: "an object")
  package static let list = LocalizedText(zh: "数组", en: "an array")
  package static let text = LocalizedText(
    zh: "单行文本,1 至 200 个字符", en: "a text of one line, 1 to 200 characters")
  package static let number = LocalizedText(zh: "数", en: "a number")
  package static let pair = LocalizedText(zh: "两个数", en: "two numbers")
  package static let place = LocalizedText(
    zh: "含 at(经度、纬度)或 xy(本地米)之一的位置",
    en: "a place, either at (longitude, latitude) or xy (local metres)")

  package static let circleEdit = LocalizedText(
    zh: "move、merge、split 之一", en: "one of move, merge and split")
  package static let twoCircles = LocalizedText(
    zh: "至少两个不同生活圈的编号", en: "the ids of two different circles or more")

  package static func wholeNumber(_ range: ClosedRange<Int>) -> LocalizedText {
    LocalizedText(
      zh: "\(range.lowerBound) 至 \(range.upperBound) 的整数",
      en: "a whole number from \(range.lowerBound) to \(range.upperBound)")
  }

  package static func unknownMember(_ name: String, of place: String) -> LocalizedText {
    LocalizedText(
      zh: "\(place.told)中不认识“\(name.told)”", en: "'\(name.told)' is not known in \(place.told)")
  }

  package static func tooManyChanges(_ limit: Int) -> LocalizedText {
    LocalizedText(zh: "变更超过\(limit)项", en: "there are more than \(limit) changes")
  }

  package static func unknownType(_ id: String) -> LocalizedText {
    LocalizedText(
      zh: "本次评估没有类型“\(id.told)”", en: "the type '\(id.told)' is not examined here")
  }

  package static func unknownCommunity(_ id: String) -> LocalizedText {
    LocalizedText(zh: "没有社区“\(id.told)”", en: "there is no community '\(id.told)'")
  }

  package static let noCircles = LocalizedText(
    zh: "本次运行没有生活圈;请用 --circles 指定 lifecircle circles 的结果文件夹",
    en: "no circles are shown here; start the map with --circles and the folder that circles wrote")
  package static let cannotJudge = LocalizedText(
    zh: "无法合并或评估调整后的生活圈;请撤销上一步",
    en: "the changed circles cannot be joined or examined; take the last change back")
  package static let noPlace = LocalizedText(
    zh: "该位置不在地球上", en: "the place is nowhere on Earth")
  package static let offNetwork = LocalizedText(
    zh: "该位置附近没有可步行道路", en: "no street to walk on is near the place")
  package static let noCandidate = LocalizedText(
    zh: "没有可用的候选点", en: "there is no candidate site that can be used")
  package static let unknownScenario = LocalizedText(
    zh: "没有此编号的已存情景", en: "no scenario is kept under this number")
  package static let tooManyScenarios = LocalizedText(
    zh: "已存情景过多,请先移除几个", en: "too many scenarios are kept; remove some first")

  package static func nameTaken(_ name: String) -> LocalizedText {
    LocalizedText(
      zh: "已有名为“\(name.told)”的情景", en: "a scenario named '\(name.told)' is kept already")
  }
}

extension String {
  /// As much of it as a line shows.
  fileprivate var told: String { String(printable.prefix(80)) }
}
