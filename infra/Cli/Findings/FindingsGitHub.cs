namespace GpuInfra.Cli;

// Findings as the commands by which a GitHub workflow annotates lines of a file.
// https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
internal static class FindingsGitHub
{
    public static string Write(IReadOnlyList<Finding> findings)
    {
        var text = new StringBuilder();
        foreach (var finding in findings)
        {
            var command = finding.Problem.Silenced is null ? finding.Severity : "notice";
            text.Append("::").Append(command).Append(' ')
                .AppendJoin(',', Properties(finding).Select(property => $"{property.Name}={EscapeProperty(property.Value)}"))
                .Append("::").Append(Escape(finding.Problem.Message)).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<(string Name, string Value)> Properties(Finding finding)
    {
        yield return ("file", finding.File);
        if (finding.Problem.Place.Line > 0)
        {
            yield return ("line", finding.Problem.Place.Line.ToString(CultureInfo.InvariantCulture));
            yield return ("col", finding.Problem.Place.Column.ToString(CultureInfo.InvariantCulture));
        }

        yield return ("title", $"{finding.Rule.Id} {finding.Rule.Title}");
    }

    private static string EscapeProperty(string value) => Escape(value)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);

    private static string Escape(string value) => VisibleText.Of(value)
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);
}
