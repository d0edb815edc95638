using System.Text.Json;

namespace GpuInfra.Cli;

/// <summary>A rule that is broken somewhere, as SARIF describes it.</summary>
internal sealed record SarifRule(string Id, Rule? Rule, Finding Example)
{
    private const string FormId = "form";

    /// <summary>The rules of some findings, each once, in the order of their ids.</summary>
    public static IReadOnlyList<SarifRule> Of(IReadOnlyList<Finding> findings) =>
    [
        .. findings.GroupBy(IdOf)
            .Select(rule => new SarifRule(rule.Key, rule.First().Rule, rule.First()))
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    public static string IdOf(Finding finding) => finding.Rule?.Id ?? finding.Problem.Rule ?? FormId;

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", Id);
        json.WriteString("name", Rule?.Name ?? Id);
        WriteText(json, "shortDescription", Rule?.Title ?? Id);
        WriteText(json, "fullDescription", Rule?.Because ?? Id);
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", Example.Severity);
        json.WriteEndObject();
        WriteText(json, "help", Rule is null ? Example.Problem.Fix : $"{Rule.Title} {Rule.Because}");
        if (Uri.TryCreate(Example.Problem.Source, UriKind.Absolute, out var source))
        {
            json.WriteString("helpUri", source.AbsoluteUri);
        }

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
