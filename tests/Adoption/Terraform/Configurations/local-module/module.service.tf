resource "google_cloud_run_v2_service" "this" {
  project  = var.project
  name     = var.name
  location = var.region
  template {
    node_selector { accelerator = "nvidia-l4" }
    scaling { max_instance_count = var.max }
    containers { image = "europe-west1-docker.pkg.dev/${var.project}/llm/${var.name}:1" }
  }
}

resource "google_cloud_run_v2_service_iam_member" "invoker" {
  for_each = toset(var.members)
  project  = var.project
  location = var.region
  name     = google_cloud_run_v2_service.this.name
  role     = "roles/run.invoker"
  member   = each.value
}

variable "project" { type = string }
variable "name" { type = string }
variable "max" { type = number }
variable "members" { type = list(string) }
variable "region" { default = "europe-west1" }
