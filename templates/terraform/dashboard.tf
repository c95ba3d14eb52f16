# One page that shows whether all is well, with the questions of the alerts where there is one.

locals {
  charts = [
    { title = "Records read in an hour", question = local.records_read },
    { title = "Records that became dead letters in an hour", question = local.records_dead },
    { title = "Commits that ended well in ${var.commit_lag_minutes} minutes", question = local.commits_done },
    { title = "Lag of the commits, seconds", question = local.commit_lag },
    { title = "Runs that could not be committed", question = local.runs_left },
    { title = "Age of the oldest message, seconds", question = local.backlog_age },
    { title = "Messages in dead-letter topics", question = local.undelivered },
    { title = "Lag of the streams, seconds", question = "max by (job_name) (dataflow_googleapis_com:job_system_lag{monitored_resource=\"dataflow_job\", job_name=~\"${var.name}-stream-.*\"})" },
    { title = "Machines at work", question = "sum by (job_name) (dataflow_googleapis_com:job_current_num_vcpus{monitored_resource=\"dataflow_job\", job_name=~\"${var.name}-.*\"})" },
    { title = "Bytes billed by BigQuery in an hour", question = "sum(increase(bigquery_googleapis_com:query_scanned_bytes_billed{monitored_resource=\"global\"}[1h]))" },
    { title = "Bytes in the buckets", question = "sum by (bucket_name) (storage_googleapis_com:storage_total_bytes{monitored_resource=\"gcs_bucket\", bucket_name=~\"${var.project}-${var.name}-.*\"})" },
  ]
}

# Free. Two charts side by side, in the order of the list.
resource "google_monitoring_dashboard" "titan" {
  dashboard_json = jsonencode({
    displayName = "Titan (${var.name})"
    mosaicLayout = {
      columns = 12
      tiles = [
        for index, chart in local.charts : {
          xPos   = (index % 2) * 6
          yPos   = floor(index / 2) * 4
          width  = 6
          height = 4
          widget = {
            title = chart.title
            xyChart = {
              dataSets = [{
                plotType        = "LINE"
                timeSeriesQuery = { prometheusQuery = chart.question }
              }]
            }
          }
        }
      ]
    }
  })
}
