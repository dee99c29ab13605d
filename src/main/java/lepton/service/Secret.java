package lepton.service;

/// What lets a person in somewhere. It is never part of a text that is shown or kept.
///
/// @param name of the variable that it is read from
record Secret(String name, String value) {

  /// Its name alone.
  @Override
  public String toString() {
    return name;
  }
}
