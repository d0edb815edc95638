namespace GpuInfra.Cli;

// A word of a command that a person copies, as a shell takes it whatever it holds.
internal static class ShellWord
{
    public static string Of(string text) =>
        text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '/' or '-' or '_' or '\\' or ':' or '=' or ',')
            ? text
            : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
