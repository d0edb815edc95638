using System.CommandLine;

namespace GpuInfra.Cli;

// gpuinfra recover: what brings a stack back after a deployment that was cut short.
internal sealed class RecoverCommand : Command
{
    private static readonly OrderedDictionary<string, Action<Recovery, string, Terminal>> Formats = new()
    {
        ["text"] = (recovery, path, terminal) => RecoveryText.Write(recovery, path, terminal.Output),
        ["json"] = (recovery, path, terminal) => terminal.Output.Write(RecoveryJson.Write(recovery, path)),
    };

    private readonly Option<string> _from = new("--from")
    {
        Description = "The output of 'pulumi stack export'.",
        HelpName = "file",
        Required = true,
    };

    private readonly Option<string?> _file = new("--file")
    {
        Description = "The file for 'pulumi import' to write. Left out, STACK.import.json in this folder. A file that is there stays as it is.",
        HelpName = "file",
    };

    private readonly FormatOptions _format;

    private readonly Terminal _terminal;

    public RecoverCommand(Terminal terminal)
        : base("recover", "Writes what brings a stack back after a deployment that was cut short: a file for 'pulumi import', and the commands.")
    {
        _terminal = terminal;
        foreach (var option in (Option[])[_from, _file])
        {
            Options.Add(option);
        }

        _format = new(this, [.. Formats.Keys], "How to write the answer: lines to read, or JSON.");
        SetAction((parsed, _) => RunAsync(parsed));
    }

    private async Task<int> RunAsync(ParseResult parsed)
    {
        var from = parsed.GetValue(_from)!;
        var recovery = Recovery.Of(await ReadAsync(from));
        if (!StackNames.IsValid(recovery.Stack) || recovery.Stack.StartsWith('-'))
        {
            throw new UsageException($"{from}: '{VisibleText.Of(recovery.Stack)}' is no name of a stack, which is {StackNames.Form}, so that this is no export of Pulumi's.");
        }

        var path = parsed.GetValue(_file) ?? $"{recovery.Stack}.import.json";
        OutOption.RefuseOneOf(parsed, [from, path]);
        if (recovery.File.Entries.Count > 0)
        {
            await WriteAsync(path, ImportFileJson.Write(recovery.File));
        }

        Formats[_format.Of(parsed)](recovery, path, _terminal);
        return recovery.Questions.Count > 0 ? ExitCode.CheckFailed : ExitCode.Fine;
    }

    private static async Task<StackSnapshot> ReadAsync(string from) => await FileBaseline.StacksAsync(from) switch
    {
        [{ Plan.IsState: true } export] => export,
        _ => throw new UsageException($"{from} is no export of one stack. Write one with 'pulumi stack export --file {from}'."),
    };

    // Somebody may have filled in what was to be looked up.
    private static async Task WriteAsync(string path, string text)
    {
        if (Path.Exists(path) && (OrdinaryFile.Refusal(path, long.MaxValue) is not null || await File.ReadAllTextAsync(path) != text))
        {
            throw new UsageException($"{path} is there already and says something else. Remove it, or name another file with --file.");
        }

        await TextFiles.ReplaceAsync(path, text);
    }
}
