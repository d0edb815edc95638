# A gateway without a GPU in front of two servers with one, one of them only in production.
provider "google" {
  project = "acme-search"
  region  = "us-east4"
  default_labels = {
    team = "search"
  }
}

data "google_project" "this" {}

locals {
  location = "us-east4"
  prod     = terraform.workspace == "prod"
  registry = "${local.location}-docker.pkg.dev/${data.google_project.this.project_id}/images"
}

resource "google_secret_manager_secret" "token" {
  secret_id = "hf-token"
  replication {
    auto {}
  }
}

resource "google_secret_manager_secret_version" "token" {
  secret      = google_secret_manager_secret.token.id
  secret_data = "hf_EXAMPLEnotatoken"
}

resource "google_secret_manager_secret_iam_member" "reader" {
  secret_id = google_secret_manager_secret.token.id
  role      = "roles/secretmanager.secretAccessor"
  member    = "serviceAccount:${data.google_project.this.number}-compute@developer.gserviceaccount.com"
}

resource "google_cloud_run_v2_service" "gateway" {
  name     = "gateway"
  location = local.location

  template {
    containers {
      image = "${local.registry}/gateway:v3"
      env {
        name  = "RERANKER_URL"
        value = google_cloud_run_v2_service.reranker.uri
      }
    }
  }
}

resource "google_cloud_run_v2_service" "reranker" {
  name     = "reranker"
  location = local.location
  ingress  = "INGRESS_TRAFFIC_INTERNAL_ONLY"

  template {
    gpu_zonal_redundancy_disabled = true
    node_selector {
      accelerator = "nvidia-l4"
    }
    containers {
      image   = "${local.registry}/reranker:v3"
      command = ["python", "-m", "serve"]
      args    = ["--port", 8080, "--model", "bge-reranker-v2-m3"]
      resources {
        limits = {
          cpu              = "4"
          memory           = "16Gi"
          "nvidia.com/gpu" = "1"
        }
      }
      env {
        name = "HF_TOKEN"
        value_source {
          secret_key_ref {
            secret  = google_secret_manager_secret.token.secret_id
            version = "latest"
          }
        }
      }
    }
  }
}

resource "google_cloud_run_v2_service" "embedder" {
  count    = local.prod ? 1 : 0
  name     = "embedder"
  location = local.location
  template {
    containers {
      image = "${local.registry}/embedder:v1"
    }
  }
}

resource "google_cloud_run_v2_service_iam_binding" "public" {
  name     = google_cloud_run_v2_service.gateway.name
  location = google_cloud_run_v2_service.gateway.location
  role     = "roles/run.invoker"
  members  = ["allUsers"]
}

resource "google_redis_instance" "cache" {
  name           = "cache"
  memory_size_gb = 1
}

resource "google_project_iam_member" "logs" {
  project = "acme-search"
  role    = "roles/logging.logWriter"
  member  = "user:dev@acme.example"
}
