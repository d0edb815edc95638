using System.Text.Json;
using System.Text.RegularExpressions;

namespace GpuInfra.Cli;

/// <summary>
/// Findings as a SARIF 2.1.0 log with all that GitHub's code scanning asks for.
/// https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
/// </summary>
internal static partial class FindingsSarif
{
    public static string Write(IReadOnlyList<Finding> findings) => JsonText.Of(json =>
    {
        var rules = SarifRule.Of(findings);
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "gpuinfra");
        json.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            rule.Write(json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        WriteResults(json, findings, [.. rules.Select(rule => rule.Id)]);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteResults(Utf8JsonWriter json, IReadOnlyList<Finding> findings, List<string> rules)
    {
        var fingerprints = new Fingerprints();
        foreach (var finding in findings)
        {
            var rule = finding.Rule.Id;
            json.WriteStartObject();
            json.WriteString("ruleId", rule);
            json.WriteNumber("ruleIndex", rules.IndexOf(rule));
            json.WriteString("level", finding.Severity);
            json.WriteStartObject("message");
            json.WriteString("text", PlainText(finding.Problem.Message));
            json.WriteEndObject();
            WriteLocation(json, finding);
            json.WriteStartObject("partialFingerprints");
            json.WriteString("primaryLocationLineHash", fingerprints.Of(finding));
            json.WriteEndObject();
            WriteSuppression(json, finding.Problem.Silenced);
            json.WriteEndObject();
        }
    }

    // A text of a message may have links and placeholders, unless their brackets are escaped.
    // https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html, 3.11.5 and 3.11.6
    private static string PlainText(string message) =>
        Placeholder.Replace(VisibleText.Of(message), "{{$1}}").Replace("](", @"\](", StringComparison.Ordinal);

    private static void WriteLocation(Utf8JsonWriter json, Finding finding)
    {
        // A region is required: what is wrong with a file as a whole is shown where it begins.
        var (line, column) = (Math.Max(finding.Problem.Place.Line, 1), Math.Max(finding.Problem.Place.Column, 1));
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", string.Join('/', finding.File.Split('/').Select(Uri.EscapeDataString)));
        json.WriteString("uriBaseId", "%SRCROOT%");
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", line);
        json.WriteNumber("startColumn", column);
        json.WriteNumber("endLine", line);
        json.WriteNumber("endColumn", column + 1);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteSuppression(Utf8JsonWriter json, string? reason)
    {
        if (reason is null)
        {
            return;
        }

        json.WriteStartArray("suppressions");
        json.WriteStartObject();
        json.WriteString("kind", "inSource");
        json.WriteString("justification", VisibleText.Of(reason));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    [GeneratedRegex(@"\{([0-9]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder { get; }
}
