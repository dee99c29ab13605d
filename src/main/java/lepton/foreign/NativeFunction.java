package lepton.foreign;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// A C function that takes at most six integers or pointers and returns an integer or pointer.
///
/// Whatever its declaration, it is called as
///
///     long function(long, long, long, long, long, long);
///
/// Both conventions that matter, System V's for x86-64 (psABI 1.0, 3.2.3) and Arm's for AArch64
/// (AAPCS64, 6.8.2), pass the first six such arguments in registers of their own, where a function
/// that takes fewer, or narrower ones, doesn't look. What it returns is as wide as its declaration
/// says, and the rest of the `long` is undefined: cast the result of an `int` function to `int`.
/// Functions with floating-point numbers or structures by value are out of range, and so are those
/// that tell only by `errno` what went wrong.
public final class NativeFunction {

  @SuppressWarnings("restricted") // the purpose of this room
  private static final MethodHandle CALL =
      Linker.nativeLinker()
          .downcallHandle(
              FunctionDescriptor.of(
                  JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));

  private final String name;
  private final MemorySegment address;

  NativeFunction(String name, MemorySegment address) {
    this.name = name;
    this.address = address;
  }

  public long call() {
    return call(0, 0, 0, 0, 0, 0);
  }

  public long call(long a) {
    return call(a, 0, 0, 0, 0, 0);
  }

  public long call(long a, long b) {
    return call(a, b, 0, 0, 0, 0);
  }

  public long call(long a, long b, long c) {
    return call(a, b, c, 0, 0, 0);
  }

  public long call(long a, long b, long c, long d) {
    return call(a, b, c, d, 0, 0);
  }

  public long call(long a, long b, long c, long d, long e) {
    return call(a, b, c, d, e, 0);
  }

  public long call(long a, long b, long c, long d, long e, long f) {
    try {
      return (long) CALL.invokeExact(address, a, b, c, d, e, f);
    } catch (Error | RuntimeException broken) {
      throw broken;
    } catch (Throwable impossible) {
      throw new IllegalStateException("calling " + name, impossible);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
