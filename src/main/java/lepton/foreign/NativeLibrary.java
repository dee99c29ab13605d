package lepton.foreign;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.util.NoSuchElementException;
import java.util.Optional;

/// A C library of this process. It stays loaded until the process ends.
public final class NativeLibrary {

  private final String name;
  private final SymbolLookup symbols;

  private NativeLibrary(String name, SymbolLookup symbols) {
    this.name = name;
    this.symbols = symbols;
  }

  /// The C library that every process has.
  public static NativeLibrary standard() {
    return new NativeLibrary("the C library", Linker.nativeLinker().defaultLookup());
  }

  /// A library found as the dynamic loader finds it, by its file name such as `libnvidia-ml.so.1`
  /// or by a path; absent where there is none that can be loaded.
  @SuppressWarnings("restricted") // the purpose of this room
  public static Optional<NativeLibrary> open(String name) {
    try {
      return Optional.of(new NativeLibrary(name, SymbolLookup.libraryLookup(name, Arena.global())));
    } catch (IllegalArgumentException noSuchLibrary) {
      return Optional.empty();
    }
  }

  /// One function of the library; absent where this version of it has none of that name.
  public Optional<NativeFunction> find(String symbol) {
    return symbols.find(symbol).map(address -> new NativeFunction(symbol, address));
  }

  /// One function that every version has.
  ///
  /// @throws NoSuchElementException if it has none of that name after all
  public NativeFunction require(String symbol) {
    var address = symbols.find(symbol);
    if (address.isEmpty()) {
      throw new NoSuchElementException(name + " has no function " + symbol);
    }
    return new NativeFunction(symbol, address.get());
  }
}
