using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>The program of a folder is the one that its Pulumi.yaml runs.</summary>
public sealed class ProgramFinderTests
{
    private const string KnownPrograms =
        "Write 'runtime: dotnet' with 'main: infra/Program' or 'main: infra/Bootstrap', or with 'main:' and the folder of a .NET "
        + "project that refers to one of these. Any other program is run with --program.";

    [Theory]
    [InlineData("name: x", "1:1", "runtime: is missing, and with it what runs the program")]
    [InlineData("name: x\nruntime: nodejs\nmain: infra/Program", "2:10", "runtime: is nodejs, which runs another program than those known here")]
    [InlineData("name: x\nruntime: {name: python, options: {virtualenv: venv}}", "2:1", "runtime: is python, which runs another program than those known here")]
    [InlineData("name: x\nruntime: dotnet\nmain: infra/Other", "3:7", "main: is infra/Other, where no program is that is known here")]
    [InlineData("name: x\nruntime: dotnet", "2:10", "main: is not given, so that the program is in this folder, where no program is that is known here")]
    public async Task Plan_AnotherProgram_IsRefusedWithWhatToDo(string project, string place, string problem)
    {
        using var folder = new Folder("dev");
        folder.Write("Pulumi.yaml", project);

        (await folder.RunAsync("plan")).AssertFails(
            ExitCode.BadUsage, $"error CFG017: ~/Pulumi.yaml{(place == "1:1" ? "" : $":{place}")}: {problem}. {KnownPrograms}");
    }

    [Theory]
    [InlineData("infra/Program")]
    [InlineData("./infra/Program/")]
    [InlineData("infra/Program/GpuInfra.Program.csproj")]
    public async Task Plan_FolderWithoutAProject_IsRefusedWhateverItsName(string main)
    {
        using var folder = new Folder("dev");
        folder.Write("Pulumi.yaml", $"name: gpuinfra\nruntime: dotnet\nmain: {main}\n");
        folder.Write("infra/Program/README.md", "");

        (await folder.RunAsync("plan")).AssertFails(
            ExitCode.BadUsage,
            $"error CFG017: ~/Pulumi.yaml:3:7: main: is {main}, where no .NET project is. "
            + "Put the whole program there, as a checkout of its repository has it, or correct 'main' to the folder of its project.");
    }

    [Fact]
    public async Task Plan_BackslashesInMain_AreRefusedWhereTheyAreLetters()
    {
        using var folder = new Folder("dev");
        folder.Write("Pulumi.yaml", "name: gpuinfra\nruntime: dotnet\nmain: infra\\Program\n");

        (await folder.RunAsync("plan")).AssertFails(
            ExitCode.BadUsage,
            @"error CFG017: ~/Pulumi.yaml:3:7: main: is infra\Program, where '\' is a letter of the name and not a step into a folder, "
            + "except on Windows. Write 'main: infra/Program'.");
    }

    [Theory]
    [InlineData("runtime: dotnet\nmian: infra/Program", 3, "mian", "main")]
    [InlineData("runtme: dotnet\nmain: infra/Program", 2, "runtme", "runtime")]
    public async Task Plan_KeyOfTheProgramMisspelt_IsToldThere(string project, int line, string key, string meant)
    {
        using var folder = new Folder("dev");
        folder.Write("Pulumi.yaml", $"name: gpuinfra\n{project}\n");

        (await folder.RunAsync("plan")).AssertFails(
            ExitCode.BadUsage,
            $"error CFG017: ~/Pulumi.yaml:{line}:1: {key}: is not a key of Pulumi.yaml, and '{meant}' is missing. Did you mean '{meant}'?");
    }

    [Theory]
    [InlineData("GpuInfra.Components.csproj", "is src, a program of its own with the components of this repository, which only a run tells: say --program")]
    [InlineData("Other.csproj", "is src, where Acme.csproj is another program than those known here")]
    public async Task Plan_ProgramOfOnesOwn_IsRefusedWithWhatToDo(string reference, string problem)
    {
        using var folder = new Folder("dev");
        folder.Write("Pulumi.yaml", "name: acme\nruntime: dotnet\nmain: src\n");
        folder.Write("src/Acme.csproj", Project(reference));

        (await folder.RunAsync("check")).AssertOutput(
            ExitCode.BadUsage,
            "~/Pulumi.yaml",
            $"  error CFG017: ~/Pulumi.yaml:3:7: main: {problem}. {KnownPrograms}",
            "",
            "~/Pulumi.yaml: 1 error, 0 warnings; dev: 0 errors, 0 warnings");
    }

