using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace GpuInfra.Workflows.Tests;

/// <summary>The commands of the tutorials are commands, and what they name is in the plan of the page's stack file.</summary>
public partial class TutorialCommandTests
{
    // What a command is about, by the name that the checks below know it by.
    private static readonly Dictionary<string, string> Commands = new()
    {
        ["artifacts docker images list"] = "image",
        ["auth login"] = "",
        ["auth application-default login"] = "",
        ["beta quotas info describe"] = "quota",
        ["beta quotas preferences create"] = "",
        ["billing projects link"] = "project",
        ["config set project"] = "project",
        ["iam service-accounts create"] = "account",
        ["iam service-accounts delete"] = "email",
        ["logging read"] = "filter",
        ["projects create"] = "project",
        ["run jobs create"] = "job",
        ["run jobs delete"] = "job",
        ["run jobs execute"] = "job",
        ["run services describe"] = "service",
        ["secrets create"] = "secret",
        ["services enable"] = "api",
        ["storage rm"] = "folder",
    };

    // What a flag names; those that name nothing of the stack have no check.
    private static readonly Dictionary<string, string?> Flags = new()
    {
        ["dimensions"] = "dimensions",
        ["image"] = "image",
        ["network"] = "network",
        ["preferred-value"] = "quota",
        ["project"] = "project",
        ["quota-id"] = "quota",
        ["region"] = "region",
        ["service"] = "api",
        ["service-account"] = "email",
        ["subnet"] = "subnet",
        ["vpc-egress"] = "egress",
        ["args"] = null,
        ["billing-account"] = null,
        ["command"] = null,
        ["data-file"] = null,
        ["display-name"] = null,
        ["email"] = null,
        ["format"] = null,
        ["freshness"] = null,
        ["justification"] = null,
        ["max-retries"] = null,
        ["order"] = null,
        ["quiet"] = null,
        ["recursive"] = null,
        ["task-timeout"] = null,
        ["wait"] = null,
    };

    private static readonly Dictionary<string, string[]> Paths = new()
    {
        ["ollama"] = ["/api/chat"],
        ["vllm"] = ["/v1/chat/completions"],
        ["text-embeddings-inference"] = ["/embed", "/v1/embeddings"],
    };

    public static TheoryData<string> Names => TutorialTests.Names;

    // The whole command: its words, its flags, their values, and what it cannot do without.
    [GcloudFact]
    public void Commands_AreTakenByGcloud()
    {
        var commands = Tutorial.All.SelectMany(tutorial => ShellCalls.OfGcloud(tutorial.Commands)).DistinctBy(words => string.Join('\0', words)).ToList();
        using var gcloud = new Gcloud();

        Assert.InRange(commands.Count, 20, 60);
        var refusals = commands.AsParallel().Select(words => gcloud.Refusal(words, "acme-inference-dev")).OfType<string>().ToList();
        Assert.Empty(refusals);
    }

    [GcloudFact]
    public void Gcloud_RefusesWhatItDoesNotKnow()
    {
        using var gcloud = new Gcloud();

        Assert.Null(gcloud.Refusal(["run", "jobs", "delete", "chat-caller", "--region=europe-west1"], "acme"));
        Assert.Contains("unrecognized arguments: --zone=a", gcloud.Refusal(["run", "jobs", "delete", "chat-caller", "--zone=a"], "acme"), StringComparison.Ordinal);
        Assert.Contains("Invalid choice: 'all-vpc'", gcloud.Refusal(["run", "jobs", "create", "x", "--image=x", "--vpc-egress=all-vpc"], "acme"), StringComparison.Ordinal);
        Assert.Contains("Invalid choice: 'job'", gcloud.Refusal(["run", "job", "create", "x"], "acme"), StringComparison.Ordinal);
        Assert.Contains("Invalid choice: 'signin'", gcloud.Refusal(["auth", "signin"], "acme"), StringComparison.Ordinal);
    }

    [ScriptTheory]
    [MemberData(nameof(Names))]
    public async Task Names_AreInThePlan(string name)
    {
        var tutorial = TutorialTests.Find(name);
        var known = await KnownNames.OfAsync(tutorial);

        var commands = ShellCalls.OfGcloud(tutorial.Commands);
        Assert.NotEmpty(commands);
        foreach (var words in commands)
        {
            var command = string.Join(' ', words.TakeWhile(word => !word.StartsWith('-')));
            var (form, what) = Commands.Single(entry => $"{command} ".StartsWith($"{entry.Key} ", StringComparison.Ordinal));
            var about = words.Skip(form.Split(' ').Length).Where(word => !word.StartsWith("--", StringComparison.Ordinal)).ToList();
            Assert.True(what.Length > 0 == about.Count > 0, command);
            Assert.All(about, value => known.AssertHas(what, value));
            foreach (var flag in words.Where(word => word.StartsWith("--", StringComparison.Ordinal)).Select(word => word[2..].Split('=', 2)))
            {
                Assert.True(Flags.TryGetValue(flag[0], out var kind), $"{command} --{flag[0]}: say what it names.");
                if (kind is not null)
                {
                    known.AssertHas(kind, flag[1]);
                }
            }
        }
    }

