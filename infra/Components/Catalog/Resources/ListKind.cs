namespace GpuInfra;

/// <summary>What tells the items of a list apart.</summary>
public enum ListKind
{
    /// <summary>Their position: the order means something.</summary>
    Sequence,

    /// <summary>Their values: the order means nothing.</summary>
    Set,

    /// <summary>Their values, which are better read together than one by one: the order means nothing.</summary>
    Whole,

    /// <summary>A property of each: the order means nothing.</summary>
    Keyed,
}
