# Who does the work: an account for each role. Rights are given where the thing is that they are for (a bucket, a
# dataset, a topic, a job, a secret); here stand only those that Google Cloud knows for a whole project.
#
# Who changes rows needs more than a right on their dataset: BigQuery shows and changes all rows only for accounts to which
# 'titan schema apply --pipeline-account' gives a policy without a filter. The job of Cloud Run that does so is told all
# of these, so run it again when one is added (heal_enabled, api_enabled, operator_group).

data "google_project" "this" {}

locals {
  # Who changes rows, by role.
  pipeline_accounts = merge(
    {
      committer = google_service_account.committer.email
      replay    = google_service_account.replay.email
      retention = google_service_account.retention.email
    },
    { for email in google_service_account.operator[*].email : "operator" => email },
    { for email in google_service_account.healer[*].email : "healer" => email },
  )

  # Who reads the rows again that a job of Dataflow may still be staging, and stages rows of its own.
  staging_accounts = merge(
    { replay = google_service_account.replay.email },
    { for email in google_service_account.operator[*].email : "operator" => email },
  )

  # Who sees all rows: those, and the API, which answers for all tenants and has no right but on the views.
  all_rows = concat(values(local.pipeline_accounts), google_service_account.api[*].email)
}

# Reads what strangers send, so it may the least: it sees no ledger.
resource "google_service_account" "worker" {
  account_id   = "${var.name}-worker"
  display_name = "Titan: workers of Dataflow, which read what arrives and stage rows"
}

# Takes into the ledger what was staged, every few minutes. Stages nothing itself.
resource "google_service_account" "committer" {
  account_id   = "${var.name}-committer"
  display_name = "Titan: commits"
}

# Reads original bytes again and replaces what they had brought about.
resource "google_service_account" "replay" {
  account_id   = "${var.name}-replay"
  display_name = "Titan: replays"
}

# Removes for good, so nothing else works as it.
resource "google_service_account" "retention" {
  account_id   = "${var.name}-retention"
  display_name = "Titan: retention"
}

# For people, who act as it for an hour at a time; so nobody can act as one that works by itself.
resource "google_service_account" "operator" {
  count = var.operator_group == null ? 0 : 1

  account_id   = "${var.name}-operator"
  display_name = "Titan: operators, by hand"
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

# The statements that change rows.
resource "google_project_iam_member" "pipeline_runs_bigquery_jobs" {
  for_each = local.pipeline_accounts

  project = var.project
  role    = "roles/bigquery.jobUser"
  member  = "serviceAccount:${each.value}"
}

# A commit asks whether a job may still stage the run that was left to it.
resource "google_project_iam_member" "committer_sees_jobs" {
  project = var.project
  role    = "roles/dataflow.viewer"
  member  = google_service_account.committer.member
}

# Likewise a replay, of one that was begun before and not finished.
resource "google_project_iam_member" "staging_sees_jobs" {
  for_each = local.staging_accounts

  project = var.project
  role    = "roles/dataflow.viewer"
  member  = "serviceAccount:${each.value}"
}

# Replays that Dataflow runs choose what to read from the ledger's books, which the worker does not see.
resource "google_project_iam_member" "replay_works" {
  count = var.replay_launch_schedule == null ? 0 : 1

  project = var.project
  role    = "roles/dataflow.worker"
  member  = google_service_account.replay.member
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
resource "google_service_account_iam_member" "launcher_is_replay" {
  count = var.replay_launch_schedule == null ? 0 : 1

  service_account_id = google_service_account.replay.name
  role               = "roles/iam.serviceAccountUser"
  member             = google_service_account.launcher.member
}

# People who launch once what no schedule launches, and who drain streams. The role creates and ends jobs, and opens no
# bucket and no dataset.
resource "google_project_iam_member" "job_operators_launch" {
  for_each = var.job_operators

  project = var.project
  role    = "roles/dataflow.developer"
  member  = each.value
}

# Likewise as the worker, and as no other account: who may act as it can run any program with its rights, which is to use
# the home, so they are people who may see original bytes.
resource "google_service_account_iam_member" "job_operators_are_worker" {
  for_each = var.job_operators

  service_account_id = google_service_account.worker.name
  role               = "roles/iam.serviceAccountUser"
  member             = each.value
}

# A replay as a job sees all rows, as operators do anyway. Who launches one is among the job operators, too.
resource "google_service_account_iam_member" "operators_are_replay" {
  count = var.operator_group == null || var.replay_launch_schedule == null ? 0 : 1

  service_account_id = google_service_account.replay.name
  role               = "roles/iam.serviceAccountUser"
  member             = "group:${var.operator_group}"
}

# Questions of people. They pay for the bytes that they read, so this is a decision about money, too.
resource "google_project_iam_member" "readers_run_bigquery_jobs" {
  project = var.project
  role    = "roles/bigquery.jobUser"
  member  = "group:${var.reader_group}"
}

# People approve mappings, edit dead letters, replay and erase with an account of theirs, for an hour at a time and with
# their name in the audit log; no person has rights of their own on the data.
resource "google_service_account_iam_member" "operators_act" {
  count = var.operator_group == null ? 0 : 1

  service_account_id = google_service_account.operator[0].name
  role               = "roles/iam.serviceAccountTokenCreator"
  member             = "group:${var.operator_group}"
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
resource "google_artifact_registry_repository_iam_member" "replay_pulls" {
  count = var.replay_launch_schedule == null ? 0 : 1

  project    = var.project
  location   = var.image_repository.location
  repository = var.image_repository.name
  role       = "roles/artifactregistry.reader"
  member     = google_service_account.replay.member
}
