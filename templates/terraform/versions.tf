# What applies this, and where its state lies. The bucket of the state is named when Terraform is initialised (see
# README.md): it must be there before everything else, so nothing in here can make it.

terraform {
  required_version = ">= 1.5"

  backend "gcs" {
    prefix = "titan"
  }

  required_providers {
    # One major version each: only a major one may take arguments away.
    google = {
      source  = "hashicorp/google"
      version = "~> 7.0"
    }
    # For the jobs of Flex Templates alone, which the other one does not know yet.
    google-beta = {
      source  = "hashicorp/google-beta"
      version = "~> 7.0"
    }
  }
}

locals {
  # On everything that can bear them, so that bills can be told apart.
  labels = {
    application  = "titan"
    installation = var.name
  }
}

provider "google" {
  project = var.project
  region  = var.region

  # Budgets are asked for in the name of a project, so that a person's own credentials suffice.
  user_project_override = true
  billing_project       = var.project

  default_labels = local.labels
}

provider "google-beta" {
  project        = var.project
  region         = var.region
  default_labels = local.labels
}
