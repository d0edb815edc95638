using GpuInfra.Adoption;

namespace GpuInfra.Cli;

// Which questions of a source and of its draft the stack file asks.
internal sealed partial class StackAdoption
{
    // A stack has one project and one region, however many services ask for them.
    private static SourceQuestion OfStack(SourceQuestion question) =>
        question.Path.Split("].", 2) is [_, "project" or "location"] parts ? question with { Path = parts[1] } : question;

    // An expression that is not evaluated may hold the secret that a variable is named for.
    private static SourceQuestion Discreet(SourceQuestion question) => Variable.Match(question.Path) is { Success: true } variable
        ? question with
        {
            Ask = Literal.Replace(question.Ask, text => SecretText.IsVariable(variable.Groups["name"].Value, text.Groups["text"].Value) ? $"\"{SecretText.Mark}\"" : text.Value),
        }
        : question;

    // The value of a variable is asked for by the variable's name, or by that of its value.
    private static string AskedOf(SourceQuestion question) =>
        question.Path.EndsWith("].value", StringComparison.Ordinal) ? question.Path[..^".value".Length] : question.Path;

    // An answer is no question any more.
    private bool IsOpen(SourceQuestion question) => question.Path switch
    {
        "project" => _said.Project is null,
        "location" => _said.Region is null,
        "engine" => _notes.Servers.Count == 0,
        _ when question.Path.Split("].", 2) is [var of, "engine"] => !_notes.Servers.ContainsKey(of["services[".Length..]),
        _ => true,
    };

    // What is asked of a service that is left out is asked where that is adopted.
    private bool IsOfWritten(SourceQuestion question) =>
        !question.Path.StartsWith("services[", StringComparison.Ordinal) || question.Path.StartsWith("services[*]", StringComparison.Ordinal)
        || _services.Exists(service => question.Path.StartsWith(Prefix(service), StringComparison.Ordinal));

    [System.Text.RegularExpressions.GeneratedRegex(@"\.env\[(?<name>[^\]]+)\]")]
    private static partial System.Text.RegularExpressions.Regex Variable { get; }

    [System.Text.RegularExpressions.GeneratedRegex("""\"(?<text>[^"\s]+)\"|'(?<text>[^'\s]+)'""")]
    private static partial System.Text.RegularExpressions.Regex Literal { get; }
}
