namespace GpuInfra.Planning;

internal sealed record ResourcePair(PlannedResource? Old, PlannedResource? New, MatchedBy MatchedBy)
{
    public PlannedResource Resource => (New ?? Old)!;
}
