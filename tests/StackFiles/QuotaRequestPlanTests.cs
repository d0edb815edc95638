using GpuInfra.Planning;
using static GpuInfra.StackFiles.Tests.GivenService;

namespace GpuInfra.StackFiles.Tests;

/// <summary>What a stack that asks for quota makes: one request for each, after the API is on, and nothing where it does not ask.</summary>
public sealed class QuotaRequestPlanTests
{
    private const string Preference = "gcp:cloudquota/sQuotaPreference:SQuotaPreference";
    private const string Api = "inference-apis-cloudquotas";
    private const string Image = "image: europe-west4-docker.pkg.dev/acme-dev/images/server:1";

    [Theory]
    [InlineData("protect: false")]
    [InlineData("protect: false, quota: {gpus: {nvidia-l4: 9}}")]
    [InlineData("protect: false, quota: {read: false}")]
    public async Task Build_NothingAskedFor_AsksForNothing(string platform)
    {
        var plan = await PlanAsync($"{Image}, maxInstances: 2", platform);

        Assert.DoesNotContain(plan.Resources, resource => resource.Type == Preference);
        Assert.DoesNotContain(plan.Resources, resource => resource.Name is Api or "inference-quota");
        Assert.Null(plan.Resources[0].Outputs!.Find("quota"));
    }

    [Fact]
    public async Task Build_AskedFor_IsOneRequestForEachQuota()
    {
        var plan = await PlanAsync(
            $"{Image}, gpu: nvidia-rtx-pro-6000, maxInstances: 4", "protect: false, quota: {request: {contactEmail: ml@acme.example}}");

        Assert.Equal(
            [
                "run-cpu-europe-west4 CpuAllocPerProjectRegion 80000",
                "run-memory-europe-west4 MemAllocPerProjectRegion 343597383680",
                "run-nvidia-rtx-pro-6000-europe-west4 NvidiaRtxPro6000GpuAllocNoZonalRedundancyPerProjectRegion 4000",
            ],
            plan.Some(Preference).Select(request => $"{request.Text("name")} {request.Text("quotaId")} {request.Text("quotaConfig.preferredValue")}"));
        var api = plan.Resources.Single(resource => resource.Name == Api);
        Assert.All(plan.Some(Preference), request =>
        {
            Assert.Equal(
                ("projects/acme-dev", "run.googleapis.com", "europe-west4", "ml@acme.example"),
                (request.Text("parent"), request.Text("service"), request.Text("dimensions.region"), request.Text("contactEmail")));
            Assert.Contains(api.Urn, request.Dependencies);
        });
        Assert.Equal(
            [
                "cpu=asked for 80000, which is no grant: Google has not answered yet",
                "memory=asked for 343597383680, which is no grant: Google has not answered yet",
                "nvidia-rtx-pro-6000=asked for 4000, which is no grant: Google has not answered yet",
            ],
            plan.Resources[0].Outputs!.Find("quota")!.Map.Entries.Select(entry => $"{entry.Key}={entry.Value.Text}"));
    }

    [Fact]
    public async Task Build_Read_TurnsTheApiOnAndReadsNothing()
    {
        var plan = await PlanAsync($"{Image}, maxInstances: 2", "protect: false, quota: {read: true}");

        Assert.Contains(plan.Resources, resource => resource.Name == Api);
        Assert.DoesNotContain(plan.Resources, resource => resource.Type == Preference);
    }

    [Fact]
    public void Check_RequestInAStackFile_IsToldWhereItIsWritten() => Assert.Equal(
        [
            "Error QTA003 contactEmail is missing, and Google refuses an increase without it. Write the address of whoever answers for the quota, "
                + "best of a group.",
            "Error QTA004 nvidia-l4 asks for 1 nvidia-l4, but all instances take 2 nvidia-l4 (NvidiaL4GpuAllocNoZonalRedundancyPerProjectRegion: "
                + "asked 1, needed 2). Ask for that or more, leave it out, or lower maxInstances.",
        ],
        Problems($"{Image}, maxInstances: 2", "protect: false, quota: {request: {gpus: {nvidia-l4: 1}}}")
            .Where(problem => problem.Contains("QTA", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Fact]
    public void Check_SilenceOfARequest_IsUsed() => Assert.Equal(
        ["Error QTA004"],
        Problems(
            $"{Image}, maxInstances: 2",
            "protect: false, quota: {request: {contactEmail: a@b.co, gpus: {nvidia-l4: 1}}}, "
                + "silence: [{rule: QTA004, path: 'quota.request.gpus.nvidia-l4', reason: more next week}]")
            .Select(problem => string.Join(' ', problem.Split(' ')[..2])).Where(problem => problem.Contains("QTA", StringComparison.Ordinal) || problem.Contains("CFG", StringComparison.Ordinal)));
}
