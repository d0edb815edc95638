namespace GpuInfra.Cli;

// Something about a plan that was checked, for the foot of its tree.
public readonly record struct PlanCheck(string Name, string Detail);
