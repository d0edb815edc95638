namespace GpuInfra.Adoption;

/// <summary>The project of what does not say its own.</summary>
internal static class TerraformProject
{
    private static readonly string[] Names = ["project_id", "project", "gcp_project_id", "gcp_project", "google_project_id", "google_project"];

    public static HclValue Default(TerraformResource resource)
        => resource.Provider("project") is { } said and not HclNull ? said
            : Guess(resource.Module) ?? HclEvaluator.Unknown("the provider's project is not said", resource.Block.Place);

    /// <summary>The value of the variable that is named as the project usually is.</summary>
    public static HclValue? Guess(TerraformModule module)
        => Names.Select(module.Variable).FirstOrDefault(value => value is HclText { Value.Length: > 0 });
}
