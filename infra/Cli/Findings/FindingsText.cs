using System.Globalization;
using System.Text;
using GpuInfra.StackFiles;

namespace GpuInfra.Cli;

/// <summary>Findings as lines to read, stack by stack, and one line that counts them.</summary>
internal static class FindingsText
{
    /// <summary>What stands in front of a finding, below its stack.</summary>
    public const string Indentation = "  ";

    public static string Write(IReadOnlyList<Finding> findings, Workspace workspace)
    {
        var text = new StringBuilder();
        var parts = Parts(findings, workspace).ToList();
        foreach (var (title, problems) in parts.Where(part => part.Problems.Count > 0))
        {
            text.Append(title).Append('\n');
            problems.ForEach(problem => text.Append(Indentation).Append(LineOf(problem)).Append('\n'));
            text.Append('\n');
        }

        return text.AppendJoin("; ", parts.Select(part => $"{part.Title}: {Counts(part.Problems)}")).Append('\n').ToString();
    }

    /// <summary>One finding as one line.</summary>
    public static string LineOf(Violation problem) => problem.Finding;

    /// <summary>How many findings there are of each kind; of silenced ones only where there are any.</summary>
    public static string Counts(IReadOnlyCollection<Violation> problems)
    {
        var silenced = problems.Count(problem => problem.Silenced is not null);
        return $"{Count(problems.Count(problem => problem.IsError), "error")}, "
            + Count(problems.Count(problem => problem.IsWarning), "warning")
            + (silenced == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {silenced} silenced"));
    }

    // The project's own file is a part where something is wrong with it.
    private static IEnumerable<(string Title, List<Violation> Problems)> Parts(
        IReadOnlyList<Finding> findings, Workspace workspace)
    {
        var byStack = findings.ToLookup(finding => finding.Stack, finding => finding.Problem);
        var stacks = workspace.Stacks.Select(stack => (VisibleText.Of(stack.File.Stack), byStack[stack.File.Stack].ToList()));
        return byStack.Contains(null) ? stacks.Prepend((VisibleText.Of(workspace.Project.Path), [.. byStack[null]])) : stacks;
    }

    private static string Count(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
