namespace GpuInfra.Planning;

/// <summary>What a <see cref="PropertyValue"/> holds.</summary>
public enum PropertyKind
{
    /// <summary>Nothing, said explicitly.</summary>
    Null,

    /// <summary>A truth value.</summary>
    Flag,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A list of values.</summary>
    List,

    /// <summary>Values by name.</summary>
    Map,
}
