using System.Globalization;

namespace GpuInfra.Planning;

/// <summary>Collects what the reader of costs must know: each once, in the order in which it was found.</summary>
internal sealed class CostNotes
{
    private const string LeftOut =
        "Left out: logs and metrics, flow logs, DNS zones, image scanning, load balancers, jobs, taxes, free tiers and discounts.";

    private readonly OrderedDictionary<string, bool> _notes = [];

    public void Add(string note) => _notes.TryAdd(note, true);

    public void Add(FormattableString note) => Add(note.ToString(CultureInfo.InvariantCulture));

    /// <summary>All notes: what was found, and then what is to be said of the prices that were used.</summary>
    public IReadOnlyList<string> With(IEnumerable<Price> used)
    {
        var prices = used.ToList();
        Add("Not confirmed", [.. prices.Where(price => price.Source.Certainty == Certainty.Unconfirmed)]);
        foreach (var file in prices.Where(price => price.IsOverridden).GroupBy(price => price.Source.Url))
        {
            Add($"Prices of {file.Key}", [.. file]);
        }

        Add(LeftOut);
        return [.. _notes.Keys];
    }

    private void Add(string title, IReadOnlyCollection<Price> prices)
    {
        if (prices.Count > 0)
        {
            Add($"{title}: {string.Join(", ", prices.Select(price => price.Id).Distinct().Order(StringComparer.Ordinal))}.");
        }
    }
}
