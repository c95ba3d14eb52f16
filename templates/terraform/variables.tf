# Everything that installations differ in. What has no default must be said; the rest is what we would choose.

variable "project" {
  description = "The project that everything lies in. Give Titan one of its own: some rights can only be given in a whole project."
  type        = string
}

variable "region" {
  description = "The region of buckets, jobs, messages and secrets."
  type        = string
  default     = "europe-west3"
}

variable "name" {
  description = "What names begin with. Two installations in one project need two."
  type        = string
  default     = "titan"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,11}[a-z0-9]\\z", var.name))
    error_message = "Use 2 to 13 lower-case letters, digits and '-', beginning with a letter: the ids of accounts have 30 characters at most."
  }
}

# The image, and who may use what it makes

variable "image" {
  description = "The container image of Titan's commands, with its tag or digest, such as europe-west3-docker.pkg.dev/shop-1234/titan/titan:1.4.0."
  type        = string

  validation {
    condition     = !endswith(var.image, ":latest") && can(regex("[:@][^/]+\\z", var.image))
    error_message = "Name a tag or a digest other than 'latest': what runs must not change by itself."
  }
}

variable "image_repository" {
  description = "The repository in Artifact Registry that holds the images of the commands and of the Flex Templates: its region and its name."
  type = object({
    location = string
    name     = string
  })
}

variable "reader_group" {
  description = "The e-mail address of the group of those who may ask the ledger. Each sees the tenants that they are a member of."
  type        = string
}

variable "operator_group" {
  description = "The e-mail address of the group of those who may run any verb of Titan on this installation, or null for nobody. They see the original bytes of all tenants."
  type        = string
  default     = null
}

variable "job_operators" {
  description = "Who may launch, drain and cancel jobs of Dataflow by hand: persons and groups, such as group:operators@shop.example. They can run what they like as the account of the workers."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for member in var.job_operators : can(regex("^(group|user):[^@]+@[^@]+\\z", member))])
    error_message = "Name groups or persons: group:NAME or user:NAME, each an e-mail address."
  }
}

variable "event_publishers" {
  description = "Who may publish events: accounts and groups, such as serviceAccount:till@shop-1234.iam.gserviceaccount.com."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for member in var.event_publishers : can(regex("^(serviceAccount|group|user):[^@]+@[^@]+\\z", member))])
    error_message = "Name accounts, groups or persons: serviceAccount:NAME, group:NAME or user:NAME, each an e-mail address."
  }
}

variable "landing_writers" {
  description = "Who may put files into the landing bucket: accounts and groups, such as group:exports@shop.example."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for member in var.landing_writers : can(regex("^(serviceAccount|group|user):[^@]+@[^@]+\\z", member))])
    error_message = "Name accounts, groups or persons: serviceAccount:NAME, group:NAME or user:NAME, each an e-mail address."
  }
}

# The warehouse

variable "bigquery_location" {
  description = "Where the datasets lie, as the setting bigquery.location has it. It must contain the region."
  type        = string
  default     = "eu"
}

variable "dataset_prefix" {
  description = "What the names of the datasets begin with, as the setting bigquery.datasetPrefix has it."
  type        = string
  default     = "titan"

  validation {
    condition     = can(regex("^[a-z][a-z0-9_]{0,63}\\z", var.dataset_prefix))
    error_message = "Use up to 64 lower-case letters, digits and '_', beginning with a letter."
  }
}

variable "raw_days" {
  description = "For so many days BigQuery keeps what was received, as the setting bigquery.rawDays has it."
  type        = number
  default     = 400
}

variable "staging_days" {
  description = "For so many days staged rows are kept. It must outlast the longest pause of the commits."
  type        = number
  default     = 14
}

variable "time_travel_hours" {
  description = "For so many hours BigQuery shows what was changed or erased: 48 to 168."
  type        = number
  default     = 168

  validation {
    condition     = var.time_travel_hours >= 48 && var.time_travel_hours <= 168
    error_message = "BigQuery takes 48 to 168 hours."
  }
}

variable "maximum_bytes_billed" {
  description = "No statement may be billed for more bytes, as the setting bigquery.maximumBytesBilled has it."
  type        = number
  default     = 107374182400
}

# Buckets

variable "landing_days" {
  description = "For so many days files stay in the landing bucket. Titan keeps the bytes that it has taken in itself."
  type        = number
  default     = 30
}

variable "landing_locked_days" {
  description = "For so many days nobody, administrators included, can replace or remove a file in the landing bucket; 0 is no lock."
  type        = number
  default     = 0
}

variable "home_soft_delete_days" {
  description = "For so many days what was removed from the home can be restored: 0, or 7 to 90. What was erased for good is there for as long, too."
  type        = number
  default     = 7

  validation {
    condition     = var.home_soft_delete_days == 0 || (var.home_soft_delete_days >= 7 && var.home_soft_delete_days <= 90)
    error_message = "Cloud Storage takes 0, or 7 to 90 days."
  }
}

