import Foundation

/// The folder where a rival finds inputs and results.
struct PeerFolder {
  private let url: URL

  init(path: String) throws {
    url = URL(fileURLWithPath: path, isDirectory: true)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// A folder in this one.
  func folder(_ name: String) throws -> PeerFolder {
    try PeerFolder(path: url.appending(path: name, directoryHint: .isDirectory).path)
  }

  func write(_ value: some Encodable, as name: String) throws {
    try JSONEncoder().encode(value).write(to: url.appending(path: name))
  }

  /// Writes the numbers one behind the other as the machine holds them.
  func write<Number: BitwiseCopyable>(numbers: [Number], as name: String) throws {
    try numbers.withUnsafeBytes { Data($0) }.write(to: url.appending(path: name))
  }
}
