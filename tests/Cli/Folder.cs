using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>The folder of a project for one test, with the files of the example until the test writes others.</summary>
internal sealed class Folder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("gpuinfra-");

    /// <summary>A folder with <c>Pulumi.yaml</c> and the files of some of the example's stacks.</summary>
    public Folder(params string[] stacks)
    {
        foreach (var file in stacks.Select(stack => $"Pulumi.{stack}.yaml").Prepend("Pulumi.yaml"))
        {
            Write(file, Repository.ReadExample(file));
        }
    }

    public string Path => _root.FullName;

    public void Dispose() => _root.Delete(recursive: true);

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
    }

    public string Read(string file) => File.ReadAllText(PathOf(file));

    public bool Has(string file) => File.Exists(PathOf(file));

    public void Delete(string file) => File.Delete(PathOf(file));

    /// <summary>Writes one text in a file for another, which must be there.</summary>
    public void Replace(string file, string before, string after)
    {
        var text = Read(file);
        Assert.Contains(before, text, StringComparison.Ordinal);
        Write(file, text.Replace(before, after, StringComparison.Ordinal));
    }

    /// <summary>Where the value of a text such as <c>cpu: 3</c> stands, or the text itself if it has none.</summary>
    public (int Line, int Column) Find(string file, string text)
    {
        var lines = File.ReadAllLines(PathOf(file));
        var line = Array.FindIndex(lines, candidate => candidate.Contains(text, StringComparison.Ordinal));
        Assert.True(line >= 0, $"{file} has no '{text}'.");
        var value = text.IndexOf(": ", StringComparison.Ordinal) is >= 0 and var colon ? colon + ": ".Length : 0;
        return (line + 1, lines[line].IndexOf(text, StringComparison.Ordinal) + value + 1);
    }

    /// <summary>Runs the tool here. What it writes names this folder only as <c>~</c>.</summary>
    public async Task<Outcome> RunAsync(params string[] args)
    {
        var outcome = await Outcome.OfAsync([.. args, "--root", Path]);
        return outcome with
        {
            Output = outcome.Output.Replace(Path, "~", StringComparison.Ordinal),
            Error = outcome.Error.Replace(Path, "~", StringComparison.Ordinal),
        };
    }

    private string PathOf(string file) => System.IO.Path.Combine(Path, file);
}
