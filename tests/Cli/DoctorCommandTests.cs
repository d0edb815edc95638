using System.Text.Json;
using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>What is missing for <c>pulumi up</c>, as the programs of a machine tell it.</summary>
public sealed class DoctorCommandTests : IDisposable
{
    private const string Quota = "gcloud beta quotas info describe ";

    private readonly Folder _folder = new("dev");
    private readonly Machine _machine = new();

    public DoctorCommandTests()
    {
        _folder.Write("adc.json", "{}");
        _machine.Variables["GOOGLE_APPLICATION_CREDENTIALS"] = Path.Combine(_folder.Path, "adc.json");
        _machine.Says("dotnet --list-sdks", "9.0.100 [/usr/share/dotnet/sdk]\n10.0.100 [/usr/share/dotnet/sdk]\n");
        _machine.Says("pulumi version", "v3.205.0\n");
        _machine.Says("pulumi whoami", """{"user": "ada", "url": "gs://acme-pulumi-state"}""");
        _machine.Says("pulumi stack ls", """[{"name": "organization/gpuinfra/dev"}]""");
        _machine.Says("pulumi plugin ls", """[{"name": "gcp", "kind": "resource", "version": "9.35.0"}, {"name": "random", "kind": "resource", "version": "4.21.1"}]""");
        _machine.Says("gcloud version", """{"Google Cloud SDK": "528.0.0", "beta": "2025.06.20"}""");
        _machine.Says("gcloud auth list", "ada@acme.example\n");
        _machine.Says("gcloud projects describe acme-inference-dev", "ACTIVE\n");
        _machine.Says("gcloud services list", string.Concat(ProjectApisSpec.Needed.Select(api => api + "\n")));
        _machine.Says($"{Quota}NvidiaL4GpuAllocNoZonalRedundancyPerProjectRegion", Granted("3"));
        _machine.Says($"{Quota}CpuAllocPerProjectRegion", Granted("20000"));
        _machine.Says($"{Quota}MemAllocPerProjectRegion", Granted("42949672960"));
    }

    [Fact]
    public async Task Doctor_WhereAllIsThere_SaysSo() => (await RunAsync("dev")).AssertOutput(
        ExitCode.Fine,
        "ok       program                     infra/Program",
        "ok       file of dev                 ~/Pulumi.dev.yaml",
        "ok       .NET SDK                    10.0.100",
        "ok       Pulumi CLI                  3.205.0, at least 3.200.0",
        "ok       Pulumi login                ada at gs://acme-pulumi-state",
        "ok       stack dev                   is in the backend",
        "ok       plugin gcp                  9.35.0",
        "ok       plugin random               4.21.1",
        "ok       gcloud                      528.0.0",
        "ok       gcloud account              ada@acme.example",
        "ok       application credentials     ~/adc.json",
        "ok       project acme-inference-dev  is there",
        "ok       APIs of acme-inference-dev  all are enabled",
        "ok       quota GPUs nvidia-l4        1 of 3 GPUs in europe-west1, while a new revision starts (NvidiaL4GpuAllocNoZonalRedundancyPerProjectRegion)",
        "ok       quota vCPU                  5 of 20 vCPU in europe-west1, while a new revision starts (CpuAllocPerProjectRegion)",
        "ok       quota memory                17 of 40 GiB in europe-west1, while a new revision starts (MemAllocPerProjectRegion)",
        "",
        "Nothing that 'pulumi up' needs is known to be missing.");

    [Theory]
    [InlineData("dotnet --list-sdks", "9.0.100 [/x]\n", 0, ".NET SDK", "9.0.100 is too old", "Install .NET 10: https://dotnet.microsoft.com/download/dotnet/10.0")]
    [InlineData("dotnet --list-sdks", "", 0, ".NET SDK", "no SDK is installed", "Install .NET 10: https://dotnet.microsoft.com/download/dotnet/10.0")]
    [InlineData("dotnet --list-sdks", null, 0, ".NET SDK", "no SDK is installed", "Install .NET 10: https://dotnet.microsoft.com/download/dotnet/10.0")]
    [InlineData("pulumi version", null, 0, "Pulumi CLI", "pulumi cannot be started", "Install it: https://www.pulumi.com/docs/install/")]
    [InlineData("pulumi version", "v3.112.1\n", 0, "Pulumi CLI", "v3.112.1 is older than 3.200.0, which Pulumi.yaml asks for", "Install it: https://www.pulumi.com/docs/install/")]
    [InlineData("pulumi whoami", "error: PULUMI_ACCESS_TOKEN must be set", 255, "Pulumi login", "nobody is logged in to a backend", "Run 'pulumi login gs://BUCKET', with the bucket that keeps the state.")]
    [InlineData("pulumi stack ls", "[]", 0, "stack dev", "is not in the backend", "Run 'pulumi stack init dev --secrets-provider gcpkms://…', with a key of Cloud KMS.")]
    [InlineData("gcloud projects describe", "DELETE_REQUESTED\n", 0, "project acme-inference-dev", "is DELETE_REQUESTED", "Restore it, or name another as gcp:project.")]
    public async Task Doctor_WhatIsNeededAndMissing_Fails(
        string command, string? answer, int exitCode, string name, string detail, string fix)
    {
        _machine.Says(command, answer, exitCode);

        Assert.Equal((ExitCode.CheckFailed, "missing", detail, fix), await FindAsync(name));
    }

