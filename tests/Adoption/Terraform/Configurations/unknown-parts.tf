# Much of it is told elsewhere: a variable without a value, a file, a random suffix, another state.
variable "project_id" { type = string }
variable "api_key" {
  type      = string
  sensitive = true
  default   = "sk-EXAMPLEnotakey"
}

data "google_project" "project" {
  project_id = var.project_id
}

data "terraform_remote_state" "network" {
  backend = "gcs"
  config  = { bucket = "acme-tfstate" }
}

resource "random_id" "suffix" {
  byte_length = 4
}

resource "google_storage_bucket" "weights" {
  project  = var.project_id
  name     = "weights-${random_id.suffix.hex}"
  location = "EUROPE-WEST1"
}

resource "google_storage_bucket_iam_member" "reader" {
  bucket = google_storage_bucket.weights.name
  role   = "roles/storage.objectViewer"
  member = "serviceAccount:${data.google_project.project.number}-compute@developer.gserviceaccount.com"
}

resource "google_cloud_run_v2_service" "llm" {
  project  = var.project_id
  name     = "llm"
  location = "europe-west1"

  template {
    service_account = "${data.google_project.project.number}-compute@developer.gserviceaccount.com"
    node_selector { accelerator = "nvidia-l4" }
    containers {
      image   = "europe-west1-docker.pkg.dev/${var.project_id}/llm/server:${trimspace(file("${path.module}/VERSION"))}"
      command = ["/bin/sh", "-c", templatefile("start.sh.tftpl", { port = 8080 })]
      env {
        name  = "API_KEY"
        value = var.api_key
      }
      env {
        name  = "AUTHORIZATION"
        value = "Bearer ${var.api_key}"
      }
      resources {
        limits = { cpu = "4", memory = "16Gi", "nvidia.com/gpu" = "1" }
      }
      volume_mounts {
        name       = "weights"
        mount_path = "/weights"
      }
    }
    vpc_access {
      network_interfaces {
        network    = data.terraform_remote_state.network.outputs.network
        subnetwork = data.terraform_remote_state.network.outputs.subnetwork
      }
    }
    volumes {
      name = "weights"
      gcs {
        bucket    = google_storage_bucket.weights.name
        read_only = true
      }
    }
  }

  lifecycle {
    precondition {
      condition     = var.project_id != ""
      error_message = "No project."
    }
  }
}

resource "null_resource" "upload" {
  triggers = { bucket = google_storage_bucket.weights.name }
  provisioner "local-exec" {
    command = "gsutil -m rsync -r ./weights gs://${google_storage_bucket.weights.name}"
  }
}

resource "google_cloud_run_v2_job" "warm" {
  name     = "warm"
  location = "europe-west1"
  template {
    template {
      containers { image = "curlimages/curl" }
    }
  }
}
