variable "project" {}
resource "google_service_account" "caller" {
  project    = var.project
  account_id = "caller"
}
output "email" { value = google_service_account.caller.email }
