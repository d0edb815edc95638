using Pulumi;
using Pulumi.Utilities;

namespace GpuInfra.Bootstrap.Tests;

public sealed class BootstrapProgramTests
{
    [Theory]
    [MemberData(nameof(CommittedFiles.Stacks), MemberType = typeof(CommittedFiles))]
    public async Task Build_EveryResource_UsesTheOneProvider(string stack)
    {
        var (plan, _) = await CommittedFiles.PlanAsync(stack);

        var provider = Assert.Single(plan.Resources, r => r.Type == "pulumi:providers:gcp");
        var resources = plan.Resources.Where(r => r.Type.StartsWith("gcp:", StringComparison.Ordinal)).ToList();
        Assert.Equal($"acme-inference-{stack}", provider.Inputs.Find("project")?.ToString());
        Assert.NotEmpty(resources);
        Assert.All(resources, r => Assert.Equal(provider.Urn, r.ProviderUrn));
    }

    [Theory]
    [MemberData(nameof(CommittedFiles.Stacks), MemberType = typeof(CommittedFiles))]
    public async Task Build_EveryKey_IsKeptWhateverHappens(string stack)
    {
        var (plan, _) = await CommittedFiles.PlanAsync(stack);

        var keys = plan.Resources.Where(r => r.Type is "gcp:kms/cryptoKey:CryptoKey" or "gcp:kms/keyRing:KeyRing").ToList();
        Assert.Equal(3, keys.Count);
        Assert.All(keys, key => Assert.Equal((true, true), (key.Protect, key.RetainOnDelete)));
    }

    [Theory]
    [MemberData(nameof(CommittedFiles.Stacks), MemberType = typeof(CommittedFiles))]
    public async Task Build_Guard_WaitsForEverythingElseAndIsProtected(string stack)
    {
        var (plan, _) = await CommittedFiles.PlanAsync(stack);

        var guard = Assert.Single(plan.Resources, r => r.Type == "random:index/randomUuid:RandomUuid");
        var others = plan.Resources.Where(r => r.IsCustom && r.Type != "pulumi:providers:gcp" && r.Urn != guard.Urn).Select(r => r.Urn);
        Assert.Equal(others.Order(StringComparer.Ordinal), guard.Dependencies);
        Assert.True(guard.Protect);
    }

    [Fact]
    public async Task Build_Outputs_AreWhatTheWorkflowsNeed()
    {
        var (_, outputs) = await CommittedFiles.PlanAsync("prod");

        var texts = new List<string>();
        foreach (var (name, value) in outputs.OrderBy(output => output.Key, StringComparer.Ordinal))
        {
            texts.Add(name);
            Assert.NotEmpty(await OutputUtilities.GetValueAsync((Output<string>)value!));
        }

        Assert.Equal(["backend", "deployer", "previewer", "secretsProvider", "workloadIdentityProvider"], texts);
    }

    [Fact]
    public void SecretsProvider_OfTheCommittedProd_IsTheKeyThatIsMade()
    {
        var settings = CommittedFiles.Check("prod").Settings;

        Assert.Contains(
            $"\nsecretsprovider: gcpkms://projects/{settings.Project}/locations/{settings.Region}/keyRings/"
                + $"{BootstrapProgram.PipelineName}/cryptoKeys/{settings.Pipeline.Environment}\n",
            File.ReadAllText(Path.Combine(CommittedFiles.Root, "Pulumi.prod.yaml")),
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(CommittedFiles.Stacks), MemberType = typeof(CommittedFiles))]
    public void Settings_OfBothPrograms_AreOfOnePlace(string stack)
    {
        var bootstrap = CommittedFiles.Check(stack).Settings;
        var inference = StackSettings.FromFile(StackFile.Read(Path.Combine(CommittedFiles.Root, $"Pulumi.{stack}.yaml"))).OrThrow();

        Assert.Equal((inference.Project, inference.Region), (bootstrap.Project, bootstrap.Region));
        Assert.Equal(stack, bootstrap.Pipeline.Environment);
    }
}
