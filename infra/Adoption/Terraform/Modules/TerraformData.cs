namespace GpuInfra.Adoption;

/// <summary>Data sources. The cloud is not asked; what follows from the configuration is told.</summary>
internal static class TerraformData
{
    public static HclValue? Read(TerraformModule module, string type, string name, SourcePlace place)
    {
        if (module.Blocks.FirstOrDefault(block => block is { Type: "data", Labels: [var label, var other] } && label == type && other == name) is not { } block)
        {
            return null;
        }

        var address = $"data.{type}.{name}";
        var whole = new HclNamespace(address, attribute => Attribute(module, block, attribute) ?? Asked(address, attribute, place), place);
        return block.Body["count"] is not null || block.Body["for_each"] is not null ? HclEvaluator.Unknown($"{address} is asked of the cloud", place) : whole;
    }

    private static HclUnknown Asked(string address, string attribute, SourcePlace place)
        => HclEvaluator.Unknown($"{address}.{attribute} is asked of the cloud", place);

    private static HclValue? Attribute(TerraformModule module, HclBlock block, string name)
    {
        if (block.Body[name] is { } said)
        {
            return HclEvaluator.Evaluate(said, module.Scope);
        }

        var provider = block.Body["provider"]?.Text ?? "google";
        return (block.Labels[0], name) switch
        {
            ("google_iam_policy", "policy_data") => Policy(TerraformBody.Evaluate(block, module.Scope)),
            ("google_project", "project_id") => module.Provider(provider, "project"),
            ("google_project", "id") or ("google_client_config", "project") => module.Provider(provider, "project"),
            ("google_client_config", "region" or "zone") => module.Provider(provider, name),
            _ => null,
        };
    }

    /// <summary>The policy as JSON, which is what its text is.</summary>
    private static HclValue Policy(HclObject said) => HclFunctions.Call(
        "jsonencode", [new HclObject([new HclEntry("bindings", said["binding"] ?? new HclList([], said.Place), said.Place)], said.Place)], said.Place);
}
