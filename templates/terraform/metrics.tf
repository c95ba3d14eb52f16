# What 'titan commit --json' prints, as metrics: Cloud Run takes each line for a log entry with fields. Up to a few
# hundred bytes each, they cost next to nothing.

locals {
  metric_prefix = replace(var.name, "-", "_")
  commit_lines  = "resource.type=\"cloud_run_job\" AND resource.labels.job_name=\"${var.name}-commit\""

  # The same metrics in the words of PromQL.
  metrics = "logging_googleapis_com:user_${local.metric_prefix}"
}

# Records that committed runs have read.
resource "google_logging_metric" "read" {
  name            = "${local.metric_prefix}_read"
  description     = "Records that a committed run has read."
  filter          = "${local.commit_lines} AND jsonPayload.state=\"committed\""
  value_extractor = "EXTRACT(jsonPayload.read)"

  metric_descriptor {
    metric_kind = "DELTA"
    value_type  = "DISTRIBUTION"
    unit        = "1"
  }
}

# Those of them that became dead letters.
resource "google_logging_metric" "dead_lettered" {
  name            = "${local.metric_prefix}_dead_lettered"
  description     = "Records of a committed run that became dead letters."
  filter          = "${local.commit_lines} AND jsonPayload.state=\"committed\""
  value_extractor = "EXTRACT(jsonPayload.dead_lettered)"

  metric_descriptor {
    metric_kind = "DELTA"
    value_type  = "DISTRIBUTION"
    unit        = "1"
  }
}

# Runs that a commit has left out, because their books do not balance or their rows are not there.
resource "google_logging_metric" "not_committed" {
  name        = "${local.metric_prefix}_not_committed"
  description = "Runs that a commit has left out."
  filter      = "${local.commit_lines} AND jsonPayload.state=\"not committed\""

  metric_descriptor {
    metric_kind = "DELTA"
    value_type  = "INT64"
    unit        = "1"
  }
}

# How long the oldest of the runs that a commit has found had been staged, whether it could commit it or not; 0 where none
# waited.
resource "google_logging_metric" "lag_seconds" {
  name            = "${local.metric_prefix}_lag_seconds"
  description     = "Seconds that the oldest run had waited for the commit that found it."
  filter          = "${local.commit_lines} AND jsonPayload.state=\"round ended\""
  value_extractor = "EXTRACT(jsonPayload.lag_seconds)"

  metric_descriptor {
    metric_kind = "DELTA"
    value_type  = "DISTRIBUTION"
    unit        = "s"
  }
}

# Looks of healing that found a breaker open. What healing prints is not settled: this expects a field 'breaker'.
resource "google_logging_metric" "breaker_open" {
  count = var.heal_enabled ? 1 : 0

  name        = "${local.metric_prefix}_breaker_open"
  description = "Times that healing has found a circuit breaker open."
  filter      = "resource.type=\"cloud_run_job\" AND resource.labels.job_name=\"${var.name}-heal\" AND jsonPayload.breaker=\"open\""

  metric_descriptor {
    metric_kind = "DELTA"
    value_type  = "INT64"
    unit        = "1"
  }
}
