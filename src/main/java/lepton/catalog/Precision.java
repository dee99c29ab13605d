package lepton.catalog;

import java.util.Locale;
import java.util.Optional;

/// A number format that hardware has a peak rate for.
public enum Precision {
  FP64("fp64", 64),
  FP32("fp32", 32),
  TF32("tf32", 32),
  FP16("fp16", 16),
  BF16("bf16", 16),
  FP8("fp8", 8),
  INT8("int8", 8),
  FP4("fp4", 4);

  private final String id;
  private final int bits;

  Precision(String id, int bits) {
    this.id = id;
    this.bits = bits;
  }

  /// As people write it and as the catalogue's columns are called: `bf16`.
  public String id() {
    return id;
  }

  /// Bits that one stored number takes; TF32 is stored in 32.
  public int bits() {
    return bits;
  }

  /// The format of this name, blind to case and separators: `bf16`, `bfloat16`, `half`, `float32`,
  /// `mxfp4`, …
  public static Optional<Precision> parse(String name) {
    var bare = name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "").replace(" ", "");
    return switch (bare) {
      case "fp64", "float64", "f64", "double" -> Optional.of(FP64);
      case "fp32", "float32", "f32", "float", "single" -> Optional.of(FP32);
      case "tf32", "tensorfloat32" -> Optional.of(TF32);
      case "fp16", "float16", "f16", "half" -> Optional.of(FP16);
      case "bf16", "bfloat16", "bfloat" -> Optional.of(BF16);
      case "fp8", "float8", "f8", "mxfp8", "e4m3", "fp8e4m3", "e5m2", "fp8e5m2" -> Optional.of(FP8);
      case "int8", "i8" -> Optional.of(INT8);
      case "fp4", "float4", "f4", "mxfp4", "nvfp4" -> Optional.of(FP4);
      default -> Optional.empty();
    };
  }

  @Override
  public String toString() {
    return id;
  }
}
