import Synchronization
import Testing

@testable import GalleyPipeline

/// Parallel work comes out in order, and never runs far ahead.
@Suite struct OrderedRunTests {
  private final class Counter: Sendable {
    let started = Atomic<Int>(0)
  }

  private struct Worker: OrderedWorker {
    let counter: Counter
    mutating func process(_ index: Int) -> Int {
      counter.started.add(1, ordering: .relaxed)
      // Every seventh item takes long, so that others overtake it.
      if index % 7 == 0 { for _ in 0..<200 { _ = Clock.nanoseconds } }
      return index * 2
    }
  }

  @Test("Values come in order for any number of threads", arguments: [1, 2, 8, 300])
  func order(_ jobs: Int) throws {
    let counter = Counter()
    var values: [Int] = []
    try OrderedRun.run(count: 500, jobs: jobs, makeWorker: { Worker(counter: counter) }) { index, value in
      #expect(index == values.count)
      values.append(value)
      return true
    }
    #expect(values == (0..<500).map { $0 * 2 })
    #expect(counter.started.load(ordering: .relaxed) == 500)
  }

  @Test("A run is never further ahead than its window")
  func window() throws {
    let counter = Counter()
    try OrderedRun.run(count: 400, jobs: 4, makeWorker: { Worker(counter: counter) }) { index, _ in
      #expect(counter.started.load(ordering: .relaxed) <= index + 1 + 2 * 4 + 2)
      return true
    }
  }

  @Test("A run that is stopped starts no more")
  func stop() throws {
    let counter = Counter()
    var last = 0
    try OrderedRun.run(count: 10_000, jobs: 3, makeWorker: { Worker(counter: counter) }) { index, _ in
      last = index
      return index < 9
    }
    #expect(last == 9)
    #expect(counter.started.load(ordering: .relaxed) < 30)
  }

  @Test("A run over nothing is over")
  func nothing() throws {
    var count = 0
    try OrderedRun.run(count: 0, jobs: 4, makeWorker: { Worker(counter: Counter()) }) { _, _ in
      count += 1
      return true
    }
    #expect(count == 0)
  }
}
