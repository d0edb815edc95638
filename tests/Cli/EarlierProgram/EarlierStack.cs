using System.IO.Compression;

namespace GpuInfra.Cli.Tests;

/// <summary>A stack of an earlier program: its files, its plan, and what was deployed of it.</summary>
internal sealed record EarlierStack(string Name)
{
    private const string Here = "tests/Cli/EarlierProgram";
    private const string Bootstrap = "bootstrap-";

    // Where the same files serve other tests.
    private static readonly string[] Folders = [Here, "tests/Cli/RealPreview", "tests/Planning/Diff/Deployed"];

    public static IReadOnlyList<EarlierStack> All { get; } = [new("dev"), new("prod"), new("bootstrap-dev"), new("bootstrap-prod")];

    public string Stack => Name.Replace(Bootstrap, "", StringComparison.Ordinal);

    /// <summary>What the program of today may say otherwise.</summary>
    public string[] Intended => Lines("intended");

    /// <summary>What a deployment of the program of today changes.</summary>
    public string[] Changes => Lines("changes");

    /// <summary>A folder with the stack files, in which the program of today is planned.</summary>
    public Folder Open()
    {
        var folder = new Folder();
        foreach (var file in (string[])["Pulumi.yaml", $"Pulumi.{Stack}.yaml"])
        {
            folder.Write(file, File.ReadAllText(Find(Name == Stack ? file : $"bootstrap/{file}")));
        }

        return folder;
    }

    /// <summary>The <c>plan</c>, the <c>export</c> or the <c>refreshed.export</c>.</summary>
    public string Read(string form)
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(Find($"{Name}.{form}.json.gz")), CompressionMode.Decompress));
        return text.ReadToEnd();
    }

    private string[] Lines(string kind) =>
        Repository.Read($"{Here}/{Name}.{kind}.txt").ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    private static string Find(string file) =>
        Folders.Select(folder => Path.Combine(Repository.Root, folder, file)).First(File.Exists);
}
