namespace GpuInfra.Cli;

/// <summary>Something about a plan that was checked, for the foot of its tree.</summary>
/// <param name="Name">What was looked at, in a word or two.</param>
/// <param name="Detail">What was found.</param>
public readonly record struct PlanCheck(string Name, string Detail);
