namespace GpuInfra;

/// <summary>How well a fact of the catalog is known.</summary>
public enum Certainty
{
    /// <summary>Google says so, on a page that was read.</summary>
    Confirmed,

    /// <summary>Sources conflict, or only third parties say so: it makes a warning at most.</summary>
    Unconfirmed,
}
