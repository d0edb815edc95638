using System.Text.Json.Nodes;

namespace GpuInfra.Engine.Tests;

/// <summary>The state that an update leaves behind, in the form of <c>pulumi stack export</c>.</summary>
internal static class StackExport
{
    private const string Day = "2026-11-28T20:08:04.968075483Z";

    public static string Write(RecordedDeployment deployment, StateKind kind)
    {
        var resources = new JsonArray();
        var defaults = new HashSet<string>(StringComparer.Ordinal);
        foreach (var resource in deployment.Resources)
        {
            var provider = MadeUpCloud.ProviderOf(resource, deployment.Urns);
            if (resource.Provider != provider && defaults.Add(provider))
            {
                resources.Add(DefaultProvider(provider));
            }

            resources.Add(ResourceState.Of(resource with { Provider = provider }, kind, deployment.Outputs));
        }

        return new JsonObject
        {
            ["version"] = 3,
            ["deployment"] = new JsonObject
            {
                ["manifest"] = new JsonObject { ["time"] = Day, ["magic"] = "", ["version"] = "" },
                ["secrets_providers"] = new JsonObject
                {
                    ["type"] = "passphrase",
                    ["state"] = new JsonObject { ["salt"] = "v1:AAAAAAAAAAA=:v1:AAAAAAAAAAAAAAAA:AAAA" },
                },
                ["resources"] = resources,
                ["metadata"] = new JsonObject(),
            },
        }.ToJsonString();
    }

    private static JsonObject DefaultProvider(string reference)
    {
        var urn = reference[..reference.LastIndexOf("::", StringComparison.Ordinal)];
        return new()
        {
            ["urn"] = urn,
            ["custom"] = true,
            ["id"] = MadeUpCloud.DefaultProviderId,
            ["type"] = Urns.QualifiedType(urn),
            ["created"] = Day,
            ["modified"] = Day,
        };
    }
}
