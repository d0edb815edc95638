using System.CommandLine;
using System.CommandLine.Invocation;

namespace GpuInfra.Cli;

// gpuinfra version, and --version: which one this is.
internal sealed class VersionCommand : Command
{
    public VersionCommand(Terminal terminal)
        : base("version", "Says which version of the tool this is.") => SetAction(_ => Write(terminal));

    // The parser's own option names the program that runs, which may be another in whose process the tool is.
    public static void ReplaceIn(RootCommand root, Terminal terminal) =>
        root.Options.OfType<VersionOption>().Single().Action = new WriteVersion(terminal);

    private static int Write(Terminal terminal)
    {
        terminal.Output.Write($"gpuinfra {ToolVersion.Current}\n");
        return ExitCode.Fine;
    }

    private sealed class WriteVersion(Terminal terminal) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult) => Write(terminal);
    }
}
