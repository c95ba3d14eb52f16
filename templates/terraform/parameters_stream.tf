# Made from the options of the template by GeneratedFilesTest; change those.

variable "stream_parameters" {
  description = "Parameters of the template stream; docs/templates.md says what they mean."
  type = object({
    home           = optional(string)
    subscription   = optional(string)
    tenant         = optional(string)
    location       = optional(string)
    source         = optional(string)
    trustedTenants = optional(string)
    windowSeconds  = optional(number)
  })
  default = {}
}
