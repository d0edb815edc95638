using System.Text.RegularExpressions;

namespace GpuInfra.Planning;

// The message in what a deployment says about a failure: without the program's path, the exception's type and the stack.
internal static partial class FailureText
{
    private const string TooDeep = "too many levels of nesting";

    private const string Header = "failed with an unhandled exception:\n";

    public static string Of(Exception failure) =>
        failure is AggregateException several
            ? string.Join('\n', several.InnerExceptions.Select(Of).Distinct())
            : Of(failure.Message);

    // Of what the SDK wrote about one.
    public static string Of(string text)
    {
        var header = text.IndexOf(Header, StringComparison.Ordinal);
        if (header < 0)
        {
            return text;
        }

        var message = text[(header + Header.Length)..];
        return WithoutStatus(WithoutType(Until(Until(message, "\n   at "), "\n ---> ")));
    }

    // What an engine refused, as it said it.
    private static string WithoutStatus(string text) =>
        Status.Match(text) is not { Success: true } status ? text
        : text.Contains(TooDeep, StringComparison.Ordinal) ? "A value lies too deep in others for gpuinfra to read it: make it flatter."
        : status.Groups["detail"].Value;

    private static string Until(string text, string end) =>
        text.IndexOf(end, StringComparison.Ordinal) is >= 0 and var index ? text[..index] : text;

    private static string WithoutType(string text)
    {
        var end = text.IndexOf(": ", StringComparison.Ordinal);
        return end > 0 && text.IndexOf(' ', StringComparison.Ordinal) == end + 1 ? text[(end + 2)..] : text;
    }

    [GeneratedRegex("""^Status\(StatusCode="\w+", Detail="(?<detail>.*?)"(, DebugException=.*)?\)$""", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Status { get; }
}
