# The older resource, with the policy as the documentation of the provider shows it.
variable "project" { default = "acme-legacy" }

provider "google" {
  project = var.project
}

data "google_iam_policy" "noauth" {
  binding {
    role    = "roles/run.invoker"
    members = ["allUsers"]
  }
}

resource "google_cloud_run_service" "tei" {
  provider                   = google
  name                       = "tei"
  location                   = "us-central1"
  autogenerate_revision_name = true

  metadata {
    annotations = {
      "run.googleapis.com/ingress"      = "internal-and-cloud-load-balancing"
      "run.googleapis.com/launch-stage" = "BETA"
    }
    labels = { app = "tei" }
  }

  template {
    metadata {
      annotations = {
        "autoscaling.knative.dev/maxScale"                 = 2
        "run.googleapis.com/cpu-throttling"                = false
        "run.googleapis.com/startup-cpu-boost"             = true
        "run.googleapis.com/gpu-zonal-redundancy-disabled" = true
        "run.googleapis.com/vpc-access-connector"          = "projects/${var.project}/locations/us-central1/connectors/old"
        "run.googleapis.com/vpc-access-egress"             = "private-ranges-only"
      }
    }
    spec {
      container_concurrency = 32
      timeout_seconds       = "120"
      node_selector = {
        "run.googleapis.com/accelerator" = "nvidia-l4"
      }
      containers {
        image = "ghcr.io/huggingface/text-embeddings-inference:89-1.7"
        args  = ["--model-id", "BAAI/bge-m3"]
        ports {
          name           = "http1"
          container_port = 80
        }
        resources {
          limits = {
            cpu              = "4000m"
            memory           = "16Gi"
            "nvidia.com/gpu" = 1
          }
        }
        env {
          name = "HF_TOKEN"
          value_from {
            secret_key_ref {
              name = "hf-token"
              key  = "2"
            }
          }
        }
        startup_probe {
          failure_threshold = 30
          period_seconds    = 5
          http_get {
            path = "/health"
            port = 80
          }
        }
      }
    }
  }

  traffic {
    percent         = 100
    latest_revision = true
  }
}

resource "google_cloud_run_service_iam_policy" "noauth" {
  location    = google_cloud_run_service.tei.location
  project     = google_cloud_run_service.tei.project
  service     = google_cloud_run_service.tei.name
  policy_data = data.google_iam_policy.noauth.policy_data
}
