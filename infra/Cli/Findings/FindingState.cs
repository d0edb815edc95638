namespace GpuInfra.Cli;

/// <summary>What a change does to a finding.</summary>
internal enum FindingState
{
    /// <summary>It was not there.</summary>
    New,

    /// <summary>It counts no longer: somebody says why.</summary>
    Silenced,

    /// <summary>It is no longer there.</summary>
    Gone,

    /// <summary>Its silence is no longer there, whatever became of the finding itself.</summary>
    Unsilenced,
}
