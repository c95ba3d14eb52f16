package dev.titan.templates.terraform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checks can fail: each of these files has one thing wrong, and is refused for that alone. */
final class BrokenFilesTest {

  private static final String TOPIC =
      """
      # Why.
      resource "google_pubsub_topic" "orders" {
        name = "orders"
      }
      """;

  private static final String ACCOUNT =
      """
      # Why.
      resource "google_service_account" "worker" {
        account_id = "worker"
      }
      """;

  private static final String PUT_IN =
      "take it out, hold it for known to others, and name a secret of Secret Manager instead";

  record Broken(String text, String message) {
    @Override
    public String toString() {
      return message;
    }
  }

  static Stream<Broken> references() {
    return Stream.of(
        new Broken(
            """
            output "x" {
              description = "X."
              value       = var.nowhere
            }
            """,
            "x.tf:3: output x: 'var.nowhere' leads nowhere; correct the name, or declare what it names"),
        new Broken(
            """
            output "x" {
              description = "X."
              value       = "a-${local.nowhere}"
            }
            """,
            "x.tf:3: output x: 'local.nowhere' leads nowhere; correct the name, or declare what it"
                + " names"),
        new Broken(
            """
            output "x" {
              description = "X."
              value       = [for one in [1] : google_pubsub_topic.nowhere.id]
            }
            """,
            "x.tf:3: output x: 'google_pubsub_topic.nowhere.id' leads nowhere; correct the name, or"
                + " declare what it names"),
        new Broken(
            """
            output "x" {
              description = "X."
              value       = data.google_project.nowhere.number
            }
            """,
            "x.tf:3: output x: 'data.google_project.nowhere.number' leads nowhere; correct the name,"
                + " or declare what it names"),
        new Broken(
            TOPIC
                + """
                output "x" {
                  description = "X."
                  value       = google_pubsub_topic.orders.path
                }
                """,
            "x.tf:7: output x: 'google_pubsub_topic.orders.path' leads nowhere: there is no 'path';"
                + " name one of id, kms_key_name, labels, message_retention_duration,"
                + " message_storage_policy, name, project"),
        new Broken(
            """
            # Why.
            resource "google_pubsub_topic" "orders" {
              for_each = toset(["a"])
              name     = each.value
            }
            output "x" {
              description = "X."
              value       = google_pubsub_topic.orders.id
            }
            """,
            "x.tf:8: output x: there is no 'id' in a map of instances; say of which one: [0],"
                + " [each.key] or [*]"),
        new Broken(
            """
            # Why.
            resource "google_pubsub_topic" "orders" {
              name = each.key
            }
            """,
            "x.tf:3: resource google_pubsub_topic.orders: 'each.key': there is no for_each here; add"
                + " one, or name the value itself"),
        new Broken(
            """
            locals {
              jobs = { a = { args = ["x"] } }
            }
            output "x" {
              description = "X."
              value       = { for name, job in local.jobs : name => job.arguments }
            }
            """,
            "x.tf:6: output x: 'job.arguments' leads nowhere: there is no 'arguments'; name one of"
                + " args"),
        new Broken(
            """
            locals {
              a = local.b
              b = local.a
            }
            """,
            "x.tf:2: local a: it needs itself; break the circle of locals"),
        new Broken(
            """
            # Why.
            resource "google_pubsub_topic" "orders" {
              name       = "orders"
              depends_on = [google_pubsub_topic.nowhere]
            }
            """,
            "x.tf:4: resource google_pubsub_topic.orders: it depends on 'google_pubsub_topic.nowhere',"
                + " which is not there; correct the name"),
        new Broken(
            """
            output "x" {
              description = "X."
              value       = upcase("a")
            }
            """,
            "x.tf:3: output x: the function 'upcase' is not known; correct its name, or add it to"
                + " Functions"));
  }

