namespace GpuInfra;

/// <summary>How many addresses of a subnet the instances take that use it by Direct VPC egress.</summary>
public static class DirectVpc
{
    /// <summary>The prefix of the smallest subnet that services can send their traffic into.</summary>
    public const int LongestPrefix = 26;

    /// <summary>The addresses that an instance takes in steady state.</summary>
    public const int AddressesPerInstance = 2;

    /// <summary>The addresses that Cloud Run takes at once.</summary>
    public const int BlockSize = 16;

    /// <summary>The addresses of every subnet that Google keeps: network, gateway, last but one and broadcast.</summary>
    public const int ReservedAddresses = 4;

    /// <summary>The network tag of the jobs that bring models.</summary>
    public const string ImportTag = "model-import";

    /// <summary>Who says so.</summary>
    public static Source Source => Sources.DirectVpc;

    /// <summary>The blocks that fit into a range with a prefix of some length.</summary>
    public static long BlocksOf(int prefixLength) => ((1L << (32 - prefixLength)) - ReservedAddresses) / BlockSize;

    /// <summary>The blocks that some instances take together.</summary>
    public static long BlocksFor(long instances) => ((AddressesPerInstance * instances) + BlockSize - 1) / BlockSize;
}
