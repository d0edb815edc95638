namespace GpuInfra.Planning;

// The message in what a deployment says about a failure: without the program's path, the exception's type and the stack.
internal static class FailureText
{
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
        return WithoutType(Until(Until(message, "\n   at "), "\n ---> "));
    }

    private static string Until(string text, string end) =>
        text.IndexOf(end, StringComparison.Ordinal) is >= 0 and var index ? text[..index] : text;

    private static string WithoutType(string text)
    {
        var end = text.IndexOf(": ", StringComparison.Ordinal);
        return end > 0 && text.IndexOf(' ', StringComparison.Ordinal) == end + 1 ? text[(end + 2)..] : text;
    }
}
