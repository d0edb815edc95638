namespace GpuInfra;

/// <summary>The experts of a model that is a mixture of them: for each token it computes with some.</summary>
/// <param name="Used">Those that a token is computed with.</param>
/// <param name="All">Those that there are.</param>
public sealed record ModelExperts(int Used, int All)
{
    /// <summary>The least part of the weights that is read for a token: what all tokens share only adds to it.</summary>
    public decimal LeastPart => (decimal)Used / All;
}
