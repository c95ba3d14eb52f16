# Flex Templates that run all the time: each takes in what arrives at a subscription, and stages it window by window. The
# commits are those of the schedule.

locals {
  # What Terraform knows of the parameters of each template. What var.…_parameters say goes first.
  stream_known = {
    home         = local.home
    subscription = google_pubsub_subscription.source["events"].id
  }
  stream_objects_known = {
    home         = local.home
    subscription = google_pubsub_subscription.source["landed"].id
    watched      = local.landing
  }

  all_streams = {
    events = {
      template   = "stream"
      parameters = merge(local.stream_known, { for name, value in var.stream_parameters : name => tostring(value) if value != null })
    }
    landed = {
      template   = "stream-objects"
      parameters = merge(local.stream_objects_known, { for name, value in var.stream_objects_parameters : name => tostring(value) if value != null })
    }
  }
  streams = { for name, stream in local.all_streams : name => stream if contains(var.streams, name) }
}

# A worker all month is the least that a stream costs (docs/cost.md). It has no public address. When it is removed it
# is drained: the open window is closed and staged.
resource "google_dataflow_flex_template_job" "stream" {
  for_each = local.streams
  provider = google-beta

  name                    = "${var.name}-stream-${each.key}"
  region                  = var.region
  container_spec_gcs_path = "${local.templates}/${each.value.template}.json"
  parameters              = each.value.parameters

  service_account_email   = google_service_account.worker.email
  temp_location           = "${local.temporary}/dataflow/temp"
  staging_location        = "${local.temporary}/dataflow/staging"
  enable_streaming_engine = true
  machine_type            = var.machine_type
  num_workers             = 1
  max_workers             = var.max_workers
  subnetwork              = var.subnetwork
  ip_configuration        = "WORKER_IP_PRIVATE"
  transform_name_mapping  = var.stream_renames
  on_delete               = "drain"

  depends_on = [
    google_storage_bucket_object.settings,
    google_project_iam_member.worker_works,
    google_project_iam_member.worker_sees_jobs,
    google_project_iam_member.worker_runs_bigquery_jobs,
    google_storage_bucket_iam_member.worker_uses_home,
    google_storage_bucket_iam_member.worker_uses_passing,
    google_artifact_registry_repository_iam_member.worker_pulls,
    google_pubsub_subscription_iam_member.worker_subscribes,
    google_pubsub_subscription_iam_member.worker_sees_subscription,
  ]
}
