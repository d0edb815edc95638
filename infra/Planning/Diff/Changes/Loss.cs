namespace GpuInfra.Planning;

// What is lost with a resource. The clauses follow its name.
internal sealed record Loss(Risk Risk, string Deleted, string Replaced, string? Consequence = null);
