namespace GpuInfra;

/// <summary>A platform and all services on it.</summary>
/// <param name="Platform">What the services share.</param>
/// <param name="Services">The services by name.</param>
public sealed record InferenceStackSpec(
    InferencePlatformSpec Platform, IReadOnlyDictionary<string, ModelServiceSpec> Services)
{
    internal const string PlatformPath = "platform";

    /// <summary>The network that the services share.</summary>
    internal PrivateNetworkSpec Network => PrivateNetworkSpec.Check(Platform.NetworkName, Platform.Network).Spec;

    /// <summary>Where a service stands in the stack, such as <c>services.chat</c>.</summary>
    internal static string PathOf(string service) => ArgumentPath.Key("services", service);

    /// <summary>Where something of a service stands in the stack, such as <c>services.chat.maxInstances</c>.</summary>
    internal static string PathOf(string service, string argument) => ArgumentPath.Join(PathOf(service), argument);
}
