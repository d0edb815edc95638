using System.Buffers;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace GpuInfra.Engine;

/// <summary>What requests say, with what the engine adds to it: the URN, and what is inherited from the parent.</summary>
internal sealed class Registrations(IDeployment deployment)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Registered> _parents = new(StringComparer.Ordinal);

    public Registered Read(RegisterResourceRequest request) => Added(RegistrationReader.Read(request, Find(request.Parent), deployment.Urns));

    public Registered Read(ReadResourceRequest request) => Added(RegistrationReader.Read(request, deployment.Urns));

    private Registered? Find(string urn)
    {
        lock (_lock)
        {
            return _parents.GetValueOrDefault(urn);
        }
    }

    private Registered Added(Registered resource)
    {
        lock (_lock)
        {
            _parents.TryAdd(resource.Urn, resource);
        }

        return resource;
    }
}

/// <summary>What one request says.</summary>
internal static class RegistrationReader
{
    // What is told to the tool holds it a few levels deeper, of 64.
    private const int MostLevels = 56;

    public static Registered Read(RegisterResourceRequest request, Registered? parent, Urns urns) => new()
    {
        Urn = urns.Of(request.Parent, request.Type, request.Name),
        Type = request.Type,
        Name = request.Name,
        IsCustom = request.Custom,
        IsRemote = request.Remote,
        Parent = request.Parent,
        Provider = request.Provider,
        Version = request.Version,
        Inputs = Read(request.Object),
        Dependencies = [.. request.Dependencies.Order(StringComparer.Ordinal)],
        PropertyDependencies = request.PropertyDependencies.ToDictionary(
            entry => entry.Key, IReadOnlyList<string> (entry) => [.. entry.Value.Urns.Order(StringComparer.Ordinal)]),
        Protect = request.HasProtect ? request.Protect : parent is { Protect: true },
        RetainOnDelete = request.HasRetainOnDelete ? request.RetainOnDelete : parent is { RetainOnDelete: true },
        DeleteBeforeReplace = request.DeleteBeforeReplaceDefined ? request.DeleteBeforeReplace : null,
        DeletedWith = request.DeletedWith is { Length: > 0 } other ? other : parent?.DeletedWith ?? "",
        ImportId = request.ImportId,
        Aliases = [.. request.AliasURNs.Concat(request.Aliases.Select(alias => UrnOf(alias, request, urns)))],
        Timeouts = Timeouts(request.CustomTimeouts),
        IgnoreChanges = request.IgnoreChanges,
        ReplaceOnChanges = request.ReplaceOnChanges,
        AdditionalSecretOutputs = [.. request.AdditionalSecretOutputs.Order(StringComparer.Ordinal)],
    };

    public static Registered Read(ReadResourceRequest request, Urns urns) => new()
    {
        Urn = urns.Of(request.Parent, request.Type, request.Name),
        Type = request.Type,
        Name = request.Name,
        IsCustom = true,
        ReadId = request.Id,
        Parent = request.Parent,
        Provider = request.Provider,
        Version = request.Version,
        Inputs = Read(request.Properties),
        Dependencies = [.. request.Dependencies.Order(StringComparer.Ordinal)],
        AdditionalSecretOutputs = [.. request.AdditionalSecretOutputs.Order(StringComparer.Ordinal)],
    };

    /// <exception cref="RefusedException">A value lies too deep in others.</exception>
    public static JsonObject Read(Struct? properties)
    {
        try
        {
            return JsonNode.Parse(JsonFormatter.Default.Format(properties ?? new Struct()), documentOptions: new() { MaxDepth = MostLevels })!.AsObject();
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new RefusedException(string.Create(CultureInfo.InvariantCulture, $"a value lies in more than {MostLevels} others, which gpuinfra does not read: make it flatter."));
        }
    }

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
            .Select(entry => (entry.Item1, Seconds: GoDuration.Seconds(entry.Item2!)))
            .Where(entry => entry.Seconds is not null)
            .ToDictionary(entry => entry.Item1, entry => entry.Seconds!.Value);
}

/// <summary>A duration as Go writes it, such as <c>1800000000000ns</c>, <c>30m</c> or <c>1h30m0s</c>.</summary>
internal static class GoDuration
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    private static readonly (string Unit, double Seconds)[] Units =
        [("ns", 1e-9), ("us", 1e-6), ("µs", 1e-6), ("ms", 1e-3), ("s", 1), ("m", 60), ("h", 3600)];

    /// <summary>The seconds; nothing where it is no duration.</summary>
    public static double? Seconds(string duration)
    {
        var (sum, rest) = (0.0, duration);
        while (rest.Length > 0)
        {
            var number = rest.AsSpan().IndexOfAnyExcept(Digits);
            if (number <= 0 || !double.TryParse(rest[..number], NumberStyles.Float, CultureInfo.InvariantCulture, out var amount))
            {
                return null;
            }

            var end = rest.AsSpan(number).IndexOfAny(Digits) is >= 0 and var next ? number + next : rest.Length;
            if (Units.FirstOrDefault(unit => unit.Unit == rest[number..end]) is not { Unit: not null } unit)
            {
                return null;
            }

            (sum, rest) = (sum + (amount * unit.Seconds), rest[end..]);
        }

        return duration.Length == 0 ? null : sum;
    }
}
