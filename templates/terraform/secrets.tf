# Secrets by name. Their values are put in by hand (README.md), so that neither these files nor the state of Terraform
# hold any. The token keys of the tenants are none of these: Titan makes them itself, in the home.

locals {
  # Who works as what: the commands, and the API where it is served.
  accounts = merge(
    { for name, command in local.commands : name => command.account },
    { for email in google_service_account.api[*].email : "api" => email },
  )

  secret_readers = merge([
    for variable, secret in var.secrets : {
      for reader in secret.readers : "${secret.name} ${reader}" => { variable = variable, account = local.accounts[reader] }
    }
  ]...)
}

# Kept in the region only. Each version that is active costs a few cents a month.
resource "google_secret_manager_secret" "titan" {
  for_each = var.secrets

  secret_id = each.value.name

  replication {
    user_managed {
      replicas {
        location = var.region
      }
    }
  }
}

# Each secret to those commands that are named with it.
resource "google_secret_manager_secret_iam_member" "reader_reads" {
  for_each = local.secret_readers

  secret_id = google_secret_manager_secret.titan[each.value.variable].id
  role      = "roles/secretmanager.secretAccessor"
  member    = "serviceAccount:${each.value.account}"
}
