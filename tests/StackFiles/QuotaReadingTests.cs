using System.Text.Json;
using Pulumi.Testing;

namespace GpuInfra.StackFiles.Tests;

/// <summary>What a running program reads of quotas, and what it does then.</summary>
public sealed class QuotaReadingTests : IDisposable
{
    private const string L4 = "NvidiaL4GpuAllocNoZonalRedundancyPerProjectRegion";
    private const string Rtx = "NvidiaRtxPro6000GpuAllocNoZonalRedundancyPerProjectRegion";
    private const string RtxZonal = "NvidiaRtxPro6000GpuAllocPerProjectRegion";
    private const string Cpu = "CpuAllocPerProjectRegion";
    private const string Memory = "MemAllocPerProjectRegion";
    private const string Function = "gcp:cloudquota/getSQuotaInfo:getSQuotaInfo";
    private const string Place = "the configuration of dev";

    private const string Form =
        "ask for more at https://g.co/cloudrun/gpu-quota and declare what is granted as platform.quota.gpus.nvidia-rtx-pro-6000. "
        + "If the service runs without a GPU today, lower its maxInstances first and add the GPU in a second deployment. ";

    private readonly RunningProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task RunAsync_NotAskedFor_ReadsNothing()
    {
        var result = await RunAsync("{}", Service("nvidia-l4", 1), []);

        Assert.Null(result.Failure);
        Assert.DoesNotContain(_program.Asked, asked => asked.StartsWith(Function, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_EverythingGranted_AsksOnlyForWhatTheServicesTakeAndTellsNothing()
    {
        var result = await RunAsync("{read: true}", Service("nvidia-l4", 4), Granted((L4, "4"), (Cpu, "32000"), (Memory, "137438953472")));

        Assert.Null(result.Failure);
        Assert.Empty(Quota(result));
        Assert.Equal(
            [$"{Function} projects/acme-dev run.googleapis.com {Cpu}", $"{Function} projects/acme-dev run.googleapis.com {Memory}", $"{Function} projects/acme-dev run.googleapis.com {L4}"],
            _program.Asked.Where(asked => asked.StartsWith(Function, StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(3, "3000")]
    [InlineData(1, "1000")]
    public async Task RunAsync_NoneYetOfWhatTheFirstDeploymentGrants_Warns(int max, string needed)
    {
        var result = await RunAsync("{read: true}", Service("nvidia-rtx-pro-6000", max), Granted((Rtx, "0")));

        Assert.Null(result.Failure);
        Assert.Equal(
            [
                $"warning QTA006: {Place}: gpuinfra:services.chat.maxInstances: is {max}, and all instances take {max} nvidia-rtx-pro-6000, but "
                    + "Google has granted 0 nvidia-rtx-pro-6000 in europe-west4 so far, and grants 3 nvidia-rtx-pro-6000 at the first "
                    + $"deployment ({Rtx}: needed {needed}, granted 0). If Cloud Run refuses the deployment all the same, {Form}"
                    + "[https://docs.cloud.google.com/run/docs/configuring/services/gpu]",
            ],
            Quota(result));
        Assert.Contains("gcp:cloudrunv2/service:Service", _program.Asked);
    }

    [Fact]
    public async Task RunAsync_FewerThanTheFirstDeploymentGrants_Warns()
    {
        var result = await RunAsync("{read: true}", Service("nvidia-rtx-pro-6000", 3), Granted((Rtx, "1000")));

        Assert.Null(result.Failure);
        Assert.Contains($"({Rtx}: needed 3000, granted 1000)", Assert.Single(Quota(result)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, "0", "Google has granted 0 nvidia-rtx-pro-6000 in europe-west4 so far, and grants 3 nvidia-rtx-pro-6000 at the first deployment", 3)]
    [InlineData(6, "5000", "Google has granted 5 nvidia-rtx-pro-6000 in europe-west4", 5)]
    public async Task RunAsync_MoreThanWhatIsGrantedAndComes_StopsBeforeAnythingIsMade(int max, string granted, string stock, int fits)
    {
        var result = await RunAsync("{read: true}", Service("nvidia-rtx-pro-6000", max), Granted((Rtx, granted)));

        Assert.Equal(
            [
                $"error STK001: {Place}: gpuinfra:services.chat.maxInstances: is {max}, which takes {max} nvidia-rtx-pro-6000, but {stock} "
                    + $"({Rtx}: requested {max}000, allowed {fits}000). Use {fits} or less, or {Form}"
                    + "[https://docs.cloud.google.com/run/docs/configuring/max-instances-limits]",
            ],
            result.Errors);
        Assert.Equal(["pulumi:providers:gcp"], _program.Asked.Where(asked => !asked.StartsWith(Function, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task RunAsync_WithZonalRedundancyAndNone_StopsSinceNothingComesByItself()
    {
        var result = await RunAsync(
            "{read: true}", Service("nvidia-rtx-pro-6000", 1, ", \"zonalRedundancy\": true"), Granted((RtxZonal, "0")));

        Assert.StartsWith(
            $"error STK001: {Place}: gpuinfra:services.chat.zonalRedundancy: is true, so that one instance takes 1 nvidia-rtx-pro-6000, but "
                + $"Google has granted 0 nvidia-rtx-pro-6000 in europe-west4 ({RtxZonal}: requested 1000, allowed 0). ",
            Assert.Single(result.Errors),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_CpuAndMemoryOfANewProject_StopWithTheirNumbers()
    {
        var result = await RunAsync(
            "{read: true}", Service("nvidia-l4", 3), Granted((L4, "3"), (Cpu, "20000"), (Memory, "42949672960")));

        Assert.Equal(["STK002", "STK003"], result.Errors.Select(error => error.Split(' ')[1].TrimEnd(':')));
        Assert.Contains($"Google has granted 20 vCPU in europe-west4 ({Cpu}: requested 24000, allowed 20000)", result.Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_MoreThanIsDeclared_CountsWhatIsRead()
    {
        var unread = await RunAsync("{}", Service("nvidia-l4", 4), []);
        var read = await RunAsync("{read: true}", Service("nvidia-l4", 4), Granted((L4, "-1"), (Cpu, "-1"), (Memory, "-1")));

        Assert.NotEmpty(Quota(unread));
        Assert.Empty(Quota(read));
    }

    [Fact]
    public async Task RunAsync_NoRightToRead_WarnsOnceAndCountsWhatIsDeclared()
    {
        _program.Reply = _ => throw new InvalidOperationException("googleapi: Error 403: Permission denied.");

        var result = await RunAsync("{read: true}", Service("nvidia-l4", 4), null);

        Assert.Null(result.Failure);
        Assert.Equal(
            $"warning QTA005: {Place}: gpuinfra:platform.quota.read: is true, but {L4}, {Cpu} and {Memory} cannot be read: googleapi: Error 403: "
                + "Permission denied. Give whoever previews and deploys roles/cloudquotas.viewer on acme-dev, and deploy once so that "
                + "cloudquotas.googleapis.com is on; until then what is declared counts. "
                + "[https://docs.cloud.google.com/docs/quotas/reference/rest/v1/projects.locations.services.quotaInfos]",
            Quota(result)[0]);
        Assert.Equal(["QTA005", "STK001", "STK002", "STK003"], Quota(result).Select(line => line.Split(' ')[1].TrimEnd(':')).Order());
    }

    [Fact]
    public async Task RunAsync_NothingSaidOfTheRegion_Warns()
    {
        var result = await RunAsync("{read: true}", Service("nvidia-l4", 1), Granted("us-central1", (L4, "0")));

        Assert.Contains(
            $"{L4} cannot be read: Google does not say what it is in europe-west4.",
            Quota(result).Single(line => line.Contains("QTA005", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_FindingThatIsSilenced_DoesNotStop()
    {
        var result = await RunAsync(
            "{read: true}", Service("nvidia-l4", 4, ", \"silence\": [{\"rule\": \"STK001\", \"path\": \"maxInstances\", \"reason\": \"raised tomorrow\"}]"),
            Granted((L4, "3"), (Cpu, "-1"), (Memory, "-1")));

        Assert.Null(result.Failure);
        Assert.EndsWith(" Silenced: raised tomorrow", Assert.Single(Quota(result)), StringComparison.Ordinal);
    }

    private static string Service(string gpu, int max, string more = "")
    {
        var image = "europe-west4-docker.pkg.dev/acme-dev/images/server@sha256:" + new string('1', 64);
        return $$$"""{"chat": {"image": "{{{image}}}", "gpu": "{{{gpu}}}", "maxInstances": {{{max}}}{{{more}}}}}""";
    }

    private static (string Id, string Region, string Value)[] Granted(params (string Id, string Value)[] quotas) => Granted("europe-west4", quotas);

    // What is not said is without a limit.
    private static (string Id, string Region, string Value)[] Granted(string region, params (string Id, string Value)[] quotas) =>
    [
        .. quotas.Select(quota => (quota.Id, region, quota.Value)),
        .. new[] { Cpu, Memory }.Except(quotas.Select(quota => quota.Id)).Select(id => (id, "europe-west4", "-1")),
    ];

    private static List<string> Quota(RunResult result) =>
        [.. result.Logged.Where(line => line.Contains("QTA", StringComparison.Ordinal) || line.Contains("STK0", StringComparison.Ordinal))];

    private Task<RunResult> RunAsync(string quota, string services, (string Id, string Region, string Value)[]? granted)
    {
        if (granted is not null)
        {
            _program.Reply = args => Info(granted.FirstOrDefault(each => each.Id == (string)args.Args["quotaId"]));
        }

        var config = new Dictionary<string, string>
        {
            ["gcp:project"] = "acme-dev",
            ["gcp:region"] = "europe-west4",
            ["gpuinfra:platform"] = JsonSerializer.Serialize(new { protect = false, quota = new { read = quota != "{}" } }),
            ["gpuinfra:services"] = services,
        };
        return _program.RunAsync("dev", config, () => RunningDeployment.Check().RunAsync().GetAwaiter().GetResult());
    }

    // As Google says it: a region with a value of its own is a dimension, and others are listed beside what they share.
    private static Dictionary<string, object> Info((string Id, string Region, string Value) quota) => new()
    {
        ["dimensionsInfos"] = new List<object>
        {
            new Dictionary<string, object>
            {
                ["applicableLocations"] = new List<object> { "asia-south1" },
                ["details"] = new List<object> { new Dictionary<string, object> { ["value"] = "77" } },
                ["dimensions"] = new Dictionary<string, object>(),
            },
            new Dictionary<string, object>
            {
                ["applicableLocations"] = new List<object> { quota.Region },
                ["details"] = new List<object> { new Dictionary<string, object> { ["value"] = quota.Value } },
                ["dimensions"] = new Dictionary<string, object> { ["region"] = quota.Region },
            },
        },
    };
}
