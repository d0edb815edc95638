# One service for each model of a map, with what differs between them in optional attributes.
variable "project_id" {
  type    = string
  default = "acme-models"
}

variable "callers" {
  type    = set(string)
  default = ["group:research@acme.example", "serviceAccount:web@acme-models.iam.gserviceaccount.com"]
}

variable "models" {
  type = map(object({
    repo        = string
    memory      = optional(string, "16Gi")
    cpu         = optional(number, 4)
    max         = optional(number, 1)
    context     = optional(number)
    accelerator = optional(string, "nvidia-l4")
    env         = optional(map(string), {})
  }))
  default = {
    small = {
      repo = "google/gemma-3-1b-it"
    }
    large = {
      repo        = "google/gemma-3-27b-it"
      memory      = "80Gi"
      cpu         = 20
      accelerator = "nvidia-rtx-pro-6000"
      context     = 8192
      env         = { VLLM_LOGGING_LEVEL = "DEBUG" }
    }
  }
}

locals {
  common_env = { HF_HUB_OFFLINE = "1" }
  grants = flatten([
    for name in keys(var.models) : [
      for caller in var.callers : { service = name, member = caller }
    ]
  ])
}

resource "google_cloud_run_v2_service" "model" {
  for_each = var.models
  project  = var.project_id
  name     = "vllm-${each.key}"
  location = each.key == "large" ? "europe-west4" : "europe-west1"

  template {
    gpu_zonal_redundancy_disabled = true
    node_selector {
      accelerator = each.value.accelerator
    }
    scaling {
      max_instance_count = each.value.max
    }
    containers {
      image = "vllm/vllm-openai:v0.8.5"
      args = concat(
        ["--model", "/weights/${basename(each.value.repo)}", "--served-model-name", each.key],
        each.value.context != null ? ["--max-model-len", tostring(each.value.context)] : [],
      )
      ports { container_port = 8000 }
      resources {
        limits = {
          cpu              = each.value.cpu
          memory           = each.value.memory
          "nvidia.com/gpu" = "1"
        }
        cpu_idle = false
      }
      dynamic "env" {
        for_each = merge(local.common_env, each.value.env)
        iterator = pair
        content {
          name  = pair.key
          value = pair.value
        }
      }
      dynamic "startup_probe" {
        for_each = [1]
        content {
          period_seconds    = 10
          failure_threshold = each.key == "large" ? 60 : 24
          http_get { path = "/health" }
        }
      }
    }
  }
}

resource "google_cloud_run_v2_service_iam_member" "callers" {
  for_each = { for grant in local.grants : "${grant.service}-${grant.member}" => grant }
  project  = var.project_id
  location = google_cloud_run_v2_service.model[each.value.service].location
  name     = google_cloud_run_v2_service.model[each.value.service].name
  role     = "roles/run.invoker"
  member   = each.value.member
}
