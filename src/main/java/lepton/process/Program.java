package lepton.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a command runs: found as execvp(3) finds it, and refused as shells refuse it.
///
/// @param words the program and its arguments
/// @param path the variable PATH, in ISO 8859-1
record Program(List<byte[]> words, String path) {

  private static final int ENOENT = 2;
  private static final int ENOEXEC = 8;
  private static final int EACCES = 13;

  private static final int CANNOT_RUN = 126;
  private static final int NOT_FOUND = 127;

  private static final String SHELL = "/bin/sh";

  /// Where PATH is empty or not set (glibc's `confstr(_CS_PATH)`).
  private static final String USUAL_PATH = "/bin:/usr/bin";

  /// Returns an error number, 0 where it runs.
  int start(Spawn spawn) {
    int error = spawn.start(words.getFirst(), words);
    return error == ENOEXEC ? startScript(spawn) : error;
  }

  /// A file that is executable and of no format that the kernel knows is a shell's script.
  private int startScript(Spawn spawn) {
    for (var file : candidates()) {
      int error = spawn.startFile(file, words);
      if (error == 0) {
        return 0;
      }
      if (error == ENOEXEC) {
        var script = new ArrayList<byte[]>();
        script.add(SHELL.getBytes(UTF_8));
        script.add(file);
        script.addAll(words.subList(1, words.size()));
        return spawn.startFile(SHELL.getBytes(UTF_8), script);
      }
    }
    return ENOEXEC;
  }

  /// Why it would be refused now, as far as looking at files tells.
  Optional<Start.Refused> refusal() {
    boolean there = false;
    for (var candidate : candidates()) {
      var file = new File(new String(candidate, UTF_8));
      if (file.isFile() && file.canExecute()) {
        return Optional.empty();
      }
      there = there || file.exists();
    }
    return Optional.of(refused(there ? EACCES : ENOENT));
  }

  private List<byte[]> candidates() {
    var name = name();
    var files = new ArrayList<byte[]>();
    if (name.indexOf('/') >= 0) {
      files.add(words.getFirst());
      return files;
    }
    for (var folder : (path.isEmpty() ? USUAL_PATH : path).split(":", -1)) {
      files.add((folder.isEmpty() ? name : folder + "/" + name).getBytes(ISO_8859_1));
    }
    return files;
  }

  private String name() {
    return new String(words.getFirst(), ISO_8859_1);
  }

  Start.Refused refused(int error) {
    var shown = new String(words.getFirst(), UTF_8);
    boolean file = shown.indexOf('/') >= 0;
    return switch (error) {
      case ENOENT -> {
        if (!file) {
          yield new Start.Refused(
              NOT_FOUND,
              "there is no such command",
              "check its spelling, or give its path; PATH is where it is looked for");
        }
        yield new File(shown).exists()
            ? new Start.Refused(
                NOT_FOUND,
                "its interpreter is missing",
                "its first line, or its loader, names a program that is not there")
            : new Start.Refused(NOT_FOUND, "there is no such file", "check its path");
      }
      case EACCES -> {
        boolean folder = file && new File(shown).isDirectory();
        yield folder
            ? new Start.Refused(CANNOT_RUN, "it is a folder", "name a program in it")
            : new Start.Refused(
                CANNOT_RUN,
                "permission denied",
                "a program must be executable: chmod +x, or name its interpreter before it");
      }
      default ->
          new Start.Refused(
              CANNOT_RUN, Libc.meaning(error), "run it without lepton to see that it can run");
    };
  }
}
