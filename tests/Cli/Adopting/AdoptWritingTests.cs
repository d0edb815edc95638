namespace GpuInfra.Cli.Tests;

/// <summary>What is there stays as it is, whoever put it there and whenever.</summary>
public sealed class AdoptWritingTests
{
    private const string Script = "gcloud run deploy chat --image=us-central1-docker.pkg.dev/acme-llm/repo/server:1 --region=us-central1 --project=acme-llm\n";

    [Theory]
    [InlineData("d.sh")]
    [InlineData("Pulumi.prod.yaml")]
    [InlineData("prod.import.json")]
    public async Task Adopt_AnAnswerInTheFileOfAnother_IsRefused(string file)
    {
        using var folder = new Folder();
        folder.Write("d.sh", Script);
        var path = Path.Combine(folder.Path, file);

        var adopted = await AdoptedText.AdoptFilesAsync(folder, ["d.sh"], "--out", path);

        Assert.Equal(
            (2, $"~/{file} is read or written by the command itself, and its answer would take its place. Name another file with --out.\n"),
            (adopted.ExitCode, adopted.Error));
        Assert.Equal(Script, folder.Read("d.sh"));
        Assert.False(folder.Has("Pulumi.prod.yaml"));
    }

    [Fact]
    public async Task Adopt_AFolderWithBlanks_IsQuotedInTheCommand()
    {
        using var folder = new Folder();
        folder.Write("d.sh", Script);
        var root = Directory.CreateDirectory(Path.Combine(folder.Path, "a; b")).FullName;

        var adopted = await Outcome.OfAsync("adopt", Path.Combine(folder.Path, "d.sh"), "--root", root, "--stack", "prod", "--yes");

        Assert.Contains($"pulumi import --file '{Path.Combine(root, "prod.import.json")}' --stack prod", adopted.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopt_AFolderThatIsALink_IsNotWrittenThrough()
    {
        using var folder = new Folder();
        using var other = new Folder();
        folder.Write("d.sh", Script);
        folder.Delete("Pulumi.yaml");
        other.Delete("Pulumi.yaml");
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, ".github"), other.Path);

        var adopted = await AdoptedText.AdoptFilesAsync(folder, ["d.sh"]);

        Assert.Equal(
            (2, $"~/.github is a link to {other.Path}, and nothing is written through a link. Put a folder in its place, or begin in another one, which --root names.\n"),
            (adopted.ExitCode, adopted.Error));
        Assert.Empty(Directory.EnumerateFileSystemEntries(other.Path));
        Assert.False(folder.Has("Pulumi.prod.yaml"));
    }
}
