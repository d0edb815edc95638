namespace GpuInfra.Planning;

/// <summary>How Pulumi marks an object that stands for another value: by a key, and by what it says there.</summary>
public static class SignedValue
{
    /// <summary>The key.</summary>
    public const string Key = "4dabf18193072939515e22adb298388d";

    /// <summary>What it says of a secret, whose value stands beside it.</summary>
    public const string Secret = "1b47061264138c4ac30d75fd1eb44270";
}
