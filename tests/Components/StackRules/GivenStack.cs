namespace GpuInfra.Components.Tests;

/// <summary>What tests of a whole stack begin with.</summary>
internal static class GivenStack
{
    public const string Project = "acme-models";

    public const string Image = "europe-west4-docker.pkg.dev/acme-models/images/server:1";

    /// <summary>A quota that nothing exceeds.</summary>
    public static QuotaArgs Plenty => new()
    {
        Gpus = new Dictionary<string, int> { ["nvidia-l4"] = 1000, ["nvidia-rtx-pro-6000"] = 1000 },
        Cpu = "100000",
        Memory = "1000000Gi",
    };

    /// <summary>Platform arguments with a quota that nothing exceeds and a network.</summary>
    public static InferencePlatformArgs Platform(PrivateNetworkArgs? network = null, bool? protect = null) => new()
    {
        Network = network,
        Protect = protect,
        Quota = Plenty,
    };

    /// <summary>A service on an L4 with 8 vCPU and 32Gi.</summary>
    public static ModelServiceArgs Service(int max = 1, int min = 0) =>
        new() { Image = Image, MaxInstances = max, MinInstances = min };

    /// <summary>What the rules over the stack say, one line each: severity, rule and text with a short source.</summary>
    public static string Violations(InferencePlatformArgs platform, params (string Name, ModelServiceArgs Args)[] services) =>
        string.Join('\n', StackRules.Check(Of(platform, services)).Select(Given.Line));

    public static InferenceStackSpec Of(InferencePlatformArgs platform, params (string Name, ModelServiceArgs Args)[] services)
    {
        (platform.Project, platform.Region) = (platform.Project ?? Project, platform.Region ?? Given.Region);
        var spec = InferencePlatformSpec.Check("inference", platform).Spec;
        return new(spec, new OrderedDictionary<string, ModelServiceSpec>(services.Select(service => KeyValuePair.Create(
            service.Name, ModelServiceSpec.Check(service.Name, service.Args.In(spec)).Spec))));
    }
}
