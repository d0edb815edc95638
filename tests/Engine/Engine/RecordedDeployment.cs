using System.Text.Json.Nodes;

namespace GpuInfra.Engine.Tests;

/// <summary>Everything that crossed the wire in one run of a program. It refuses what the engine would.</summary>
internal sealed class RecordedDeployment(Urns urns, Operation operation) : IDeployment
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Registered> _registered = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonObject> _outputs = new(StringComparer.Ordinal);
    private readonly List<Logged> _logs = [];
    private readonly List<string> _refusals = [];

    public Urns Urns => urns;

    public Operation Operation => operation;

    /// <summary>The resources in the order of their registration.</summary>
    public IReadOnlyList<Registered> Resources => [.. _registered.Values];

    /// <summary>What each component, and the stack, said its outputs are.</summary>
    public IReadOnlyDictionary<string, JsonObject> Outputs => _outputs;

    public IReadOnlyList<Logged> Logs => _logs;

    /// <summary>What the engine would have refused; nothing else may be concluded from a run with some.</summary>
    public IReadOnlyList<string> Refusals => _refusals;

    /// <summary>Whether the program waited for the engine at its end, as one does that has come to its end.</summary>
    public bool IsFinished { get; private set; }

    /// <summary>No program of this repository reads a resource, so that one that did would be refused.</summary>
    public Task<CloudState> RegisterAsync(Registered resource)
    {
        var answer = resource.ReadId.Length == 0
            ? MadeUpCloud.Answer(resource.Type, resource.IsCustom, new(resource.Urn, resource.Inputs, operation))
            : throw new RefusedException($"{resource.Urn} is read.");
        Add(resource with { Answer = answer });
        return Task.FromResult(answer);
    }

    /// <summary>No program of this repository calls a function.</summary>
    public Task<JsonObject> CallAsync(FunctionCall call) => throw new RefusedException($"{call.Token} is called.");

    public void AddOutputs(string urn, JsonObject outputs)
    {
        lock (_lock)
        {
            Refuse(!_registered.ContainsKey(urn), $"{urn} has outputs, but is not registered.");
            Refuse(!_outputs.TryAdd(urn, outputs), $"{urn} has outputs twice.");
        }
    }

    public void Add(Logged log)
    {
        lock (_lock)
        {
            _logs.Add(log);
        }
    }

    public void Finish() => IsFinished = true;

    private void Add(Registered resource)
    {
        lock (_lock)
        {
            foreach (var other in resource.Dependencies.Concat(resource.PropertyDependencies.Values.SelectMany(some => some)))
            {
                Refuse(!_registered.ContainsKey(other), $"{resource.Urn} depends on {other}, which is not registered.");
            }

            Refuse(!_registered.TryAdd(resource.Urn, resource), $"{resource.Urn} is registered twice.");
            Refuse(
                resource.Provider.Length > 0 && !_registered.Values.Any(other => other.Reference == resource.Provider),
                $"{resource.Urn} has the unknown provider {resource.Provider}.");
        }
    }

    private void Refuse(bool isRefused, string reason)
    {
        if (isRefused)
        {
            _refusals.Add(reason);
        }
    }
}
