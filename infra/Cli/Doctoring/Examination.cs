namespace GpuInfra.Cli;

// Asks the programs of this machine what they have, all at once, and changes nothing.
internal abstract class Examination(IPrograms programs)
{
    // A program that waits for a network is not waited for.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    protected IPrograms Programs => programs;

    protected async Task<ProgramRun> RunAsync(string program, params string[] args) =>
        await programs.RunAsync(program, args, Limit) with { Command = string.Join(' ', args.Select(ShellWord.Of).Prepend(program)) };

    // What a program wrote as JSON; nothing where it is none.
    protected static JsonElement? Json(ProgramRun run)
    {
        try
        {
            return run.IsFine ? JsonElement.Parse(run.Output) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    protected static Version? VersionOf(string text) => Version.TryParse(text.Trim().TrimStart('v').Split('-', '+')[0], out var version) ? version : null;

    protected static string TextOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
