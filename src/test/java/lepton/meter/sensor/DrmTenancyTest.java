package lepton.meter.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import lepton.meter.Attribution;
import lepton.meter.Usage;
import lepton.meter.Usage.Tenancy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On files as `/proc/PID/fdinfo/N` shows them, by the kernel's drm-usage-stats.rst and its
/// examples of xe.
class DrmTenancyTest {

  private static final String CARD = "0000:03:00.0";
  private static final String RENDER = "/dev/dri/renderD128";
  private static final long COMMAND = 500;
  private static final long CHILD = 510;
  private static final long STRANGER = 300;

  private static final OptionalDouble UNTOLD = OptionalDouble.empty();

  @TempDir private Path root = Path.of("");
  private long nanos;
  private Tree files = new Tree(Path.of(""));

  @BeforeEach
  void a_machine_that_shows_everything() throws IOException {
    files = new Tree(root);
    files.process(1, "init", 0, 0, 1, 0).process(STRANGER, "game", 1, 300, 1, 0);
    files.process(COMMAND, "sh", 400, 500, 1, 0).process(CHILD, "train", COMMAND, 510, 1, 0);
    files.last(CHILD);
    for (long pid : new long[] {1, STRANGER, COMMAND, CHILD}) {
      Files.createDirectories(root.resolve("proc/" + pid + "/fd"));
    }
    link("proc/self/ns/pid", "pid:[4026531836]");
  }

