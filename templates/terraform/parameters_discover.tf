# Made from the options of the template by GeneratedFilesTest; change those.

variable "discover_parameters" {
  description = "Parameters of the template discover; docs/templates.md says what they mean."
  type = object({
    home    = optional(string)
    input   = optional(string)
    place   = optional(string)
    source  = optional(string)
    publish = optional(bool)
  })
  default = {}
}
