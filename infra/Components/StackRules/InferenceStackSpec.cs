namespace GpuInfra;

/// <summary>A platform and all services on it.</summary>
/// <param name="Platform">What the services share.</param>
/// <param name="Services">The services by name.</param>
public sealed record InferenceStackSpec(
    InferencePlatformSpec Platform, IReadOnlyDictionary<string, ModelServiceSpec> Services)
{
    internal const string PlatformPath = "platform";

    internal PrivateNetworkSpec Network => PrivateNetworkSpec.Check(Platform.Parts.NetworkName, Platform.Parts.Network).Spec;

    internal static string PathOf(string service) => ArgumentPath.Key("services", service);

    internal static string PathOf(string service, string argument) => ArgumentPath.Join(PathOf(service), argument);
}
