# An Ollama server that keeps its models in a bucket, inside a network of its own.
terraform {
  required_version = ">= 1.6"
  required_providers {
    google-beta = {
      source  = "hashicorp/google-beta"
      version = "~> 6.0"
    }
  }
  backend "gcs" {
    bucket = "acme-tfstate"
  }
}

provider "google-beta" {
  project = var.project
  region  = var.region
}

variable "project" { default = "acme-ollama" }
variable "region" { default = "europe-west1" }
variable "environment" { default = "prod" }
variable "port" {
  type    = number
  default = 11434
}

locals {
  name = "ollama-${var.environment}"
}

resource "google_compute_network" "net" {
  provider                = google-beta
  name                    = "${local.name}-net"
  auto_create_subnetworks = false
}

resource "google_compute_subnetwork" "run" {
  provider                 = google-beta
  name                     = "${local.name}-run"
  ip_cidr_range            = "10.20.0.0/24"
  region                   = var.region
  network                  = google_compute_network.net.id
  private_ip_google_access = true
}

resource "google_compute_router" "router" {
  provider = google-beta
  name     = "${local.name}-router"
  network  = google_compute_network.net.name
  region   = var.region
}

resource "google_compute_router_nat" "nat" {
  provider                           = google-beta
  name                               = "${local.name}-nat"
  router                             = google_compute_router.router.name
  region                             = google_compute_router.router.region
  nat_ip_allocate_option             = "AUTO_ONLY"
  source_subnetwork_ip_ranges_to_nat = "ALL_SUBNETWORKS_ALL_IP_RANGES"
}

resource "google_service_account" "ollama" {
  provider     = google-beta
  account_id   = local.name
  display_name = "Runs Ollama"
}

resource "google_storage_bucket" "models" {
  provider      = google-beta
  name          = "${var.project}-${local.name}-models"
  location      = upper(var.region)
  force_destroy = true
  lifecycle {
    prevent_destroy = true
  }
}

resource "google_storage_bucket_iam_binding" "models" {
  provider = google-beta
  bucket   = google_storage_bucket.models.name
  role     = "roles/storage.objectAdmin"
  members  = [google_service_account.ollama.member]
}

resource "google_cloud_run_v2_service" "ollama" {
  provider            = google-beta
  name                = local.name
  location            = var.region
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  launch_stage        = "BETA"
  deletion_protection = false

  lifecycle {
    create_before_destroy = false
    prevent_destroy       = true
  }
  timeouts {
    create = "10m"
  }

  template {
    service_account                  = google_service_account.ollama.email
    gpu_zonal_redundancy_disabled    = true
    max_instance_request_concurrency = 4
    node_selector { accelerator = "nvidia-l4" }
    vpc_access {
      egress = "ALL_TRAFFIC"
      network_interfaces {
        network    = google_compute_network.net.name
        subnetwork = google_compute_subnetwork.run.name
        tags       = [var.environment, "ollama"]
      }
    }
    scaling {
      min_instance_count = 0
      max_instance_count = 1
    }
    volumes {
      name = "models"
      gcs {
        bucket    = google_storage_bucket.models.name
        read_only = false
      }
    }
    containers {
      image = "ollama/ollama:0.6.2"
      ports { container_port = var.port }
      resources {
        startup_cpu_boost = "true"
        cpu_idle          = "false"
        limits = {
          cpu              = 8
          memory           = "32Gi"
          "nvidia.com/gpu" = 1
        }
      }
      startup_probe {
        timeout_seconds   = 240
        period_seconds    = 240
        failure_threshold = 1
        tcp_socket { port = var.port }
      }
      env {
        name  = "OLLAMA_MODELS"
        value = "/models"
      }
      env {
        name  = "OLLAMA_NUM_PARALLEL"
        value = 4
      }
      env {
        name  = "OLLAMA_DEBUG"
        value = false
      }
      volume_mounts {
        name       = "models"
        mount_path = "/models"
      }
    }
  }
}
