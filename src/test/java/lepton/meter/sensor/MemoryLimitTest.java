package lepton.meter.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryLimitTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # tree              | bytes       | whose
          cgroup-v2           | 2147483648  | the slice above the command's own scope, which has none
          cgroup-v1           | 1073741824  | the container's, whose top is its own group
          cgroup-v1-unlimited | 16777216000 | the machine's: 16384000 kB
          """)
  void the_lowest_limit_holds(String tree, double bytes, String whose) {
    assertThat(MemoryLimit.bytes(Tree.recorded(tree))).as(whose).hasValue(bytes);
  }

  @Test
  void without_any_limit_none_is_known(@TempDir Path root) {
    assertThat(MemoryLimit.bytes(root)).isEmpty();
  }
}
