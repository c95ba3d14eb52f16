# Made from the options of the template by GeneratedFilesTest; change those.

variable "ingest_parameters" {
  description = "Parameters of the template ingest; docs/templates.md says what they mean."
  type = object({
    home     = optional(string)
    input    = optional(string)
    place    = optional(string)
    source   = optional(string)
    discover = optional(bool)
  })
  default = {}
}
