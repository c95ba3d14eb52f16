# When commands run. Two of a kind may meet: a commit that finds another one at work ends with exit code 1 and does no
# harm, and so do the others.

locals {
  command_schedules = {
    for name, schedule in {
      commit    = var.commit_schedule
      replay    = var.replay_schedule
      retention = var.retention_schedule
      heal      = var.heal_schedule
    } : name => schedule if schedule != null && contains(keys(local.commands), name)
  }
}

# Starts the job and does not wait for it. A start that fails is not repeated: the next one is near.
resource "google_cloud_scheduler_job" "command" {
  for_each = local.command_schedules

  name        = google_cloud_run_v2_job.command[each.key].name
  description = "titan ${join(" ", local.commands[each.key].args)}"
  region      = var.region
  schedule    = each.value
  time_zone   = var.time_zone

  retry_config {
    retry_count = 0
  }

  http_target {
    http_method = "POST"
    uri         = "https://run.googleapis.com/v2/${google_cloud_run_v2_job.command[each.key].id}:run"

    oauth_token {
      service_account_email = google_service_account.scheduler.email
    }
  }

  depends_on = [google_cloud_run_v2_job_iam_member.scheduler_runs]
}

# The scheduler may run these jobs, as they are, and no others.
resource "google_cloud_run_v2_job_iam_member" "scheduler_runs" {
  for_each = local.command_schedules

  name     = google_cloud_run_v2_job.command[each.key].name
  location = var.region
  role     = "roles/run.invoker"
  member   = google_service_account.scheduler.member
}