# Messages

variable "message_days" {
  description = "For so many days messages wait for a stream, and those that no stream could take in wait for a person: 1 to 7."
  type        = number
  default     = 7

  validation {
    condition     = var.message_days >= 1 && var.message_days <= 7
    error_message = "Choose 1 to 7 days."
  }
}

# Commands on a schedule, in the form of cron; null is never

variable "time_zone" {
  description = "The time zone of all schedules."
  type        = string
  default     = "Etc/UTC"
}

variable "commit_schedule" {
  description = "When staged runs are committed. How often is the price of freshness: see docs/cost.md."
  type        = string
  default     = "*/5 * * * *"
}

variable "replay_schedule" {
  description = "When what holds open dead letters is read again, with the mappings of then."
  type        = string
  default     = "20 */6 * * *"
}

variable "retention_schedule" {
  description = "When what is past its time is removed. What that is, titan retention set says."
  type        = string
  default     = "40 3 * * *"
}

variable "heal_enabled" {
  description = "Whether dead letters are healed. The verb 'titan heal' does not exist yet: leave it false until the image has it."
  type        = bool
  default     = false
}

variable "heal_schedule" {
  description = "When dead letters are healed, if they are."
  type        = string
  default     = "*/15 * * * *"
}

# Jobs of Dataflow

variable "subnetwork" {
  description = "The subnetwork of the workers, such as regions/europe-west3/subnetworks/titan, or null for the project's default one. It must have Private Google Access, as workers have no public address."
  type        = string
  default     = null
}

variable "machine_type" {
  description = "The machine of a worker."
  type        = string
  default     = "n2-standard-2"
}

variable "max_workers" {
  description = "How many machines one job may have at most: the limit of what it can cost in an hour."
  type        = number
  default     = 10
}

variable "ingest_schedule" {
  description = "When the files of the landing bucket are ingested by a job of Dataflow, in the form of cron; null is never. Needs the template 'ingest' in the bucket of templates."
  type        = string
  default     = null
}

variable "replay_launch_schedule" {
  description = "When a job of Dataflow replays what replay_parameters choose, in the form of cron; null is never. For more than one container can read again. Needs the template 'replay'."
  type        = string
  default     = null
}

variable "discover_schedule" {
  description = "When a job of Dataflow looks for mappings, in the form of cron; null is never. Needs the template 'discover'."
  type        = string
  default     = null
}

variable "streams" {
  description = "The streams that run all the time: 'events' takes in what producers publish (template 'stream'), 'landed' the files that are written to the landing bucket (template 'stream-objects')."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for stream in var.streams : contains(["events", "landed"], stream)])
    error_message = "There are the streams 'events' and 'landed'."
  }
}

variable "stream_renames" {
  description = "Steps of running streams that have another name in the new template, as pipelines/src/test/resources/dataflow lists them."
  type        = map(string)
  default     = {}
}

# The API

variable "api_enabled" {
  description = "Whether the HTTP API is served. The verb 'titan serve' does not exist yet: leave it false until the image has it."
  type        = bool
  default     = false
}

variable "api_invokers" {
  description = "Who may call the API: accounts and groups. Nobody may without credentials."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for member in var.api_invokers : can(regex("^(serviceAccount|group|user):[^@]+@[^@]+\\z", member))])
    error_message = "Name accounts, groups or persons: serviceAccount:NAME, group:NAME or user:NAME, each an e-mail address."
  }
}

# Secrets

variable "secrets" {
  description = "Secrets, by the environment variable that a setting refers to (env:TITAN_SECRET_NAME): the name of each in Secret Manager, and the commands that see it (commit, replay, retention, heal, api). Values are never given here."
  type = map(object({
    name    = string
    readers = set(string)
  }))
  default = {}

  validation {
    condition     = alltrue([for variable in keys(var.secrets) : startswith(variable, "TITAN_SECRET_")])
    error_message = "Titan keeps the names that begin with TITAN_SECRET_ free for secrets: use one of them."
  }
}

# Alerts

variable "alert_emails" {
  description = "Who is told when something is wrong: addresses of people or groups."
  type        = set(string)
  default     = []
}

variable "dead_letter_share" {
  description = "Alert when more than this share of the records of an hour became dead letters."
  type        = number
  default     = 0.05
}

variable "backlog_minutes" {
  description = "Alert when the oldest message waits for longer."
  type        = number
  default     = 15
}

variable "commit_lag_minutes" {
  description = "Alert when no commit has ended well for so long, or what commits find has waited for longer. It must be longer than a few commits are apart."
  type        = number
  default     = 45
}

variable "billing_account" {
  description = "The id of the billing account of the project, such as 012345-6789AB-CDEF01, or null for no budget. Who applies this needs the right to make budgets there."
  type        = string
  default     = null
}

variable "monthly_budget" {
  description = "What a month may cost, in whole units of the billing account's currency, before people are told. Nothing is switched off."
  type        = number
  default     = 500
}
