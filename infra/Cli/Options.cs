using System.CommandLine;

namespace GpuInfra.Cli;

// The file that a command writes into, instead of the terminal.
internal static class OutOption
{
    public const string Name = "--out";

    public static Option<string?> Create()
    {
        var option = new Option<string?>(Name)
        {
            Description = "A file to write to, whole or not at all, instead of the terminal.",
            HelpName = "file",
            Recursive = true,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (token.Value.Length == 0 || token.Value.StartsWith('-')))
            {
                result.AddError($"'{token.Value}' is no file for --out. Write './{token.Value}' for a file of that name.");
            }
        });
        return option;
    }

    // The answer is none of the files that a command reads or writes besides.
    public static void RefuseOneOf(ParseResult parsed, IEnumerable<string> files)
    {
        if (parsed.GetValue<string?>(Name) is { } path && files.Any(file => Path.GetFullPath(file) == Path.GetFullPath(path)))
        {
            throw new UsageException($"{path} is read or written by the command itself, and its answer would take its place. Name another file with {Name}.");
        }
    }
}

// The folder of the project that a command is about.
internal static class RootOption
{
    public static Option<string?> Create() => new("--root")
    {
        Description = "The folder with Pulumi.yaml. Left out, this folder or the nearest one above it.",
        HelpName = "folder",
    };

    // The names of a project's stacks; none where it cannot be read.
    public static IEnumerable<string> StacksOf(string? root)
    {
        try
        {
            var folder = root ?? StackChoice.FindProject(".");
            var project = ProjectFile.Read(Path.Combine(folder, ProjectFile.FileName));
            return StackFile.Find(Path.Combine(folder, project.StackFolder)).Select(file => StackFile.StackOf(file)!);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}

// How an answer is written: one of some formats, of which the first is what nobody needs to ask for.
internal sealed class FormatOptions
{
    private const string Json = "json";

    private readonly Option<string> _format;
    private readonly Option<bool> _json = new("--json") { Description = "The same as --format json." };

    public FormatOptions(Command command, IReadOnlyList<string> formats, string description)
    {
        _format = new("--format") { Description = description, DefaultValueFactory = _ => formats[0] };
        _format.CompletionSources.Add([.. formats]);
        _format.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !formats.Contains(token.Value))
            {
                result.AddError(
                    $"There is no format '{token.Value}'. {Suggestion.Question(token.Value, formats)}The formats are: {string.Join(", ", formats)}.");
            }
        });
        command.Options.Add(_format);
        if (formats.Contains(Json))
        {
            command.Options.Add(_json);
            command.Validators.Add(result =>
            {
                if (result.GetValue(_json) && result.GetResult(_format) is { Implicit: false, Tokens: [{ Value: not Json } token] })
                {
                    result.AddError($"--json and --format {token.Value} say two things. Leave out one of them.");
                }
            });
        }
    }

    public string Of(ParseResult parsed) => parsed.GetValue(_json) ? Json : parsed.GetValue(_format)!;
}