  static Stream<Broken> declarations() {
    return Stream.of(
        new Broken(
            """
            variable "x" {
              description = "X."
              type        = string
            }
            """,
            "x.tf:1: variable x: nothing uses it; use it, or take it out"),
        new Broken(
            """
            locals {
              x = 1
            }
            """,
            "x.tf:2: local x: nothing uses it; use it, or take it out"),
        new Broken(
            used("type = string"),
            "x.tf:1: variable x: the argument 'description' is missing; add it: a string"),
        new Broken(
            used("description = \"X.\""),
            "x.tf:1: variable x: the argument 'type' is missing; add it: anything"),
        new Broken(
            used("description = \"X.\"\n  type = text"),
            "x.tf:3: variable x: its type is none; write string, number, bool, list(…), set(…),"
                + " map(…) or object({ … })"),
        new Broken(
            used("description = \"X.\"\n  type = number\n  default = \"1\""),
            "x.tf:4: variable x: its default is a string, and its type a number; give a default of"
                + " that type"),
        new Broken(
            """
            output "x" {
              value = 1
            }
            """,
            "x.tf:1: output x: the argument 'description' is missing; add it: a string"),
        new Broken(
            TOPIC + TOPIC,
            "x.tf:6: resource google_pubsub_topic.orders: it is there twice, first at x.tf:2; give it"
                + " another name"),
        new Broken(
            "name = 1\n",
            "x.tf:1: the file: 'name' stands in no block; put it into one, such as locals"),
        new Broken(
            """
            module "x" {
              source = "./x"
            }
            """,
            "x.tf:1: module x: a file has no block 'module'; write resource, data, variable, locals,"
                + " output, provider or terraform"),
        new Broken(
            """
            terraform {
              required_version = ">= 1.5"
              required_providers {
                google = { source = "hashicorp/google", version = ">= 7.0" }
              }
            }
            """,
            "x.tf:4: terraform: the provider google is not pinned to a major version; give it a"
                + " version such as \"~> 7.0\""),
        new Broken(
            """
            variable "ingest_parameters" {
              description = "X."
              type        = object({ home = optional(string) })
              default     = {}
            }
            locals {
              ingest_known = { house = "x" }
            }
            output "x" {
              description = "X."
              value       = [var.ingest_parameters, local.ingest_known]
            }
            """,
            "x.tf:7: local ingest_known: the template takes no parameter 'house'; use one of home"));
  }

  /** A variable x that something uses. */
  private static String used(String arguments) {
    return """
        variable "x" {
          %s
        }
        output "x" {
          description = "X."
          value       = var.x
        }
        """
        .formatted(arguments);
  }

  static Stream<Broken> resources() {
    return Stream.of(
        new Broken(
            """
            # Why.
            resource "google_pubsub_lite_topic" "x" {
              name = "x"
            }
            """,
            "x.tf:2: resource google_pubsub_lite_topic.x: the type 'google_pubsub_lite_topic' is not"
                + " known; correct it; if the provider has it, describe it in the schema beside"
                + " ResourceCheck"),
        new Broken(
            """
            # Why.
            resource "google_pubsub_topic" "x" {
              name   = "x"
              region = "europe-west3"
            }
            """,
            "x.tf:4: resource google_pubsub_topic.x: 'region' is not known here; use one of"
                + " kms_key_name, labels, message_retention_duration, message_storage_policy, name,"
                + " project; if the provider knows it, add it to the schema beside BlockCheck"),
        new Broken(
            """
            # Why.
            resource "google_pubsub_topic" "x" {
            }
            """,
            "x.tf:2: resource google_pubsub_topic.x: the argument 'name' is missing; add it: a"
                + " string"),
        new Broken(
            """
            # Why.
            resource "google_pubsub_topic" "x" {
              name = 5
            }
            """,
            "x.tf:3: resource google_pubsub_topic.x: 'name' must be a string, and is a number; give"
                + " it a string"),
        new Broken(
            """
            # Why.
            resource "google_pubsub_subscription" "x" {
              name                 = "x"
              topic                = "x"
              ack_deadline_seconds = "60"
            }
            """,
            "x.tf:5: resource google_pubsub_subscription.x: 'ack_deadline_seconds' must be a number,"
                + " and is a string; give it a number"),
        new Broken(
            """
            # Why.
            resource "google_secret_manager_secret" "x" {
              secret_id = "x"
            }
            """,
            "x.tf:2: resource google_secret_manager_secret.x: the block 'replication' is missing; add"
                + " it: replication { … }"),
        new Broken(
            """
            # Why.
            resource "google_pubsub_topic" "x" {
              name = "x"
              message_storage_policy {
                allowed_persistence_regions = "europe-west3"
              }
            }
            """,
            "x.tf:5: resource google_pubsub_topic.x, message_storage_policy:"
                + " 'allowed_persistence_regions' must be a set, and is a string; give it a set"),
        new Broken(
            """
            # Why.
            resource "google_storage_bucket" "x" {
              name                        = "x"
              location                    = "EU"
              uniform_bucket_level_access = true
              public_access_prevention    = "inherited"
            }
            """,
            "x.tf:6: resource google_storage_bucket.x: 'public_access_prevention' cannot be"
                + " 'inherited'; write one of enforced"),
        new Broken(
            """
            resource "google_pubsub_topic" "x" {
              name = "x"
            }
            """,
            "x.tf:1: resource google_pubsub_topic.x: nothing says why it is there; put a comment"
                + " right above it"),
        new Broken(
            """
            # Why.
            resource "google_pubsub_topic" "x" {
              for_each = ["a", "b"]
              name     = each.value
            }
            """,
            "x.tf:3: resource google_pubsub_topic.x: 'for_each' is a list; give a map, or toset(…)"),
        new Broken(
            """
            # Why.
            resource "google_pubsub_topic" "x" {
              name = "x"
              dynamic "message_storage_policy" {
                for_each = [1]
                content {
                  allowed_persistence_regions = ["europe-west3"]
                  regions                     = ["europe-west3"]
                }
              }
            }
            """,
            "x.tf:8: resource google_pubsub_topic.x, dynamic message_storage_policy: 'regions' is not"
                + " known here; use one of allowed_persistence_regions, enforce_in_transit; if the"
                + " provider knows it, add it to the schema beside BlockCheck"),
        new Broken(
            """
            # Why.
            resource "google_dataflow_flex_template_job" "x" {
              name                    = "x"
              container_spec_gcs_path = "gs://x/x.json"
            }
            """,
            "x.tf:2: resource google_dataflow_flex_template_job.x: only the provider google-beta"
                + " knows it; add provider = google-beta"));
  }

