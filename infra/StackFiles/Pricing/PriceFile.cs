namespace GpuInfra.StackFiles;

/// <summary>What <c>prices.yaml</c> says: prices that somebody pays instead of the list prices.</summary>
public sealed class PriceFile
{
    /// <summary>What the file is called beside the stack files.</summary>
    public const string DefaultName = "prices.yaml";

    internal const string PricesKey = "prices";
    internal const string ReadKey = "read";
    internal const string NoteKey = "note";

    private PriceFile(string path, PriceFileReader reader, IReadOnlyList<Violation> problems)
    {
        Path = path;
        Prices = reader.Prices;
        Day = reader.Day;
        Note = reader.Note;
        Problems = problems;
    }

    /// <summary>The file as the user named it.</summary>
    public string Path { get; }

    /// <summary>The prices, in the order of the file.</summary>
    public IReadOnlyList<PriceEntry> Prices { get; }

    /// <summary>The day on which they held; nothing where the file does not say it.</summary>
    public DateOnly? Day { get; }

    /// <summary>What the file says of itself; empty if nothing.</summary>
    public string Note { get; }

    /// <summary>What is wrong with the file, in the order of the file.</summary>
    public IReadOnlyList<Violation> Problems { get; }

    /// <summary>Reads a price file.</summary>
    public static PriceFile Read(string path)
    {
        var problems = new ProblemList(path);
        return TextFile.Read(path, problems, "Name a file that is there, or leave --prices out.") is { } text
            ? Parse(text, path)
            : new PriceFile(path, new(problems), problems.InFileOrder());
    }

    /// <summary>Reads the text of a price file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fileName">The name of the file, with or without folders.</param>
    public static PriceFile Parse(string text, string fileName)
    {
        var problems = new ProblemList(fileName);
        var reader = new PriceFileReader(problems);
        var root = ConfigReader.Read(text, ConfigPath.Document, problems);
        reader.Read(root);
        problems.AddRange(FileSecrets.In(fileName, root as ConfigMap ?? ConfigMap.Empty));
        return new PriceFile(fileName, reader, problems.InFileOrder());
    }
}
