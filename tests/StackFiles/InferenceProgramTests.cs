using System.Collections.Immutable;
using GpuInfra.Planning;
using Pulumi;
using Pulumi.Utilities;

namespace GpuInfra.StackFiles.Tests;

public sealed class InferenceProgramTests
{
    private const string ProviderType = "pulumi:providers:gcp";

    [Theory]
    [InlineData("dev", 1)]
    [InlineData("prod", 2)]
    public async Task Build_CommittedStack_MakesPlatformAndServices(string stack, int services)
    {
        var plan = await CommittedStacks.PlanAsync(stack);

        Assert.Equal(["inference"], plan.Some("gpuinfra:index:InferencePlatform").Select(platform => platform.Name));
        Assert.Equal(services, plan.Some("gpuinfra:index:ModelService").Count);
        Assert.Empty(plan.Diagnostics);
    }

    [Theory]
    [InlineData("dev", "research")]
    [InlineData("prod", "inference")]
    public async Task Build_Provider_IsOneThatLabelsEverything(string stack, string costCenter)
    {
        var plan = await CommittedStacks.PlanAsync(stack);

        var provider = Assert.Single(plan.Some(ProviderType));
        Assert.Equal($"acme-inference-{stack}", provider.Text("project"));
        Assert.Equal(CommittedStacks.Read(stack).ConfigTexts["gcp:region"], provider.Text("region"));
        Assert.Equal("false", provider.Text("addPulumiAttributionLabel"));
        Assert.Equal(
            $$"""{"component":"gpuinfra","cost-center":"{{costCenter}}","environment":"{{stack}}","managed-by":"pulumi"}""",
            provider.Text("defaultLabels")!.Replace(" ", "", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(CommittedStacks.Names), MemberType = typeof(CommittedStacks))]
    public async Task Build_EveryResource_UsesThatProvider(string stack)
    {
        var plan = await CommittedStacks.PlanAsync(stack);

        var provider = Assert.Single(plan.Some(ProviderType)).Urn;
        var resources = plan.Resources.Where(r => r.Type.StartsWith("gcp:", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(resources);
        Assert.All(resources, resource => Assert.Equal(provider, resource.ProviderUrn));
    }

    [Theory]
    [InlineData("dev", false)]
    [InlineData("prod", true)]
    public async Task Build_Guard_WaitsForEverythingElseAndTakesNoInput(string stack, bool protect)
    {
        var plan = await CommittedStacks.PlanAsync(stack);

        var guard = Assert.Single(plan.Some("random:index/randomUuid:RandomUuid"));
        var others = plan.Resources.Where(r => r.IsCustom && r.Type != ProviderType && r != guard).Select(r => r.Urn);
        Assert.Equal(others.Order(StringComparer.Ordinal), guard.Dependencies);
        Assert.Equal((protect, 0), (guard.Protect, guard.Inputs.Count));
    }

    [Fact]
    public async Task Build_OwnLabel_WinsOverTheProgramsOwn()
    {
        var file = StackFile.Parse(
            CommittedStacks.Text("dev").Replace("cost-center: research", "environment: lab", StringComparison.Ordinal), "Pulumi.dev.yaml");

        var plan = await CommittedStacks.PlanAsync(file, settings => InferenceProgram.Build(settings));

        Assert.Contains("\"lab\"", Assert.Single(plan.Some(ProviderType)).Text("defaultLabels"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_NoServices_MakesThePlatformAlone()
    {
        var file = StackFile.Parse(
            "config: {gcp:project: acme-dev, gcp:region: europe-west4, gpuinfra:services: {}}", "Pulumi.dev.yaml");
        var settings = StackCheck.Of(file).Settings;

        var plan = await Planner.PlanAsync(new("gpuinfra", file.Stack, () => InferenceProgram.Build(settings)) { Config = file.ConfigTexts });

        Assert.DoesNotContain(plan.Resources, resource => resource.Type == ServiceSecurityTests.Service);
        Assert.Single(plan.Some("gcp:artifactregistry/repository:Repository"));
    }

    [Fact]
    public async Task Build_Outputs_NameWhatComesNext()
    {
        var outputs = new Dictionary<string, object?>();

        await CommittedStacks.PlanAsync(
            CommittedStacks.Read("prod"), settings => outputs = new(InferenceProgram.Build(settings)));

        Assert.Equal(["bucket", "endpoints", "repository", "services"], outputs.Keys.Order(StringComparer.Ordinal));
        var services = (ImmutableDictionary<string, Output<string>>)outputs["services"]!;
        Assert.Equal(["chat", "reason"], services.Keys.Order(StringComparer.Ordinal));
        Assert.NotEqual(
            await OutputUtilities.GetValueAsync(services["chat"]), await OutputUtilities.GetValueAsync(services["reason"]));
        var endpoint = await OutputUtilities.GetValueAsync(((ImmutableDictionary<string, Output<ImmutableDictionary<string, string>>>)outputs["endpoints"]!)["chat"]);
        Assert.Equal((await OutputUtilities.GetValueAsync(services["chat"]), "gemma-3-4b-it"), (endpoint["url"], endpoint["model"]));
        Assert.StartsWith("from a job in the network inference-network; ", endpoint["way"], StringComparison.Ordinal);
        Assert.NotNull(await OutputUtilities.GetValueAsync((Output<string>)outputs["bucket"]!));
        Assert.Equal("inference-images", await OutputUtilities.GetValueAsync((Output<string>)outputs["repository"]!));
    }
}
