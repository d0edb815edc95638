namespace GpuInfra.StackFiles;

// Takes a price file apart, and notes what is wrong with it.
internal sealed class PriceFileReader(ProblemList problems)
{
    private const char RegionMark = '@';
    private const string DayForm = "yyyy-MM-dd";

    private static readonly string[] Keys = [PriceFile.NoteKey, PriceFile.PricesKey, PriceFile.ReadKey];

    private readonly List<PriceEntry> _prices = [];

    public IReadOnlyList<PriceEntry> Prices => _prices;

    public DateOnly? Day { get; private set; }

    public string Note { get; private set; } = "";

    public void Read(ConfigNode root)
    {
        if (root is ConfigUnreadable)
        {
            return;
        }

        var entries = root is ConfigMap document ? document.Entries : [];
        foreach (var entry in entries)
        {
            Read(entry);
        }

        if (!entries.Any(entry => entry.Key == PriceFile.PricesKey))
        {
            var mistake = KeyIsGiven.Mistake("is missing", "Add for example 'prices: {run.cpu: 0.000018}'.");
            problems.Add(root.Place, ConfigPath.Document.Key(PriceFile.PricesKey), mistake);
        }
    }

    private void Read(ConfigEntry entry)
    {
        var path = ConfigPath.Document.Key(entry.Key);
        switch (entry.Key, entry.Value)
        {
            case (_, ConfigUnreadable):
                break;
            case (PriceFile.PricesKey, ConfigMap prices):
                foreach (var price in prices.Entries)
                {
                    ReadPrice(price, path.Key(price.Key));
                }

                break;
            case (PriceFile.ReadKey, ConfigScalar day) when DateOnly.TryParseExact(
                day.Text, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read):
                Day = read;
                break;
            case (PriceFile.NoteKey, ConfigScalar note):
                Note = note.Text;
                break;
            case var (key, value) when Keys.Contains(key):
                problems.Add(entry.Place, path, Wrong(key, value));
                break;
            default:
                problems.Add(
                    entry.KeyMark, path, KeyIsKnown.Mistake("is not a key of a price file", KnownKeys.Suggest(entry.Key, Keys)));
                break;
        }
    }

    private static Violation Wrong(string key, ConfigNode value) => key switch
    {
        PriceFile.ReadKey => ValueHasType.Mistake($"is {value.Describe()}, but must be a day", "Write for example 'read: 2026-11-01'."),
        PriceFile.NoteKey => ValueHasType.Mistake($"is {value.Describe()}, but must be a text", "Write for example 'note: Offer 42'."),
        _ => ValueHasType.Mistake($"is {value.Describe()}, but must be a map", "Write for example 'prices: {run.cpu: 0.000018}'."),
    };

    private void ReadPrice(ConfigEntry entry, ConfigPath path)
    {
        var (id, region) = entry.Key.Split(RegionMark, 2) is [var name, var place] ? (name, place) : (entry.Key, null);
        if (!PriceIds.All.Contains(id))
        {
            var fix = $"Did you mean '{Wording.NearestFirst(PriceIds.All, id)[0]}'? 'gpuinfra explain prices' lists them all.";
            problems.Add(entry.KeyMark, path, KeyIsKnown.Mistake("is not the id of a price", fix));
        }
        else if (entry.Value is not ConfigUnreadable && ReadAmount(entry, path) is { } amount)
        {
            _prices.Add(new(id, region, amount));
        }

        if (region is not null && !PricingTiers.One.Contains(region) && !PricingTiers.Two.Contains(region))
        {
            WarnOfRegion(entry, path, region);
        }
    }

    private decimal? ReadAmount(ConfigEntry entry, ConfigPath path)
    {
        if (entry.Value is ConfigScalar { Kind: ScalarKind.WholeNumber or ScalarKind.Fraction } scalar
            && decimal.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount))
        {
            if (amount is >= 0 and <= int.MaxValue)
            {
                return amount;
            }

            problems.Add(
                entry.Place, path,
                ValueHasType.Mistake(
                    $"is {scalar.Text}, but must be between 0 and {int.MaxValue}", "Write what one unit costs in US dollars."));
            return null;
        }

        problems.Add(
            entry.Place, path,
            ValueHasType.Mistake($"is {entry.Value.Describe()}, but must be a number", $"Write for example '{entry.Key}: 0.000018'."));
        return null;
    }

    // Google may have added a region since the catalog was read.
    private void WarnOfRegion(ConfigEntry entry, ConfigPath path, string region)
    {
        problems.Add(entry.KeyMark, path, KeyIsKnown.Mistake(
            $"names '{region}', which is not a region of the catalog",
            $"Did you mean '{Wording.NearestFirst([.. PricingTiers.One, .. PricingTiers.Two], region)[0]}'?")
            with
        { Severity = Severity.Warning });
    }
}
