using System.Globalization;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace GpuInfra.Engine.Tests;

/// <summary>What a request says, with what the engine adds to it: the URN, and what is inherited from the parent.</summary>
internal static class RegistrationReader
{
    public static Registered Read(RegisterResourceRequest request, RecordedDeployment deployment)
    {
        var parent = deployment.Find(request.Parent);
        var urn = deployment.Urns.Of(request.Parent, request.Type, request.Name);
        var inputs = Read(request.Object);
        return new Registered
        {
            Urn = urn,
            Type = request.Type,
            Name = request.Name,
            IsCustom = request.Custom,
            Parent = request.Parent,
            Provider = request.Provider,
            Version = request.Version,
            Inputs = inputs,
            Dependencies = [.. request.Dependencies.Order(StringComparer.Ordinal)],
            PropertyDependencies = request.PropertyDependencies.ToDictionary(
                entry => entry.Key, IReadOnlyList<string> (entry) => [.. entry.Value.Urns.Order(StringComparer.Ordinal)]),
            Protect = request.HasProtect ? request.Protect : parent is { Protect: true },
            RetainOnDelete = request.HasRetainOnDelete ? request.RetainOnDelete : parent is { RetainOnDelete: true },
            DeleteBeforeReplace = request.DeleteBeforeReplaceDefined ? request.DeleteBeforeReplace : null,
            DeletedWith = request.DeletedWith is { Length: > 0 } other ? other : parent?.DeletedWith ?? "",
            ImportId = request.ImportId,
            Aliases = [.. request.AliasURNs.Concat(request.Aliases.Select(alias => UrnOf(alias, request, deployment.Urns)))],
            Timeouts = Timeouts(request.CustomTimeouts),
            IgnoreChanges = request.IgnoreChanges,
            ReplaceOnChanges = request.ReplaceOnChanges,
            AdditionalSecretOutputs = [.. request.AdditionalSecretOutputs.Order(StringComparer.Ordinal)],
            Answer = MadeUpCloud.Answer(request.Type, request.Custom, new(urn, inputs, deployment.Operation)),
        };
    }

    public static JsonObject Read(Struct? properties) =>
        JsonNode.Parse(JsonFormatter.Default.Format(properties ?? new Struct()))!.AsObject();

    // What an alias does not say is as it is now.
    private static string UrnOf(Pulumirpc.Alias alias, RegisterResourceRequest request, Urns urns)
    {
        if (alias.Spec is not { } spec)
        {
            return alias.Urn;
        }

        var former = new Urns(Or(spec.Project, urns.Project), Or(spec.Stack, urns.Stack));
        var parent = spec.NoParent ? "" : Or(spec.ParentUrn, request.Parent);
        return former.Of(parent, Or(spec.Type, request.Type), Or(spec.Name, request.Name));
    }

    private static string Or(string said, string otherwise) => said.Length > 0 ? said : otherwise;

    private static Dictionary<string, double> Timeouts(RegisterResourceRequest.Types.CustomTimeouts? timeouts) =>
        new[] { ("create", timeouts?.Create), ("update", timeouts?.Update), ("delete", timeouts?.Delete) }
            .Where(entry => entry.Item2 is { Length: > 0 })
            .ToDictionary(entry => entry.Item1, entry => Seconds(entry.Item2!));

    // The SDK writes every duration in one unit, such as 1800000000000ns or 30m.
    private static double Seconds(string duration)
    {
        var number = duration.TrimEnd("hmsnu".ToCharArray());
        var seconds = duration[number.Length..] switch { "h" => 3600, "m" => 60, "s" => 1, "ms" => 1e-3, "ns" => 1e-9, _ => double.NaN };
        return double.Parse(number, CultureInfo.InvariantCulture) * seconds;
    }
}
