namespace GpuInfra.Adoption;

/// <summary>Attributes that the provider fills in and that follow from the configuration.</summary>
internal static class TerraformComputed
{
    /// <summary>The value; null where only the cloud knows it.</summary>
    public static HclValue? Attribute(TerraformInstance instance, string name) => (instance.Resource.Type, name) switch
    {
        (_, "project") => instance.Project,
        (_, "region") => instance.Resource.Provider("region"),
        ("google_service_account", "email") => Email(instance),
        ("google_service_account", "member") => Text("serviceAccount:%s", Email(instance)),
        ("google_service_account", "id" or "name") => Text("projects/%s/serviceAccounts/%s", instance.Project, Email(instance)),
        ("google_storage_bucket", "id") => instance.Said("name"),
        ("google_storage_bucket", "url") => Text("gs://%s", instance.Said("name")),
        ("google_storage_bucket", "self_link") => Text("https://www.googleapis.com/storage/v1/b/%s", instance.Said("name")),
        ("google_artifact_registry_repository", "name") => instance.Said("repository_id"),
        ("google_artifact_registry_repository", "id") => Text(
            "projects/%s/locations/%s/repositories/%s", instance.Project, instance.Said("location"), instance.Said("repository_id")),
        ("google_artifact_registry_repository", "registry_uri") => Text(
            "%s-docker.pkg.dev/%s/%s", instance.Said("location"), instance.Project, instance.Said("repository_id")),
        ("google_secret_manager_secret", "id" or "name") => InProject(instance, "projects/%s/secrets/%s", "secret_id"),
        ("google_cloud_run_v2_service", "id") => Text(
            "projects/%s/locations/%s/services/%s", instance.Project, instance.Said("location"), instance.Said("name")),
        ("google_cloud_run_service", "id") => Text(
            "locations/%s/namespaces/%s/services/%s", instance.Said("location"), instance.Project, instance.Said("name")),
        ("google_compute_network", "id" or "self_link") => InProject(instance, "projects/%s/global/networks/%s", "name"),
        ("google_compute_subnetwork", "id" or "self_link") => instance.Project is HclUnknown
            ? instance.Said("name")
            : Text("projects/%s/regions/%s/subnetworks/%s", instance.Project, instance.Said("region") ?? instance.Resource.Provider("region"), instance.Said("name")),
        ("google_compute_address", "id" or "self_link") => instance.Project is HclUnknown
            ? instance.Said("name")
            : Text("projects/%s/regions/%s/addresses/%s", instance.Project, instance.Said("region") ?? instance.Resource.Provider("region"), instance.Said("name")),
        ("google_compute_global_address", "id" or "self_link") => InProject(instance, "projects/%s/global/addresses/%s", "name"),
        ("google_project_service", "id") => Text("%s/%s", instance.Project, instance.Said("service")),
        ("google_vpc_access_connector", "id") => instance.Said("name"),
        _ => null,
    };

    private static HclValue? Email(TerraformInstance account) => Text("%s@%s.iam.gserviceaccount.com", account.Said("account_id"), account.Project);

    /// <summary>The full name, or the short one, which means the same, where the project is not known.</summary>
    private static HclValue? InProject(TerraformInstance instance, string pattern, string attribute)
        => instance.Project is HclUnknown ? instance.Said(attribute) : Text(pattern, instance.Project, instance.Said(attribute));

    private static HclValue? Text(string pattern, params HclValue?[] parts)
        => parts.Contains(null) ? null
            : parts.FirstOrDefault(part => part is HclUnknown) ?? HclFunctions.Call("format", [new HclText(pattern, parts[0]!.Place), .. parts!], parts[0]!.Place);
}
