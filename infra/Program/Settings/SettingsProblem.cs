using System.Text;

namespace GpuInfra.Program;

/// <summary>One mistake in a file of the user: where, what, and how to mend it.</summary>
public sealed record SettingsProblem
{
    /// <summary>Whether it stops the deployment. An error, unless it is said.</summary>
    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>The file as the user named it.</summary>
    public required string File { get; init; }

    /// <summary>The line, counted from 1; 0 where the value does not come from a file.</summary>
    public int Line { get; init; }

    /// <summary>The column, counted from 1; 0 where the value does not come from a file.</summary>
    public int Column { get; init; }

    /// <summary>The value, such as <c>gpuinfra:services.chat.memory</c>; empty for the file as a whole.</summary>
    public string Path { get; init; } = "";

    /// <summary>What is wrong: a clause that follows the path.</summary>
    public required string Problem { get; init; }

    /// <summary>What to do, in full sentences.</summary>
    public required string Fix { get; init; }

    /// <summary>The rule that is broken, such as <c>MemoryFitsAccelerator</c>; none for a mistake of form.</summary>
    public string? Rule { get; init; }

    /// <summary>Where the rule comes from; none for a mistake of form.</summary>
    public string? Source { get; init; }

    /// <summary>A broken rule, at its place in a stack file.</summary>
    /// <param name="violation">The broken rule, with a path in the vocabulary of a component's arguments.</param>
    /// <param name="file">The stack file that the arguments come from.</param>
    /// <param name="prefix">Where the arguments stand in it, such as <c>gpuinfra:services.chat</c>.</param>
    public static SettingsProblem From(Violation violation, StackFile file, string prefix)
    {
        var path = ArgumentPath.Join(prefix, violation.Path);
        var mark = file.Locate(path);
        return new SettingsProblem
        {
            Severity = violation.Severity,
            File = file.Path,
            Line = mark.Line,
            Column = mark.Column,
            Path = path,
            Problem = violation.Problem,
            Fix = violation.Fix,
            Rule = violation.Rule,
            Source = violation.Source,
        };
    }

    /// <summary>Whether it is about a part of the configuration, such as <c>gpuinfra:services.chat</c>.</summary>
    internal bool IsWithin(string part) => IsWithin(Path, part);

    /// <summary>Whether a place is a part of the configuration, or within it.</summary>
    internal static bool IsWithin(string place, string part) =>
        place.StartsWith(part, StringComparison.Ordinal) && (place.Length == part.Length || place[part.Length] is '.' or '[');

    /// <summary>The problem as one line: where, what, fix and source.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(File);
        if (Line > 0)
        {
            text.Append(':').Append(Line).Append(':').Append(Column);
        }

        text.Append(": ");
        if (Path.Length > 0)
        {
            text.Append(Path).Append(": ");
        }

        text.Append(Problem).Append(". ").Append(Fix);
        return Source is null ? text.ToString() : text.Append(" [").Append(Source).Append(']').ToString();
    }
}
