namespace GpuInfra.Cli;

// What to run after a deployment that was cut short.
internal static class RecoveryText
{
    public static void Write(Recovery recovery, string path, TextWriter output)
    {
        var entries = recovery.File.Entries;
        if (entries.Count == 0 && recovery.Questions.Count == 0 && recovery.Notes.Count == 0)
        {
            output.WriteLine("The export holds no operation that never ended. If the stack is locked, 'pulumi cancel' unlocks it.");
            return;
        }

        foreach (var entry in entries)
        {
            output.WriteLine($"{Visible(entry.LogicalName ?? entry.Name)}  {Visible(entry.Type)}  {Visible(entry.Id ?? ImportFile.Placeholder)}");
        }

        foreach (var question in recovery.Questions)
        {
            output.WriteLine($"look up: {Visible(question.Name)} ({Visible(question.Type)}): {Visible(question.Ask)}");
        }

        foreach (var note in recovery.Notes)
        {
            output.WriteLine($"note: {Visible(note)}");
        }

        output.WriteLine();
        output.WriteLine(
            entries.Count > 0 ? $"{Visible(path)} is written. Run, in this order:"
            : recovery.Questions.Count > 0 ? "No file is written. When all is looked up, run:"
            : "Nothing is to be imported. Run:");
        foreach (var command in Commands(recovery, path))
        {
            output.WriteLine($"  {Visible(command)}");
        }

        if (entries.Count > 0)
        {
            output.WriteLine();
            output.WriteLine("Where 'pulumi import' says that one does not exist, it was never made: delete its entry, and run it again.");
        }
    }

    public static IEnumerable<string> Commands(Recovery recovery, string path)
    {
        yield return $"pulumi cancel --stack {recovery.Stack} --yes";
        if (recovery.File.Entries.Count > 0)
        {
            var protect = recovery.IsProtected ? "" : " --protect=false";
            yield return $"pulumi import --stack {recovery.Stack} --file {ShellWord.Of(path)} --generate-code=false{protect}";
        }

        yield return $"pulumi up --stack {recovery.Stack}";
    }

    private static string Visible(string text) => VisibleText.Of(text);
}