    // Wherever they stand: in commands, in sentences and in what is shown.
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Addresses_AreOfThePlan(string name)
    {
        var tutorial = TutorialTests.Find(name);
        var known = await KnownNames.OfAsync(tutorial);

        var accounts = Account().Matches(tutorial.Text).Select(match => match.Value).Distinct().ToList();
        var images = Image().Matches(tutorial.Text).Select(match => match.Value.Replace("DIGEST", new string('0', 64), StringComparison.Ordinal)).Distinct().ToList();
        var services = Address().Matches(tutorial.Text).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.NotEmpty(accounts);
        Assert.NotEmpty(images);
        Assert.NotEmpty(services);
        Assert.All(accounts, account => known.AssertHas("email", account));
        Assert.All(images, image => known.AssertHas("image", image.Split("@0")[0]));
        Assert.All(services, service => known.AssertHas("service", service.Replace("-HASH.a", "", StringComparison.Ordinal)));
    }

    [ScriptTheory]
    [MemberData(nameof(Names))]
    public async Task OtherCommands_AreThoseOfPulumiAndOfTheTool(string name)
    {
        var tutorial = TutorialTests.Find(name);
        var calls = ShellCalls.Of(tutorial.Commands).Where(words => words[0] != "gcloud").ToList();

        Assert.NotEmpty(calls);
        foreach (var words in calls)
        {
            if (words[0] == "gpuinfra")
            {
                await tutorial.Stacks[^1].RunAsync([.. words.Skip(1)]);
            }
            else
            {
                Assert.Contains(
                    string.Join(' ', words),
                    (string[])["pulumi login --local", "pulumi stack init dev", "pulumi up", "pulumi destroy", "pulumi stack rm dev", "pulumi stack output bucket"]);
            }
        }
    }

    // The job's own script, with curl in place of the network.
    [ScriptTheory]
    [InlineData("ollama", 2)]
    [InlineData("vllm-rtx-pro-6000", 1)]
    [InlineData("embeddings", 2)]
    [InlineData("own-image", 0)]
    public void Call_AsksTheServiceForItsModelWithATokenForIt(string name, int count)
    {
        var stack = TutorialTests.Find(name).Stacks[^1];
        var calls = ShellCalls.OfGcloud(TutorialTests.Find(name).Commands).Select(words => words.SingleOrDefault(word => word.StartsWith("--args=", StringComparison.Ordinal))).OfType<string>().ToList();

        Assert.Equal(count, calls.Count);
        Assert.All(calls, call =>
        {
            var words = call["--args=^@@^".Length..].Split("@@");
            var (url, path, body) = (words[3], words[4], JsonNode.Parse(words[5])!);
            using var run = new ScriptRun();
            run.Record("curl", "case \"$*\" in *metadata*) printf TOKEN;; *) printf 'one\\ntwo\\n';; esac");
            run.Write("job.sh", "exec bash \"$@\"");

            Assert.Equal((0, "< one\n< two\n"), run.RunFile(run.In("job.sh"), words));

            Assert.Contains(path, Paths[stack.Find("engine")!]);
            Assert.Equal(
                [
                    $"curl -sSf -H Metadata-Flavor: Google http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/identity?audience={url}",
                    $"curl -sSf --no-buffer --retry 20 --retry-delay 15 --retry-all-errors {url}{path} -H Authorization: Bearer TOKEN -H Content-Type: application/json --data {words[5]}",
                ],
                run.Recorded().Select(words => string.Join(' ', words)));
            Assert.Equal(path == "/embed" ? null : stack.Find("model"), (string?)body["model"]);
            Assert.Equal(path == "/v1/chat/completions", (bool?)body["stream"] ?? false);
        });
    }

    // A request that fails is a job that fails.
    [ScriptFact]
    public void Call_ThatIsRefused_Fails()
    {
        var call = ShellCalls.OfGcloud(TutorialTests.Find("ollama").Commands).SelectMany(words => words).First(word => word.StartsWith("--args=", StringComparison.Ordinal));
        using var run = new ScriptRun();
        run.Record("curl", "case \"$*\" in *metadata*) printf TOKEN;; *) exit 22;; esac");
        run.Write("job.sh", "exec bash \"$@\"");

        Assert.Equal((22, ""), run.RunFile(run.In("job.sh"), call["--args=^@@^".Length..].Split("@@")));
    }

    [GeneratedRegex(@"[a-z0-9-]+@[a-z0-9-]+\.iam\.gserviceaccount\.com")]
    private static partial Regex Account();

    [GeneratedRegex(@"[a-z0-9-]+\.pkg\.dev/[^\s`'""]+")]
    private static partial Regex Image();

    [GeneratedRegex(@"https://([^\s`'""/]+)\.run\.app")]
    private static partial Regex Address();
}
