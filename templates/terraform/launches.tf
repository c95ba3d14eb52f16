# Flex Templates that Dataflow runs on a schedule and to an end. They stage; the next commit takes what they have staged
# into the ledger. All are off until a schedule is named.

locals {
  # What Terraform knows of the parameters of each template. What var.…_parameters say goes first. Where BigQuery is, the
  # settings in the home tell.
  ingest_known = {
    home  = local.home
    input = local.landing
  }
  replay_known = {
    home = local.home
  }
  discover_known = {
    home  = local.home
    input = local.landing
  }

  launches = {
    ingest = {
      schedule   = var.ingest_schedule
      account    = google_service_account.worker.email
      parameters = merge(local.ingest_known, { for name, value in var.ingest_parameters : name => tostring(value) if value != null })
    }
    # Chooses from the books, so it works as an account that sees their rows.
    replay = {
      schedule   = var.replay_launch_schedule
      account    = google_service_account.replay.email
      parameters = merge(local.replay_known, { for name, value in var.replay_parameters : name => tostring(value) if value != null })
    }
    discover = {
      schedule   = var.discover_schedule
      account    = google_service_account.worker.email
      parameters = merge(local.discover_known, { for name, value in var.discover_parameters : name => tostring(value) if value != null })
    }
  }
}

# Each launch costs machines for some minutes, most of them to start. The name of the job is always the same, and
# Dataflow refuses a second running job of a name: so launches never overlap.
resource "google_cloud_scheduler_job" "launch" {
  for_each = { for name, launch in local.launches : name => launch if launch.schedule != null }

  name        = "${var.name}-launch-${each.key}"
  description = "Launches the Flex Template ${each.key}."
  region      = var.region
  schedule    = each.value.schedule
  time_zone   = var.time_zone

  retry_config {
    retry_count = 0
  }

  http_target {
    http_method = "POST"
    uri         = "https://dataflow.googleapis.com/v1b3/projects/${var.project}/locations/${var.region}/flexTemplates:launch"
    headers     = { "Content-Type" = "application/json" }

    body = base64encode(jsonencode({
      launchParameter = {
        jobName              = "${var.name}-${each.key}"
        containerSpecGcsPath = "${local.templates}/${each.key}.json"
        parameters           = each.value.parameters
        environment = {
          serviceAccountEmail = each.value.account
          tempLocation        = "${local.temporary}/dataflow/temp"
          stagingLocation     = "${local.temporary}/dataflow/staging"
          machineType         = var.machine_type
          maxWorkers          = var.max_workers
          subnetwork          = var.subnetwork
          ipConfiguration     = "WORKER_IP_PRIVATE"
        }
      }
    }))

    oauth_token {
      service_account_email = google_service_account.launcher.email
    }
  }
}
