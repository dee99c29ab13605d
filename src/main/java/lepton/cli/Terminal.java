package lepton.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// The surroundings of a real process.
public final class Terminal {

  private static final int NARROWEST = 40;

  private Terminal() {}

  public static Surroundings surroundings() {
    var out = new FileOutputStream(FileDescriptor.out);
    return surroundings(new StandardOutput(out, leads(1, "pipe:") || leads(1, "socket:")));
  }

  /// The same, with another standard output.
  public static Surroundings surroundings(OutputStream out) {
    boolean terminal = isTerminal(1);
    return new Surroundings(
        new FileInputStream(FileDescriptor.in),
        out,
        new FileOutputStream(FileDescriptor.err),
        System.getenv(),
        Path.of(""),
        terminal,
        isTerminal(2),
        terminal ? width() : Surroundings.USUAL_WIDTH);
  }

  /// `System.console()` tells only of input and output together, so this asks where a descriptor
  /// leads.
  private static boolean isTerminal(int descriptor) {
    return leads(descriptor, "/dev/pts/") || leads(descriptor, "/dev/tty");
  }

  private static boolean leads(int descriptor, String to) {
    try {
      var link = Path.of("/proc/self/fd/" + descriptor);
      return Files.readSymbolicLink(link).toString().startsWith(to);
    } catch (IOException | UnsupportedOperationException noProc) {
      return false;
    }
  }

  /// COLUMNS, or what the launcher asked the terminal, which costs it less than a Java process.
  private static int width() {
    var environment = System.getenv();
    int given = number(environment.getOrDefault("COLUMNS", ""));
    int width = given > 0 ? given : number(environment.getOrDefault("LEPTON_COLUMNS", ""));
    return width > 0 ? Math.max(NARROWEST, width) : Surroundings.USUAL_WIDTH;
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException noNumber) {
      return 0;
    }
  }

  /// Standard output, which knows a closed pipe from a full disk.
  private static final class StandardOutput extends OutputStream {

    private final FileOutputStream out;
    private final boolean pipe;

    StandardOutput(FileOutputStream out, boolean pipe) {
      this.out = out;
      this.pipe = pipe;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        out.write(bytes, from, length);
      } catch (IOException broken) {
        boolean closed = pipe || "Broken pipe".equals(broken.getMessage());
        throw closed ? new Surroundings.ClosedPipe() : broken;
      }
    }
  }
}
