import FlyingSocks
import FoundationEssentials
import Glibc
import Wording

/// Takes connections on this machine's own address, 127.0.0.1, and no other.
struct HTTPListener: Sendable {
  let port: UInt16
  private let socket: Socket

  /// - Parameter port: 0 takes one that is free.
  init(port: UInt16) throws(MapServiceError) {
    do {
      let socket = try Socket(domain: Int32(sockaddr_in.family), type: .stream)
      try socket.setValue(true, for: .localAddressReuse)
      try socket.bind(to: sockaddr_in.inet(ip4: "127.0.0.1", port: port))
      try socket.listen()
      guard case .ip4(_, let taken) = try socket.sockname() else {
        throw SocketError.unsupportedAddress
      }
      (self.socket, self.port) = (socket, taken)
    } catch let error as SocketError {
      throw MapServiceError(error, port: port)
    } catch {
      throw .cannotListen(port: port, reason: "\(error)")
    }
  }

  /// Serves until the task is cancelled.
  func run(
    _ service: any HTTPService, patience: Patience = Patience()
  ) async throws(MapServiceError) {
    let pool = SocketPool.ePoll()
    let watch = ConnectionWatch(limit: patience.connections)
    do {
      try await pool.prepare()
      let listening = try AsyncSocket(socket: socket, pool: pool)
      await withTaskGroup(of: Void.self) { group in
        group.addTask { try? await pool.run() }
        group.addTask { await watch.run() }
        group.addTask {
          await take(
            from: listening, pool: pool, watch: watch, service: service, patience: patience)
        }
      }
      try socket.close()
    } catch {
      throw .cannotListen(port: port, reason: "\(error)")
    }
  }

  private func take(
    from listening: AsyncSocket, pool: some AsyncSocketPool, watch: ConnectionWatch,
    service: any HTTPService, patience: Patience
  ) async {
    await withDiscardingTaskGroup { group in
      while !Task.isCancelled {
        guard let socket = try? await listening.accept() else {
          // No descriptor is free, or the client has gone already.
          try? await Task.sleep(for: .milliseconds(20))
          continue
        }
        group.addTask {
          await serve(socket, pool: pool, watch: watch, service: service, patience: patience)
        }
      }
    }
  }

  private func serve(
    _ socket: AsyncSocket, pool: some AsyncSocketPool, watch: ConnectionWatch,
    service: any HTTPService, patience: Patience
  ) async {
    guard let number = watch.open() else {
      return await Self.turnAway(socket, service.language)
    }
    let connection = HTTPConnection(
      socket: socket, pool: pool, watch: watch, number: number, service: service,
      patience: patience)
    let task = Task { await connection.serve() }
    watch.attach(task, to: number)
    await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
  }
}

extension HTTPListener {
  /// Tells a client that too many others are there.
  private static func turnAway(_ socket: AsyncSocket, _ language: Language) async {
    let answer = HTTPAnswer(.tooManyConnections, language).bytes(keepingAlive: false)
    _ = try? socket.socket.write(Data(answer))
    try? socket.close()
  }
}
