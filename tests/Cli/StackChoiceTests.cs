using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>Which project and which stacks a command line means.</summary>
public sealed class StackChoiceTests : IDisposable
{
    private readonly Folder _folder = new("dev", "prod");
    private readonly string _before = Directory.GetCurrentDirectory();

    [Theory]
    [InlineData("", "dev: 0 errors, 0 warnings; prod: 0 errors, 0 warnings")]
    [InlineData("", "dev: 0 errors, 0 warnings", "dev")]
    [InlineData("", "dev: 0 errors, 0 warnings", "Pulumi.dev.yaml")]
    [InlineData("", "prod: 0 errors, 0 warnings", "./Pulumi.prod.yaml")]
    [InlineData("docs/notes", "dev: 0 errors, 0 warnings; prod: 0 errors, 0 warnings")]
    [InlineData("docs/notes", "prod: 0 errors, 0 warnings", "prod")]
    [InlineData("docs/notes", "prod: 0 errors, 0 warnings", "Pulumi.prod.yaml")]
    [InlineData("docs/notes", "prod: 0 errors, 0 warnings", "../../Pulumi.prod.yaml")]
    public async Task Check_FromAFolderOfTheProject_MeansIt(string place, string lines, params string[] words)
    {
        Stand(place);

        (await Outcome.OfAsync(["check", .. words])).AssertOutput(ExitCode.Fine, lines);
    }

    [Fact]
    public async Task Check_FileInAnotherFolder_MeansItsProject()
    {
        Stand("..");

        (await Outcome.OfAsync("check", Path.Combine(_folder.Path, "Pulumi.dev.yaml"))).AssertOutput(ExitCode.Fine, "dev: 0 errors, 0 warnings");
    }

    [Fact]
    public async Task Check_MistakeSeenFromBelow_IsNamedFromThere()
    {
        _folder.Replace("Pulumi.dev.yaml", "cpu: 4", "cpu: 3");
        Stand("docs/notes");

        var outcome = await Outcome.OfAsync("check", "dev");

        Assert.StartsWith("dev\n  error GPU003: ../../Pulumi.dev.yaml:", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no stack 'dve': this folder has no Pulumi.dve.yaml. Did you mean 'dev'? Its stacks are dev, prod.", "dve")]
    [InlineData("There is no stack 'test': this folder has no Pulumi.test.yaml. Its stacks are dev, prod.", "Pulumi.test.yaml")]
    [InlineData("There is no file './Pulumi.test.yaml'. Name a stack file that is there, or the stack alone.", "./Pulumi.test.yaml")]
    [InlineData("There is no file 'nowhere/Pulumi.dev.yaml'. Name a stack file that is there, or the stack alone.", "nowhere/Pulumi.dev.yaml")]
    [InlineData("'Pulumi.yaml' is the project's own file and no stack. Name a stack, or none for all; --root names the folder.", "Pulumi.yaml")]
    [InlineData(
        "./README.md: this is none of the forms that are read. They are: YAML of a Cloud Run service, JSON of a Cloud Run service (v1), JSON of a Cloud Run "
            + "service (v2), gcloud run deploy, Terraform configuration, terraform show -json, Compose file, pulumi stack export. A stack file is called "
            + "Pulumi.<stack>.yaml.",
        "./README.md")]
    [InlineData("'./README.md' is no stack file, which is called Pulumi.<stack>.yaml. Name one, or the stack alone.", "./README.md", "dev")]
    [InlineData("'docs/notes' is a folder and no stack. Name it with --root.", "docs/notes")]
    [InlineData("'./Pulumi.dev.yaml' and 'other/Pulumi.dev.yaml' are of 2 projects, each with a Pulumi.yaml of its own. Name the files of one at a time.", "./Pulumi.dev.yaml", "other/Pulumi.dev.yaml")]
    [InlineData("'./Pulumi.dev.yaml' is no stack file of this project, whose stack files are in 'other'. Leave out --root, or name a file that is there.", "./Pulumi.dev.yaml", "--root", "other")]
    [InlineData("There is no folder 'nowhere'. Name the folder of a Pulumi project with --root.", "--root", "nowhere")]
    public async Task Check_OfWhatIsNotThere_SaysWhatToWrite(string message, params string[] words)
    {
        _folder.Write("README.md", "");
        _folder.Write("other/Pulumi.yaml", _folder.Read("Pulumi.yaml"));
        _folder.Write("other/Pulumi.dev.yaml", _folder.Read("Pulumi.dev.yaml"));
        _folder.Write("docs/notes/a.md", "");
        Stand("");

        (await Outcome.OfAsync(["check", .. words])).AssertFails(ExitCode.BadUsage, message);
    }

    [Fact]
    public async Task Check_WhereNoProjectIs_SaysThatItLookedAbove()
    {
        _folder.Delete("Pulumi.yaml");
        Stand("");

        (await Outcome.OfAsync("check")).AssertFails(
            ExitCode.BadUsage,
            "There is no Pulumi.yaml in this folder or above it. Name the folder of a Pulumi project with --root, or begin one with 'gpuinfra init'.");
    }

    public void Dispose()
    {
        Directory.SetCurrentDirectory(_before);
        _folder.Dispose();
    }

    private void Stand(string place) =>
        Directory.SetCurrentDirectory(Directory.CreateDirectory(Path.Combine(_folder.Path, place)).FullName);
}
