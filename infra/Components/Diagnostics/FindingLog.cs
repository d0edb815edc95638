namespace GpuInfra;

/// <summary>
/// Where a running program tells what is wrong and yet stops nothing: in Pulumi's log, each thing once. A component tells it of
/// its own arguments, unless the caller has.
/// </summary>
public static class FindingLog
{
    private static readonly AsyncLocal<bool> IsTold = new();

    /// <summary>Keeps components quiet until it is disposed of: the caller has told what they would.</summary>
    public static IDisposable Told() => new Quiet();

    /// <summary>Tells a finding: a warning where it counts, and else only for the record.</summary>
    /// <param name="finding">The finding, in one line.</param>
    /// <param name="severity">How it counts; none where it is silenced.</param>
    public static void Tell(string finding, Severity? severity)
    {
        if (severity is null)
        {
            Log.Info(VisibleText.Of(finding));
        }
        else
        {
            Log.Warn(VisibleText.Of(finding));
        }
    }

    internal static void Tell(string owner, IEnumerable<Violation> violations)
    {
        if (IsTold.Value)
        {
            return;
        }

        foreach (var violation in violations.Where(violation => !violation.IsError))
        {
            var word = violation.IsWarning ? "warning" : "silenced";
            Tell(
                $"{owner}: {word} {violation.Rule.Id}: {violation}",
                violation.IsWarning ? violation.Severity : null);
        }
    }

    private sealed class Quiet : IDisposable
    {
        private readonly bool _before = IsTold.Value;

        public Quiet() => IsTold.Value = true;

        public void Dispose() => IsTold.Value = _before;
    }
}
