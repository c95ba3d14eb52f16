# When people are told. Each alert says what is wrong and what leads on. Questions are in PromQL, in which shares and
# absences can be said.

locals {
  commit_is      = "monitored_resource=\"cloud_run_job\", job_name=\"${var.name}-commit\""
  subscriptions  = join("|", [for subscription in google_pubsub_subscription.source : subscription.name])
  dead_letters   = join("|", [for subscription in google_pubsub_subscription.dead : subscription.name])
  records_read   = "sum(increase(${local.metrics}_read_sum{monitored_resource=\"cloud_run_job\"}[1h]))"
  records_dead   = "sum(increase(${local.metrics}_dead_lettered_sum{monitored_resource=\"cloud_run_job\"}[1h]))"
  commits_done   = "sum(increase(run_googleapis_com:job_completed_execution_count{${local.commit_is}, result=\"succeeded\"}[${var.commit_lag_minutes}m]))"
  commit_lag     = "sum(increase(${local.metrics}_lag_seconds_sum{monitored_resource=\"cloud_run_job\"}[15m])) / sum(increase(${local.metrics}_lag_seconds_count{monitored_resource=\"cloud_run_job\"}[15m]))"
  runs_left      = "sum(increase(${local.metrics}_not_committed{monitored_resource=\"cloud_run_job\"}[30m]))"
  upkeep_failed  = "sum by (job_name) (increase(run_googleapis_com:job_completed_execution_count{monitored_resource=\"cloud_run_job\", job_name=~\"${var.name}-(replay|retention|heal)\", result=\"failed\"}[1h]))"
  backlog_age    = "max by (subscription_id) (pubsub_googleapis_com:subscription_oldest_unacked_message_age{monitored_resource=\"pubsub_subscription\", subscription_id=~\"${local.subscriptions}\"})"
  undelivered    = "max by (subscription_id) (pubsub_googleapis_com:subscription_num_undelivered_messages{monitored_resource=\"pubsub_subscription\", subscription_id=~\"${local.dead_letters}\"})"
  streams_failed = "max by (job_name) (dataflow_googleapis_com:job_is_failed{monitored_resource=\"dataflow_job\", job_name=~\"${var.name}-stream-.*\"})"
  breakers_open  = "sum(increase(${local.metrics}_breaker_open{monitored_resource=\"cloud_run_job\"}[1h]))"

  all_alerts = {
    dead_letter_share = {
      enabled  = true
      title    = "many records became dead letters"
      severity = "WARNING"
      question = "${local.records_dead} / ${local.records_read} > ${var.dead_letter_share}"
      duration = "0s"
      remedy   = "A source has changed, or a mapping is missing. `titan dead-letters list` groups them by cause."
    }
    # Runs that wait are only seen by a commit, which tells how long they have. Where none goes well for so long, nobody
    # tells; one that fails may have met another.
    commit_lag = {
      enabled  = var.commit_schedule != null
      title    = "nothing is committed"
      severity = "CRITICAL"
      question = "(${local.commits_done} or vector(0)) < 1 or ${local.commit_lag} > ${var.commit_lag_minutes * 60}"
      duration = "300s"
      remedy   = "Look at the last executions of the job ${var.name}-commit. What is staged stays until a commit takes it; nothing is lost."
    }
    not_committed = {
      enabled  = true
      title    = "a run cannot be committed"
      severity = "ERROR"
      question = "${local.runs_left} > 0"
      duration = "0s"
      remedy   = "`titan runs list` says why. A run whose books do not balance never becomes part of the ledger."
    }
    upkeep_failed = {
      enabled  = true
      title    = "a command on a schedule has failed"
      severity = "WARNING"
      question = "${local.upkeep_failed} > 0"
      duration = "0s"
      remedy   = "Look at the logs of the job that is named. The next execution finishes what this one has begun."
    }
    backlog_age = {
      enabled  = true
      title    = "messages wait"
      severity = "ERROR"
      question = "${local.backlog_age} > ${var.backlog_minutes * 60}"
      duration = "300s"
      remedy   = "A stream is not running, or too slow. After ${var.message_days} days messages are gone."
    }
    undelivered = {
      enabled  = true
      title    = "messages that no stream could take in"
      severity = "ERROR"
      question = "${local.undelivered} > 0"
      duration = "0s"
      remedy   = "A stream has failed on them a hundred times. Mend it, then publish them again from the dead-letter subscription. After ${var.message_days} days they are gone."
    }
    stream_failed = {
      enabled  = length(var.streams) > 0
      title    = "a stream has failed"
      severity = "CRITICAL"
      question = "${local.streams_failed} > 0"
      duration = "0s"
      remedy   = "Apply this configuration again: it starts the stream anew, which goes on where it was."
    }
    breaker_open = {
      enabled  = var.heal_enabled
      title    = "healing has stopped itself"
      severity = "WARNING"
      question = "${local.breakers_open} > 0"
      duration = "0s"
      remedy   = "Too many repairs have failed. Look at the cases before it is let go on."
    }
  }
  alerts = { for name, alert in local.all_alerts : name => alert if alert.enabled }
}

# Nobody is asked first whether an address is theirs: name those of people who expect it.
resource "google_monitoring_notification_channel" "email" {
  for_each = var.alert_emails

  display_name = "Titan: ${each.value}"
  type         = "email"

  labels = {
    email_address = each.value
  }
}

# A condition costs a few cents a month, and as much again for each time series that it looks at.
resource "google_monitoring_alert_policy" "titan" {
  for_each = local.alerts

  display_name          = "Titan (${var.name}): ${each.value.title}"
  combiner              = "OR"
  severity              = each.value.severity
  notification_channels = [for channel in google_monitoring_notification_channel.email : channel.id]

  conditions {
    display_name = each.value.title

    condition_prometheus_query_language {
      query               = each.value.question
      duration            = each.value.duration
      evaluation_interval = "60s"

      # Most of what is asked for is not there before the first commit.
      disable_metric_validation = true
    }
  }

  documentation {
    content   = each.value.remedy
    mime_type = "text/markdown"
  }

  alert_strategy {
    auto_close = "86400s"
  }

  depends_on = [
    google_logging_metric.read,
    google_logging_metric.dead_lettered,
    google_logging_metric.not_committed,
    google_logging_metric.lag_seconds,
    google_logging_metric.breaker_open,
  ]
}
