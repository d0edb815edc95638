using System.Diagnostics;

namespace GpuInfra.Fuzz;

/// <summary>Mangles files of the corpus and checks each.</summary>
internal sealed class FuzzRun
{
    private const int MostMutations = 6;

    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(30);

    private readonly Dice _dice;
    private readonly Dictionary<Outcome, int> _outcomes = Enum.GetValues<Outcome>().ToDictionary(outcome => outcome, _ => 0);

    private string _current = "";

    public FuzzRun(ulong seed) => _dice = new Dice(seed);

    public int Count { get; private set; }

    public TimeSpan Slowest { get; private set; }

    public string SlowestText { get; private set; } = "";

    /// <summary>What went wrong, and the file that caused it; none if nothing did.</summary>
    public (string What, string Text)? Failure { get; private set; }

    public int Of(Outcome outcome) => _outcomes[outcome];

    /// <summary>Checks so many files, or fewer if one fails.</summary>
    public void Go(int count)
    {
        using var watch = new Timer(_ => Abort());
        while (Count < count && Failure is null)
        {
            _current = Draw();
            watch.Change(Hang, Timeout.InfiniteTimeSpan);
            Check(_current);
            Count++;
        }
    }

    private string Draw()
    {
        var text = Corpus.Texts[_dice.Next(Corpus.Texts.Count)];
        for (var left = 1 + _dice.Next(MostMutations); left > 0; left--)
        {
            text = Mutation.Draw(_dice).Apply(text);
        }

        return text;
    }

    // Whatever is thrown is what this program looks for.
    private void Check(string text)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var verdict = Verdict.Of(text);
            _outcomes[verdict.Outcome]++;
            Failure = verdict.Complaint is { } complaint ? (complaint, text) : null;
        }
        catch (Exception exception)
        {
            Failure = (exception.ToString(), text);
        }

        var took = Stopwatch.GetElapsedTime(started);
        if (took > Slowest)
        {
            (Slowest, SlowestText) = (took, text);
        }
    }

    private void Abort()
    {
        Console.Error.WriteLine($"Takes longer than {Hang.TotalSeconds} seconds:\n{_current}");
        Environment.Exit(1);
    }
}