    [Theory]
    [InlineData("runtime: dotnet\nmain: src/", "src/Acme.csproj", "../../GpuInfra.Program/GpuInfra.Program.csproj")]
    [InlineData("runtime: {name: dotnet, options: {binary: bin/acme}}\nmain: ./src", "src/Acme.fsproj", "GpuInfra.Program")]
    [InlineData("runtime: dotnet\nmain: src/Acme.csproj", "src/Acme.csproj", "GpuInfra.Program")]
    [InlineData("runtime: dotnet\nmain: src/", "src/Acme.csproj", "../infra/StackFiles/GpuInfra.StackFiles.csproj")]
    [InlineData("runtime: dotnet\nmain: elsewhere", "elsewhere/GpuInfra.Program.csproj", "GpuInfra.Components")]
    [InlineData("runtime: dotnet\nmain: vendor/gpuinfra/infra/Program", "README.md", "")]
    [InlineData("runtime: dotnet\nmain: infra/../infra/Program/", "README.md", "")]
    public async Task Plan_ProjectThatRunsThisProgram_IsPlanned(string project, string file, string reference)
    {
        using var folder = new Folder("dev");
        folder.Write("Pulumi.yaml", $"name: gpuinfra\n{project}\n");
        folder.Write(file, Project(reference));

        var outcome = await folder.RunAsync("plan");

        Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
        Assert.StartsWith("gpuinfra/dev: ", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<PackageReference Include=\"GpuInfra.StackFiles\" Version=\"[0.0.1]\" />", "0.0.1")]
    [InlineData("<PackageReference Include=\"GpuInfra.Components\" Version=\"0.0.2\" /><PackageReference Include=\"GpuInfra.StackFiles\"><Version>0.0.2</Version></PackageReference>", "0.0.2")]
    [InlineData("<PackageReference Include=\"GpuInfra.StackFiles\" />", "0.0.3")]
    public async Task Check_ProgramOfAnotherVersion_WarnsOfIt(string reference, string version)
    {
        using var folder = new Folder("dev");
        folder.Write("Pulumi.yaml", "name: acme\nruntime: dotnet\nmain: program\n");
        folder.Write("program/Program.csproj", $"<Project><ItemGroup>{reference}</ItemGroup></Project>");
        folder.Write(
            "Directory.Packages.props", "<Project><ItemGroup><PackageVersion Include=\"GpuInfra.StackFiles\" Version=\"[0.0.3]\" /></ItemGroup></Project>");

        (await folder.RunAsync("check")).AssertOutput(
            ExitCode.Fine,
            "~/Pulumi.yaml",
            $"  warning CFG019: ~/Pulumi.yaml:3:7: main: runs version {version} of the components, but this tool is {ToolVersion.Current}. "
                + "Update the one that is older: the version in the program's project file, or the tool.",
            "",
            "~/Pulumi.yaml: 0 errors, 1 warning; dev: 0 errors, 0 warnings");
        Assert.Equal(ExitCode.CheckFailed, (await folder.RunAsync("check", "--strict")).ExitCode);
    }

    [Theory]
    [InlineData("Version=\"CURRENT\"")]
    [InlineData("Version=\"[CURRENT]\"")]
    [InlineData("Version=\"1.*\"")]
    [InlineData("Version=\"[1.0.0,2.0.0)\"")]
    [InlineData("Version=\"$(Version)\"")]
    [InlineData("")]
    public async Task Check_ProgramOfThisVersionOrOfNone_IsNotWarnedOf(string version)
    {
        using var folder = new Folder("dev");
        folder.Write("Pulumi.yaml", "name: acme\nruntime: dotnet\nmain: program\n");
        folder.Write(
            "program/Program.csproj",
            $"<Project><ItemGroup><PackageReference Include=\"GpuInfra.StackFiles\" {version.Replace("CURRENT", ToolVersion.Current, StringComparison.Ordinal)} /></ItemGroup></Project>");

        (await folder.RunAsync("check")).AssertOutput(ExitCode.Fine, "dev: 0 errors, 0 warnings");
    }

    private static string Project(string reference) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <ItemGroup>
            <{(reference.EndsWith("proj", StringComparison.Ordinal) ? "ProjectReference" : "PackageReference")} Include="{reference}" />
          </ItemGroup>
        </Project>
        """;
}
