using System.Text.RegularExpressions;

namespace GpuInfra.Workflows.Tests;

/// <summary>The page that says how an image is built says what the files beside it do.</summary>
public partial class BuildPageTests
{
    private static readonly string Page = Repository.Read("docs/build-an-image.md");

    [ScriptFact]
    public void Lines_AreThoseThatArePrinted()
    {
        var shown = Blocks("text").Single();
        var image = Image().Match(shown).Value;
        using var run = new ScriptRun();
        run.Replace("docker", $"echo '{image}@sha256:DIGEST'");

        Assert.Equal((0, $"{shown}\n"), run.RunFile("infra/images/stack-lines.sh", "ollama", "gemma3:4b", $"{image}:1"));
        Assert.EndsWith("/ollama-gemma3-4b", image, StringComparison.Ordinal);
    }

    [Fact]
    public void Substitutions_AreThoseOfTheBuild()
    {
        var declared = Substitution().Matches(Repository.Read("infra/images/cloudbuild.yaml").Split("steps:")[0]).Select(match => match.Value);
        var named = Substitution().Matches(Page).Select(match => match.Value);

        Assert.Equal(declared.Distinct().Order(StringComparer.Ordinal), named.Distinct().Order(StringComparer.Ordinal));
    }

    // The folder that a server runs in, and the name that it is told, are the place that the page names.
    [Fact]
    public void Table_NamesThePlacesOfTheDockerfiles()
    {
        var rows = Row().Matches(Page).ToList();

        Assert.Equal(6, rows.Count);
        Assert.All(rows, row =>
        {
            var file = Dockerfile.All.Single(known => known.Engine == row.Groups["engine"].Value);
            var folder = file.Of("WORKDIR").SingleOrDefault();
            Assert.Equal(folder is null ? "/models" : $"{folder.TrimEnd('/')}/{row.Groups["model"].Value}", row.Groups["place"].Value);
            Assert.Equal(file.Of("USER").SingleOrDefault() ?? "root", row.Groups["user"].Value.Trim('`'));
        });
    }

    [ScriptFact]
    public void Commands_AreCommandsOfTheShell()
    {
        using var run = new ScriptRun();
        Assert.Equal(3, Blocks("bash").Count);
        Assert.All(Blocks("bash"), block =>
        {
            run.Write("block.sh", block);
            run.Write("check.sh", $"bash -n '{run.In("block.sh")}'");
            Assert.Equal((0, ""), run.RunFile(run.In("check.sh")));
        });
    }

    [GcloudFact]
    public void Commands_AreTakenByGcloud()
    {
        var commands = ShellCalls.OfGcloud(string.Join('\n', Blocks("bash").Take(2)));
        using var gcloud = new Gcloud();

        Assert.Equal(6, commands.Count);
        Assert.All(commands, words => Assert.Null(gcloud.Refusal(words)));
    }

    private static IReadOnlyList<string> Blocks(string language) =>
        [.. Block().Matches(Page).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["text"].Value)];

    [GeneratedRegex("^```(?<language>[a-z]+)\n(?<text>.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex(@"(?<![A-Z])_[A-Z]+(_[A-Z]+)*\b")]
    private static partial Regex Substitution();

    [GeneratedRegex(@"[a-z0-9.-]+\.pkg\.dev/[^@\s]+")]
    private static partial Regex Image();

    [GeneratedRegex(@"^\| `(?<engine>[a-z.-]+)` \| [^|]*`(?<model>[^`]+)` \| [^|]+ \| [^|`]*`(?<place>/[^`]*)` \| (?<user>[^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
