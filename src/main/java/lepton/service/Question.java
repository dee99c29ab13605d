package lepton.service;

/// One thing that a service is asked.
///
/// @param kind a word for it, by which its answer is kept
/// @param path of the address, with its query
/// @param needed whether the others are worth nothing without it
/// @param keeps whether the answer is kept: not where it is of a time that nobody asks for again
record Question(String kind, String path, boolean needed, boolean keeps) {}
