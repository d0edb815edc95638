namespace GpuInfra.Engine;

/// <summary>What a program had to say, other than by its resources.</summary>
/// <param name="Severity">How bad it is: <c>info</c>, <c>warning</c> or <c>error</c>.</param>
/// <param name="Message">What it said.</param>
/// <param name="Urn">The resource that it is about; empty for none.</param>
public sealed record Logged(string Severity, string Message, string Urn);
