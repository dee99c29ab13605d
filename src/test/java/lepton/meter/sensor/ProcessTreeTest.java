package lepton.meter.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command is process 100, a child of lepton's 50; times are in ticks of 1/100 s.
class ProcessTreeTest {

  @TempDir private Path root = Path.of("");

  private final AtomicLong clock = new AtomicLong();
  private Tree proc = new Tree(root);
  private ProcessTree tree = new ProcessTree(root, clock::get);

  @BeforeEach
  void start() {
    proc =
        new Tree(root)
            .process(1, "init", 0, 1, 9999, 9999)
            .process(50, "lepton", 7, 40, 10, 0)
            .process(100, "sh", 50, 90, 5, 0)
            .last(100);
    tree = new ProcessTree(root, clock::get);
    tree.command(100);
  }

  private void scan() {
    tree.scan();
  }

  @Test
  void children_and_their_children_belong_and_strangers_do_not() {
    proc.process(101, "python3", 100, 91, 0, 0)
        .process(102, "worker", 101, 92, 0, 0)
        .process(103, "cron", 1, 93, 0, 0)
        .last(103);
    scan();
    assertThat(tree.has(100)).isTrue();
    assertThat(tree.has(101)).isTrue();
    assertThat(tree.has(102)).isTrue();
    assertThat(tree.has(103)).isFalse();
    assertThat(tree.has(50)).isFalse();
    assertThat(tree.has(1)).isFalse();
  }

  /// `setsid worker &`, and its parent ends before anybody looks: kin to nobody, but for what it
  /// was started with.
  @Test
  void a_process_with_a_session_of_its_own_is_known_by_its_environment() {
    tree = new ProcessTree(root, clock::get);
    tree.command(100, Optional.of("LEPTON_MARKS=/state/run.marks"));
    proc.process(105, "worker", 1, 105, 105, 92, 20, 0)
        .write("proc/105/environ", "HOME=/\0LEPTON_MARKS=/state/run.marks\0TERM=dumb\0")
        .process(106, "its child", 105, 106, 106, 93, 0, 0)
        .process(107, "another run's", 1, 107, 107, 94, 0, 0)
        .write("proc/107/environ", "LEPTON_MARKS=/state/run.marks2\0")
        .process(108, "without one", 1, 108, 108, 95, 0, 0)
        .last(108);
    scan();
    assertThat(tree.has(105)).isTrue();
    assertThat(tree.has(106)).isTrue();
    assertThat(tree.has(107)).isFalse();
    assertThat(tree.has(108)).isFalse();
    assertThat(tree.cpuSeconds()).isCloseTo(0.25, within(1e-9));
  }

  @Test
  void a_name_with_blanks_parentheses_and_line_ends_is_no_field() {
    proc.process(101, "a) S 1 1 (b\n c)", 100, 91, 30, 0).last(101);
    scan();
    assertThat(tree.has(101)).isTrue();
    assertThat(tree.cpuSeconds()).isCloseTo(0.35, within(1e-9));
  }

  @Test
  void numbers_that_wrapped_around_come_before_their_parent() {
    scan();
    proc.process(32_000, "make", 100, 91, 0, 0).process(301, "cc", 32_000, 92, 0, 0).last(301);
    scan();
    assertThat(tree.has(32_000)).isTrue();
    assertThat(tree.has(301)).isTrue();
  }

  @Test
  void who_has_been_seen_stays_when_its_parent_ends() {
    proc.process(101, "sh", 100, 91, 0, 0).process(102, "daemon", 101, 92, 0, 0).last(102);
    scan();
    proc.remove("proc/101").process(102, "daemon", 1, 92, 70, 0);
    assertThat(tree.cpuSeconds()).isCloseTo(0.75, within(1e-9));
    proc.process(103, "later", 102, 93, 20, 0).last(103);
    scan();
    assertThat(tree.has(103)).isTrue();
    assertThat(tree.cpuSeconds()).isCloseTo(0.95, within(1e-9));
  }

  @Test
  void an_orphan_whose_parent_was_never_seen_is_known_by_its_group() {
    proc.process(101, "setsid", 100, 101, 101, 91, 0, 0).last(101);
    scan();
    proc.process(105, "orphan", 1, 101, 101, 92, 0, 0).last(105);
    scan();
    assertThat(tree.has(105)).isTrue();
  }

  @Test
  void a_number_that_is_given_out_again_to_a_stranger_is_a_strangers() {
    proc.process(101, "worker", 100, 91, 40, 0).last(101);
    scan();
    assertThat(tree.cpuSeconds()).isCloseTo(0.45, within(1e-9));
    proc.remove("proc/101")
        .process(100, "sh", 50, 90, 5, 40)
        .process(104, "x", 1, 95, 0, 0)
        .last(104);
    scan();
    proc.process(101, "cron", 1, 101, 101, 200, 9000, 0).last(101);
    scan();
    assertThat(tree.has(101)).isFalse();
    assertThat(tree.cpuSeconds()).isCloseTo(0.45, within(1e-9));
  }

  @Test
  void a_number_given_out_again_unnoticed_lends_its_time_to_nobody() {
    proc.process(101, "worker", 100, 91, 40, 0).last(101);
    scan();
    assertThat(tree.cpuSeconds()).isCloseTo(0.45, within(1e-9));
    proc.process(101, "cron", 1, 500, 9000, 0).process(100, "sh", 50, 90, 5, 40);
    assertThat(tree.cpuSeconds()).isCloseTo(0.45, within(1e-9));
  }

