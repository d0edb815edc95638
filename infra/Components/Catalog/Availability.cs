namespace GpuInfra;

/// <summary>Who may use an accelerator in a region.</summary>
public enum Availability
{
    /// <summary>Every project with quota.</summary>
    Available,

    /// <summary>Only projects that Google has invited.</summary>
    InvitationOnly,
}
