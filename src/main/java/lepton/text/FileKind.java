package lepton.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;

/// What bytes that are not UTF-8 text most likely are, and what to do about it.
record FileKind(String name, String help) {

  private static final int LOOKED_AT = 8 << 10;
  private static final String PDF = "%PDF-";

  /// First bytes (as ISO 8859-1), what they mean, and the help.
  private static final String[][] KINDS = {
    {"\u001F\u008B", "a gzip archive, not text", "unpack it first: gunzip"},
    {"PK\u0003\u0004", "a zip archive, not text", "unpack it, or save the document as plain text"},
    {"BZh", "a bzip2 archive, not text", "unpack it first: bunzip2"},
    {"\u00FD7zXZ", "an xz archive, not text", "unpack it first: unxz"},
    {"(\u00B5/\u00FD", "a zstd archive, not text", "unpack it first: unzstd"},
    {PDF, "a PDF document, not text", "save what it says as plain text"},
    {"\u007FELF", "a program (ELF), not text", "name a text file"},
    {"\u00FF\u00FE\u0000\u0000", "in UTF-32, not UTF-8", "save it as UTF-8"},
    {"\u00FF\u00FE", "in UTF-16, not UTF-8", "save it as UTF-8: iconv -f UTF-16 -t UTF-8"},
    {"\u00FE\u00FF", "in UTF-16, not UTF-8", "save it as UTF-8: iconv -f UTF-16 -t UTF-8"},
    {"\u0089PNG", "a PNG picture, not text", "name a text file"},
    {"\u00FF\u00D8\u00FF", "a JPEG picture, not text", "name a text file"},
    {"\u0089HDF", "an HDF5 file, not text", "name a text file"},
    {"GGUF", "a GGUF model, not text", "name a text file"},
    {"SQLite format 3", "an SQLite database, not text", "name a text file"},
  };

  /// Nothing where the bytes look like text.
  static Optional<FileKind> of(byte[] bytes) {
    var head = new String(bytes, 0, Math.min(bytes.length, 16), ISO_8859_1);
    boolean binary = binary(bytes);
    for (var kind : KINDS) {
      if (head.startsWith(kind[0]) && (binary || telling(kind[0]))) {
        return Optional.of(new FileKind(kind[1], kind[2]));
      }
    }
    return binary
        ? Optional.of(new FileKind("a binary file, not text", "name a text file"))
        : Optional.empty();
  }

  /// Whether no text could begin like that.
  private static boolean telling(String magic) {
    for (int i = 0; i < magic.length(); i++) {
      if (magic.charAt(i) < ' ' || magic.charAt(i) > '~') {
        return true;
      }
    }
    return magic.equals(PDF);
  }

  /// A byte 0, or more than a tenth of control characters.
  private static boolean binary(byte[] bytes) {
    int looked = Math.min(bytes.length, LOOKED_AT);
    int controls = 0;
    for (int i = 0; i < looked; i++) {
      int b = bytes[i];
      boolean blank = b == '\t' || b == '\n' || b == '\r' || b == '\f';
      if (b == 0) {
        return true;
      }
      if ((b > 0 && b < ' ' && !blank) || b == 0x7F) {
        controls++;
      }
    }
    return controls * 10 > looked;
  }
}
