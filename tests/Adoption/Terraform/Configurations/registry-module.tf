# The call of a module of the public registry, which is not read.
module "service" {
  source  = "GoogleCloudPlatform/cloud-run/google//modules/v2"
  version = "~> 0.16"

  project_id    = "acme-hub"
  service_name  = "hub"
  location      = "us-central1"
  node_selector = { accelerator = "nvidia-l4" }
  containers = [{
    container_image = "us-docker.pkg.dev/cloudrun/container/hello"
    resources       = { limits = { cpu = "4", memory = "16Gi", nvidia_gpu = "1" }, cpu_idle = false }
  }]
}

module "local" {
  source = "./modules/elsewhere"
  name   = module.service.service_name
}

resource "google_cloud_run_v2_service" "beside" {
  project  = "acme-hub"
  name     = "beside"
  location = "us-central1"
  template {
    containers {
      image = "docker.io/acme/beside:1"
      env {
        name  = "HUB"
        value = module.service.service_uri
      }
    }
  }
}
