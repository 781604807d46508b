import Synchronization

/// Something that one thread uses for one item after another.
protocol OrderedWorker: SendableMetatype {
  /// What comes of an item.
  associatedtype Value: Sendable
  /// Works on the item at an index.
  mutating func process(_ index: Int) -> Value
}

/// Works on items in parallel and hands on what comes of them in the items' order.
///
/// A worker may be ahead of the order by a window, not more, so that a run over any number of drafts holds a
/// few at a time. Values are handed on by the calling thread alone.
enum OrderedRun {
  /// The most threads that a run uses.
  static let jobLimit = 256

  private struct State<Value: Sendable> {
    var next = 0
    var values: [Int: Value] = [:]
    var isStopped = false
  }

  private final class Shared<Value: Sendable>: Sendable {
    let state = Mutex(State<Value>())
  }

  /// Runs over `count` items.
  ///
  /// - Parameters:
  ///   - jobs: how many threads work.
  ///   - makeWorker: makes what one thread uses; called on that thread.
  ///   - idle: called about ten times a second while nothing is done.
  ///   - emit: takes the values in order; false stops the run.
  /// - Throws: `FileError` where the system gives no thread or pipe.
  static func run<Worker: OrderedWorker>(
    count: Int, jobs: Int, makeWorker: @escaping @Sendable () -> Worker, idle: () -> Void = {},
    emit: (Int, Worker.Value) -> Bool
  ) throws(FileError) {
    let jobs = max(1, min(jobs, count, jobLimit))
    guard count > 0 else { return }
    let shared = Shared<Worker.Value>()
    let tickets = try PipeSemaphore()
    defer { tickets.close() }
    let arrivals = try PipeSemaphore()
    defer { arrivals.close() }
    var threads: [WorkerThread] = []
    defer {
      shared.state.withLock { $0.isStopped = true }
      tickets.signal(threads.count)
      for thread in threads { thread.join() }
    }
    for _ in 0..<jobs {
      let thread = try WorkerThread {
        var worker = makeWorker()
        while let index = claim(count, shared, tickets) {
          let value = worker.process(index)
          shared.state.withLock { $0.values[index] = value }
          arrivals.signal()
        }
      }
      threads.append(thread)
    }
    tickets.signal(2 * jobs + 2)
    var emitted = 0
    while emitted < count {
      while let value = shared.state.withLock({ $0.values.removeValue(forKey: emitted) }) {
        guard emit(emitted, value) else { return }
        emitted += 1
        tickets.signal()
        if emitted == count { return }
      }
      while !arrivals.wait(milliseconds: 100) { idle() }
    }
  }

  private static func claim<Value>(_ count: Int, _ shared: Shared<Value>, _ tickets: PipeSemaphore) -> Int? {
    tickets.wait()
    return shared.state.withLock { state in
      guard !state.isStopped, state.next < count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }
}
