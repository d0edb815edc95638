using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using GpuInfra.Adoption.Tests;
using GpuInfra.Planning;
using GpuInfra.StackFiles;

namespace GpuInfra.Cli.Tests;

public partial class ReadmeTests
{
    private const string Run = "gpuinfra ";

    private static readonly MarkdownFile Readme = new("README.md");

    [Fact]
    public void Blocks_AreOfLanguagesThatTheseTestsRun()
    {
        Assert.Equal(["yaml", "bash", "text", "bash", "bash", "bash", "bash", "text", "yaml", "bash", "csharp", "bash", "yaml", "text"], Readme.Languages);
    }

    [Fact]
    public async Task Example_IsPlanned()
    {
        var (exit, output, error) = await PlanExampleAsync(yaml => yaml);

        Assert.Equal("", error);
        Assert.Equal(ExitCode.Fine, exit);
        Assert.Contains("chat-identity", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mistake_IsSaidAsShown()
    {
        var (exit, output, error) = await PlanExampleAsync(yaml => yaml.Replace("cpu: 4", "cpu: 3", StringComparison.Ordinal));

        Assert.Equal(Readme.BlocksIn("text")[0], error.TrimEnd());
        Assert.Equal("", output);
        Assert.Equal(ExitCode.CheckFailed, exit);
    }

    // A model's name makes the whole stack, and all that is said of it is that the name and the image's tag can move.
    [Fact]
    public async Task ModelByName_IsBroughtAndServed()
    {
        var (exit, output, error) = await PlanExampleAsync(yaml =>
            $"{yaml[..yaml.IndexOf("  gpuinfra:services:", StringComparison.Ordinal)]}{Readme.BlocksIn("yaml")[1]}");

        Assert.Equal((ExitCode.Fine, ""), (exit, error));
        Assert.Contains("chat-import  cloudrunv2.Job", output, StringComparison.Ordinal);
        Assert.Contains("callers: chat=nobody, until gpuinfra:services.chat.invokers names somebody", output.ReplaceLineEndings(" ").Replace("     ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("1 service: 0 errors, 2 warnings\n\nwarning MOD024: ", output, StringComparison.Ordinal);
        Assert.Contains("\nwarning MOD012: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_LetsTheExamplePass()
    {
        var lines = Readme.BlocksIn("yaml")[2];

        var loud = await PlanExampleAsync(yaml => $"{yaml}\n{lines[..lines.IndexOf("      silence:", StringComparison.Ordinal)]}");
        var silenced = await PlanExampleAsync(yaml => $"{yaml}\n{lines}");

        Assert.Equal(ExitCode.CheckFailed, loud.Exit);
        Assert.StartsWith("error RUN031: ", loud.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Fine, silenced.Exit);
        Assert.Contains("It begins a turn of the prompt, and only sounds like a secret.", silenced.Output + silenced.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_AreTheToolsOwn()
    {
        var commands = Readme.BlocksIn("bash")[0].Split('\n');

        Assert.Equal(["infra/Cli/install.sh", Run + "plan", Run + "check", "dotnet test -c Offline"], commands);
        using var folder = new Folder("dev", "prod");
        foreach (var command in commands[1..3])
        {
            var outcome = await OutcomeAsync(command, folder);
            Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
            Assert.NotEqual("", outcome.Output);
        }
    }

    // From nothing to a checked environment.
    [Fact]
    public void Beginning_RunsAsShown()
    {
        const int mostCommands = 5;
        var commands = Readme.BlocksIn("bash")[1];
        using var folder = new Folder();
        folder.Delete("Pulumi.yaml");

        var (exitCode, output, error) = Shell.Run(folder.Path, $"set -euo pipefail\n{commands}");

        Assert.InRange(commands.Split('\n').Length, 1, mostCommands);
        Assert.Equal((ExitCode.Fine, ""), (exitCode, error));
        Assert.Contains("\ndev: 0 errors, 2 warnings\ninference/dev: ", output, StringComparison.Ordinal);
        Assert.True(folder.Has("inference/program/Program.cs"));
    }

    [Fact]
    public async Task Sizes_RunAsShown()
    {
        var commands = Readme.BlocksIn("bash")[2].Split('\n');

        Assert.Equal(["size", "size"], commands.Select(command => command[Run.Length..].Split(' ')[0]));
        foreach (var command in commands)
        {
            var outcome = await Outcome.OfAsync(command[Run.Length..].Split(' '));
            Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
        }
    }

    [Fact]
    public async Task Adoption_RunsAsShown()
    {
        var commands = Readme.BlocksIn("bash")[3].Split('\n');
        using var folder = new Folder();
        folder.Write("chat.yaml", AdoptionCase.Read("03-gemma2-nfs.answer.json").Files[0].Text);

        var outcomes = new List<Outcome>();
        foreach (var command in commands[1..])
        {
            outcomes.Add(await OutcomeAsync(command.Replace("chat.yaml", $"{folder.Path}/chat.yaml", StringComparison.Ordinal), folder));
        }

        Assert.StartsWith("gcloud run services describe ", commands[0], StringComparison.Ordinal);
        Assert.Equal(["", ""], outcomes.Select(outcome => outcome.Error));
        Assert.Equal([ExitCode.Fine, ExitCode.CheckFailed], outcomes.Select(outcome => outcome.ExitCode));
        Assert.True(folder.Has("Pulumi.prod.yaml") && folder.Has("prod.import.json"));
    }

    [Fact]
    public async Task Review_RunsAsShown()
    {
        var commands = Readme.BlocksIn("bash")[4].Split('\n');

        Assert.Equal(["diff", "diff", "diff", "cost", "cost", "plan"], commands.Select(command => command[Run.Length..].Split(' ')[0]));
        using var checkout = await Checkout.OfAsync("dev", "prod");
        foreach (var command in commands)
        {
            var outcome = await OutcomeAsync(command, checkout.Folder);
            Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
        }

        Assert.StartsWith("<!doctype html>", checkout.Folder.Read("review.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Differences_AreWhatATestSees()
    {
        Assert.StartsWith(
            Readme.BlocksIn("text")[1] + "\n", Repository.Read("tests/Cli/Diffing/Matrix/bucket-rename.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void Deployment_CallsOnlyWhatItNames()
    {
        var calls = RunWithStubs(Readme.BlocksIn("bash")[5]);

        Assert.Equal(
            [
                "gcloud auth", "pulumi login", "pulumi stack", "pulumi config", "pulumi up", "infra/images/build.sh ollama", "docker push", "git checkout",
                "pulumi up",
            ],
            calls.Select(call => string.Join(' ', call.Split(' ')[..2])));
        Assert.All(
            calls.Where(call => call.StartsWith("docker", StringComparison.Ordinal) || call.StartsWith("infra", StringComparison.Ordinal)),
            call => Assert.Contains(
                StackSettings.FromFile(StackFile.Parse(Readme.BlocksIn("yaml")[0], "Pulumi.dev.yaml")).OrThrow().Services["chat"].Image!,
                call, StringComparison.Ordinal));
    }

    [Fact]
    public async Task PackageExample_CompilesAndPlans()
    {
        var build = CompiledExample.Load(new MarkdownFile("infra/Components/README.md").BlocksIn("csharp")[0], "Chat", "Build");

        var plan = await Planner.PlanAsync(new("chat", "dev", () => build()));

        Assert.Contains(
            "urn:pulumi:dev::chat::gpuinfra:index:ModelService$gpuinfra:index:GpuService$gcp:cloudrunv2/service:Service::chat",
            plan.Resources.Select(resource => resource.Urn));
    }

    [Fact]
    public async Task OtherProgram_CompilesAndPlans()
    {
        var build = CompiledExample.Load(Readme.BlocksIn("csharp")[0], "Vision", "Build");

        var plan = await Planner.PlanAsync(new("vision", "dev", () => build()));

        Assert.Contains(
            "urn:pulumi:dev::vision::gpuinfra:index:GpuService$gcp:cloudrunv2/service:Service::vision",
            plan.Resources.Select(resource => resource.Urn));
    }

    [Fact]
    public void Layout_NamesWhatIsThere()
    {
        var folders = Readme.BlocksIn("text")[2].Split('\n').Select(line => line.Split(' ')[0]).ToList();

        Assert.Equal(14, folders.Count);
        Assert.All(folders, folder => Assert.True(Directory.Exists(Path.Combine(Repository.Root, folder)), folder));
    }

    [Fact]
    public void Rules_AreThoseOfTheBook()
    {
        var counted = RuleRow.Matches(Repository.Read("README.md")).ToDictionary(
            row => row.Groups["prefixes"].Value,
            row => int.Parse(row.Groups["count"].Value, CultureInfo.InvariantCulture));

        Assert.Equal(RuleBook.All.Count, counted.Values.Sum());
        Assert.All(counted, row => Assert.Equal(RuleBook.All.Count(rule => row.Key.Contains($"`{rule.Id[..3]}`", StringComparison.Ordinal)), row.Value));
    }

    [Fact]
    public void Limits_AreTheCatalogs()
    {
        var limits = LimitsTable.Markdown();

        Assert.True(limits == Readme.Generated("limits"), $"Put this between README.md's limits comments:\n{limits}");
    }

    [Fact]
    public void SourcesOfAModel_AreThoseOfTheCatalog()
    {
        var sources = string.Join('\n', ModelSourceTradeoff.All
            .Select(source => $"| `{source.Id}` | {source.Deploying} | {source.Starting} | {source.Effort} | {source.Storing} |")
            .Prepend("|---|---|---|---|---|").Prepend("| `modelSource` | a deployment | a start | what you do | what keeping them costs |"));

        Assert.True(sources == Readme.Generated("sources"), $"Put this between README.md's sources comments:\n{sources}");
    }

    [GeneratedRegex("^\\| (?<prefixes>(`[A-Z]{3}`,? ?)+)\\| [^|]+ \\| (?<count>[0-9]+) \\|$", RegexOptions.Multiline)]
    private static partial Regex RuleRow { get; }

    // As if somebody stood in the folder.
    private static async Task<Outcome> OutcomeAsync(string command, Folder folder)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var args = command[Run.Length..].Replace("--out ", $"--out {folder.Path}/", StringComparison.Ordinal).Split(' ');
        var terminal = new Terminal(output, error) { Clock = new FixedClock(CostRun.Day) };
        return new(await CommandLine.RunAsync([.. args, "--root", folder.Path], terminal), output.ToString(), error.ToString());
    }

    private static async Task<(int Exit, string Output, string Error)> PlanExampleAsync(Func<string, string> change)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Pulumi.yaml"), Repository.Read("Pulumi.yaml"));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Pulumi.dev.yaml"), change(Readme.BlocksIn("yaml")[0]));
            using var output = new StringWriter();
            using var error = new StringWriter();
            var exit = await CommandLine.RunAsync(["plan", "--root", folder.FullName], new Terminal(output, error));
            return (exit, output.ToString(), error.ToString().Replace(folder.FullName + "/", "", StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Every command of the block is replaced by one that says how it was called, so that the shell itself reads the block.
    private static string[] RunWithStubs(string block)
    {
        const string stubs = "say() { echo \"$@\"; cat >/dev/null; }\n"
            + "gcloud() { say gcloud \"$@\"; }\npulumi() { say pulumi \"$@\"; }\ndocker() { say docker \"$@\"; }\ngit() { say git \"$@\"; }\n"
            + "curl() { say 0123; }\ninfra/images/build.sh() { [ \"$REVISION\" = \"$(echo 0123 | sha256sum | cut -c1-64)\" ] && say infra/images/build.sh \"$@\"; }\n";
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", stubs + block])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        shell.StandardInput.Close();
        var calls = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
        return calls.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
