namespace GpuInfra;

/// <summary>Where a fact of the catalog comes from, and how well it is known.</summary>
/// <param name="Url">The address of the page that says so.</param>
/// <param name="Read">The day the page was read; prices and lists of regions age first.</param>
/// <param name="Certainty">Whether the page settles the matter.</param>
public sealed record Source(string Url, DateOnly Read, Certainty Certainty)
{
    /// <summary>How bad it is to go against the fact: an unconfirmed one is only worth a warning.</summary>
    public Severity Severity => Certainty == Certainty.Confirmed ? Severity.Error : Severity.Warning;

    internal Source Unconfirmed => this with { Certainty = Certainty.Unconfirmed };
}
