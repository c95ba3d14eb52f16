package dev.titan.transforms.discover;

import java.util.Map;

/**
 * One column as the classifier sees it.
 *
 * @param name what its name says
 * @param facts what its values are like
 * @param roles what it may be, with how much speaks for it
 * @param order where it stands among the columns
 */
record ColumnProfile(ColumnName name, ColumnFacts facts, Map<Role, Double> roles, int order) {
  String path() {
    return name.path();
  }

  double role(Role role) {
    return roles.getOrDefault(role, 0.0);
  }

  boolean has(Role role) {
    return roles.containsKey(role);
  }
}
