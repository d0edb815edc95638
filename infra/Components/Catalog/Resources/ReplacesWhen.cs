namespace GpuInfra;

/// <summary>Which changes of a property replace its resource.</summary>
public enum ReplacesWhen
{
    /// <summary>Each.</summary>
    Changed,

    /// <summary>From true to something else.</summary>
    SwitchedOff,

    /// <summary>To a smaller number.</summary>
    Lowered,

    /// <summary>To a range of addresses that does not contain the old one.</summary>
    NotWidened,

    /// <summary>From one service attachment to another.</summary>
    AttachmentChanged,
}
