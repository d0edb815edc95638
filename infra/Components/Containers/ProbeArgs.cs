namespace GpuInfra;

/// <summary>How Cloud Run asks a container for its state. The limits are those of <see cref="ProbeLimits"/>.</summary>
public sealed class ProbeArgs : ResourceArgs
{
    /// <summary>
    /// <c>http</c>, <c>grpc</c> or <c>tcp</c>. Left out, http. An open port says nothing of a model, so tcp is not for the
    /// container with the GPU, and never for liveness and readiness.
    /// </summary>
    [Input("type")]
    [OneOf<ProbeType>]
    public string? Type { get; init; }

    /// <summary>The path that an http probe gets. Left out, <c>/</c>.</summary>
    [Input("path")]
    public string? Path { get; init; }

    /// <summary>
    /// The port that is asked. Left out, the serving container's own. A sidecar must say its port, and no two containers
    /// of an instance may listen on the same.
    /// </summary>
    [Input("port")]
    public int? Port { get; init; }

    /// <summary>The service that a grpc probe asks for. Left out, the server as a whole.</summary>
    [Input("service")]
    public string? Service { get; init; }

    /// <summary>
    /// Headers that an http probe sends, by name. Left out, Cloud Run's own alone. Not for readiness, and no place for a secret.
    /// </summary>
    [Input("headers")]
    public IDictionary<string, string>? Headers { get; init; }

    /// <summary>The seconds before the first probe. Left out, none. Not for readiness.</summary>
    [Input("initialDelaySeconds")]
    public int? InitialDelaySeconds { get; init; }

    /// <summary>The seconds from one probe to the next. Left out, ten.</summary>
    [Input("periodSeconds")]
    public int? PeriodSeconds { get; init; }

    /// <summary>The seconds until a probe without an answer has failed. Left out, five, or the period if it is shorter.</summary>
    [Input("timeoutSeconds")]
    public int? TimeoutSeconds { get; init; }

    /// <summary>
    /// How many failures in a row decide. Left out, three; for startup as many as <see cref="ProbeLimits.WindowSeconds"/>
    /// has periods.
    /// </summary>
    [Input("failureThreshold")]
    public int? FailureThreshold { get; init; }

    /// <summary>How many successes in a row decide. Left out, two. For readiness alone.</summary>
    [Input("successThreshold")]
    public int? SuccessThreshold { get; init; }
}
