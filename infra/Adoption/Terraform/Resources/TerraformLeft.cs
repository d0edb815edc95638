namespace GpuInfra.Adoption;

/// <summary>Resources that no stack can say, and why.</summary>
internal static class TerraformLeft
{
    /// <summary>How a resource is named among what is left; null where it is carried.</summary>
    public static string? WhatOf(TerraformThing thing) => thing.Type switch
    {
        "google_project_service" => thing.Type,
        _ when TerraformBeside.Find(thing.Type) is not null || TerraformGrants.IsGrant(thing.Type) => null,
        _ => Address(thing.Address),
    };

    public static void Note(string? what, TerraformThing thing, SourceNotes notes)
    {
        if (what is not null)
        {
            notes.CannotCarry(what, Reason(thing.Type), thing.Place);
        }
    }

    /// <summary>The copies of a block are one.</summary>
    private static string Address(string address) => address.EndsWith(']') ? address[..address.LastIndexOf('[')] : address;

    private static string Reason(string type) => type switch
    {
        "google_project_service" => "a stack enables what it needs by itself",
        "google_secret_manager_secret_version" => "the text of a secret stays in Secret Manager",
        "google_cloud_run_v2_job" => "a job is no service; a model import is a job that a stack makes by itself",
        "google_cloud_run_v2_worker_pool" => "a worker pool is no service",
        "google_vpc_access_connector" => "no key for connectors; Direct VPC takes its place",
        "google_cloud_run_domain_mapping" => "no key for domain mappings; a load balancer takes their place",
        "null_resource" or "terraform_data" => "a command that Terraform runs",
        _ when type.StartsWith("google_service_account_iam_", StringComparison.Ordinal) => "who may act as an account: not part of a stack",
        _ when type.StartsWith("google_project_iam_", StringComparison.Ordinal) => "a role on the whole project: not part of a stack, whose grants stand on single things",
        _ when type.StartsWith("google_", StringComparison.Ordinal) => "a stack makes nothing of this type: it stays as it is",
        _ => "of another provider than Google's: it stays as it is",
    };
}
