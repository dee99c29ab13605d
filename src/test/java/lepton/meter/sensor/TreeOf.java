package lepton.meter.sensor;

import java.util.Set;
import lepton.meter.Family;

/// A process tree with known members, seen from where its numbers can be compared.
record TreeOf(Set<Long> members) implements Family {

  @Override
  public boolean has(long pid) {
    return members.contains(pid);
  }

  @Override
  public boolean comparable() {
    return true;
  }
}
