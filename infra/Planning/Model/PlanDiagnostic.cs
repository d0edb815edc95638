namespace GpuInfra.Planning;

/// <summary>Something to tell the reader of a plan.</summary>
/// <param name="Severity">How much it matters: <c>info</c>, <c>warning</c> or <c>error</c>, as the engine spells them.</param>
/// <param name="Message">What there is to say.</param>
/// <param name="Urn">The resource that it is about; nothing if it is about the whole plan.</param>
public sealed record PlanDiagnostic(string Severity, string Message, string? Urn = null);
