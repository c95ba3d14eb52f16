# Titan's commands as jobs of Cloud Run: one image, other arguments. A job holds no state, and a command that is killed is
# finished by the next, so none is tried again by itself.

locals {
  # Everything else stands in the home.
  home_variables = { TITAN_HOME = local.home }

  # For who has no home. A setting's variable is its key with the words apart: docs/settings.md.
  setting_variables = {
    for key, value in local.settings : "TITAN_${upper(replace(replace(key, "/([A-Z])/", "_$1"), ".", "_"))}" => value
  }

  # A container's files lie in its memory, so what a command writes down counts, too.
  all_commands = {
    # What streams and ingests have staged becomes part of the ledger. BigQuery does the work; this waits for it.
    commit = {
      enabled   = true
      args      = ["commit", "--json"]
      account   = google_service_account.committer.email
      variables = local.home_variables
      cpu       = "1"
      memory    = "2Gi"
      timeout   = "3600s"
    }
    # Reads again what holds open dead letters, in the container itself; the limit is what fits one.
    replay = {
      enabled   = true
      args      = ["replay", "--dead-letters", "--limit", "10000", "--json"]
      account   = google_service_account.replay.email
      variables = local.home_variables
      cpu       = "2"
      memory    = "8Gi"
      timeout   = "14400s"
    }
    # Removes what is past its time. No run begins meanwhile.
    retention = {
      enabled   = true
      args      = ["retention", "apply", "--json"]
      account   = google_service_account.retention.email
      variables = local.home_variables
      cpu       = "1"
      memory    = "2Gi"
      timeout   = "14400s"
    }
    # Makes the tables and brings them up to date. Run by hand, with each new version of Titan, and when there is another
    # account that sees all rows. It has no home, and no right to look into one.
    schema = {
      enabled   = true
      args      = concat(["schema", "apply", "--reader-group", var.reader_group, "--staging-days", tostring(var.staging_days), "--json"], [for email in local.all_rows : "--pipeline-account=${email}"])
      account   = google_service_account.schema.email
      variables = local.setting_variables
      cpu       = "1"
      memory    = "1Gi"
      timeout   = "1800s"
    }
    # Not there yet: see heal_enabled.
    heal = {
      enabled   = var.heal_enabled
      args      = ["heal", "--json"]
      account   = one(google_service_account.healer[*].email)
      variables = local.home_variables
      cpu       = "2"
      memory    = "4Gi"
      timeout   = "3600s"
    }
  }
  commands = { for name, command in local.all_commands : name => command if command.enabled }
}

# Paid by the second while a command works, nothing in between.
resource "google_cloud_run_v2_job" "command" {
  for_each = local.commands

  name                = "${var.name}-${each.key}"
  location            = var.region
  deletion_protection = false

  template {
    task_count  = 1
    parallelism = 1

    template {
      service_account = each.value.account
      timeout         = each.value.timeout
      max_retries     = 0

      containers {
        image = var.image
        args  = each.value.args

        resources {
          limits = {
            cpu    = each.value.cpu
            memory = each.value.memory
          }
        }

        dynamic "env" {
          for_each = each.value.variables
          content {
            name  = env.key
            value = env.value
          }
        }

        dynamic "env" {
          for_each = { for variable, secret in var.secrets : variable => secret if contains(secret.readers, each.key) }
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
  }

  # A job whose account may not read its secrets is refused.
  depends_on = [google_secret_manager_secret_iam_member.reader_reads]
}
