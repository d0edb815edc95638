using GpuInfra.Cli;
using GpuInfra.StackFiles;

namespace GpuInfra.Cli.Tests;

/// <summary>What an environment begins with.</summary>
public sealed class InitCommandTests : IDisposable
{
    private const string Revision = "a2af6cc3eb7fa8be8504abaf9b04e88f17a119ec3f04a3addf55f92841195f5a";
    private const string Digest = "sha256:5f1c3a0be9d2478651f0c7b84de1a96e02d8b7c44a9135ef60b2a7d9c8e3f415";

    private static readonly string[] Pins = ["--revision", Revision, "--digest", Digest];

    private readonly Folder _folder = Empty();

    [Fact]
    public async Task Init_InAnEmptyFolder_WritesAllThatIsNeeded()
    {
        var outcome = await InitAsync("--project", "acme-dev", "--yes");

        outcome.AssertOutput(
            ExitCode.Fine,
            "~/Pulumi.dev.yaml is written.",
            "~/Pulumi.yaml is written.",
            "~/program/Program.csproj is written.",
            "~/program/Program.cs is written.",
            "~/.github/workflows/gpuinfra.yml is written.",
            "",
            "Next:",
            "  gpuinfra check dev --root ~",
            "  gpuinfra plan dev --root ~",
            "  gpuinfra doctor dev --root ~");
        Assert.Equal(Repository.Read("infra/Program/Program.cs"), _folder.Read("program/Program.cs"));
        Assert.Contains($"Include=\"GpuInfra.StackFiles\" Version=\"[{ToolVersion.Current}]\"", _folder.Read("program/Program.csproj"), StringComparison.Ordinal);
        Assert.Contains("  gcp:region: europe-west4\n", _folder.Read("Pulumi.dev.yaml"), StringComparison.Ordinal);
        Assert.Contains("      maxInstances: 1\n      deletionProtection: false\n", _folder.Read("Pulumi.dev.yaml"), StringComparison.Ordinal);
        Assert.DoesNotContain("minInstances", _folder.Read("Pulumi.dev.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_OfAProject_AsksPulumiForWhatThisOneDoes()
    {
        await InitAsync("--project", "acme-dev", "--yes");

        Assert.Equal(ProjectFile.Parse(Repository.Read("Pulumi.yaml"), "Pulumi.yaml").RequiredPulumi, ProjectFile.Parse(_folder.Read("Pulumi.yaml"), "Pulumi.yaml").RequiredPulumi);
    }

    [Theory]
    [InlineData("dev", "--model", "gemma3:1b")]
    [InlineData("dev", "--model", "gemma3:27b", "--region", "europe-west1")]
    [InlineData("dev", "--model", "qwen3:32b", "--region", "us-central1")]
    [InlineData("dev", "--model", "Qwen/Qwen3-8B", "--engine", "vllm")]
    [InlineData("dev", "--model", "Qwen/Qwen3-8B", "--engine", "sglang", "--region", "europe-west4")]
    [InlineData("dev", "--model", "BAAI/bge-m3", "--engine", "text-embeddings-inference")]
    [InlineData("prod-eu", "--model", "gemma3:4b", "--revision", Revision, "--digest", Digest)]
    [InlineData("live", "--audience", "prod", "--revision", Revision, "--digest", Digest)]
    [InlineData("live", "--audience", "prod", "--model", "Qwen/Qwen3-8B", "--engine", "vllm", "--revision", "b968826d9c46dd6066d109eabc6255188de91218", "--digest", Digest)]
    public async Task Init_OfAnyKind_IsCheckedAndPlannedWithoutAnError(string stack, params string[] words)
    {
        var begun = await InitAsync([stack, "--project", "acme-1", "--yes", .. words]);

        Assert.Equal((ExitCode.Fine, ""), (begun.ExitCode, begun.Error));
        Assert.Equal(ExitCode.Fine, (await _folder.RunAsync("check", stack)).ExitCode);
        Assert.Equal(ExitCode.Fine, (await _folder.RunAsync("plan", stack)).ExitCode);
    }

    [Fact]
    public async Task Init_ForProd_IsProtectedPinnedAndAlwaysOn()
    {
        await InitAsync(["prod", "--project", "acme-prod", "--yes", .. Pins]);

        var file = _folder.Read("Pulumi.prod.yaml");
        Assert.DoesNotContain("protect:", file, StringComparison.Ordinal);
        Assert.DoesNotContain("deletionProtection", file, StringComparison.Ordinal);
        Assert.Contains(
            $"      model: gemma3:4b\n      revision: {Revision}\n      image: europe-west4-docker.pkg.dev/acme-prod/inference-images-docker-hub/ollama/ollama@{Digest}\n",
            file, StringComparison.Ordinal);
        Assert.Contains("      minInstances: 1\n      maxInstances: 3\n", file, StringComparison.Ordinal);
        Assert.Contains("      softDeleteDays: 30\n", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_OfASecondEnvironment_WritesItsStackFileAlone()
    {
        await InitAsync("--project", "acme-dev", "--yes");

        var outcome = await InitAsync(["prod", "--project", "acme-prod", "--yes", .. Pins]);

        Assert.StartsWith("~/Pulumi.prod.yaml is written.\n\nNext:\n  gpuinfra check prod ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_WhereSomebodyAnswers_AsksForWhatIsNotSaid()
    {
        var (outcome, _) = await AnswerAsync(["--region", "europe-west1"], "acme-dev", "", "prod");

        Assert.Equal(
            "The id of the Google Cloud project, one for each environment: The model, by the name that its engine knows [gemma3:4b]: Who it is for, dev or prod [dev]: ",
            outcome.Error[..outcome.Error.IndexOf("--revision", StringComparison.Ordinal)]);
    }

    [Fact]
    public async Task Init_AudienceThatCannotBe_IsAskedForAgain()
    {
        var (outcome, file) = await AnswerAsync(["--project", "acme-dev", "--region", "europe-west4", "--model", "gemma3:4b"], "both", "", "dev");

        Assert.Equal(ExitCode.Fine, outcome.ExitCode);
        Assert.Contains("There is no audience 'both'. Say --audience dev or --audience prod.\n", outcome.Error, StringComparison.Ordinal);
        Assert.NotNull(file);
    }

    [Fact]
    public async Task Init_ProjectThatCannotBe_IsAskedForAgain()
    {
        var (outcome, file) = await AnswerAsync(["--region", "europe-west4", "--model", "gemma3:4b", "--audience", "dev"], "Acme Dev", "", "acme-dev");

        Assert.Equal(ExitCode.Fine, outcome.ExitCode);
        Assert.Contains("--project is 'Acme Dev', which is not ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("  gcp:project: acme-dev\n", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_AnswersThatEnd_LeaveNothingBehind()
    {
        var (outcome, _) = await AnswerAsync([], "acme-dev");

        Assert.Equal(ExitCode.BadUsage, outcome.ExitCode);
        Assert.EndsWith("The answers ended before --region was given. Write it on the command line.\n", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("--project is not given, and has no default. The id of the Google Cloud project, one for each environment: write it behind --project.", "dev")]
    [InlineData("'de v' is no name of a stack, which is 1 to 100 letters, digits, hyphens, underscores and points. Write one such as dev or prod-eu; --root names another folder.", "de v")]
    [InlineData("There is no audience 'prd'. Did you mean 'prod'? Say --audience dev or --audience prod.", "--project", "acme-1", "--audience", "prd")]
    [InlineData("There is no engine 'olama'. The engines are: ollama, vllm, llama.cpp, sglang, text-embeddings-inference.", "--project", "acme-1", "--engine", "olama")]
    [InlineData("'my model' is no name of a model. Write it with --model as its engine calls it, such as gemma3:4b or google/gemma-3-4b-it.", "--project", "acme-1", "--model", "my model")]
    [InlineData("--from copies an environment as it is, and --model says another. Leave it out, and change the new stack file.", "--from", "dev", "--model", "gemma3:4b")]
    [InlineData("There is no Pulumi.yaml in '~'. Name the folder of a Pulumi project with --root, or begin one with 'gpuinfra init'.", "--from", "dev")]
    public async Task Init_AskedWrongly_SaysWhatToDo(string message, params string[] words)
    {
        (await InitAsync([.. words, "--yes"])).AssertFails(ExitCode.BadUsage, message);

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("--project is 'ACME', which is not ", "--project", "ACME")]
    [InlineData("--project is 'a: b', which is not ", "--project", "a: b")]
    [InlineData("--region is europe-west9, ", "--project", "acme-1", "--region", "europe-west9")]
    [InlineData("--region is 'mars-1', which is not ", "--project", "acme-1", "--region", "mars-1")]
    [InlineData("Nothing is known of the model 'gemma9'. Near to it are ", "--project", "acme-1", "--model", "gemma9")]
    [InlineData("No GPU of europe-west1 serves ", "--project", "acme-1", "--model", "llama3.3:70b", "--region", "europe-west1")]
    [InlineData("--revision is missing, and gemma3:4b is a moving name: it can come to mean another model. Write it behind --revision, with what this prints first: curl ", "--project", "acme-1", "--audience", "prod")]
    [InlineData("--digest is ollama:0.40.1, a tag, ", "--project", "acme-1", "--audience", "prod", "--revision", Revision)]
    [InlineData("--digest ", "--project", "acme-1", "--audience", "prod", "--revision", Revision, "--digest", "latest")]
    public async Task Init_WithWhatTheRulesRefuse_NamesTheFlag(string message, params string[] words)
    {
        var outcome = await InitAsync([.. words, "--yes"]);

        Assert.Equal((ExitCode.BadUsage, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith(message, outcome.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("Pulumi.dev.yaml", "is there already, and nothing is overwritten. Name another stack, or look at it with 'gpuinfra check dev'.")]
    [InlineData("program/Program.cs", "is there already, and nothing is overwritten. Move it, or begin in another folder, which --root names.")]
    [InlineData("program", "has a .NET project already, and nothing is put beside it. Move it, or write Pulumi.yaml yourself, with 'main' for the folder of its program.", "program/Other.csproj")]
    [InlineData(".github/workflows/gpuinfra.yml", "is there already, and nothing is overwritten. Move it, or begin in another folder, which --root names.")]
    public async Task Init_WhereAFileIs_OverwritesNothing(string named, string message, string? file = null)
    {
        _folder.Write(file ?? named, "mine");

        (await InitAsync("--project", "acme-dev", "--yes")).AssertFails(ExitCode.BadUsage, $"~/{named} {message}");
        Assert.Equal("mine", _folder.Read(file ?? named));
        Assert.Single(Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Init_ProjectOfAnotherProgram_IsRefused()
    {
        _folder.Write("Pulumi.yaml", "name: x\nruntime: nodejs\n");

        var outcome = await InitAsync("--project", "acme-dev", "--yes");

        Assert.Equal(ExitCode.BadUsage, outcome.ExitCode);
        Assert.StartsWith("error CFG017: ~/Pulumi.yaml:2:10: runtime: is nodejs, ", outcome.Error, StringComparison.Ordinal);
        Assert.False(_folder.Has("Pulumi.dev.yaml"));
    }

    [Fact]
    public async Task Init_InAFolderOfARepository_ChecksThatFolder()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, ".git"));
        Directory.CreateDirectory(Path.Combine(_folder.Path, "infra"));

        await Outcome.OfAsync("init", "--project", "acme-dev", "--yes", "--root", Path.Combine(_folder.Path, "infra"));

        Assert.Contains("run: gpuinfra check --root 'infra' --format github\n", _folder.Read(".github/workflows/gpuinfra.yml"), StringComparison.Ordinal);
        Assert.True(_folder.Has("infra/Pulumi.dev.yaml"));
    }

    [Fact]
    public async Task Init_RepositoryThatChecksAlready_GetsNoOtherWorkflow()
    {
        _folder.Write(".github/workflows/ci.yml", "run: gpuinfra check\n");

        await InitAsync("--project", "acme-dev", "--yes");

        Assert.False(_folder.Has(".github/workflows/gpuinfra.yml"));
    }

    [Fact]
    public void Workflow_UsesWhatThisRepositoryUses()
    {
        var ours = Repository.Read(".github/workflows/ci.yml") + Repository.Read(".github/actions/gpuinfra/action.yml");
        var uses = Repository.Read("infra/Cli/Starting/workflow.yml").Split('\n').Where(line => line.Contains("uses:", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, uses.Count);
        Assert.All(uses, line => Assert.Contains(line.Trim(), ours, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private static Folder Empty()
    {
        var folder = new Folder();
        folder.Delete("Pulumi.yaml");
        return folder;
    }

    private Task<Outcome> InitAsync(params string[] words) => _folder.RunAsync(["init", .. words]);

    // As somebody who is asked, and answers line by line.
    private async Task<(Outcome Outcome, string? File)> AnswerAsync(string[] words, params string[] answers)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(output, error) { Input = new StringReader(string.Concat(answers.Select(answer => answer + "\n"))) };
        var exitCode = await CommandLine.RunAsync(["init", .. words, "--root", _folder.Path], terminal);
        return (new(exitCode, output.ToString(), error.ToString()), _folder.Has("Pulumi.dev.yaml") ? _folder.Read("Pulumi.dev.yaml") : null);
    }
}
