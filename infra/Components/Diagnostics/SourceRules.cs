namespace GpuInfra;

/// <summary>The rules of what is adopted, by the form that it is written in: a stack file made of it would not show these.</summary>
public static class SourceRules
{
    /// <summary>A key of a source stands where it means something.</summary>
    public static Rule KeyIsInPlace { get; } = new(
        "ADP001", "A key of a source stands where it means something.",
        "Elsewhere the server ignores or refuses it, and what was meant is not said at all.")
    { Source = V1 };

    /// <summary>A key, annotation or variable of a source is known.</summary>
    public static Rule SourceKeyIsKnown { get; } = new(
        "ADP002", "A key, annotation or variable of a source is known.",
        "Nobody reads it, so that what it was meant to say is not said.")
    { Source = V1 };

    /// <summary>A source says only what the API that it is handed to takes.</summary>
    public static Rule ApiTakesSource { get; } = new(
        "ADP003", "A source says only what the API that it is handed to takes.",
        "The server refuses the whole of it.")
    { Source = V2 };

    /// <summary>A source with a GPU says that its instances are billed for as long as they live.</summary>
    public static Rule SourceBillsInstances { get; } = new(
        "ADP004", "A source with a GPU says that its instances are billed for as long as they live.",
        "Cloud Run refuses a GPU where the CPU is throttled between requests, which it is where nothing is said. The stack says it.")
    { Source = "https://docs.cloud.google.com/run/docs/configuring/services/gpu" };

    /// <summary>A source names the account that its service runs as.</summary>
    public static Rule SourceNamesAccount { get; } = new(
        "ADP005", "A source names the account that its service runs as.",
        "Else the Compute default account runs it, which everything in the project shares. The stack makes an account for the service.")
    { Severity = Severity.Warning, Source = "https://docs.cloud.google.com/run/docs/securing/service-identity" };

    /// <summary>A source does not switch off the check that a revision starts.</summary>
    public static Rule SourceChecksStart { get; } = new(
        "ADP006", "A source does not switch off the check that a revision starts.",
        "A revision that cannot start would take the traffic. The stack leaves the check on.")
    { Severity = Severity.Warning, Source = "https://docs.cloud.google.com/run/docs/configuring/healthchecks" };

    /// <summary>A source holds no secret that no service is given.</summary>
    public static Rule SourceHoldsNoSecret { get; } = new(
        "ADP007", "A source holds no secret that no service is given.",
        "Who may read the file reads it. Nothing of it is carried, so that the stack is not worse for it.")
    { Severity = Severity.Warning, Source = "https://developer.hashicorp.com/terraform/internals/json-format" };

    private const string V1 = "https://docs.cloud.google.com/run/docs/reference/rest/v1/namespaces.services";
    private const string V2 = "https://docs.cloud.google.com/run/docs/reference/rest/v2/projects.locations.services";
}
