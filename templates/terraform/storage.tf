# Buckets. No object has rights of its own (uniform access), and none can be made public.

locals {
  # The home of the installation, and what the pipelines pass on to BigQuery.
  home      = "gs://${google_storage_bucket.home.name}/titan"
  temporary = "gs://${google_storage_bucket.passing.name}/titan"
  landing   = "gs://${google_storage_bucket.landing.name}/in/"
  templates = "gs://${google_storage_bucket.templates.name}/titan"

  # Settings of Titan by their keys: docs/settings.md.
  settings = {
    "bigquery.project"            = var.project
    "bigquery.location"           = var.bigquery_location
    "bigquery.datasetPrefix"      = var.dataset_prefix
    "bigquery.rawDays"            = tostring(var.raw_days)
    "bigquery.maximumBytesBilled" = tostring(var.maximum_bytes_billed)
    "bigquery.temporary"          = local.temporary
  }
}

# All that processes agree on, original bytes and token keys included: the one thing that cannot be made again. Its
# objects are replaced and removed all day (leases, staged rows), so it has neither a retention policy, which would
# stop Titan, nor versions, which would pile up. What somebody removes by mistake can be restored for some days.
resource "google_storage_bucket" "home" {
  name                        = "${var.project}-${var.name}-home"
  location                    = var.region
  storage_class               = "STANDARD"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = false

  soft_delete_policy {
    retention_duration_seconds = var.home_soft_delete_days * 86400
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Files on their way into BigQuery, and the jars of jobs. Nothing in it is needed twice, so it is not kept after it was
# removed. Load files of jobs that were killed expire; jars stay, as a stream that grows fetches them after months.
resource "google_storage_bucket" "passing" {
  name                        = "${var.project}-${var.name}-passing"
  location                    = var.region
  storage_class               = "STANDARD"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = true

  soft_delete_policy {
    retention_duration_seconds = 0
  }

  lifecycle_rule {
    condition {
      age            = 7
      matches_prefix = ["titan/BigQueryWriteTemp/"]
    }
    action {
      type = "Delete"
    }
  }
}

# Where exports are put: below in/, laid out as <tenant>/<location>/<source>/<files>. Titan has its own copy of what it took in, so
# files leave after a while, which is most of what this bucket would cost.
resource "google_storage_bucket" "landing" {
  name                        = "${var.project}-${var.name}-landing"
  location                    = var.region
  storage_class               = "STANDARD"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = false

  lifecycle_rule {
    condition {
      age = max(var.landing_days, var.landing_locked_days)
    }
    action {
      type = "Delete"
    }
  }

  dynamic "retention_policy" {
    for_each = var.landing_locked_days > 0 ? [var.landing_locked_days] : []
    content {
      retention_period = tostring(retention_policy.value * 86400)
    }
  }
}

# The files of the Flex Templates: titan/ingest.json and so on. Who can write here decides what runs, so nobody is
# given that right here; older versions stay for a way back.
resource "google_storage_bucket" "templates" {
  name                        = "${var.project}-${var.name}-templates"
  location                    = var.region
  storage_class               = "STANDARD"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = false

  versioning {
    enabled = true
  }

  lifecycle_rule {
    condition {
      num_newer_versions = 20
      with_state         = "ARCHIVED"
    }
    action {
      type = "Delete"
    }
  }
}

# The settings of the installation, for whoever opens its home: commands, jobs of Dataflow, and people.
resource "google_storage_bucket_object" "settings" {
  bucket       = google_storage_bucket.home.name
  name         = "titan/titan.properties"
  content_type = "text/plain; charset=utf-8"
  content      = join("", [for key, value in local.settings : "${key} = ${value}\n"])
}

# Workers read plans, mappings and token keys of the home, and write staged rows and manifests.
resource "google_storage_bucket_iam_member" "worker_uses_home" {
  bucket = google_storage_bucket.home.name
  role   = "roles/storage.objectUser"
  member = google_service_account.worker.member
}

# Commits take leases, mark runs and clear what they have staged; replays read original bytes, and retention removes
# them; healing keeps cases and patches in the registry, and reads the records of dead letters.
resource "google_storage_bucket_iam_member" "pipeline_uses_home" {
  for_each = local.pipeline_accounts

  bucket = google_storage_bucket.home.name
  role   = "roles/storage.objectUser"
  member = "serviceAccount:${each.value}"
}

# The API keeps tenants and idempotency keys in the registry. It can list the bucket, and open nothing else in it:
# neither original bytes nor token keys.
resource "google_storage_bucket_iam_member" "api_uses_registry" {
  count = var.api_enabled ? 1 : 0

  bucket = google_storage_bucket.home.name
  role   = "roles/storage.objectUser"
  member = google_service_account.api[0].member

  condition {
    title      = "registry only"
    expression = "resource.type == \"storage.googleapis.com/Bucket\" || resource.name.startsWith(\"projects/_/buckets/${google_storage_bucket.home.name}/objects/titan/registry/\")"
  }
}

# Load files and jars of jobs.
resource "google_storage_bucket_iam_member" "worker_uses_passing" {
  bucket = google_storage_bucket.passing.name
  role   = "roles/storage.objectUser"
  member = google_service_account.worker.member
}

# Replays stage rows too, in the process of their command.
resource "google_storage_bucket_iam_member" "staging_uses_passing" {
  for_each = local.staging_accounts

  bucket = google_storage_bucket.passing.name
  role   = "roles/storage.objectUser"
  member = "serviceAccount:${each.value}"
}

# Files are read where they landed, and stay there.
resource "google_storage_bucket_iam_member" "worker_reads_landing" {
  bucket = google_storage_bucket.landing.name
  role   = "roles/storage.objectViewer"
  member = google_service_account.worker.member
}

# Who exports adds files, and can neither read nor replace those of others.
resource "google_storage_bucket_iam_member" "writers_fill_landing" {
  for_each = var.landing_writers

  bucket = google_storage_bucket.landing.name
  role   = "roles/storage.objectCreator"
  member = each.value
}

# A launch reads the file of its template.
resource "google_storage_bucket_iam_member" "launcher_reads_templates" {
  bucket = google_storage_bucket.templates.name
  role   = "roles/storage.objectViewer"
  member = google_service_account.launcher.member
}

# Likewise a launch by hand.
resource "google_storage_bucket_iam_member" "job_operators_read_templates" {
  for_each = var.job_operators

  bucket = google_storage_bucket.templates.name
  role   = "roles/storage.objectViewer"
  member = each.value
}
