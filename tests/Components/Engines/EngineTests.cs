namespace GpuInfra.Components.Tests;

/// <summary>What holds for every engine that settings can name, and so for the next one: the last of them is made up.</summary>
public sealed class EngineTests
{
    private static readonly Engine[] Known = [.. GpuInfra.Engines.All.Where(engine => engine.Server is not null), new FakeEngine()];

    public static TheoryData<string> Engines => [.. Known.Select(engine => engine.Id)];

    // Each setting of each engine, as a flag or as a variable.
    public static TheoryData<string, ServerSetting, string> Said
    {
        get
        {
            var data = new TheoryData<string, ServerSetting, string>();
            foreach (var engine in Known)
            {
                foreach (var option in engine.Server!.Options.Where(o => o.Setting is ServerSetting.Context or ServerSetting.Slots))
                {
                    foreach (var word in option.Flags.Concat(option.Variable is { } variable ? [variable] : Array.Empty<string>()))
                    {
                        data.Add(engine.Id, option.Setting, word);
                    }
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Check_OwnDefaults_BreakNoRule(string id)
    {
        var engine = Find(id);

        Assert.Equal([], ModelServiceSpec.Check("chat", Args(engine), engine).Violations.Select(Given.Line));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Check_OwnDefaultsInABucket_ReadWhatIsMounted(string id)
    {
        var engine = Find(id);
        var args = Args(engine, source: ServedModel.BucketSource);

        var result = ModelServiceSpec.Check("chat", args, engine);

        Assert.Empty(result.Errors);
        Assert.Equal("/models", result.Spec.Service.Serving.Mounts["models"]);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Check_OwnDefaults_AskTheHealthPath(string id)
    {
        var engine = Find(id);

        var serving = ModelServiceSpec.Check("chat", Args(engine), engine).Spec.Service.Serving;

        Assert.Equal((engine.HealthPath, 8080), (serving.StartupProbe?.Path, serving.StartupProbe?.Port));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Check_EngineThatAnswersBeforeItsModel_IsHeldBackBySomething(string id)
    {
        var engine = Find(id);

        var containers = ModelServiceSpec.Check("chat", Args(engine), engine).Spec.Service.Containers;

        Assert.Equal(engine.OpensBeforeLoaded, containers.Any(container => container.DependsOn.Contains("server")));
    }

    [Theory]
    [MemberData(nameof(Said))]
    public void Check_AnotherNumberByHand_IsSeen(string id, ServerSetting setting, string word)
    {
        var engine = Find(id);
        var args = word.StartsWith('-')
            ? Args(engine, context: 1_024, args: [word, "77"])
            : Args(engine, context: 1_024, env: new() { [word] = "77" });

        var rules = ModelServiceSpec.Check("chat", args, engine).Violations.Select(violation => violation.Rule.Name);

        Assert.Contains(setting == ServerSetting.Context ? "FlagAgreesWithSetting" : "ConcurrencyFitsSlots", rules);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Check_WeightsBeyondTheGpu_AreTold(string id)
    {
        var engine = Find(id);
        var args = Args(engine, weights: "60Gi");

        var violation = Assert.Single(
            ModelServiceSpec.Check("chat", args, engine).Violations, violation => violation.Rule.Name == "WeightsFitMemory");
        Assert.Equal(
            engine.LoadsWeightsAsSaid ? Severity.Error : Severity.Warning, violation.Severity);
        Assert.Contains(engine.GpuShare == 1 ? "nvidia-l4 has" : $"{engine.Title} may take", violation.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void ColdStart_SizeThatIsSaid_IsTheWarmUpAndTheLoad(string id)
    {
        var engine = Find(id);
        var args = Args(engine, weights: "4Gi");

        var load = LoadRates.Image.SecondsFor(4L << 30);

        Assert.Equal(
            EngineNeeds.InstanceStart.Then(engine.Needs!.WarmUp.Then(load)), ModelServiceSpec.Check("chat", args, engine).Spec.ColdStart);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void MistakeOf_OwnExample_IsNone(string id)
    {
        var engine = Find(id);

        Assert.Null(engine.MistakeOf(engine.ModelExample));
        Assert.False(engine.IsAddress(engine.ModelExample));
        Assert.True(engine.IsAddress("gs://bucket/model"));
    }

    [Fact]
    public void All_Ids_AreOneEach()
    {
        Assert.Equal(["ollama", "vllm", "llama.cpp", "sglang", "text-embeddings-inference", "custom"], GpuInfra.Engines.All.Select(engine => engine.Id));
        Assert.All(GpuInfra.Engines.All, engine => Assert.Same(engine, GpuInfra.Engines.Find(engine.Id)));
        Assert.Null(GpuInfra.Engines.Find("fake"));
        Assert.Same(GpuInfra.Engines.Custom, GpuInfra.Engines.Find(null));
    }

    private static Engine Find(string id) => Array.Find(Known, engine => engine.Id == id)!;

    private static ModelServiceArgs Args(
        Engine engine, string? source = null, string? weights = null, int? context = null, List<string>? args = null,
        Dictionary<string, string>? env = null) => GivenModel.Wired(new()
        {
            Model = engine.ModelExample,
            Image = Given.Image,
            Concurrency = 4,
            ModelSource = source,
            Weights = weights,
            ContextLength = context,
            Args = args,
            Env = env,
        });
}
