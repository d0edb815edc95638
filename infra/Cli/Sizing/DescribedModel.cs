namespace GpuInfra.Cli;

// A model by what the command line or its own files say of it.
internal sealed record DescribedModel(long WeightBytes, string? Format, ModelDescription? Files)
{
    public const string Safetensors = "safetensors";

    private const long MostConfigBytes = 16L << 20;
    private const string ConfigFile = "config.json";
    private const string Index = "model.safetensors.index.json";
    private const string Whole = "model.safetensors";

    public ModelKvCache? Cache => Files?.Cache;

    // None where nothing is said of it.
    public static DescribedModel? Of(SizeOptions options)
    {
        if (options is { Config: not null, Gguf: not null })
        {
            throw new UsageException("--config and --gguf describe two models. Name one of the two files.");
        }

        var size = options.Weights is not { } weights ? (long?)null
            : Memory.TryParse(weights, out var memory) && memory > default(Memory) ? memory.Bytes
            : throw new UsageException($"--weights is '{weights}', which is no amount of memory. Write it such as 3300Mi or 16Gi.");
        return options.Gguf is { } gguf ? OfGguf(gguf, size)
            : options.Config is { } config ? OfConfig(PathOf(config), size)
            : size is { } bytes ? new(bytes, null, null)
            : null;
    }

    // The folder of a model stands for its config.json.
    public static string PathOf(string config) => Directory.Exists(config) ? Path.Combine(config, ConfigFile) : config;

    private static DescribedModel OfGguf(string path, long? size) => Read(
        "--gguf", path, "GGUF file", "Name a file that llama.cpp loads, or say --weights", () =>
        {
            Refuse(path, long.MaxValue);
            var parts = size is null && File.Exists(path) ? GgufParts.Of(path) : [path];
            using var file = File.OpenRead(parts[0]);
            var read = ModelDescription.OfGguf(file);
            return new(size ?? parts.Sum(part => new FileInfo(part).Length), Engines.LlamaCpp.ModelFormat, read);
        });

    private static DescribedModel OfConfig(string path, long? size) => Read(
        "--config", path, ConfigFile, $"Name the {ConfigFile} of the model, or say --weights alone", () =>
        {
            var read = ModelDescription.OfConfig(Text(path));
            return new(size ?? Beside(path), Safetensors, read);
        });

    private static DescribedModel Read(string option, string path, string kind, string fix, Func<DescribedModel> read)
    {
        try
        {
            return read();
        }
        catch (FormatException problem)
        {
            throw new UsageException($"'{path}' is no {kind} that can be read: {problem.Message}. {fix}.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{path}' cannot be read. Name a file that is there with {option}.");
        }
    }

    // The index says how large all files together are; where it does not, the files themselves do.
    private static long Beside(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var (index, whole) = (Path.Combine(folder, Index), Path.Combine(folder, Whole));
        var parts = new DirectoryInfo(folder).GetFiles("model-*-of-*.safetensors");
        var all = string.Create(CultureInfo.InvariantCulture, $"-of-{parts.Length:00000}.safetensors");
        return File.Exists(index) && BytesOf(index) is { } bytes ? bytes
            : File.Exists(whole) ? new FileInfo(whole).Length
            : parts.Length > 0 && Array.TrueForAll(parts, part => part.Name.EndsWith(all, StringComparison.Ordinal)) ? parts.Sum(part => part.Length)
            : throw new UsageException($"Nothing says how large the weights are: there is no {Index} with a total_size beside '{path}'. Put it there, or say --weights, such as 16Gi.");
    }

    private static long? BytesOf(string index)
    {
        try
        {
            return ModelDescription.WeightBytesOfIndex(Text(index));
        }
        catch (FormatException problem)
        {
            throw new UsageException($"'{index}' is no index of weights that can be read: {problem.Message}. Bring it anew, or say --weights, such as 16Gi.");
        }
    }

    private static string Text(string path)
    {
        Refuse(path, MostConfigBytes);
        return File.ReadAllText(path);
    }

    private static void Refuse(string path, long mostBytes)
    {
        if (OrdinaryFile.Refusal(path, mostBytes) is { } refusal)
        {
            throw new FormatException($"it {refusal}");
        }
    }
}

// A large GGUF file comes in parts, of which the first says what the model is.
internal static partial class GgufParts
{
    // All parts of the file that one is of, the first one first; the file itself where it is whole.
    public static IReadOnlyList<string> Of(string path)
    {
        if (Part.Match(Path.GetFileName(path)) is not { Success: true } match)
        {
            return [path];
        }

        var (folder, name, all) = (Path.GetDirectoryName(path) ?? "", match.Groups["name"].Value, match.Groups["all"].Value);
        var parts = Enumerable.Range(1, int.Parse(all, CultureInfo.InvariantCulture))
            .Select(part => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}-{part:00000}-of-{all}.gguf")));
        return parts.FirstOrDefault(part => !File.Exists(part)) is { } missing
            ? throw new FormatException($"it is one of several parts, and '{Path.GetFileName(missing)}' is not beside it")
            : [.. parts];
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"\A(?<name>.+)-\d{5}-of-(?<all>\d{5})\.gguf\z", System.Text.RegularExpressions.RegexOptions.ExplicitCapture)]
    private static partial System.Text.RegularExpressions.Regex Part { get; }
}
