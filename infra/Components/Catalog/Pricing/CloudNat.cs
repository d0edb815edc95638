namespace GpuInfra;

/// <summary>How Cloud NAT counts ports and instances.</summary>
public static class CloudNat
{
    /// <summary>The ports of each address.</summary>
    public const int PortsPerAddress = 64_512;

    /// <summary>The ports that an instance gets at least where nothing is said and they are dealt out as needed.</summary>
    public const int DefaultMinPortsDynamic = 32;

    /// <summary>The ports that an instance gets where nothing is said and they are dealt out once.</summary>
    public const int DefaultMinPorts = 64;

    /// <summary>The instances that are paid for one by one; with more, the gateway has one price.</summary>
    public const int PricedInstances = 32;

    /// <summary>Who says so.</summary>
    public static Source Source => PriceSources.NatPorts;
}
