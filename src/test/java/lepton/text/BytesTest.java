package lepton.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytesTest {

  private final Problems problems = new Problems();

  private Optional<SourceText> read(byte[] bytes) throws IOException {
    return Bytes.read("run.yaml", new ByteArrayInputStream(bytes), problems);
  }

  private Problem problem(byte[] bytes) throws IOException {
    assertThat(read(bytes)).isEmpty();
    assertThat(problems.all()).hasSize(1);
    return problems.all().getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          name: é 日本 😀
          \uFFFD was there before
          BZh is how a name may begin
          GGUF as well
          §§
          §form\ffeeds and\ttabs§
          """)
  void text_is_read_as_it_is(String text) throws IOException {
    assertThat(read(text.getBytes(UTF_8)).get().content()).isEqualTo(text);
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_text() throws IOException {
    assertThat(read("\uFEFFa: 1".getBytes(UTF_8)).get().content()).isEqualTo("a: 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # first bytes, as hexadecimal                 | says
          25504446 2D312E34 0A                          | a PDF document
          7F454C46 02010100                             | a program (ELF)
          89504E47 0D0A1A0A                             | a PNG picture
          FFD8FFE0 00104A46                             | a JPEG picture
          FD377A58 5A000004                             | an xz archive
          28B52FFD 00000000                             | a zstd archive
          425A6839 31415926 00000000                    | a bzip2 archive
          FEFF0061 003A                                 | in UTF-16
          FFFE0000 61000000                             | in UTF-32
          47475546 03000000                             | a GGUF model
          53514C69 74652066 6F726D61 74203300           | an SQLite database
          89484446 0D0A1A0A                             | an HDF5 file
          01020304 05060708                             | a binary file
          61620063                                      | a binary file
          """)
  void what_is_no_text_is_called_by_its_name(String hexadecimal, String says) throws IOException {
    var bytes = HexFormat.of().parseHex(hexadecimal.replace(" ", ""));
    assertThat(problem(bytes).message()).startsWith("this is " + says);
  }

  @Test
  void archives_made_here_are_known() throws IOException {
    var gzip = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(gzip)) {
      out.write("a: 1\n".getBytes(UTF_8));
    }
    assertThat(problem(gzip.toByteArray()).message()).contains("gzip");
    var zip = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("run.yaml"));
    }
    read(zip.toByteArray());
    assertThat(problems.all().getLast().message()).contains("zip");
  }

  @Test
  void utf_16_is_called_by_its_name() throws IOException {
    var help = problem("\uFEFFname: 日本".getBytes(UTF_16LE)).help().get();
    assertThat(help).contains("UTF-8", "iconv");
  }

  @Test
  void the_first_byte_that_is_not_utf_8_has_a_place() throws IOException {
    var latin = problem(concat("a: 日本\n".getBytes(UTF_8), "name: Café\n".getBytes(ISO_8859_1)));
    assertThat(latin.place().get().describe()).isEqualTo("run.yaml:2:10");
    assertThat(latin.message()).isEqualTo("byte 0xE9 is not UTF-8 here");
    assertThat(latin.help().get()).contains("'é'");
  }

  @ParameterizedTest
  @CsvSource({"80", "C0AF", "E282", "EDA080", "F5808080", "F09F98"})
  void malformed_sequences_are_found(String hexadecimal) throws IOException {
    var bad = HexFormat.of().parseHex(hexadecimal);
    var place = problem(concat("ab\nc: é".getBytes(UTF_8), bad)).place().get();
    assertThat(place.describe()).isEqualTo("run.yaml:2:5");
  }

  @Test
  void four_mebibytes_are_read_and_no_more() throws IOException {
    assertThat(read("x".repeat(Bytes.LIMIT).getBytes(UTF_8))).isPresent();
    assertThat(problem("x".repeat(Bytes.LIMIT + 1).getBytes(UTF_8)).message())
        .isEqualTo("larger than 4 MiB, the most that is read");
  }

  @Test
  void a_stream_without_end_is_refused_after_the_limit() throws IOException {
    var endless = new Endless();
    assertThat(Bytes.read("-", endless, problems)).isEmpty();
    assertThat(problems.hasErrors()).isTrue();
    assertThat(endless.given).isLessThanOrEqualTo(Bytes.LIMIT + 1);
  }

  @Test
  void random_bytes_never_fail() throws IOException {
    var random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      var bytes = new byte[random.nextInt(64)];
      random.nextBytes(bytes);
      var found = new Problems();
      var text = Bytes.read("x", new ByteArrayInputStream(bytes), found);
      assertThat(text.isPresent()).isNotEqualTo(found.hasErrors());
    }
  }

  private static byte[] concat(byte[] first, byte[] second) {
    var all = new ByteArrayOutputStream();
    all.writeBytes(first);
    all.writeBytes(second);
    return all.toByteArray();
  }

  private static final class Endless extends InputStream {
    private long given;

    @Override
    public int read() {
      given++;
      return 'x';
    }

    @Override
    public int read(byte[] into, int from, int length) {
      Arrays.fill(into, from, from + length, (byte) 'x');
      given += length;
      return length;
    }
  }
}
