namespace GpuInfra.Planning;

// The id by which an import finds a resource, or what of it is not said.
internal sealed partial record ImportIdentity(string Id, IReadOnlyList<string> Missing)
{
    private const string ConditionTitle = "condition title";

    private static readonly string[] PathStarts = ["projects/", "https://", "b/"];

    // None where the provider takes no import of the type, or says nothing of it.
    public static ImportIdentity? Of(PlannedResource resource, PropertyMap provider)
    {
        if (ProviderFacts.Find(resource.Type) is not { ImportIds: { Count: > 0 } forms })
        {
            return null;
        }

        var isConditional = resource.Inputs.TryGet("condition", out _);
        var ids = forms
            .Where(form => form.Contains($"{{{ConditionTitle}}}", StringComparison.Ordinal) == isConditional)
            .Select(form => Fill(form, resource.Inputs, provider))
            .ToList();
        return ids.Count == 0 ? null : ids.Find(id => id.Missing.Count == 0) ?? ids[0];
    }

    private static ImportIdentity Fill(string form, PropertyMap inputs, PropertyMap provider)
    {
        var missing = new List<string>();
        var id = Placeholder().Replace(form, match =>
        {
            var name = match.Groups["name"].Value;
            if (Find(name, match.Groups["collection"].Value, inputs, provider) is { } value)
            {
                return match.Groups["before"].Value + value;
            }

            missing.Add(name);
            return match.Value;
        });
        return new(id, missing);
    }

    private static string? Find(string name, string collection, PropertyMap inputs, PropertyMap provider) =>
        name == ConditionTitle ? Known(inputs.Text("condition.title"))
        : Known(inputs.Text(name)) is { } said ? Last(said, collection)
        : InPath(collection, inputs) is { } part ? part
        : name is "location" ? Known(provider.Text("region"))
        : name is "project" or "region" ? Known(provider.Text(name))
        : name is "email" ? Email(inputs, provider)
        : null;

    // An account's address follows from its id and its project.
    private static string? Email(PropertyMap inputs, PropertyMap provider) =>
        Known(inputs.Text("accountId")) is { } account && Find("project", "", inputs, provider) is { } project
            ? $"{account}@{project}.iam.gserviceaccount.com"
            : null;

    // Some inputs name another resource by its whole path, such as projects/p/locations/l/keyRings/k.
    private static string? InPath(string collection, PropertyMap inputs) =>
        collection.Length == 0 ? null : inputs.Entries
            .Select(entry => Known(Read.Text(entry.Value)))
            .OfType<string>()
            .Where(IsPath)
            .Select(text => $"/{text}".Split($"/{collection}/") is [_, var rest] ? rest.Split('/')[0] : null)
            .FirstOrDefault(part => part is { Length: > 0 });

    private static string Last(string said, string collection) =>
        collection.Length > 0 && IsPath(said) ? said[(said.TrimEnd('/').LastIndexOf('/') + 1)..] : said;

    private static bool IsPath(string text) => Array.Exists(PathStarts, start => text.StartsWith(start, StringComparison.Ordinal));

    private static string? Known(string? text) =>
        string.IsNullOrEmpty(text) || UnknownValue.IsIn(text) || text.Contains("${", StringComparison.Ordinal)
            || PropertyValue.Of(text).Equals(PropertyValue.Secret) ? null : text;

    // What is left out, with the collection that it is of where one stands before it.
    [GeneratedRegex(@"(?<before>(?:(?<=^|[/ ])(?<collection>[A-Za-z_]+)/)?)\{(?<name>[^}]+)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