  @Test
  void a_child_that_was_waited_for_counts_once() {
    proc.process(101, "worker", 100, 91, 40, 0).last(101);
    scan();
    assertThat(tree.cpuSeconds()).isCloseTo(0.45, within(1e-9));
    proc.remove("proc/101").process(100, "sh", 50, 90, 6, 43);
    assertThat(tree.cpuSeconds()).isCloseTo(0.49, within(1e-9));
  }

  /// The parent ignores SIGCHLD: the kernel adds the child's time to nobody's.
  @Test
  void a_child_that_nobody_waited_for_still_counts() {
    proc.process(101, "worker", 100, 91, 40, 0).last(101);
    scan();
    proc.remove("proc/101");
    assertThat(tree.cpuSeconds()).isCloseTo(0.45, within(1e-9));
    assertThat(tree.cpuSeconds()).isCloseTo(0.45, within(1e-9));
  }

  /// 101 waited for 102 and was waited for by 100, all between two looks.
  @Test
  void a_branch_that_ends_at_once_counts_once() {
    proc.process(101, "make", 100, 91, 10, 0).process(102, "cc", 101, 92, 200, 0).last(102);
    scan();
    assertThat(tree.cpuSeconds()).isCloseTo(2.15, within(1e-9));
    proc.remove("proc/101").remove("proc/102").process(100, "sh", 50, 90, 5, 212);
    assertThat(tree.cpuSeconds()).isCloseTo(2.17, within(1e-9));
  }

  /// Each child takes 1.5 ticks, of which it shows 1 while it lives.
  @Test
  void many_short_children_do_not_drift_by_their_rounding() {
    for (int i = 1; i <= 50; i++) {
      long pid = 200L + i;
      proc.process(pid, "true", 100, 100L + i, 1, 0).last(pid);
      scan();
      tree.cpuSeconds();
      proc.remove("proc/" + pid).process(100, "sh", 50, 90, 5, 3L * i / 2);
      assertThat(tree.cpuSeconds()).isCloseTo((5 + 3 * i / 2) / 100.0, within(1e-9));
    }
  }

  @Test
  void time_never_goes_back() {
    proc.process(101, "worker", 100, 91, 40, 0).last(101);
    scan();
    double before = tree.cpuSeconds();
    proc.process(101, "worker", 100, 91, 39, 0);
    assertThat(tree.cpuSeconds()).isGreaterThanOrEqualTo(before);
  }

  @Test
  void the_end_is_exact_for_a_command_that_was_over_before_anybody_looked() {
    var late = new ProcessTree(root, clock::get);
    late.command(777);
    assertThat(late.cpuSeconds()).isZero();
    late.finish(0.0487);
    assertThat(late.cpuSeconds()).isCloseTo(0.0487, within(1e-12));
    assertThat(late.has(777)).isTrue();
  }

  @Test
  void the_end_replaces_ticks_by_the_exact_time_and_keeps_who_goes_on() {
    proc.process(101, "worker", 100, 91, 40, 0).process(102, "daemon", 100, 92, 300, 0).last(102);
    scan();
    assertThat(tree.cpuSeconds()).isCloseTo(3.45, within(1e-9));
    proc.remove("proc/100").remove("proc/101").process(102, "daemon", 1, 92, 310, 0);
    tree.finish(0.4837);
    assertThat(tree.cpuSeconds())
        .as("0.4837 waited for, 3.10 of the daemon")
        .isCloseTo(3.5837, within(1e-9));
  }

  @Test
  void nothing_is_listed_while_no_process_begins() {
    scan();
    proc.process(101, "worker", 100, 91, 0, 0);
    scan();
    assertThat(tree.has(101)).as("loadavg still says 100").isFalse();
    proc.last(101);
    scan();
    assertThat(tree.has(101)).isTrue();
  }

  @Test
  void memory_is_what_each_has_alone_and_the_largest_shared_part_once() {
    proc.process(101, "worker", 100, 91, 0, 0).last(101);
    proc.write("proc/100/statm", "90000 3000 1000 10 0 500 0\n");
    proc.write("proc/101/statm", "90000 5000 1500 10 0 500 0\n");
    scan();
    assertThat(tree.residentBytes().orElseThrow())
        .as("(2000 + 3500 + 1500) pages")
        .isEqualTo(7000 * 4096.0);
  }

  @Test
  void only_in_the_first_name_space_can_numbers_be_compared() throws Exception {
    assertThat(tree.comparable()).isFalse();
    Files.createDirectories(root.resolve("proc/self/ns"));
    var link = root.resolve("proc/self/ns/pid");
    Files.createSymbolicLink(link, Path.of("pid:[4026531836]"));
    assertThat(tree.comparable()).isTrue();
    Files.delete(link);
    Files.createSymbolicLink(link, Path.of("pid:[4026532561]"));
    assertThat(tree.comparable()).isFalse();
  }

  /// A look of 4 ms takes 0.1 % of a core once in 4 s.
  @Test
  void what_a_look_costs_decides_how_often_one_is_taken() {
    var slow = new AtomicLong();
    var pace = new Pace(slow::get);
    int looks = 0;
    for (long now = 0; now < 20_000_000_000L; now += 100_000_000) {
      slow.set(now);
      if (pace.due()) {
        looks++;
        slow.addAndGet(4_000_000);
        pace.done();
      }
    }
    assertThat(looks).as("the first is taken for the loading of classes").isBetween(5, 6);
  }
}
