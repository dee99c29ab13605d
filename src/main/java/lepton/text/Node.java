package lepton.text;

/// A part of a document: a mapping, a sequence or a scalar, and where it stands.
public sealed interface Node permits Mapping, Sequence, Scalar {

  Place place();

  /// What it is, in the words of people who write such files.
  String kind();
}
