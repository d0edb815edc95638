namespace GpuInfra.Cli;

// Reads what is asked on the command line; what makes no sense is answered with what to ask instead.
internal sealed class SizeReader(SizeOptions options, DateOnly today)
{
    private const int MostSuggestions = 3;
    private const string Embedding = "embedding";

    private readonly List<string> _warnings = [];

    public SizeQuestion Read()
    {
        var (asked, meant, gpus, region) = (Name(), EngineOf(), Gpus(), Region());
        var count = Number("--users", options.Users, SizeQuestion.DefaultUsers, SizeQuestion.MostUsers);
        var known = Known(asked);
        var said = DescribedModel.Of(options);
        if (known.Count == 0)
        {
            _warnings.Add($"Nothing is known of the model '{asked}'. Near to it are {string.Join(", ", Nearest(asked))}."
                + (said is null ? " Name one of them, or describe yours with --weights, --config or --gguf." : ""));
        }

        var forms = said is not null ? Described(asked, meant, said, known) : Forms(asked, meant, known);
        var most = said?.Files?.MaximumContext ?? known.Select(facts => facts.MaximumContext).FirstOrDefault(longest => longest is not null);
        return new(asked, Context(asked, most), count)
        {
            Engine = meant,
            Gpus = gpus,
            Region = region,
            Usage = SizeUsage.Of(options.Usage),
            Forms = forms,
            Warning = _warnings.Count == 0 ? null : string.Join(' ', _warnings),
            Kind = said is not null && KeepsNothing(said) ? Embedding : known.Select(facts => facts.Kind).FirstOrDefault(),
        };
    }

    private string Region()
    {
        if (options.Region is not { } region)
        {
            return SizeQuestion.DefaultRegion;
        }

        var offering = Accelerators.All.SelectMany(known => known.Regions).Select(offer => offer.Region).Distinct().Order(StringComparer.Ordinal);
        return PricingTiers.One.Concat(PricingTiers.Two).Contains(region) ? region
            : throw new UsageException($"There is no region '{region}' of Cloud Run. Those with a GPU are: {string.Join(", ", offering)}.");
    }

    private string Name()
    {
        var name = options.Model ?? (options.Gguf is { } gguf ? Path.GetFileName(gguf)
            : options.Config is { Length: > 0 } config ? Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(DescribedModel.PathOf(config)))) : null);
        return string.IsNullOrWhiteSpace(name)
            ? throw new UsageException("Name the model with --model, such as --model gemma3:4b. 'gpuinfra explain' lists those whose sizes are known.")
            : VisibleText.Of(name) == name && !name.Any(char.IsWhiteSpace) ? name
            : throw new UsageException($"'{name}' is no name of a model. Write it with --model as its engine calls it, such as gemma3:4b or google/gemma-3-4b-it.");
    }

    private Engine? EngineOf()
    {
        var ids = Engines.KnownIds;
        return options.Engine is not { } engine ? null
            : ids.Contains(engine) ? Engines.Find(engine)
            : engine == Engines.Custom.Id
                ? throw new UsageException($"Nothing is known of what a server of your own takes. Name one of these with --engine: {string.Join(", ", ids)}.")
            : throw new UsageException($"There is no engine '{engine}'. The engines are: {string.Join(", ", ids)}.");
    }

    private IReadOnlyList<Accelerator> Gpus() => options.Gpu is not { } gpu ? Accelerators.All
        : Accelerators.Find(gpu) is { } one ? [one]
        : throw new UsageException($"There is no GPU '{gpu}' on Cloud Run. The GPUs are: {string.Join(", ", Accelerators.All.Select(known => known.Id))}.");

    private int Context(string asked, int? most)
    {
        var unsaid = Math.Min(SizeQuestion.DefaultContext, most ?? int.MaxValue);
        var tokens = Number("--context", options.Context, unsaid, int.MaxValue);
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
        Wording.NearestFirst(Models.ShortNames, name.Split('/')[^1])
            .OrderByDescending(known => known.StartsWith(name.Split('/')[^1], StringComparison.OrdinalIgnoreCase))
            .Take(MostSuggestions);

    private static List<ModelForm> Forms(string name, Engine? engine, List<ModelFacts> known)
    {
        List<ModelForm> forms = [.. known.SelectMany(facts => ModelForm.Known(facts, engine)).DistinctBy(form => (form.Engine, form.Name))];
        return forms.Count > 0 || known.Count == 0
            ? forms
            : throw new UsageException(
                $"{engine!.Title} loads no form of {name} that is known: there is {string.Join(", ", known.Select(facts => $"{facts.Name} for {Wording.All(Models.EnginesOf(facts).Select(one => one.Id))}"))}. "
                + "Name another engine with --engine, or describe your form with --weights.");
    }

    // An own form goes by the name that is said, for the engines that load it.
    private List<ModelForm> Described(string name, Engine? engine, DescribedModel said, List<ModelFacts> known)
    {
        var format = said.Format ?? known.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase))?.Format
            ?? (name.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase) ? Engines.LlamaCpp.ModelFormat
                : name.Contains(':', StringComparison.Ordinal) ? Engines.Ollama.ModelFormat
                : DescribedModel.Safetensors);
        if (engine is not null && said.Format is not null && engine.ModelFormat != said.Format)
        {
            throw new UsageException($"{engine.Title} does not load {(options.Gguf is null ? "what --config describes" : "a GGUF file as it is")}. Leave --engine out, or name one of: {string.Join(", ", Loading(said.Format))}.");
        }

        var source = new Source(options.Gguf ?? options.Config ?? $"--weights {options.Weights}", today, Certainty.Confirmed);
        var facts = new ModelFacts(name, format!, said.WeightBytes, source)
        {
            Repository = name,
            Architecture = source,
            Kind = KeepsNothing(said) ? Embedding : null,
        };
        var engines = engine is not null ? [engine] : Models.EnginesOf(facts);
        if (!KeepsNothing(said) && said.Cache is null && known.All(one => one.Cache is null))
        {
            _warnings.Add("Nothing says what a token keeps, so that contexts are not judged. --config or --gguf would.");
        }

        return [.. engines.Select(one => new ModelForm(one, name) { WeightBytes = said.WeightBytes, Cache = said.Cache, Experts = said.Files?.Experts, Source = source })];
    }

    // It does not chat.
    private static bool KeepsNothing(DescribedModel said) => said is { Files.Cache: null, Format: not null };

    private static IEnumerable<string> Loading(string? format) => Engines.All.Where(one => one.ModelFormat == format).Select(one => one.Id);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
