package lepton.service;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import lepton.text.Problems;
import lepton.text.Quote;

/// Where the services are reached: at their own address, or where the environment says.
final class Addresses {

  private Addresses() {}

  /// The base address of a provider, without a stroke at its end; empty with a problem.
  static Optional<String> of(
      Provider provider, Map<String, String> environment, Problems problems) {
    var variable = provider.addressVariable();
    var given = environment.getOrDefault(variable, "").strip();
    if (given.isEmpty()) {
      return Optional.of(provider.address());
    }
    try {
      var address = new URI(given);
      var scheme = String.valueOf(address.getScheme());
      if (address.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
        return refuse(variable, "is no address of the web", problems);
      }
      if (address.getUserInfo() != null || address.getQuery() != null) {
        return refuse(variable, "holds more than host and path", problems);
      }
      if (scheme.equals("http") && !provider.secrets().isEmpty() && !isLocal(address.getHost())) {
        problems.error(
            variable + " would send a secret to " + Quote.of(address.getHost()) + " in the clear",
            "give an https address");
        return Optional.empty();
      }
      return Optional.of(given.endsWith("/") ? given.substring(0, given.length() - 1) : given);
    } catch (URISyntaxException malformed) {
      return refuse(variable, "is no address of the web", problems);
    }
  }

  /// Does not repeat it: it may hold a secret.
  private static Optional<String> refuse(String variable, String why, Problems problems) {
    problems.error(variable + " " + why, "write for instance https://mirror.example.org");
    return Optional.empty();
  }

  /// Whether what is sent there stays on this machine.
  private static boolean isLocal(String host) {
    return host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
  }
}
