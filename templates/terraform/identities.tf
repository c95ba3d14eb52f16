# Who does the work: an account for each role. Rights are given where the thing is that they are for (a bucket, a
# dataset, a topic, a job, a secret); here stand only those that Google Cloud knows for a whole project.
#
# Replay and retention have no accounts of their own: they change the same rows as the commit. BigQuery lets only those
# accounts change rows to which 'titan schema apply --pipeline-account' gives a policy without a filter.

data "google_project" "this" {}

# Reads what strangers send, so it may the least: it sees no ledger.
resource "google_service_account" "worker" {
  account_id   = "${var.name}-worker"
  display_name = "Titan: workers of Dataflow, which read what arrives and stage rows"
}

# The only one that changes the ledger: commit, replay, retention.
resource "google_service_account" "committer" {
  account_id   = "${var.name}-committer"
  display_name = "Titan: commits, replays, retention"
}

# Makes tables and policies, and is used by hand; so the account that runs every few minutes cannot.
resource "google_service_account" "schema" {
  account_id   = "${var.name}-schema"
  display_name = "Titan: titan schema apply"
}

# Starts the commands on their schedules, and can do nothing else.
resource "google_service_account" "scheduler" {
  account_id   = "${var.name}-scheduler"
  display_name = "Titan: Cloud Scheduler, which runs the commands"
}

# Launches jobs of Dataflow. Apart from the scheduler, as who launches jobs may spend money.
resource "google_service_account" "launcher" {
  account_id   = "${var.name}-launcher"
  display_name = "Titan: Cloud Scheduler, which launches Flex Templates"
}

# Asks a model outside of the project, so neither the ledger's account nor the workers' does that.
resource "google_service_account" "healer" {
  count = var.heal_enabled ? 1 : 0

  account_id   = "${var.name}-healer"
  display_name = "Titan: healing"
}

# Faces the network, so it has an account that sees no original bytes.
resource "google_service_account" "api" {
  count = var.api_enabled ? 1 : 0

  account_id   = "${var.name}-api"
  display_name = "Titan: the HTTP API"
}

# Load jobs, and the question whether rows are there. Jobs belong to a project; what they read, the datasets say.
resource "google_project_iam_member" "worker_runs_bigquery_jobs" {
  project = var.project
  role    = "roles/bigquery.jobUser"
  member  = google_service_account.worker.member
}

# To be given work by the service. There is nothing narrower than a project for that.
resource "google_project_iam_member" "worker_works" {
  project = var.project
  role    = "roles/dataflow.worker"
  member  = google_service_account.worker.member
}

# An ingest asks whether the jobs of runs before it are still at work.
resource "google_project_iam_member" "worker_sees_jobs" {
  project = var.project
  role    = "roles/dataflow.viewer"
  member  = google_service_account.worker.member
}

# The statements of a commit.
resource "google_project_iam_member" "committer_runs_bigquery_jobs" {
  project = var.project
  role    = "roles/bigquery.jobUser"
  member  = google_service_account.committer.member
}

# A commit asks whether a job may still stage the run that was left to it.
resource "google_project_iam_member" "committer_sees_jobs" {
  project = var.project
  role    = "roles/dataflow.viewer"
  member  = google_service_account.committer.member
}

# Replays that Dataflow runs choose what to read from the ledger's books, which only this account sees.
resource "google_project_iam_member" "committer_works" {
  count = var.replay_launch_schedule == null ? 0 : 1

  project = var.project
  role    = "roles/dataflow.worker"
  member  = google_service_account.committer.member
}

# The statements that make tables.
resource "google_project_iam_member" "schema_runs_bigquery_jobs" {
  project = var.project
  role    = "roles/bigquery.jobUser"
  member  = google_service_account.schema.member
}

# What tables there are, the INFORMATION_SCHEMA of a region tells, which is asked with a right in the project. It is
# names and columns, no rows.
resource "google_project_iam_member" "schema_reads_metadata" {
  project = var.project
  role    = "roles/bigquery.metadataViewer"
  member  = google_service_account.schema.member
}

# To create jobs. Dataflow knows no narrower place than a project, and no role that only launches.
resource "google_project_iam_member" "launcher_launches" {
  project = var.project
  role    = "roles/dataflow.developer"
  member  = google_service_account.launcher.member
}

# What is launched works as the worker, and only who may act as it may launch that.
resource "google_service_account_iam_member" "launcher_is_worker" {
  service_account_id = google_service_account.worker.name
  role               = "roles/iam.serviceAccountUser"
  member             = google_service_account.launcher.member
}

# Likewise for replays, only where they are launched at all.
resource "google_service_account_iam_member" "launcher_is_committer" {
  count = var.replay_launch_schedule == null ? 0 : 1

  service_account_id = google_service_account.committer.name
  role               = "roles/iam.serviceAccountUser"
  member             = google_service_account.launcher.member
}

# Questions of people. They pay for the bytes that they read, so this is a decision about money, too.
resource "google_project_iam_member" "readers_run_bigquery_jobs" {
  project = var.project
  role    = "roles/bigquery.jobUser"
  member  = "group:${var.reader_group}"
}

# People approve mappings, edit dead letters and erase with the account of the commits, for an hour at a time and with
# their name in the audit log; no person has rights of their own on the data.
resource "google_service_account_iam_member" "operators_are_committer" {
  count = var.operator_group == null ? 0 : 1

  service_account_id = google_service_account.committer.name
  role               = "roles/iam.serviceAccountTokenCreator"
  member             = "group:${var.operator_group}"
}

# The questions of healing.
resource "google_project_iam_member" "healer_runs_bigquery_jobs" {
  count = var.heal_enabled ? 1 : 0

  project = var.project
  role    = "roles/bigquery.jobUser"
  member  = google_service_account.healer[0].member
}

# The questions of the API.
resource "google_project_iam_member" "api_runs_bigquery_jobs" {
  count = var.api_enabled ? 1 : 0

  project = var.project
  role    = "roles/bigquery.jobUser"
  member  = google_service_account.api[0].member
}

# The workers start from the image of their template, and the commands from theirs.
resource "google_artifact_registry_repository_iam_member" "worker_pulls" {
  project    = var.project
  location   = var.image_repository.location
  repository = var.image_repository.name
  role       = "roles/artifactregistry.reader"
  member     = google_service_account.worker.member
}

# Likewise, where Dataflow runs replays.
resource "google_artifact_registry_repository_iam_member" "committer_pulls" {
  count = var.replay_launch_schedule == null ? 0 : 1

  project    = var.project
  location   = var.image_repository.location
  repository = var.image_repository.name
  role       = "roles/artifactregistry.reader"
  member     = google_service_account.committer.member
}
