import Glibc
import Wording

/// The most memory that this process ever held.
public enum PeakMemory {
  /// Bytes; nil where the system does not say.
  ///
  /// The high-water mark of the resident set is read from `/proc/self/status`, because `getrusage`
  /// also counts the process that started this one.
  public static func bytes() -> Int? {
    guard let file = fopen("/proc/self/status", "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(
        decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      guard text.hasPrefix("VmHWM:") else { continue }
      return Int(text.filter(\.isNumber)).map { $0 * 1024 }
    }
    return nil
  }
}
