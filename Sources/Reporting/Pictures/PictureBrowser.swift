import RunFiles
import Wording

/// Chromium, where it is on the PATH, as what turns drawings into images.
struct PictureBrowser {
  private let path: String
  private let seconds: Double

  /// Pixels to a point of the picture.
  private static let density = 2

  /// nil where there is none.
  init?() {
    guard
      let path = ChildProcess.path(of: [
        "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
      ])
    else { return nil }
    self.init(path: path, seconds: 40)
  }

  /// - Parameter seconds: after which a picture is given up.
  init(path: String, seconds: Double) {
    self.path = path
    self.seconds = seconds
  }

  /// Why there is no image.
  struct Failure: Error {
    let reason: LocalizedText
  }

  /// The image as PNG, twice as many pixels wide as the picture has points. The browser has a profile of its own,
  /// which is gone afterwards, and no network.
  func png(of svg: [UInt8], width: Double, height: Double) -> Result<[UInt8], Failure> {
    guard let folder = ScratchFolder(), folder.write(svg, as: "picture.svg") else {
      return .failure(Failure(reason: LocalizedText(zh: "无法写临时文件", en: "no temporary file")))
    }
    let outcome = ChildProcess.run(
      path, arguments(in: folder.path, width: width, height: height), seconds: seconds)
    guard let image = folder.read("picture.png"), image.starts(with: Self.signature) else {
      return .failure(Failure(reason: Self.reason(outcome)))
    }
    return .success(image)
  }

  private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47]

  private func arguments(in folder: String, width: Double, height: Double) -> [String] {
    let size = [width, height].map { $0.fixedText(decimals: 0) }.joined(separator: ",")
    return [
      "--headless", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
      "--disable-extensions", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND",
      "--force-device-scale-factor=\(Self.density)", "--window-size=\(size)",
      "--user-data-dir=\(folder)/profile", "--screenshot=\(folder)/picture.png",
    ] + (ChildProcess.isSuperuser ? ["--no-sandbox"] : []) + ["file://\(folder)/picture.svg"]
  }

  private static func reason(_ outcome: ChildProcess.Outcome) -> LocalizedText {
    switch outcome {
    case .timedOut: PictureTexts.timedOut
    case .ended(let status): PictureTexts.endedWith("\(status)")
    case .notStarted(let words): LocalizedText(words)
    }
  }
}
