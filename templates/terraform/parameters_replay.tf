# Made from the options of the template by GeneratedFilesTest; change those.

variable "replay_parameters" {
  description = "Parameters of the template replay; docs/templates.md says what they mean."
  type = object({
    home        = optional(string)
    tenant      = optional(string)
    source      = optional(string)
    days        = optional(number)
    deliveredBy = optional(string)
    deadLetters = optional(bool)
    reason      = optional(string)
    limit       = optional(number)
    snapshot    = optional(string)
  })
  default = {}
}
