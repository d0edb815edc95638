using System.CommandLine;

namespace GpuInfra.Cli;

// gpuinfra fmt: the keys of the stack files in order.
internal sealed class FmtCommand : StackCommand
{
    private readonly Option<bool> _check = new("--check") { Description = "Write nothing: say which files would change, and exit with 1 if one would." };

    private readonly Terminal _terminal;

    public FmtCommand(Terminal terminal)
        : base(
            "fmt",
            "Puts the keys of the stack files in order, and keeps comments, quotes and blank lines. What they mean stays the same.",
            ["text"],
            "How to write what was done: lines to read.")
    {
        _terminal = terminal;
        Options.Add(_check);
    }

    protected override async Task<int> RunAsync(Workspace workspace, string format, ParseResult parsed)
    {
        // Nothing is written while a file cannot be read.
        if (workspace.IsUnreadable)
        {
            await workspace.WriteProblemsAsync(_terminal.Error);
            return ExitCode.BadUsage;
        }

        var files = workspace.Stacks.Select(stack => (stack.File.Path, stack.File.Stack, Text: ReadText(stack.File.Path)))
            .Select(file => (file.Path, file.Stack, file.Text, Ordered: StackFileFormat.Of(file.Text))).ToList();
        foreach (var (path, stack, text, ordered) in files)
        {
            var isOrdered = text == ordered;
            if (!isOrdered && !parsed.GetValue(_check))
            {
                await TextFiles.ReplaceAsync(path, ordered);
            }

            await _terminal.Output.WriteLineAsync($"{path} {(isOrdered ? "is in order" : parsed.GetValue(_check) ? $"is not in order: 'gpuinfra fmt {stack}' puts it in order" : "is written")}.");
        }

        return parsed.GetValue(_check) && files.Exists(file => file.Text != file.Ordered) ? ExitCode.CheckFailed : ExitCode.Fine;
    }

    // As it is written, with its byte order mark.
    private static string ReadText(string path) => Encoding.UTF8.GetString(File.ReadAllBytes(path));
}
