namespace GpuInfra.Cli;

// Reads what is asked on the command line; what makes no sense is answered with what to ask instead.
internal sealed class SizeReader(
    string? model, string? engine, string? context, string? users, string? gpu, string? weights, string? config, string? gguf, DateOnly today)
{
    private const int MostSuggestions = 3;
    private const long MostConfigBytes = 16L << 20;
    private const string Index = "model.safetensors.index.json";
    private const string Weights = "model.safetensors";
    private const string Safetensors = "safetensors";

    // What is to be known beside the answer; none where nothing is.
    public string? Warning { get; private set; }

    public SizeQuestion Read()
    {
        var (asked, meant, gpus) = (Name(), EngineOf(), Gpus());
        var count = Number("--users", users, SizeQuestion.DefaultUsers, SizeQuestion.MostUsers);
        var known = Known(asked);
        var said = Said();
        if (known.Count == 0)
        {
            Warning = $"Nothing is known of the model '{asked}'. Near to it are {string.Join(", ", Nearest(asked))}."
                + (said is null ? " Name one of them, or describe yours with --weights, --config or --gguf." : "");
        }

        var forms = said is not null ? Described(asked, meant, said, known) : Forms(asked, meant, known);
        var most = said?.MaximumContext ?? known.Select(facts => facts.MaximumContext).FirstOrDefault(longest => longest is not null);
        return new(asked, Context(asked, most), count)
        {
            Engine = meant,
            Gpus = gpus,
            Forms = forms,
            Kind = known.Select(facts => facts.Kind).FirstOrDefault(),
        };
    }

    private string Name()
    {
        var name = model ?? (gguf is not null ? Path.GetFileName(gguf) : config is not null ? Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(config))) : null);
        return string.IsNullOrWhiteSpace(name)
            ? throw new UsageException("Name the model with --model, such as --model gemma3:4b. 'gpuinfra explain' lists those whose sizes are known.")
            : VisibleText.Of(name) == name && !name.Any(char.IsWhiteSpace) ? name
            : throw new UsageException($"'{name}' is no name of a model. Write it with --model as its engine calls it, such as gemma3:4b or google/gemma-3-4b-it.");
    }

    private Engine? EngineOf()
    {
        var ids = Engines.All.Where(known => known.Server is not null).Select(known => known.Id).ToList();
        return engine is null ? null
            : ids.Contains(engine) ? Engines.Find(engine)
            : engine == Engines.Custom.Id
                ? throw new UsageException($"Nothing is known of what a server of your own takes. Name one of these with --engine: {string.Join(", ", ids)}.")
            : throw new UsageException($"There is no engine '{engine}'. The engines are: {string.Join(", ", ids)}.");
    }

    private IReadOnlyList<Accelerator> Gpus() => gpu is null ? Accelerators.All
        : Accelerators.Find(gpu) is { } one ? [one]
        : throw new UsageException($"There is no GPU '{gpu}' on Cloud Run. The GPUs are: {string.Join(", ", Accelerators.All.Select(known => known.Id))}.");

    private int Context(string asked, int? most)
    {
        var unsaid = Math.Min(SizeQuestion.DefaultContext, most ?? int.MaxValue);
        var tokens = Number("--context", context, unsaid, int.MaxValue);
        return tokens > most
            ? throw new UsageException(Text($"--context is {tokens}, but {asked} was made for at most {most} tokens. Use {most} or less."))
            : tokens;
    }

    private static int Number(string option, string? text, int unsaid, int most)
    {
        if (text is null)
        {
            return unsaid;
        }

        var limit = most == int.MaxValue ? "at least 1" : Text($"between 1 and {most}");
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : throw new UsageException($"{option} is '{text}', but must be a whole number, {limit}. Write it without dots or units, such as {option} {unsaid.ToString(CultureInfo.InvariantCulture)}.");
    }

    // All forms of the model that goes by that name.
    private static List<ModelFacts> Known(string name)
    {
        var repositories = Models.All.Where(facts => Is(facts.Name) || Is(facts.ShortName) || Is(facts.Repository) || Is(facts.Repository.Split('/')[^1]))
            .Select(facts => facts.Repository)
            .ToHashSet();
        return [.. Models.All.Where(facts => repositories.Contains(facts.Repository))];

        bool Is(string known) => string.Equals(known, name, StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> Nearest(string name) =>
        Wording.NearestFirst(Models.All.Select(facts => facts.ShortName).Distinct(), name.Split('/')[^1]).Take(MostSuggestions);

    private static List<ModelForm> Forms(string name, Engine? engine, List<ModelFacts> known)
    {
        List<ModelForm> forms = [.. known.SelectMany(facts => ModelForm.Known(facts, engine)).DistinctBy(form => (form.Engine, form.Name))];
        return forms.Count > 0 || known.Count == 0
            ? forms
            : throw new UsageException(
                $"{engine!.Title} loads no form of {name} that is known: there is {string.Join(", ", known.Select(facts => $"{facts.Name} for {string.Join(" and ", Models.EnginesOf(facts).Select(one => one.Id))}"))}. "
                + "Name another engine with --engine, or describe your form with --weights.");
    }

    // What the command line or the model's own files say of it; none where they say nothing.
    private Description? Said()
    {
        if (config is not null && gguf is not null)
        {
            throw new UsageException("--config and --gguf describe two models. Name one of the two files.");
        }

        var size = weights is null ? (long?)null
            : Memory.TryParse(weights, out var memory) && memory > default(Memory) ? memory.Bytes
            : throw new UsageException($"--weights is '{weights}', which is no amount of memory. Write it such as 3300Mi or 16Gi.");
        return gguf is not null ? OfGguf(gguf, size)
            : config is not null ? OfConfig(config, size)
            : size is { } bytes ? new(bytes, null, null, null)
            : null;
    }

    private static Description OfGguf(string path, long? size)
    {
        try
        {
            using var file = File.OpenRead(path);
            var read = ModelDescription.OfGguf(file);
            return new(size ?? file.Length, read.Cache, read.MaximumContext, Engines.LlamaCpp.ModelFormat);
        }
        catch (FormatException problem)
        {
            throw new UsageException($"'{path}' is no GGUF file that can be read: {problem.Message}. Name a file that llama.cpp loads, or say --weights.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Unreadable("--gguf", path);
        }
    }

    private static Description OfConfig(string path, long? size)
    {
        try
        {
            var read = ModelDescription.OfConfig(ReadText(path));
            return new(size ?? Beside(path), read.Cache, read.MaximumContext, Safetensors);
        }
        catch (FormatException problem)
        {
            throw new UsageException($"'{path}' is no config.json that can be read: {problem.Message}. Name the config.json of the model, or say --weights.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Unreadable("--config", path);
        }
    }

    private static long Beside(string path)
    {
        var folder = Path.GetDirectoryName(path) ?? "";
        var (index, whole) = (Path.Combine(folder, Index), Path.Combine(folder, Weights));
        return File.Exists(index) && ModelDescription.WeightBytesOfIndex(ReadText(index)) is { } bytes ? bytes
            : File.Exists(whole) ? new FileInfo(whole).Length
            : throw new UsageException($"Nothing says how large the weights are: there is no {Index} with a total_size beside '{path}'. Put it there, or say --weights, such as 16Gi.");
    }

    private static string ReadText(string path) => new FileInfo(path) is { Length: <= MostConfigBytes }
        ? File.ReadAllText(path)
        : throw new FormatException("it is too large");

    private static UsageException Unreadable(string option, string path) =>
        new($"'{path}' cannot be read. Name a file that is there with {option}.");

    // An own form goes by the name that is said, for the engines that load it.
    private List<ModelForm> Described(string name, Engine? engine, Description said, List<ModelFacts> known)
    {
        var format = said.Format ?? known.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase))?.Format
            ?? (name.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase) ? Engines.LlamaCpp.ModelFormat
                : name.Contains(':', StringComparison.Ordinal) ? Engines.Ollama.ModelFormat
                : Safetensors);
        if (engine is not null && said.Format is not null && engine.ModelFormat != said.Format)
        {
            throw new UsageException($"{engine.Title} does not load {(gguf is null ? "what --config describes" : "a GGUF file as it is")}. Leave --engine out, or name one of: {string.Join(", ", Loading(said.Format))}.");
        }

        // What keeps nothing for a request does not chat.
        var source = new Source(gguf ?? config ?? $"--weights {weights}", today, Certainty.Confirmed);
        var facts = new ModelFacts(name, format!, said.WeightBytes, source)
        {
            Repository = name,
            Architecture = source,
            Kind = said.Format is not null && said.Cache is null ? "embedding" : null,
        };
        var engines = engine is not null ? [engine] : Models.EnginesOf(facts);
        if (said.Cache is null && known.All(one => one.Cache is null))
        {
            Warning = $"{Warning} Nothing says what a token keeps, so that contexts are not judged. --config or --gguf would.".Trim();
        }

        return [.. engines.Select(one => new ModelForm(one, name) { WeightBytes = said.WeightBytes, Cache = said.Cache, Source = source })];
    }

    private static IEnumerable<string> Loading(string? format) => Engines.All.Where(one => one.ModelFormat == format).Select(one => one.Id);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Description(long WeightBytes, ModelKvCache? Cache, int? MaximumContext, string? Format);
}
