namespace GpuInfra.Cli;

// The lines of a stack file with one service that serves a model, as somebody would write them.
internal static partial class SizeSettings
{
    private const string File = "Pulumi.size.yaml";
    private const string Project = "my-project";

    // The name of the service, by what the model is for.
    public static string ServiceOf(string? kind) => kind switch
    {
        "chat" => "chat",
        "embedding" => "embed",
        "reranker" => "rerank",
        "speech" => "speech",
        _ => "model",
    };

    // With the CPU and the memory of an instance where they are known; else the service gets what its GPU gets by default.
    public static IReadOnlyList<string> Lines(SizeQuestion question, ModelForm form, Accelerator gpu, (Vcpu Cpu, Memory Memory)? machine)
    {
        var slots = Math.Min(question.Users, form.Engine.MostSlotsWith(form.Name) ?? question.Users);
        var batch = IsBatching(form.Engine) ? slots : 1;
        return
        [
            "config:",
            $"  gcp:project: {Project}",
            $"  gcp:region: {question.Region}",
            "  gpuinfra:platform:",
            "    protect: false",
            "  gpuinfra:services:",
            $"    {ServiceOf(question.Kind)}:",
            $"      engine: {form.Engine.Id}",
            $"      model: {Scalar(form.Name)}",
            .. form.IsOwn ? ["      import:", "        skip: true"] : Array.Empty<string>(),
            .. form.Weights is { } weights ? [$"      weights: {weights}"] : Array.Empty<string>(),
            .. form.BytesPerToken(question.Context) is { } bytes ? [Text($"      kvCacheBytesPerToken: {bytes}")] : Array.Empty<string>(),
            .. form.Engine.Server?.Options.Any(option => option.Setting == ServerSetting.Context) == true
                ? [Text($"      contextLength: {question.Context}")]
                : Array.Empty<string>(),
            $"      gpu: {gpu.Id}",
            .. machine is var (cpu, memory) ? [$"      cpu: {cpu}", $"      memory: {memory}"] : Array.Empty<string>(),
            "      parallelism:",
            "        modelInstances: 1",
            Text($"        parallelQueries: {slots}"),
            Text($"        batchSize: {batch}"),
            Text($"      maxInstances: {SizeUsage.Instances(question.Usage)}"),
            .. question.Usage.Count > 0 ? ["      usage:", .. question.Usage.Select(said => Text($"        {said.Key}: {said.Value}"))] : Array.Empty<string>(),
        ];
    }

    // The stack that the lines are, with everything that its rules find.
    public static StackCheck Check(IReadOnlyList<string> lines) => StackCheck.Of(StackFile.Parse(string.Join('\n', lines), File));

    // What the only service of a stack means.
    public static ModelServiceSpec SpecOf(StackCheck stack)
    {
        var (name, service) = stack.Settings.Services.Single();
        return ModelServiceSpec.Check(name, service.In(InferencePlatformSpec.Check(InferenceProgram.PlatformName, stack.Settings.Platform).Spec)).Spec;
    }

    // A text as a value of YAML, in quotes where it could be anything else.
    public static string Scalar(string text) => Plain.IsMatch(text) ? text : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    // Whether it computes for several requests at once, so that some may wait for a full batch.
    private static bool IsBatching(Engine engine) => engine != Engines.Ollama && engine != Engines.LlamaCpp;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [System.Text.RegularExpressions.GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9._/-]*(@?[A-Za-z0-9._/-]*:[A-Za-z0-9._-]+)?\z", System.Text.RegularExpressions.RegexOptions.ExplicitCapture)]
    private static partial System.Text.RegularExpressions.Regex Plain { get; }
}
