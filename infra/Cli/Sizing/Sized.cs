namespace GpuInfra.Cli;

// How a model in one of its forms fits one GPU, and the stack file that says so.
internal sealed record Sized(ModelForm Form, Accelerator Gpu, StackCheck Stack, ModelServiceSpec Spec)
{
    // The rules that say what does not fit: a context, weights, requests; and how many may come.
    private static readonly string[] OfSize = ["MOD002", "MOD003", "MOD004", "MOD005", "MOD007"];

    public required IReadOnlyList<string> Lines { get; init; }

    public required SizeQuestion Question { get; init; }

    // What it costs; none where it does not fit.
    public SizeCost? Cost { get; init; }

    public ModelSizing? Sizing => Spec.Sizing;

    public WeightFit Weights => Sizing is { } sizing ? Gpu.Memory.FitOf(sizing.WeightBytes) : WeightFit.TooLarge;

    // Why it does not fit; nothing where it does.
    public string? Refusal => Stack.Errors.Concat(Stack.Warnings.Where(problem => OfSize.Contains(problem.Rule.Id))).FirstOrDefault() is { } problem
        ? $"{Key(problem)} {problem.Problem}. {problem.Fix.TrimEnd('.')}"
        : Sizing is null ? "the size of the weights is not known"
        : !Sizing.Fits ? $"what the engine takes for itself finds no room beside the rest: {Gigabytes.Needed(Sizing.NeededBytes ?? (Sizing.WeightBytes + Sizing.EngineBytes))} of {Gigabytes.Available(Sizing.RoomBytes)} are taken"
        : Weights == WeightFit.TooLarge
            ? string.Create(CultureInfo.InvariantCulture, $"weights of {Gigabytes.Needed(Sizing.WeightBytes)} leave no room to work with: {Gpu.Id} takes up to {Gpu.Memory.MostGigabytes} GB")
            : null;

    public bool Fits => Refusal is null;

    public string Verdict => !Fits ? "no" : Weights == WeightFit.Tight ? "tight" : "fits";

    // What is to be done before it is deployed for real.
    public IEnumerable<Violation> ToDo => Stack.Warnings;

    public int Concurrency => Spec.Service.Concurrency;

    public (int ModelInstances, int ParallelQueries, int BatchSize) Parallelism => Stack.Settings.Services.Values.Single().Parallelism is { } said
        ? (said.ModelInstances ?? 1, said.ParallelQueries ?? 1, said.BatchSize ?? 1)
        : (1, 1, 1);

    // How long a start may take before Cloud Run gives up: the longest of all containers.
    public long? ProbeWindowSeconds => Spec.Service.Containers
        .Select(container => container.StartupProbe)
        .OfType<ProbeSpec>()
        .Select(probe => (long?)(probe.InitialDelaySeconds + Math.BigMul(probe.PeriodSeconds, probe.FailureThreshold)))
        .Max();

    // For each token that is written the GPU reads the weights, of a mixture at least the experts that it uses; requests that are answered
    // at once share the reading. What embeds computes all tokens of a text at once, for which there is no such bound.
    public TokenBound? Bound => Sizing is { WeightBytes: > 0, Slots: { } slots } sizing && sizing.CacheBytes != 0
        && Question.Kind is null or "chat" or "speech"
        ? new(sizing.WeightBytes, slots, Gpu.Memory.GigabytesPerSecond) { Experts = Form.Experts ?? Models.Find(Form.Engine, Form.Name)?.Experts }
        : null;

    public static async Task<Sized> OfAsync(SizeQuestion question, ModelForm form, Accelerator gpu, PriceBook prices)
    {
        var first = Of(question, form, gpu, null);
        var serving = first.Spec.Service.Serving;
        var sized = Of(question, form, gpu, (serving.Cpu, serving.Memory));
        return sized.Fits ? sized with { Cost = await SizeCost.OfAsync(sized, prices) } : sized;
    }

    private static Sized Of(SizeQuestion question, ModelForm form, Accelerator gpu, (Vcpu Cpu, Memory Memory)? machine)
    {
        var lines = SizeSettings.Lines(question, form, gpu, machine);
        var stack = SizeSettings.Check(lines);
        return new(form, gpu, stack, SizeSettings.SpecOf(stack)) { Lines = lines, Question = question };
    }

    // The last key of the path that a problem is at.
    private static string Key(Violation problem) => problem.Path[(problem.Path.LastIndexOf('.') + 1)..];
}

// The most tokens that can be written, by how fast the memory of a GPU is.
internal sealed record TokenBound(long WeightBytes, int Slots, int GigabytesPerSecond)
{
    private const decimal BytesPerGigabyte = 1_000_000_000;
    private const decimal Million = 1_000_000;

    public ModelExperts? Experts { get; init; }

    // What is read at least for a token.
    public decimal ReadBytes => WeightBytes * (Experts?.LeastPart ?? 1);

    public decimal MostPerSecond => GigabytesPerSecond * BytesPerGigabyte / ReadBytes * Slots;

    public decimal LeastPerMillion(decimal perHour) => perHour / Billing.SecondsPerHour / MostPerSecond * Million;
}
