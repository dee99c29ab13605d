package lepton.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class NativeLibraryTest {

  private final NativeLibrary c = NativeLibrary.standard();

  @Test
  void a_function_without_arguments_answers() {
    assertThat(c.require("getpid").call()).isEqualTo(ProcessHandle.current().pid());
  }

  @Test
  void a_function_reads_memory_that_it_is_given() {
    var word = NativeMemory.string("größe".getBytes(UTF_8));
    assertThat(c.require("strlen").call(word.address())).isEqualTo(7);
  }

  @Test
  void an_int_is_an_int_after_a_cast() {
    var word = NativeMemory.string("-42".getBytes(UTF_8));
    assertThat((int) c.require("atoi").call(word.address())).isEqualTo(-42);
  }

  @Test
  void a_function_writes_into_memory_that_it_is_given() {
    var from = NativeMemory.string("abc".getBytes(UTF_8));
    var to = NativeMemory.of(8);
    c.require("memcpy").call(to.address(), from.address(), 3);
    assertThat(to.string(0)).asString(UTF_8).isEqualTo("abc");
  }

  @Test
  void strings_are_pointers_and_end_with_none() {
    var strings = NativeMemory.strings(List.of("a".getBytes(UTF_8), "bc".getBytes(UTF_8)));
    assertThat(c.require("strlen").call(strings.getLong(0))).isEqualTo(1);
    assertThat(c.require("strlen").call(strings.getLong(8))).isEqualTo(2);
    assertThat(strings.getLong(16)).isZero();
  }

  @Test
  void what_a_library_lacks_is_absent() {
    assertThat(c.find("no_such_function")).isEmpty();
    assertThat(NativeLibrary.open("libno-such-library.so.7")).isEmpty();
    assertThatThrownBy(() -> c.require("no_such_function"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("the C library has no function no_such_function");
  }

  @Test
  void a_library_is_found_as_the_loader_finds_it() {
    // The mathematics library of the GNU C library has this file name on every Linux.
    assertThat(NativeLibrary.open("libm.so.6").flatMap(library -> library.find("cos"))).isPresent();
  }
}
