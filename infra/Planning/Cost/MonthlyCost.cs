namespace GpuInfra.Planning;

/// <summary>What something costs in US dollars a month of 730 hours.</summary>
/// <param name="Floor">If nobody uses it: what is kept warm and what is rented.</param>
/// <param name="Ceiling">If everything that may run runs all month.</param>
/// <param name="Usage">If it is used as the stack file says; nothing where it says nothing.</param>
public sealed record MonthlyCost(decimal Floor, decimal Ceiling, decimal? Usage);
