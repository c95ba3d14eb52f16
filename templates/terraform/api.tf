# The HTTP API, as a service of Cloud Run. 'titan serve' does not exist yet: see api_enabled. It will have to be told the
# topic that it publishes to; there is no setting for that yet, and Titan refuses variables that it does not know.

# Costs nothing while nobody calls. It can be reached through a load balancer and from inside the project only, and Cloud
# Run lets nobody pass who has no credentials.
resource "google_cloud_run_v2_service" "api" {
  count = var.api_enabled ? 1 : 0

  name                = "${var.name}-api"
  location            = var.region
  ingress             = "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"
  deletion_protection = false

  template {
    service_account = google_service_account.api[0].email
    timeout         = "60s"

    # The limit of what it can cost.
    scaling {
      min_instance_count = 0
      max_instance_count = 4
    }

    containers {
      image = var.image
      args  = ["serve"]

      ports {
        container_port = 8080
      }

      resources {
        limits = {
          cpu    = "1"
          memory = "1Gi"
        }
      }

      dynamic "env" {
        for_each = local.home_variables
        content {
          name  = env.key
          value = env.value
        }
      }

      dynamic "env" {
        for_each = { for variable, secret in var.secrets : variable => secret if contains(secret.readers, "api") }
        content {
          name = env.key
          value_source {
            secret_key_ref {
              secret  = google_secret_manager_secret.titan[env.key].secret_id
              version = "latest"
            }
          }
        }
      }
    }
  }

  # A service whose account may not read its secrets is refused.
  depends_on = [google_secret_manager_secret_iam_member.reader_reads]
}

# Who may call it. Which tenants a caller may push for, the API decides.
resource "google_cloud_run_v2_service_iam_member" "invokers_invoke" {
  for_each = var.api_enabled ? var.api_invokers : toset([])

  name     = google_cloud_run_v2_service.api[0].name
  location = var.region
  role     = "roles/run.invoker"
  member   = each.value
}

# The API publishes what was pushed, and reads nothing there.
resource "google_pubsub_topic_iam_member" "api_publishes" {
  count = var.api_enabled ? 1 : 0

  topic  = google_pubsub_topic.source["events"].id
  role   = "roles/pubsub.publisher"
  member = google_service_account.api[0].member
}
