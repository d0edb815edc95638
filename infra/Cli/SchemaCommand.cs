using System.CommandLine;

namespace GpuInfra.Cli;

// gpuinfra schema: what an editor needs to complete and check a stack file, and what a reader needs to write one.
internal sealed class SchemaCommand : Command
{
    private const string Json = "json";
    private const string Markdown = "markdown";

    public SchemaCommand(Terminal terminal)
        : base("schema", "Writes the JSON schema of a stack file, by which editors complete and check it, or the reference of its keys.")
    {
        var format = new FormatOptions(this, [Json, Markdown], "How to write it: the JSON schema, or a page in Markdown with every key.");
        SetAction(async (parsed, _) =>
        {
            await terminal.Output.WriteAsync(format.Of(parsed) == Markdown
                ? KeyReference.Markdown()
                : JsonText.Of(StackSchema.Create()));
            return ExitCode.Fine;
        });
    }
}
