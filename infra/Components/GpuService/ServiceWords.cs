namespace GpuInfra;

/// <summary>The words of the arguments of a service that have few.</summary>
public static class ServiceWords
{
    /// <summary>Every accelerator, and the word for none.</summary>
    public static IReadOnlyList<string> Gpu => GpuChoice.Words;

    /// <summary>Who reaches a service.</summary>
    public static IReadOnlyList<string> Ingress => Choices.Ingress.Words;

    /// <summary>Which traffic leaves through the network.</summary>
    public static IReadOnlyList<string> Egress => Choices.Egress.Words;

    /// <summary>The stage of what a service uses.</summary>
    public static IReadOnlyList<string> LaunchStage => Choices.LaunchStage.Words;

    /// <summary>How a probe asks.</summary>
    public static IReadOnlyList<string> ProbeType => Choices.Probe.Words;
}
