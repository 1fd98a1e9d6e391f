extension Span<UInt8> {
  /// Whether the bytes are characters of UTF-8, none of them cut off. Complexity: O(bytes), without room of its own.
  package var isUTF8: Bool {
    do {
      _ = try UTF8Span(validating: self)
      return true
    } catch {
      return false
    }
  }
}
