namespace GpuInfra.Planning;

// What the pinned provider knows at preview beyond the inputs themselves. Everything else only the cloud knows.
internal static class KnownOutputs
{
    private const string Project = "project";

    // Pulumi.Gcp 9.35.0, in ResourceServiceAccountCustomDiffFunc of its resource_google_service_account.go; read 2026-11-28. The
    // provider takes the project as it is, where Google has a domain's behind its name.
    private static readonly KnownOutput[] All =
    [
        new(CloudTypes.Account, "email", ["accountId", Project], from => AccountAddress.Of(from[0], from[1])),
        new(CloudTypes.Account, "member", ["accountId", Project], from => $"serviceAccount:{AccountAddress.Of(from[0], from[1])}"),
    ];

    private static readonly ILookup<string, KnownOutput> ByType = All.ToLookup(known => known.Type, StringComparer.Ordinal);

    public static bool Has(string type, string output) => ByType[type].Any(known => known.Name == output);

    // The outputs whose every origin is known: as an input, or the project as the one of the provider.
    public static IEnumerable<KeyValuePair<string, string>> Of(
        string type, Func<string, string?> input, Func<string, string?> provider)
    {
        foreach (var known in ByType[type])
        {
            var from = known.From
                .Select(name => input(name) ?? (name == Project ? provider(name) : null))
                .Where(static text => !string.IsNullOrEmpty(text))
                .OfType<string>()
                .ToList();
            if (from.Count == known.From.Count)
            {
                yield return KeyValuePair.Create(known.Name, known.Value(from));
            }
        }
    }
}

// An output that the provider works out of inputs, so that a preview knows it before the resource exists.
internal sealed record KnownOutput(string Type, string Name, IReadOnlyList<string> From, Func<IReadOnlyList<string>, string> Value);
