import CityReading
import Foundation
import TableFiles

extension LayerSource {
  /// Reads `PATH`, or `PATH:LAYER` where the whole is no file but `PATH` is one.
  init(argument: String) {
    self.init(path: argument)
    let files = FileManager.default
    guard !files.fileExists(atPath: argument) else { return }
    for colon in argument.indices where argument[colon] == ":" {
      let path = String(argument[..<colon])
      let layer = String(argument[argument.index(after: colon)...])
      guard !layer.isEmpty, files.fileExists(atPath: path) else { continue }
      self = LayerSource(path: path, form: FileForm(layer: layer))
      return
    }
  }

  /// Whether a file that a flag names is this one of a study.
  func isSame(as flag: LayerSource) -> Bool {
    path == flag.path && (flag.form.layer == nil || flag.form.layer == form.layer)
  }
}

extension LayerSource? {
  /// Another file with the same fields; `PATH:LAYER` names one of its layers.
  mutating func replacePath(_ argument: String) {
    let source = LayerSource(argument: argument)
    guard self != nil else {
      self = source
      return
    }
    self?.path = source.path
    if let layer = source.form.layer { self?.form.layer = layer }
  }
}
