/// A sample.
public struct Sample {}
