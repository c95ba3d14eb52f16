# The datasets of the warehouse and who may read them. Tables, policies and views are those of 'titan schema apply', and
# so are the expiry of their partitions and their descriptions: Terraform knows none of them.
#
# The lists of access are whole: nobody gets in as an editor or viewer of the project. Owners of the project stay, who
# could give themselves the right anyway.

# Original bytes, dead letters and staged rows.
resource "google_bigquery_dataset" "raw" {
  dataset_id                 = "${var.dataset_prefix}_raw"
  location                   = var.bigquery_location
  description                = "Original bytes, dead letters and staged rows."
  max_time_travel_hours      = tostring(var.time_travel_hours)
  delete_contents_on_destroy = false

  access {
    role          = "OWNER"
    special_group = "projectOwners"
  }

  # Makes the tables and their policies.
  access {
    role          = "OWNER"
    user_by_email = google_service_account.schema.email
  }

  # Stages rows. Rights on single tables would have to wait for the tables, so this is the whole dataset; rows of
  # raw_ingest and dead_letters it cannot read, as they have policies.
  access {
    role          = "WRITER"
    user_by_email = google_service_account.worker.email
  }

  # Read what is staged, raw objects and dead letters, and change or remove them.
  dynamic "access" {
    for_each = local.pipeline_accounts
    content {
      role          = "WRITER"
      user_by_email = access.value
    }
  }

  # The views read for whoever may ask them; the policies of the tables apply to who asks.
  access {
    dataset {
      dataset {
        project_id = var.project
        dataset_id = google_bigquery_dataset.views.dataset_id
      }
      target_types = ["VIEWS"]
    }
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Ledger, sums, books and registry. Some of its tables have no policies, such as that of the keys of the API: so
# analysts ask the views.
resource "google_bigquery_dataset" "canonical" {
  dataset_id                 = "${var.dataset_prefix}_canonical"
  location                   = var.bigquery_location
  description                = "Ledger, sums, books and registry."
  max_time_travel_hours      = tostring(var.time_travel_hours)
  delete_contents_on_destroy = false

  access {
    role          = "OWNER"
    special_group = "projectOwners"
  }

  # Makes the tables and their policies.
  access {
    role          = "OWNER"
    user_by_email = google_service_account.schema.email
  }

  # Change the ledger and its books; healing writes its log.
  dynamic "access" {
    for_each = local.pipeline_accounts
    content {
      role          = "WRITER"
      user_by_email = access.value
    }
  }

  # As in raw.
  access {
    dataset {
      dataset {
        project_id = var.project
        dataset_id = google_bigquery_dataset.views.dataset_id
      }
      target_types = ["VIEWS"]
    }
  }

  lifecycle {
    prevent_destroy = true
  }
}

# What dashboards and analysts may read. It holds no rows.
resource "google_bigquery_dataset" "views" {
  dataset_id                 = "${var.dataset_prefix}_views"
  location                   = var.bigquery_location
  description                = "What dashboards may read."
  max_time_travel_hours      = tostring(var.time_travel_hours)
  delete_contents_on_destroy = false

  access {
    role          = "OWNER"
    special_group = "projectOwners"
  }

  # Makes the views.
  access {
    role          = "OWNER"
    user_by_email = google_service_account.schema.email
  }

  # Each sees the rows of the tenants that they are a member of.
  access {
    role           = "READER"
    group_by_email = var.reader_group
  }

  # Likewise.
  dynamic "access" {
    for_each = google_service_account.api[*].email
    content {
      role          = "READER"
      user_by_email = access.value
    }
  }
}
