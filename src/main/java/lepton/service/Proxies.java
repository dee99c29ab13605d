package lepton.service;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/// The proxy that the environment names, as curl reads it: `https_proxy` or `HTTPS_PROXY`,
/// `http_proxy`, and `no_proxy` for hosts that need none.
final class Proxies {

  private static final int USUAL_PORT = 1080;

  private final Map<String, String> environment;

  Proxies(Map<String, String> environment) {
    this.environment = environment;
  }

  Proxy of(URI address) {
    var scheme = address.getScheme();
    var host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    // In upper case http_proxy may come from a header of CGI, so curl does not read it.
    var named =
        scheme.equals("https") ? either("https_proxy") : environment.getOrDefault("http_proxy", "");
    if (named.isEmpty() || excluded(host)) {
      return Proxy.NO_PROXY;
    }
    try {
      var proxy = URI.create(named.contains("://") ? named : "http://" + named);
      if (proxy.getHost() == null) {
        return Proxy.NO_PROXY;
      }
      int port = proxy.getPort() < 0 ? USUAL_PORT : proxy.getPort();
      return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), port));
    } catch (IllegalArgumentException malformed) {
      return Proxy.NO_PROXY;
    }
  }

  private String either(String name) {
    var lower = environment.getOrDefault(name, "");
    return lower.isEmpty() ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "") : lower;
  }

  private boolean excluded(String host) {
    for (var each : either("no_proxy").toLowerCase(Locale.ROOT).split(",", -1)) {
      var name = each.strip();
      var suffix = name.startsWith(".") ? name : "." + name;
      if (name.equals("*") || (!name.isEmpty() && ("." + host).endsWith(suffix))) {
        return true;
      }
    }
    return false;
  }
}
