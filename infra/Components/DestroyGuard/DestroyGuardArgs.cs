namespace GpuInfra;

/// <summary>What a caller may say of a <see cref="DestroyGuard"/>.</summary>
public sealed class DestroyGuardArgs : ResourceArgs
{
    /// <summary>
    /// Whether a destroy is kept from beginning. Left out, it is. To destroy the stack, say false, deploy that, and only then
    /// destroy. Rule: https://www.pulumi.com/docs/iac/concepts/resources/options/protect/
    /// </summary>
    [Input("protect")]
    public bool? Protect { get; init; }
}
