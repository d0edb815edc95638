using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace GpuInfra.Cli;

// Findings as a SARIF 2.1.0 log with all that GitHub's code scanning asks for.
// https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
internal static partial class FindingsSarif
{
    public static string Write(IReadOnlyList<Finding> findings)
    {
        var rules = findings.DistinctBy(finding => finding.Rule.Id).OrderBy(finding => finding.Rule.Id, StringComparer.Ordinal).ToList();
        var fingerprints = new Fingerprints();
        return JsonText.Of(new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject
                {
                    ["driver"] = new JsonObject { ["name"] = "gpuinfra", ["rules"] = JsonText.Array(rules, Rule) },
                },
                ["columnKind"] = "utf16CodeUnits",
                ["results"] = JsonText.Array(findings, finding =>
                    Result(finding, rules.FindIndex(rule => rule.Rule.Id == finding.Rule.Id), fingerprints.Of(finding))),
            }),
        });
    }

    private static JsonObject Result(Finding finding, int rule, string fingerprint)
    {
        // A region is required: what is wrong with a file as a whole is shown where it begins.
        var (line, column) = (Math.Max(finding.Problem.Place.Line, 1), Math.Max(finding.Problem.Place.Column, 1));
        var result = new JsonObject
        {
            ["ruleId"] = finding.Rule.Id,
            ["ruleIndex"] = rule,
            ["level"] = finding.Severity,
            ["message"] = Text(PlainText(finding.Problem.Message)),
            ["locations"] = new JsonArray(new JsonObject
            {
                ["physicalLocation"] = new JsonObject
                {
                    ["artifactLocation"] = new JsonObject
                    {
                        ["uri"] = string.Join('/', finding.File.Split('/').Select(Uri.EscapeDataString)),
                        ["uriBaseId"] = "%SRCROOT%",
                    },
                    ["region"] = new JsonObject
                    {
                        ["startLine"] = line,
                        ["startColumn"] = column,
                        ["endLine"] = line,
                        ["endColumn"] = column + 1,
                    },
                },
            }),
            ["partialFingerprints"] = new JsonObject { ["primaryLocationLineHash"] = fingerprint },
        };
        if (finding.Problem.Silenced is { } reason)
        {
            result["suppressions"] = new JsonArray(new JsonObject
            {
                ["kind"] = "inSource",
                ["justification"] = VisibleText.Of(reason),
            });
        }

        return result;
    }

    private static JsonObject Rule(Finding example)
    {
        var rule = example.Rule;
        var json = new JsonObject
        {
            ["id"] = rule.Id,
            ["name"] = rule.Name,
            ["shortDescription"] = Text(rule.Title),
            ["fullDescription"] = Text(rule.Because),
            ["defaultConfiguration"] = new JsonObject { ["level"] = Finding.WordFor(rule.Severity) },
            ["help"] = Text($"{rule.Title} {rule.Because}"),
        };

        // Some rules rest on several pages: then the finding knows which.
        if (Uri.TryCreate(rule.Source, UriKind.Absolute, out var page) || Uri.TryCreate(example.Problem.Source, UriKind.Absolute, out page))
        {
            json["helpUri"] = page.AbsoluteUri;
        }

        return json;
    }

    private static JsonObject Text(string text) => new() { ["text"] = text };

    // A text of a message may have links and placeholders, unless their brackets are escaped.
    // https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html, 3.11.5 and 3.11.6
    private static string PlainText(string message) =>
        Placeholder.Replace(VisibleText.Of(message), "{{$1}}").Replace("](", @"\](", StringComparison.Ordinal);

    [GeneratedRegex(@"\{([0-9]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder { get; }
}
