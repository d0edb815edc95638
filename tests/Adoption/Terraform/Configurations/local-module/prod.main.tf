module "chat" {
  for_each = { chat = 2, code = 1 }
  source   = "../../modules/gpu-service"
  name     = "llm-${each.key}"
  max      = each.value
  project  = local.project
  members  = ["serviceAccount:${module.caller.email}"]
}

module "caller" {
  source  = "../../modules/account"
  project = local.project
}

locals {
  project = "acme-envs"
}