    [Theory]
    [InlineData("gcloud version", null, 0, "gcloud", "cannot be started, so that nothing can be told of the cloud", "Install it: https://cloud.google.com/sdk/docs/install")]
    [InlineData("gcloud auth list", "", 0, "gcloud account", "nobody is logged in", "Run 'gcloud auth login'.")]
    [InlineData("pulumi plugin ls", "[]", 0, "plugin gcp", "9.35.0 is not installed, so that 'pulumi up' fetches it first", "Run 'pulumi plugin install resource gcp v9.35.0'.")]
    public async Task Doctor_WhatADeploymentDoesWithout_IsNoFailure(
        string command, string? answer, int exitCode, string name, string detail, string fix)
    {
        _machine.Says(command, answer, exitCode);

        Assert.Equal((ExitCode.Fine, "missing", detail, fix), await FindAsync(name));
    }

    [Theory]
    [InlineData("pulumi whoami", "Pulumi login")]
    [InlineData("pulumi stack ls", "stack dev")]
    [InlineData("pulumi plugin ls", "plugin random")]
    [InlineData("gcloud auth list", "gcloud account")]
    [InlineData("gcloud services list", "APIs of acme-inference-dev")]
    [InlineData(Quota + "CpuAllocPerProjectRegion", "quota vCPU")]
    public async Task Doctor_ProgramThatDoesNotAnswer_LeavesItUnknown(string command, string name)
    {
        _machine.IsSilent(command);

        var (exitCode, state, detail, fix) = await FindAsync(name);

        Assert.Equal((ExitCode.Fine, "unknown", "what could tell it took too long"), (exitCode, state, detail));
        Assert.StartsWith($"Run it yourself: {command}", fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gcloud services list", "ERROR: (gcloud.services.list) PERMISSION_DENIED: no.\nmore", "APIs of acme-inference-dev", "it cannot be told: ERROR: (gcloud.services.list) PERMISSION_DENIED: no")]
    [InlineData(Quota + "MemAllocPerProjectRegion", "not json", "quota memory", "it cannot be told: not json")]
    [InlineData("gcloud projects describe", "ERROR", "project acme-inference-dev", "is not there, or not to be seen by who is logged in")]
    public async Task Doctor_ProgramThatFails_LeavesItUnknown(string command, string answer, string name, string detail)
    {
        _machine.Says(command, answer, 1);

        var found = await FindAsync(name);

        Assert.Equal((ExitCode.Fine, "unknown", detail), (found.ExitCode, found.State, found.Detail));
    }

    [Fact]
    public async Task Doctor_QuotaThatIsTooSmall_SaysWhereToAsk()
    {
        _machine.Says($"{Quota}NvidiaL4GpuAllocNoZonalRedundancyPerProjectRegion", Granted("0"));

        Assert.Equal(
            (ExitCode.CheckFailed, "missing",
                "1 of 0 GPUs in europe-west1, while a new revision starts (NvidiaL4GpuAllocNoZonalRedundancyPerProjectRegion)",
                "Ask for more: https://g.co/cloudrun/gpu-quota, or lower maxInstances."),
            await FindAsync("quota GPUs nvidia-l4"));
    }

    [Fact]
    public async Task Doctor_ApisThatAreOff_AreEnabledByTheDeployment()
    {
        _machine.Says("gcloud services list", "storage.googleapis.com\n");

        var (exitCode, state, detail, _) = await FindAsync("APIs of acme-inference-dev");

        Assert.Equal((ExitCode.Fine, "ok"), (exitCode, state));
        Assert.StartsWith("'pulumi up' enables artifactregistry.googleapis.com, ", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_GcloudWithoutBeta_LeavesQuotasUnknown()
    {
        _machine.Says("gcloud version", """{"Google Cloud SDK": "528.0.0"}""");

        Assert.Equal(
            (ExitCode.Fine, "unknown", "gcloud has no component 'beta', which reads them", "Run 'gcloud components install beta'."),
            await FindAsync("quotas of acme-inference-dev"));
    }

    [Fact]
    public async Task Doctor_CredentialsOfGcloud_AreLookedForAndNotRead()
    {
        _machine.Variables.Clear();
        _machine.Says("gcloud info", $"{_folder.Path}\n");

        Assert.Equal(
            (ExitCode.CheckFailed, "missing", "there is no ~/application_default_credentials.json", "Run 'gcloud auth application-default login'."),
            await FindAsync("application credentials"));
    }

    [Fact]
    public async Task Doctor_ProgramOfAnotherVersion_SaysSo()
    {
        _folder.Write("Pulumi.yaml", "name: acme\nruntime: dotnet\nmain: program\n");
        _folder.Write("program/Program.csproj", """<Project><ItemGroup><PackageReference Include="GpuInfra.StackFiles" Version="0.0.1" /></ItemGroup></Project>""");

        var (exitCode, state, detail, _) = await FindAsync("program");

        Assert.Equal(
            (ExitCode.Fine, "missing", $"main runs version 0.0.1 of the components, but this tool is {ToolVersion.Current}"), (exitCode, state, detail));
    }

    [Fact]
    public async Task Doctor_StackFileWithErrors_NamesTheCheck()
    {
        _folder.Replace("Pulumi.dev.yaml", "cpu: 4", "cpu: 3");

        Assert.Equal(
            (ExitCode.CheckFailed, "missing", "~/Pulumi.dev.yaml has 1 error", "'gpuinfra check dev' lists them."), await FindAsync("file of dev"));
    }

    [Fact]
    public async Task Doctor_OfAnyMachine_ChangesNothing()
    {
        await RunAsync("dev");

        Assert.NotEmpty(_machine.Asked);
        Assert.All(_machine.Asked, command => Assert.Matches(
            "^(dotnet --list-sdks|pulumi (version|whoami|stack ls|plugin ls)|gcloud (version|info|auth list|projects describe|services list|beta quotas info describe))", command));
    }

    [Theory]
    [InlineData("--version", ExitCode.Fine)]
    [InlineData("--no-such-option", null)]
    public async Task Programs_OfThisMachine_AreRun(string option, int? exitCode)
    {
        var programs = new Terminal(TextWriter.Null, TextWriter.Null).Programs;

        var run = await programs.RunAsync("bash", [option], TimeSpan.FromMinutes(1));

        Assert.True(run.IsThere);
        Assert.Equal(exitCode == ExitCode.Fine, run.IsFine);
        Assert.False((await programs.RunAsync("no-such-program-here", [], TimeSpan.FromMinutes(1))).IsThere);
        Assert.Null((await programs.RunAsync("bash", ["-c", "read -r < /dev/zero; while :; do :; done"], TimeSpan.FromMilliseconds(50))).ExitCode);
    }

    public void Dispose() => _folder.Dispose();

    private static string Granted(string value) => $$$"""{"dimensionsInfos": [{"applicableLocations": ["us-central1"], "details": {"value": "1"}}, {"applicableLocations": ["europe-west1"], "details": {"value": "{{{value}}}"}, "dimensions": {"region": "europe-west1"}}]}""";

    private async Task<(int ExitCode, string State, string Detail, string? Fix)> FindAsync(string name)
    {
        var outcome = await RunAsync("dev", "--json");
        Assert.Equal("", outcome.Error);
        using var json = JsonDocument.Parse(outcome.Output);
        var symptom = json.RootElement.EnumerateArray().Single(one => one.GetProperty("name").GetString() == name);
        return (outcome.ExitCode, symptom.GetProperty("state").GetString()!, symptom.GetProperty("detail").GetString()!, symptom.GetProperty("fix").GetString());
    }

    private async Task<Outcome> RunAsync(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await CommandLine.RunAsync(["doctor", .. words, "--root", _folder.Path], new Terminal(output, error) { Programs = _machine });
        return new(exitCode, output.ToString().Replace(_folder.Path, "~", StringComparison.Ordinal), error.ToString());
    }

    /// <summary>A machine with the programs that a test gives it.</summary>
    private sealed class Machine : IPrograms
    {
        private readonly Dictionary<string, ProgramRun> _answers = [];

        public Dictionary<string, string> Variables { get; } = [];

        public List<string> Asked { get; } = [];

        public void Says(string command, string? answer, int exitCode = 0) => Set(command, answer is null ? ProgramRun.NotThere
            : exitCode == 0 ? new(0, answer, "") : new(exitCode, "", answer));

        public void IsSilent(string command) => Set(command, ProgramRun.TooLong);

        public Task<ProgramRun> RunAsync(string program, IReadOnlyList<string> args, TimeSpan limit)
        {
            Assert.InRange(limit, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
            var command = $"{program} {string.Join(' ', args)}";
            Asked.Add(command);
            return Task.FromResult(_answers.FirstOrDefault(answer => command.StartsWith(answer.Key, StringComparison.Ordinal)).Value ?? ProgramRun.NotThere);
        }

        public string? Variable(string name) => Variables.GetValueOrDefault(name);

        private void Set(string command, ProgramRun run)
        {
            foreach (var known in _answers.Keys.Where(key => key.StartsWith(command, StringComparison.Ordinal)).ToList())
            {
                _answers.Remove(known);
            }

            _answers[command] = run;
        }
    }
}
