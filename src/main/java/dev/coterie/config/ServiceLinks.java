package dev.coterie.config;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The variables by which Kubernetes tells each container of the services around it. Those of a
 * service named {@code coterie} or {@code coterie-http} begin as settings do, and nobody who starts
 * this process has set them.
 */
final class ServiceLinks {
  private static final String HOST = "_SERVICE_HOST";
  private static final String PORT = "_SERVICE_PORT";
  private static final Pattern OF_A_SERVICE =
      Pattern.compile(
          "SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?");
  private static final Pattern ADDRESS = Pattern.compile("(tcp|udp|sctp)://.+");

  private ServiceLinks() {}

  /** The environment without them. */
  static Map<String, String> removedFrom(Map<String, String> environment) {
    Set<String> services =
        environment.keySet().stream()
            .filter(name -> name.endsWith(HOST))
            .map(name -> name.substring(0, name.length() - HOST.length()))
            .filter(service -> environment.containsKey(service + PORT))
            .collect(toSet());
    return environment.entrySet().stream()
        .filter(variable -> services.stream().noneMatch(service -> isOf(service + "_", variable)))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static boolean isOf(String prefix, Map.Entry<String, String> variable) {
    if (!variable.getKey().startsWith(prefix)) {
      return false;
    }
    String rest = variable.getKey().substring(prefix.length());
    return OF_A_SERVICE.matcher(rest).matches()
        || (rest.equals("PORT") && ADDRESS.matcher(variable.getValue()).matches());
  }
}
