namespace GpuInfra;

/// <summary>One violation that is not to count.</summary>
public sealed class SilenceArgs : ResourceArgs
{
    /// <summary>The rule, by its id or its name, such as <c>GPU004</c>: one of <see cref="RuleBook.All"/>. Required.</summary>
    [Input("rule", required: true)]
    public required string Rule { get; init; }

    /// <summary>
    /// Where the rule is broken, as a violation says it of these arguments: <c>maxInstances</c>,
    /// <c>sidecars.proxy.memory</c>, and <c>location</c> where a stack file says <c>gcp:region</c>. Required.
    /// </summary>
    [Input("path", required: true)]
    public required string Path { get; init; }

    /// <summary>Why that is right here: it is printed wherever the violation is. Required.</summary>
    [Input("reason", required: true)]
    public required string Reason { get; init; }
}