  static Stream<Broken> rights() {
    return Stream.of(
        new Broken(
            TOPIC + right("google_pubsub_topic_iam_member", "topic", "publisher", "\"allUsers\""),
            "x.tf:9: resource google_pubsub_topic_iam_member.x: 'member' lets everybody in; name the"
                + " accounts or the group that need it"),
        new Broken(
            """
            # Why.
            resource "google_project_iam_member" "x" {
              project = "x"
              role    = "roles/editor"
              member  = "group:x@y.example"
            }
            """,
            "x.tf:2: resource google_project_iam_member.x: the role roles/editor is more than"
                + " anything needs there; use one of roles/bigquery.jobUser,"
                + " roles/bigquery.metadataViewer, roles/dataflow.developer, roles/dataflow.viewer,"
                + " roles/dataflow.worker, or say in access.json why not"),
        new Broken(
            ACCOUNT
                + """
                # Why.
                resource "google_project_iam_member" "x" {
                  project = "x"
                  role    = "roles/${"owner"}"
                  member  = google_service_account.worker.member
                }
                """,
            "x.tf:6: resource google_project_iam_member.x: its role is not written out; write it as"
                + " a text, so that it can be checked"),
        new Broken(
            TOPIC
                + right(
                    "google_pubsub_topic_iam_member", "topic", "publisher", "\"domain:x.example\""),
            "x.tf:6: resource google_pubsub_topic_iam_member.x: nothing tells what kind of member"
                + " that is; begin with serviceAccount: or group: or user:"),
        new Broken(
            TOPIC
                + """
                variable "publishers" {
                  description = "X."
                  type        = set(string)
                }
                # Why.
                resource "google_pubsub_topic_iam_member" "x" {
                  for_each = var.publishers
                  topic    = google_pubsub_topic.orders.id
                  role     = "roles/pubsub.publisher"
                  member   = each.value
                }
                """,
            "x.tf:10: resource google_pubsub_topic_iam_member.x: its members come from"
                + " var.publishers, which takes anybody; add a validation to the variable that takes"
                + " accounts, groups and persons only"));
  }

  private static String right(String type, String argument, String role, String member) {
    return """
        # Why.
        resource "%s" "x" {
          %s = google_pubsub_topic.orders.id
          role = "roles/pubsub.%s"
          member = %s
        }
        """
        .formatted(type, argument, role, member);
  }

  static Stream<Broken> secrets() {
    Stream<Broken> texts =
        // Put together here, so that nothing that looks for secrets finds any in this file.
        Stream.of(
                "-----BEGIN " + "PRIVATE KEY-----",
                "AIza" + "SyA0123456789abcdefghijklmnopqrstuv",
                "ghp_" + "0123456789abcdefghijklmnopqrstuvwxyz",
                "https://user:" + "word@example.com/",
                "s0mE" + "Thing1Th4tN0Pers0nW0uldThinkOf9xQ2z")
            .map(
                secret ->
                    new Broken(
                        """
                        output "x" {
                          description = "X."
                          value       = ["%s"]
                        }
                        """
                            .formatted(secret),
                        "x.tf:3: output x: 'value' holds what looks like a secret; " + PUT_IN));
    Stream<Broken> names =
        Stream.of(
            new Broken(
                """
                output "x" {
                  description = "X."
                  value       = { api_key = "short" }
                }
                """,
                "x.tf:3: output x: 'api_key' holds a text; " + PUT_IN),
            new Broken(
                """
                variable "model_api_key" {
                  description = "X."
                  type        = string
                  default     = "short"
                }
                output "x" {
                  description = "X."
                  value       = var.model_api_key
                }
                """,
                "x.tf:4: variable model_api_key: 'model_api_key' holds a text; " + PUT_IN));
    return Stream.concat(texts, names);
  }

  @ParameterizedTest
  @MethodSource({"references", "declarations", "resources", "rights", "secrets"})
  void isRefusedForThatAlone(Broken broken) throws IOException {
    List<Problem> problems = Checks.of(Configuration.of(Map.of("x.tf", broken.text())));

    assertEquals(List.of(broken.message()), problems.stream().map(Problem::toString).toList());
  }
}
