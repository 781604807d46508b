import CMD4C
import GalleyText

/// What md4c tells of a Markdown text, in order.
protocol MarkdownEvents: AnyObject {
  /// A block starts; false stops the parse.
  func enter(block: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool
  func leave(block: MD_BLOCKTYPE)
  func enter(span: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?)
  func leave(span: MD_SPANTYPE)
  func text(_ type: MD_TEXTTYPE, _ bytes: UnsafeBufferPointer<UInt8>)
}

/// Runs md4c over Markdown in GitHub's dialect, raw HTML included.
struct MarkdownParser {
  /// Parses the bytes from an offset on.
  ///
  /// - Parameter cost: decides whether bare addresses are links.
  /// - Throws: `IngestError.parser` when md4c runs out of memory.
  static func parse<Events: MarkdownEvents>(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, cost: MarkdownCost, into events: Events
  ) throws(IngestError) {
    guard start < bytes.count, let base = bytes.baseAddress, let size = MD_SIZE(exactly: bytes.count - start)
    else { return }
    let relay = Relay(events)
    var parser = MD_PARSER()
    parser.flags = cost.addresses <= MarkdownCost.addressLimit ? flags | bareAddresses : flags
    parser.enter_block = { Relay.of($2)?.events.enter(block: $0, $1) == true ? 0 : 1 }
    parser.leave_block = { block, _, relay in
      Relay.of(relay)?.events.leave(block: block)
      return 0
    }
    parser.enter_span = { span, detail, relay in
      Relay.of(relay)?.events.enter(span: span, detail)
      return 0
    }
    parser.leave_span = { span, _, relay in
      Relay.of(relay)?.events.leave(span: span)
      return 0
    }
    parser.text = { type, text, size, relay in
      guard let text else { return 0 }
      let bytes = UnsafeRawBufferPointer(start: text, count: Int(size)).assumingMemoryBound(to: UInt8.self)
      Relay.of(relay)?.events.text(type, bytes)
      return 0
    }
    let result = withExtendedLifetime(relay) {
      UnsafeRawPointer(base + start).withMemoryRebound(to: CChar.self, capacity: Int(size)) {
        md_parse($0, size, &parser, Unmanaged.passUnretained(relay).toOpaque())
      }
    }
    guard result >= 0 else { throw .parser(message: "md4c ran out of memory") }
  }

  private static let flags = UInt32(MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS)
  private static let bareAddresses = UInt32(
    MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_PERMISSIVEEMAILAUTOLINKS | MD_FLAG_PERMISSIVEWWWAUTOLINKS)

  /// Carries the receiver through C.
  private final class Relay {
    let events: any MarkdownEvents

    init(_ events: any MarkdownEvents) { self.events = events }

    static func of(_ pointer: UnsafeMutableRawPointer?) -> Relay? {
      pointer.map { Unmanaged<Relay>.fromOpaque($0).takeUnretainedValue() }
    }
  }
}
