# What people and other configurations need to know.

output "home" {
  description = "The home of the installation: TITAN_HOME."
  value       = local.home
}

output "temporary" {
  description = "The folder for files on their way into BigQuery: TITAN_BIGQUERY_TEMPORARY."
  value       = local.temporary
}

output "landing" {
  description = "Where exports are put, laid out as <tenant>/<location>/<source>/<files>."
  value       = local.landing
}

output "templates" {
  description = "The folder that the files of the Flex Templates belong in."
  value       = local.templates
}

output "events_topic" {
  description = "The topic that producers publish to."
  value       = google_pubsub_topic.source["events"].id
}

output "dead_letter_subscriptions" {
  description = "Where messages wait that no stream could take in."
  value       = [for subscription in google_pubsub_subscription.dead : subscription.id]
}

output "pipeline_accounts" {
  description = "The accounts that see all rows: --pipeline-account of titan schema apply, once for each."
  value       = local.all_rows
}

output "jobs" {
  description = "The jobs of Cloud Run, by their commands: gcloud run jobs execute NAME runs one by hand."
  value       = { for name, job in google_cloud_run_v2_job.command : name => job.name }
}

output "secrets" {
  description = "The secrets that wait for a value, by the variable in which a command finds it."
  value       = { for variable, secret in google_secret_manager_secret.titan : variable => secret.secret_id }
}

output "api" {
  description = "The address of the API, where it is served; else null."
  value       = one(google_cloud_run_v2_service.api[*].uri)
}
