namespace GpuInfra.Cli;

// Everything that --what-if supposes, and what stack files would be with it.
internal sealed class WhatIf
{
    private readonly IReadOnlyList<Supposition> _suppositions;

    private WhatIf(IReadOnlyList<Supposition> suppositions) => _suppositions = suppositions;

    // What the command line says; nothing where it says nothing.
    public static WhatIf? Of(IEnumerable<string> texts, IReadOnlyList<StackCheck> stacks)
    {
        Supposition[] suppositions = [.. texts.SelectMany(Supposition.Parse)];
        var names = stacks.SelectMany(stack => stack.Settings.Services.Keys).Distinct().ToList();
        return suppositions.FirstOrDefault(one => one.Service is { } service && !names.Contains(service)) is { } unknown
            ? throw new UsageException(
                $"There is no service '{unknown.Service}'. "
                + (names.Count > 0 ? $"Did you mean '{Wording.NearestFirst(names, unknown.Service!)[0]}'?" : "There are no services."))
            : suppositions.Length > 0 ? new(suppositions)
            : null;
    }

    // The same stack as it would be, with every rule checked; nothing where nothing changes.
    public StackCheck? ApplyTo(StackCheck stack)
    {
        var changes = _suppositions.SelectMany(one => Places(one, stack).Select(keys => (Keys: keys, one.Value))).ToList();
        return changes.Count == 0
            ? null
            : StackCheck.Of(changes.Aggregate(stack.File, (file, change) => file.With(change.Keys, change.Value)));
    }

    // What is wrong with a stack as it would be, and not as it is.
    public static IReadOnlyList<Violation> NewProblems(StackCheck now, StackCheck then)
    {
        var known = now.Problems.Select(Key).ToHashSet();
        return [.. then.Problems.Where(problem => problem.Silenced is null && !known.Contains(Key(problem)))];
    }

    public override string ToString() => string.Join(", ", _suppositions);

    private static IEnumerable<string[]> Places(Supposition one, StackCheck stack) =>
        one.IsOfStack
            ? [[ConfigKeys.Region]]
            : stack.Settings.Services
                .Where(service => one.Service is { } name ? service.Key == name : HasGpu(service.Value))
                .Select(service => (string[])[ConfigKeys.Services, service.Key, .. one.Key.Split('.')]);

    private static bool HasGpu(ModelServiceArgs service) =>
        (service.Gpu ?? Accelerators.Default.Id) != Accelerators.None
        || service.Sidecars?.Values.Any(sidecar => (sidecar.Gpu ?? Accelerators.None) != Accelerators.None) == true;

    private static (Rule, string, string, Severity) Key(Violation problem) =>
        (problem.Rule, problem.Path, problem.Problem, problem.Severity);
}
