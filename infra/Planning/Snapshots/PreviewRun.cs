namespace GpuInfra.Planning;

// What a preview tells, of whatever form it is.
internal sealed record PreviewRun
{
    // Where it stands, for the message if it makes no sense.
    public required JsonPlace Document { get; init; }

    public required IReadOnlyList<PreviewStep> Steps { get; init; }

    // How many steps there were of each kind, those included that are not listed.
    public required JsonPlace Counts { get; init; }

    public required IReadOnlyList<PlanDiagnostic> Diagnostics { get; init; }

    public required bool MayBeCorrupt { get; init; }

    public required bool IsSketch { get; init; }

    public int Counted(string operation) => Counts.FindNumber(operation) switch
    {
        null => 0,
        >= 0 and <= int.MaxValue and var count when double.IsInteger(count) => (int)count,
        _ => throw Counts.Get(operation).Mistake("is no number of resources"),
    };

    public int Listed(string operation) => Steps.Count(step => step.Operation == operation);
}
