# Made from the options of the template by GeneratedFilesTest; change those.

variable "stream_objects_parameters" {
  description = "Parameters of the template stream-objects; docs/templates.md says what they mean."
  type = object({
    home          = optional(string)
    subscription  = optional(string)
    watched       = optional(string)
    owner         = optional(string)
    place         = optional(string)
    source        = optional(string)
    windowSeconds = optional(number)
  })
  default = {}
}
