namespace GpuInfra.Planning;

// All steps of a preview about one resource: what there was of it, and what the engine means to do.
internal sealed class PreviewedResource
{
    private readonly string _urn;
    private readonly IReadOnlyList<PreviewStep> _steps;

    private PreviewedResource(string urn, IEnumerable<PreviewStep> steps)
    {
        _urn = urn;
        var all = steps.Where(static step => !step.IsForgotten).ToList();
        var copies = all.Where(static step => step.IsCopy).ToList();
        var isReplaced = all.Exists(static step => step.IsReplacement && !step.IsCopy);
        _steps = [.. all.Except(copies)];
        Copies = isReplaced ? [] : [.. copies.Select(static step => ResourceReader.ReadDeployed(step.Old!))];
        Old = FindOld() is { } old ? ResourceReader.ReadDeployed(old) with { ReplacedFor = ReplacedFor } : null;
    }

    // What an earlier replacement left behind and this deployment deletes.
    public IReadOnlyList<PlannedResource> Copies { get; }

    public PlannedResource? Old { get; }

    public EngineVerdict? Verdict => _steps.Count == 0 ? null : new(_urn, Operation)
    {
        Reasons = [.. _steps.SelectMany(static step => step.Reasons).Distinct()],
        Goal = Operation == EngineOperation.Delete ? null : Goal,
    };

    public static IReadOnlyList<PreviewedResource> Of(IEnumerable<PreviewStep> steps) =>
        [.. steps.GroupBy(static step => step.Urn, StringComparer.Ordinal).Select(static group => new PreviewedResource(group.Key, group))];

    private IReadOnlyList<string>? ReplacedFor =>
        Operation == EngineOperation.Replace ? [.. _steps.SelectMany(static step => step.ReplaceReasons).Distinct()] : null;

    private EngineOperation Operation =>
        _steps.Any(static step => step.IsReplacement) || (Has("delete") && Has("create")) ? EngineOperation.Replace
        : _steps[^1].Operation switch
        {
            "same" => EngineOperation.Same,
            "create" => EngineOperation.Create,
            "update" => EngineOperation.Update,
            "delete" => EngineOperation.Delete,
            _ => EngineOperation.Other,
        };

    private PlannedResource? Goal
    {
        get
        {
            if (_steps.LastOrDefault(static step => step.New is not null) is not { } last)
            {
                return null;
            }

            var goal = ResourceReader.Read(last.New!);
            var isKept = Operation is EngineOperation.Same or EngineOperation.Update;
            return goal with { Id = isKept ? Old?.Id : null, Outputs = isKept ? Old?.Outputs : null };
        }
    }

    private bool Has(string operation) => _steps.Any(step => step.Operation == operation);

    // A refresh comes first and tells what is no longer so.
    private JsonPlace? FindOld()
    {
        var told = _steps.Where(static step => step.Operation != "refresh").ToList();
        return (told.Count > 0 ? told : _steps).LastOrDefault(static step => step.Old is not null)?.Old;
    }
}
