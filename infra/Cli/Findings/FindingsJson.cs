using System.Text.Json.Nodes;

namespace GpuInfra.Cli;

// Findings as a JSON array, in the order of the stacks and of their files. What is not known is null.
internal static class FindingsJson
{
    public static string Write(IReadOnlyList<Finding> findings) => JsonText.Of(Of(findings));

    public static JsonArray Of(IEnumerable<Finding> findings) => JsonText.Array(findings, Of);

    private static JsonObject Of(Finding finding)
    {
        var problem = finding.Problem;
        return new()
        {
            ["stack"] = finding.Stack,
            ["file"] = problem.Place.File,
            ["line"] = problem.Place.Line > 0 ? problem.Place.Line : null,
            ["column"] = problem.Place.Column > 0 ? problem.Place.Column : null,
            ["rule"] = finding.Rule.Id,
            ["name"] = problem.Rule.Name,
            ["severity"] = finding.Severity,
            ["path"] = SecretText.Redact(problem.Path),
            ["problem"] = problem.Problem,
            ["fix"] = problem.Fix,
            ["source"] = problem.Source,
            ["silenced"] = problem.Silenced,
        };
    }
}
