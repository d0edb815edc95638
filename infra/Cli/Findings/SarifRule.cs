using System.Text.Json;

namespace GpuInfra.Cli;

/// <summary>A rule that is broken somewhere, as SARIF describes it.</summary>
internal sealed record SarifRule(Rule Rule, Finding Example)
{
    public string Id => Rule.Id;

    /// <summary>The rules of some findings, each once, in the order of their ids.</summary>
    public static IReadOnlyList<SarifRule> Of(IReadOnlyList<Finding> findings) =>
    [
        .. findings.DistinctBy(finding => finding.Rule.Id)
            .Select(finding => new SarifRule(finding.Rule, finding))
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", Rule.Id);
        json.WriteString("name", Rule.Name);
        WriteText(json, "shortDescription", Rule.Title);
        WriteText(json, "fullDescription", Rule.Because);
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", Finding.WordFor(Rule.Severity));
        json.WriteEndObject();
        WriteText(json, "help", $"{Rule.Title} {Rule.Because}");
        if (Address is { } address)
        {
            json.WriteString("helpUri", address.AbsoluteUri);
        }

        json.WriteEndObject();
    }

    // Some rules rest on several pages: then the finding knows which.
    private Uri? Address =>
        Uri.TryCreate(Rule.Source, UriKind.Absolute, out var page) || Uri.TryCreate(Example.Problem.Source, UriKind.Absolute, out page)
            ? page
            : null;

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
