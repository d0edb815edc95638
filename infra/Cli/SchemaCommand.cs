using System.CommandLine;
using GpuInfra.Program;

namespace GpuInfra.Cli;

/// <summary><c>gpuinfra schema</c>: what an editor needs to complete and check a stack file.</summary>
internal sealed class SchemaCommand : Command
{
    public SchemaCommand(Terminal terminal)
        : base("schema", "Writes the JSON schema of a stack file, by which editors complete and check it.") =>
        SetAction(async (_, _) =>
        {
            await terminal.Output.WriteAsync(JsonText.Of(json => StackSchema.Create().WriteTo(json)));
            return ExitCode.Fine;
        });
}
