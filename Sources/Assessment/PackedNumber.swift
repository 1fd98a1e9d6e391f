/// A number that may be absent, in the room of a plain one: a large city has millions of them.
/// Infinity stands for absence and cannot be a value.
@propertyWrapper
public struct PackedNumber: Equatable, Sendable {
  private var number = Double.infinity

  public init() {}

  public init(wrappedValue: Double?) { self.wrappedValue = wrappedValue }

  public var wrappedValue: Double? {
    get { number == .infinity ? nil : number }
    set { number = newValue ?? .infinity }
  }
}
