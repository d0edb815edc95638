using System.Text.RegularExpressions;

namespace GpuInfra.Cli;

// Where in a program's own code a failure was, in what the SDK wrote about it.
internal static partial class FailurePlace
{
    public static string? Of(string text) => Frame.Match(text) is { Success: true } frame ? $"{frame.Groups["file"].Value}:{frame.Groups["line"].Value}" : null;

    [GeneratedRegex(@"^   at .+ in (?<file>.+):line (?<line>\d+)\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Frame { get; }
}
