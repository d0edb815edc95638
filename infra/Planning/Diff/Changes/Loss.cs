namespace GpuInfra.Planning;

// What is lost with a resource. The clauses go on after "is deleted" and after "is deleted and made anew".
internal sealed record Loss(Risk Risk, string Deleted, string Replaced, string? Consequence = null);
