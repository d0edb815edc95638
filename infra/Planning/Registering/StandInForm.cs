namespace GpuInfra.Planning;

/// <summary>What the texts look like that stand for what only the cloud knows.</summary>
public enum StandInForm
{
    /// <summary>Short ones, as the identities of Google's cloud are.</summary>
    Shorter,

    /// <summary>Long ones, which have nothing of the short ones but that they can be taken apart alike.</summary>
    Longer,
}