  private void link(String path, String target) throws IOException {
    var link = root.resolve(path);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of(target));
  }

  private void open(long pid, int descriptor, String target) throws IOException {
    link("proc/" + pid + "/fd/" + descriptor, target);
  }

  private void fdinfo(long pid, int descriptor, long client, String engines) {
    files.write(
        "proc/" + pid + "/fdinfo/" + descriptor,
        "pos:\t0\nflags:\t0100002\nmnt_id:\t26\nino:\t685\ndrm-driver:\tamdgpu\ndrm-client-id:\t"
            + client
            + "\ndrm-pdev:\t"
            + CARD
            + "\ndrm-total-vram:\t16 MiB\n"
            + engines);
  }

  private static String gfx(double seconds) {
    return "drm-engine-gfx:\t" + Math.round(seconds * 1e9) + " ns\n";
  }

  private DrmTenancy tenancy() {
    var tree = new ProcessTree(root, () -> nanos);
    tree.command(COMMAND);
    nanos += 1_000_000_000L;
    tree.scan();
    assertThat(tree.has(CHILD)).isTrue();
    return new DrmTenancy(new DrmClients(root, tree, () -> nanos), CARD);
  }

  private Optional<Usage> after(double seconds, DrmTenancy tenancy, OptionalDouble busy) {
    nanos += Math.round(seconds * 1e9);
    return tenancy.read(busy);
  }

  private static Tenancy of(Optional<Usage> usage) {
    return (Tenancy) usage.orElseThrow();
  }

  /// 0.6 s of the command's child and 0.2 s of a stranger's in the same second.
  @Test
  void engine_time_of_each_side_is_its_activity() throws IOException {
    open(CHILD, 7, RENDER);
    open(STRANGER, 9, RENDER);
    fdinfo(CHILD, 7, 17, gfx(5));
    fdinfo(STRANGER, 9, 4, gfx(100));
    var tenancy = tenancy();
    fdinfo(CHILD, 7, 17, gfx(5.6));
    fdinfo(STRANGER, 9, 4, gfx(100.2));
    var seen = of(after(1, tenancy, UNTOLD));
    assertThat(seen.own()).isCloseTo(0.6, within(1e-9));
    assertThat(seen.others()).isCloseTo(0.2, within(1e-9));
    assertThat(seen.ownHolds()).isTrue();
    assertThat(seen.othersHold()).isTrue();
    assertThat(Attribution.of(Optional.of(seen), false).own()).isCloseTo(0.75, within(1e-9));
  }

  @Test
  void a_file_that_is_duplicated_or_passed_on_counts_once_and_is_the_commands() throws IOException {
    open(CHILD, 7, RENDER);
    open(CHILD, 8, RENDER);
    open(STRANGER, 9, RENDER);
    fdinfo(CHILD, 7, 17, gfx(1));
    fdinfo(CHILD, 8, 17, gfx(1));
    fdinfo(STRANGER, 9, 17, gfx(1));
    var tenancy = tenancy();
    fdinfo(CHILD, 7, 17, gfx(1.5));
    fdinfo(CHILD, 8, 17, gfx(1.5));
    fdinfo(STRANGER, 9, 17, gfx(1.5));
    assertThat(after(1, tenancy, UNTOLD)).contains(new Tenancy(0.5, 0, true, false));
  }

  /// Of two engines of one name that worked for 1 s together in a second, half was the command's.
  @Test
  void engines_that_share_a_name_are_as_many_as_the_driver_says() throws IOException {
    open(CHILD, 7, RENDER);
    fdinfo(CHILD, 7, 17, "drm-engine-video:\t0 ns\ndrm-engine-capacity-video:\t2\n");
    var tenancy = tenancy();
    fdinfo(CHILD, 7, 17, "drm-engine-video:\t1000000000 ns\ndrm-engine-capacity-video:\t2\n");
    assertThat(of(after(1, tenancy, UNTOLD)).own()).isCloseTo(0.5, within(1e-9));
  }

  /// xe counts cycles: 300 of 1,000 that passed.
  @Test
  void cycles_are_held_against_those_that_passed() throws IOException {
    open(CHILD, 7, RENDER);
    fdinfo(CHILD, 7, 3, "drm-cycles-rcs:\t28257900\ndrm-total-cycles-rcs:\t7655183225\n");
    var tenancy = tenancy();
    fdinfo(CHILD, 7, 3, "drm-cycles-rcs:\t28258200\ndrm-total-cycles-rcs:\t7655184225\n");
    assertThat(of(after(2, tenancy, UNTOLD)).own()).isCloseTo(0.6, within(1e-9));
  }

  /// The GPU was at work for 0.8 of the time, and for the command for 0.3 of it.
  @Test
  void where_others_cannot_be_seen_they_have_what_the_command_did_not_use() throws IOException {
    files.remove("proc/1/fd");
    open(CHILD, 7, RENDER);
    fdinfo(CHILD, 7, 17, gfx(0));
    var tenancy = tenancy();
    fdinfo(CHILD, 7, 17, gfx(0.3) + "drm-engine-dec:\t900000000 ns\n");
    var seen = of(after(1, tenancy, OptionalDouble.of(0.8)));
    assertThat(seen.own()).isCloseTo(0.3, within(1e-9));
    assertThat(seen.others()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void where_neither_can_be_known_nothing_is_said() throws IOException {
    files.remove("proc/1/fd");
    open(CHILD, 7, RENDER);
    fdinfo(CHILD, 7, 17, gfx(0));
    var tenancy = tenancy();
    fdinfo(CHILD, 7, 17, gfx(0.3));
    assertThat(after(1, tenancy, UNTOLD)).isEmpty();
  }

  @Test
  void a_command_whose_files_cannot_be_seen_is_not_taken_for_one_without() throws IOException {
    files.remove("proc/" + CHILD + "/fd");
    assertThat(after(1, tenancy(), OptionalDouble.of(0.8))).isEmpty();
  }

  /// ROCm's work stands in no engine's time.
  @Test
  void work_that_the_kernel_does_not_count_belongs_to_who_alone_can_do_it() throws IOException {
    open(CHILD, 6, "/dev/kfd");
    open(CHILD, 7, RENDER);
    fdinfo(CHILD, 7, 17, gfx(0));
    var tenancy = tenancy();
    assertThat(after(1, tenancy, OptionalDouble.of(0.9)))
        .contains(new Tenancy(0.9, 0, true, false));
    open(STRANGER, 6, "/dev/kfd");
    assertThat(after(120, tenancy, OptionalDouble.of(0.9))).isEmpty();
  }

  @Test
  void a_gpu_that_nobody_works_on_is_idle() throws IOException {
    open(STRANGER, 9, RENDER);
    fdinfo(STRANGER, 9, 4, gfx(100));
    assertThat(after(1, tenancy(), OptionalDouble.of(0))).contains(new Tenancy(0, 0, false, true));
  }

  @Test
  void only_files_of_gpus_are_looked_at_and_each_second_at_the_most() throws IOException {
    open(CHILD, 5, "/tmp/renderD128");
    open(CHILD, 7, RENDER);
    fdinfo(CHILD, 5, 99, gfx(0));
    fdinfo(CHILD, 7, 17, gfx(0));
    var tenancy = tenancy();
    fdinfo(CHILD, 5, 99, gfx(9));
    fdinfo(CHILD, 7, 17, gfx(0.25));
    var seen = after(1, tenancy, UNTOLD);
    assertThat(of(seen).own()).isCloseTo(0.25, within(1e-9));
    fdinfo(CHILD, 7, 17, gfx(0.75));
    assertThat(after(0.2, tenancy, UNTOLD)).isEqualTo(seen);
    assertThat(of(after(0.8, tenancy, UNTOLD)).own()).isCloseTo(0.5, within(1e-9));
  }

  /// Drivers may count backward for a while, and catch up.
  @Test
  void a_count_that_goes_back_is_not_counted_again() throws IOException {
    open(CHILD, 7, RENDER);
    fdinfo(CHILD, 7, 17, gfx(1));
    var tenancy = tenancy();
    fdinfo(CHILD, 7, 17, gfx(0.5));
    assertThat(of(after(1, tenancy, UNTOLD)).own()).isZero();
    fdinfo(CHILD, 7, 17, gfx(1.25));
    assertThat(of(after(1, tenancy, UNTOLD)).own()).isCloseTo(0.25, within(1e-9));
  }

  @Test
  void the_last_work_of_a_process_that_ended_is_as_its_work_before() throws IOException {
    open(CHILD, 7, RENDER);
    fdinfo(CHILD, 7, 17, gfx(0));
    var tenancy = tenancy();
    fdinfo(CHILD, 7, 17, gfx(0.5));
    var seen = after(1, tenancy, OptionalDouble.of(0.5));
    files.remove("proc/" + CHILD);
    assertThat(after(1, tenancy, OptionalDouble.of(0.5))).isEqualTo(seen);
    assertThat(after(1, tenancy, OptionalDouble.of(0))).contains(new Tenancy(0, 0, false, false));
  }

  @Test
  void shares_are_parts_of_the_whole_whatever_is_read() throws IOException {
    var random = new SplittableRandom(5);
    open(CHILD, 7, RENDER);
    open(STRANGER, 9, RENDER);
    double own = 0;
    double others = 0;
    fdinfo(CHILD, 7, 17, gfx(own));
    fdinfo(STRANGER, 9, 4, gfx(others));
    var tenancy = tenancy();
    for (int i = 0; i < 200; i++) {
      own += random.nextDouble(-0.2, 1.5);
      others += random.nextDouble(-0.2, 1.5);
      fdinfo(CHILD, 7, 17, gfx(Math.max(0, own)));
      fdinfo(STRANGER, 9, 4, gfx(Math.max(0, others)));
      var busy = random.nextBoolean() ? UNTOLD : OptionalDouble.of(random.nextInt(101) / 100.0);
      var shares = Attribution.of(after(1, tenancy, busy), false);
      assertThat(shares.own() + shares.others() + shares.idle()).isCloseTo(1, within(1e-12));
      assertThat(shares.own()).isBetween(0.0, 1.0);
      assertThat(shares.heldIdle()).isBetween(0.0, shares.own());
    }
  }
}
