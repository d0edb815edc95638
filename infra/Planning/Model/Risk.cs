namespace GpuInfra.Planning;

/// <summary>What a change puts at risk, from the least to the most: a reviewer reads from the end.</summary>
public enum Risk
{
    /// <summary>Nothing: only the spelling differs, or the provider is known to report what is not there.</summary>
    Noise,

    /// <summary>Whatever the other names do not cover.</summary>
    Other,

    /// <summary>Money.</summary>
    Cost,

    /// <summary>GPUs, instances, quota, addresses or speed.</summary>
    Capacity,

    /// <summary>Who may see, call or change what: something becomes public or more privileged, or loses a guard.</summary>
    Exposure,

    /// <summary>Something that exists is deleted, and perhaps made anew.</summary>
    Destruction,

    /// <summary>
    /// Who is served by what: a rollback, a split between revisions, or an address of its own that somebody gave a revision ends.
    /// </summary>
    Traffic,

    /// <summary>Something that exists is deleted, with data in it that nothing brings back.</summary>
    DataLoss,

    /// <summary>
    /// The deployment itself: the cloud refuses the change for certain. <see cref="ResourceChange.RiskIfForced"/> is what whoever
    /// makes room for it in the cloud puts at risk.
    /// </summary>
    Impossible,
}
