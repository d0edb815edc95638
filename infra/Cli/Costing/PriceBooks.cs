namespace GpuInfra.Cli;

// Opens the prices that a command reckons with.
internal static class PriceBooks
{
    public static (PriceBook Prices, IReadOnlyList<Violation> Problems) Open(string root, string? named)
    {
        var path = named ?? Path.Combine(root, PriceFile.DefaultName);
        if (named is null && !File.Exists(path))
        {
            return (PriceBook.List, []);
        }

        var file = PriceFile.Read(path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path);
        return (PriceBook.List.With(file.Prices.Select(price => Override(price, file))), file.Problems);
    }

    private static PriceOverride Override(PriceEntry price, PriceFile file) =>
        new(price.Id, price.Region, price.Amount, Said(file)) { Read = file.Day };

    private static string Said(PriceFile file) =>
        VisibleText.Of(file.Note.Length > 0 ? $"{Path.GetFileName(file.Path)} ({file.Note})" : Path.GetFileName(file.Path));
}
