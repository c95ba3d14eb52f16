# Messages: 'events' are records that producers publish, 'landed' tells of the objects of the landing bucket. Each has a
# subscription for a stream and a dead-letter topic.
#
# Titan makes a dead letter in its own books of each message that it cannot read, and acknowledges it. So what comes to
# the dead-letter topics here could not even be kept: a stream failed on it again and again.

locals {
  sources       = toset(["events", "landed"])
  pubsub_agent  = "serviceAccount:service-${data.google_project.this.number}@gcp-sa-pubsub.iam.gserviceaccount.com"
  message_stays = "${var.message_days * 86400}s"
}

# Messages stay in the region, as the data in them do.
resource "google_pubsub_topic" "source" {
  for_each = local.sources

  name = "${var.name}-${each.key}"

  message_storage_policy {
    allowed_persistence_regions = [var.region]
  }
}

# Where messages go that no stream could take in.
resource "google_pubsub_topic" "dead" {
  for_each = local.sources

  name = "${var.name}-${each.key}-dead"

  message_storage_policy {
    allowed_persistence_regions = [var.region]
  }
}

# What streams read. It never expires, also when no stream runs for a month. A hundred attempts are the most that there
# are: a stream that fails for a while must not drive what waits into the dead-letter topic.
resource "google_pubsub_subscription" "source" {
  for_each = local.sources

  name                       = "${var.name}-${each.key}"
  topic                      = google_pubsub_topic.source[each.key].id
  ack_deadline_seconds       = 60
  message_retention_duration = local.message_stays

  expiration_policy {
    ttl = ""
  }

  dead_letter_policy {
    dead_letter_topic     = google_pubsub_topic.dead[each.key].id
    max_delivery_attempts = 100
  }
}

# Without a subscription, what is published to a dead-letter topic is lost.
resource "google_pubsub_subscription" "dead" {
  for_each = local.sources

  name                       = "${var.name}-${each.key}-dead"
  topic                      = google_pubsub_topic.dead[each.key].id
  message_retention_duration = local.message_stays

  expiration_policy {
    ttl = ""
  }
}

# Pub/Sub itself publishes to the dead-letter topics.
resource "google_pubsub_topic_iam_member" "agent_forwards" {
  for_each = local.sources

  topic  = google_pubsub_topic.dead[each.key].id
  role   = "roles/pubsub.publisher"
  member = local.pubsub_agent
}

# Then it acknowledges the message where it came from.
resource "google_pubsub_subscription_iam_member" "agent_acknowledges" {
  for_each = local.sources

  subscription = google_pubsub_subscription.source[each.key].name
  role         = "roles/pubsub.subscriber"
  member       = local.pubsub_agent
}

# Streams read and acknowledge.
resource "google_pubsub_subscription_iam_member" "worker_subscribes" {
  for_each = local.sources

  subscription = google_pubsub_subscription.source[each.key].name
  role         = "roles/pubsub.subscriber"
  member       = google_service_account.worker.member
}

# Dataflow asks for the deadline of a subscription before it reads.
resource "google_pubsub_subscription_iam_member" "worker_sees_subscription" {
  for_each = local.sources

  subscription = google_pubsub_subscription.source[each.key].name
  role         = "roles/pubsub.viewer"
  member       = google_service_account.worker.member
}

# Producers publish, and can do nothing else. Which tenants a message may name, the stream says.
resource "google_pubsub_topic_iam_member" "publishers_publish" {
  for_each = var.event_publishers

  topic  = google_pubsub_topic.source["events"].id
  role   = "roles/pubsub.publisher"
  member = each.value
}

data "google_storage_project_service_account" "this" {}

# Cloud Storage publishes the notifications of the landing bucket.
resource "google_pubsub_topic_iam_member" "storage_notifies" {
  topic  = google_pubsub_topic.source["landed"].id
  role   = "roles/pubsub.publisher"
  member = data.google_storage_project_service_account.this.member
}

# Only what was written where exports are put. Titan reads the attributes alone, so no payload is paid for.
resource "google_storage_notification" "landed" {
  bucket             = google_storage_bucket.landing.name
  object_name_prefix = "in/"
  topic              = google_pubsub_topic.source["landed"].id
  payload_format     = "NONE"
  event_types        = ["OBJECT_FINALIZE"]

  depends_on = [google_pubsub_topic_iam_member.storage_notifies]
}
