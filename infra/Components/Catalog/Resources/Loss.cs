namespace GpuInfra;

/// <summary>What is lost with a resource. The clauses follow its name.</summary>
/// <param name="Extent">What kind of loss it is.</param>
/// <param name="Deleted">What a deletion does.</param>
/// <param name="Replaced">What a replacement does.</param>
/// <param name="Consequence">What follows from it, as a sentence; none if nothing does.</param>
public sealed record Loss(LossExtent Extent, string Deleted, string Replaced, string? Consequence = null)
{
    internal static readonly Loss Usual = new("is deleted", "is deleted and made anew");

    internal Loss(string deleted, string replaced, string? consequence = null)
        : this(LossExtent.Resource, deleted, replaced, consequence)
    {
    }
}
