import CZlib
import FoundationEssentials

/// Inflates zlib data within bounds.
enum ZlibStream {
  /// Inflates data that must give exactly `size` bytes; nil when it does not, or is damaged.
  ///
  /// Not more than `size` bytes are ever written, whatever the data would unpack to.
  static func inflate(_ data: Data, to size: Int) -> [UInt8]? {
    var isSound = false
    let result = [UInt8](unsafeUninitializedCapacity: size) { target, count in
      var length = uLong(size)
      let status = data.withUnsafeBytes { source in
        uncompress(
          target.baseAddress, &length, source.bindMemory(to: UInt8.self).baseAddress,
          uLong(source.count))
      }
      isSound = status == Z_OK && length == uLong(size)
      count = isSound ? size : 0
    }
    return isSound ? result : nil
  }
}
