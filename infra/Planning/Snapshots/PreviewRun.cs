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

// One step of a preview, of whatever form the preview has.
internal sealed record PreviewStep(string Operation, string Urn)
{
    private static readonly HashSet<string> Replacements =
        ["replace", "create-replacement", "delete-replaced", "read-replacement", "import-replacement"];

    // Steps that only change what the engine remembers.
    private static readonly HashSet<string> Forgotten = ["discard", "discard-replaced", "remove-pending-replace"];

    private static readonly HashSet<string> Known =
        [.. Replacements, .. Forgotten, "same", "create", "update", "delete", "read", "refresh", "import", "diff"];

    public required JsonPlace? Old { get; init; }

    public required JsonPlace? New { get; init; }

    // The inputs that differ, and those of them that replace the resource.
    public required IReadOnlyList<string> Reasons { get; init; }

    public required IReadOnlyList<string> ReplaceReasons { get; init; }

    // Whether it can be judged what becomes of the resource.
    public bool IsKnown => Known.Contains(Operation);

    public bool IsReplacement => Replacements.Contains(Operation);

    public bool IsForgotten => Forgotten.Contains(Operation);

    // The copy that a replacement leaves until its end. The state before a replacement may say that it is to be deleted, too.
    public bool IsCopy => Operation is "delete" or "delete-replaced" && Old?.FindFlag("delete") == true;
}
