namespace GpuInfra.StackFiles.Tests;

/// <summary>Stacks the way people have them, after public material that each file names, and what there is to say of them.</summary>
public sealed class RealStackTests
{
    private static readonly Dictionary<string, string[]> Findings = new()
    {
        ["always-on"] =
        [
            "Error MinInstancesFitMaxInstances gpuinfra:services.demo.minInstances",
            "Warning ServiceScalesToZero gpuinfra:services.demo.minInstances",
            "Warning RolloutFitsQuota gpuinfra:services.demo.maxInstances",
        ],
        ["carried-over"] =
        [
            "Error RegionOffersAccelerator gcp:region",
            "Warning ImageHoldsFewWeights gpuinfra:services.llama.modelSource",
            "Warning RequestsFitMemory gpuinfra:services.llama.contextLength",
            "Error MemoryFits gpuinfra:services.llama.memory",
            "Error KeyIsKnown gpuinfra:services.llama.max-instances",
            "Error KeyIsKnown gpuinfra:services.llama.cpuThrottling",
            "Error ValueHasType gpuinfra:services.llama.timeoutSeconds",
            "Error TimeoutFitsPeriod gpuinfra:services.llama.livenessProbe.timeoutSeconds",
        ],
        ["gemma-cookbook"] =
        [
            "Warning RegionOffersAccelerator gcp:region",
            "Warning ImageHasTag gpuinfra:services.gemma.image",
            "Error SecretIsNotWrittenDown gpuinfra:services.gemma.env.API_KEY",
            "Error IngressIsRestricted gpuinfra:services.gemma.ingress",
            "Error PrincipalsAreNamed gpuinfra:services.gemma.invokers[0]",
        ],
        ["ollama-tutorial"] =
        [
            "Error ImageHasTag gpuinfra:services.ollama-gemma.image",
        ],
        ["other-registries"] =
        [
            "Error ImageIsFromArtifactRegistry gpuinfra:services.chat.image",
            "Error ImageIsFromArtifactRegistry gpuinfra:services.chat.sidecars.web.image",
        ],
        ["rtx-codelab"] =
        [
            "Warning RequestsFitMemory gpuinfra:services.gemma-rtx.contextLength",
            "Warning TagNamesVersion gpuinfra:services.gemma-rtx.image",
            "Warning GpuQuotaIsKnown gpuinfra:services.gemma-rtx.gpu",
            "Warning MemoryFitsQuota gpuinfra:services.gemma-rtx.memory",
        ],
        ["small-subnet"] =
        [
            "Error InstancesFitSubnet gpuinfra:platform.network.subnetCidr",
            "Warning GpusFitQuota gpuinfra:services.embed.maxInstances",
            "Warning CpuFitsQuota gpuinfra:services.embed.maxInstances",
            "Warning MemoryFitsQuota gpuinfra:services.embed.maxInstances",
            "Warning GpusFitQuota gpuinfra:services.summarize.maxInstances",
            "Warning CpuFitsQuota gpuinfra:services.summarize.maxInstances",
            "Warning MemoryFitsQuota gpuinfra:services.summarize.maxInstances",
        ],
        ["static-address"] =
        [
            "Error SubnetRangeIsUsable gpuinfra:platform.network.subnetCidr",
            "Error StaticAddressHasInternet gpuinfra:platform.network.staticOutboundAddress",
            "Warning EgressGoesThroughNetwork gpuinfra:services.caller.egress",
        ],
        ["vllm-codelab"] =
        [
            "Warning ImageHasTag gpuinfra:services.vllm-gemma.image",
            "Warning CallReachesInternet gpuinfra:services.vllm-gemma.args",
            "Error SecretIsPinned gpuinfra:services.vllm-gemma.secrets.HF_TOKEN",
            "Warning GpuContainerSaysWhenItIsReady gpuinfra:services.vllm-gemma.startupProbe.type",
        ],
        ["workshop-network"] = ["Warning ExistingNetworkReachesCalls gpuinfra:platform.network.existingNetwork"],
    };

    public static TheoryData<string> Names => [.. Findings.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_RealStack_FindsWhatIsWrong(string stack) => Assert.Equal(
        Findings[stack],
        StackCheck.Of(StackFile.Parse(Read(FileOf(stack)), FileOf(stack))).Problems
            .Select(problem => $"{problem.Severity} {problem.Rule} {problem.Path}"));

    [Theory]
    [MemberData(nameof(Names))]
    public void File_NamesItsSource(string stack) =>
        Assert.Contains("https://", Read(FileOf(stack)).Split("config:")[0], StringComparison.Ordinal);

    [Fact]
    public void Files_AllHaveFindings() => Assert.Equal(
        Findings.Keys.Select(FileOf).Order(StringComparer.Ordinal),
        typeof(RealStackTests).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".yaml", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal));

    private static string FileOf(string stack) => $"Pulumi.{stack}.yaml";

    private static string Read(string file)
    {
        using var reader = new StreamReader(typeof(RealStackTests).Assembly.GetManifestResourceStream(file)!);
        return reader.ReadToEnd();
    }
}
