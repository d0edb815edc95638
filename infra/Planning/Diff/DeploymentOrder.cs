namespace GpuInfra.Planning;

/// <summary>A part of a change that one deployment cannot make, and what to deploy first instead.</summary>
/// <param name="Subject">What it is about, in a sentence.</param>
/// <param name="Steps">What to do, in the order in which it is done, in sentences.</param>
/// <param name="Source">Who says so; nothing where the plan itself does.</param>
public sealed record DeploymentOrder(string Subject, IReadOnlyList<string> Steps, Source? Source = null);
