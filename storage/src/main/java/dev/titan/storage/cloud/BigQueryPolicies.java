package dev.titan.storage.cloud;

import com.google.api.services.bigquery.Bigquery;
import com.google.api.services.bigquery.model.Binding;
import com.google.api.services.bigquery.model.GetIamPolicyRequest;
import com.google.api.services.bigquery.model.ListRowAccessPoliciesResponse;
import com.google.api.services.bigquery.model.Policy;
import com.google.api.services.bigquery.model.RowAccessPolicy;
import java.util.ArrayList;
import java.util.List;

/** Reads row access policies, of which no statement tells all. */
final class BigQueryPolicies {
  private final Bigquery client;
  private final CloudCalls calls;
  private final String project;

  BigQueryPolicies(Bigquery client, CloudCalls calls, String project) {
    this.client = client;
    this.calls = calls;
    this.project = project;
  }

  List<BigQueryPolicy> of(BigQueryTable table) {
    List<BigQueryPolicy> found = new ArrayList<>();
    String token = null;
    do {
      ListRowAccessPoliciesResponse page = page(table, token);
      if (page.getRowAccessPolicies() != null) {
        for (RowAccessPolicy policy : page.getRowAccessPolicies()) {
          String name = policy.getRowAccessPolicyReference().getPolicyId();
          found.add(new BigQueryPolicy(name, members(table, name), policy.getFilterPredicate()));
        }
      }
      token = page.getNextPageToken();
    } while (token != null);
    return found;
  }

  private ListRowAccessPoliciesResponse page(BigQueryTable table, String token) {
    String what = "the policies of " + table.name();
    return BigQueryJobs.told(
        what,
        () ->
            calls.make(
                "reading " + what,
                () ->
                    client
                        .rowAccessPolicies()
                        .list(project, table.dataset(), table.name())
                        .setPageToken(token)
                        .execute()));
  }

  private List<String> members(BigQueryTable table, String policy) {
    String what = "the members of the policy " + policy + " of " + table.name();
    String resource =
        String.join(
            "/",
            "projects",
            project,
            "datasets",
            table.dataset(),
            "tables",
            table.name(),
            "rowAccessPolicies",
            policy);
    Policy access =
        BigQueryJobs.told(
            what,
            () ->
                calls.make(
                    "reading " + what,
                    () ->
                        client
                            .rowAccessPolicies()
                            .getIamPolicy(resource, new GetIamPolicyRequest())
                            .execute()));
    List<Binding> bindings = access.getBindings() == null ? List.of() : access.getBindings();
    return bindings.stream().flatMap(binding -> binding.getMembers().stream()).toList();
  }
}
