namespace GpuInfra.StackFiles.Tests;

/// <summary>What a model needs grows with what is asked of it, whatever the model, the engine and the GPU.</summary>
public sealed class SizingTests
{
    private const int Cases = 1_000;
    private const int MostContext = 200_000;
    private const int MostUsers = 64;
    private const int MostMebibytes = 100_000;

    private static readonly Engine[] Serving = [Engines.Ollama, Engines.Vllm, Engines.LlamaCpp, Engines.Sglang];

    [Fact]
    public void Sizing_MoreContext_NeverNeedsLess() => Grows(
        (numbers, more) => numbers with { Context = Math.Min(numbers.Context + more, MostContext * 2) });

    [Fact]
    public void Sizing_MoreUsers_NeverNeedsLess() => Grows((numbers, more) => numbers with { Users = numbers.Users + (more % MostUsers) });

    [Fact]
    public void Sizing_MoreBits_NeverNeedsLess() => Grows((numbers, more) => numbers with { Mebibytes = numbers.Mebibytes + (more % MostMebibytes) });

    // A form with more bytes of the same model is one with more bits.
    [Fact]
    public void Sizing_KnownModelsOfMoreBits_NeverNeedLess()
    {
        var pairs = from model in Models.All
                    from other in Models.All
                    where model.Repository == other.Repository && model.Format == other.Format && model.WeightBytes <= other.WeightBytes && model != other
                    select (Less: NeededBy(model), More: NeededBy(other));

        Assert.NotEmpty(pairs);
        Assert.All(pairs, pair => Assert.True(pair.Less <= pair.More));

        static decimal? NeededBy(ModelFacts facts) => ModelServiceSpec.Check("chat", new ModelServiceArgs
        {
            Engine = "vllm",
            Model = facts.Name,
            ContextLength = 8_192,
            Project = "acme",
            Location = "europe-west4",
        }).Spec.Sizing!.NeededBytes;
    }

    private static void Grows(Func<Case, int, Case> more)
    {
        var grown = 0;
        Property.Holds(Property.Numbers(7), Cases, numbers =>
        {
            var before = new Case(
                Serving[numbers[0] % Serving.Length], Accelerators.All[numbers[1] % Accelerators.All.Count], 1 + (numbers[2] % MostContext),
                1 + (numbers[3] % MostUsers), 1 + (numbers[4] % MostMebibytes), 1 + (numbers[5] % 1_000_000));
            var after = more(before, numbers[6]);
            var (less, larger) = (before.Needed, after.Needed);

            Assert.NotNull(less);
            Assert.True(less <= larger, $"{before} needs {less}, but {after} needs {larger}");
            grown += less < larger ? 1 : 0;
        });

        Assert.InRange(grown, Cases / 2, Cases);
    }

    private sealed record Case(Engine Engine, Accelerator Gpu, int Context, int Users, int Mebibytes, int BytesPerToken)
    {
        public decimal? Needed => ModelServiceSpec.Check("chat", new ModelServiceArgs
        {
            Engine = Engine.Id,
            Model = "own",
            Weights = $"{Mebibytes}Mi",
            KvCacheBytesPerToken = BytesPerToken,
            ContextLength = Context,
            Concurrency = Users,
            Gpu = Gpu.Id,
            Project = "acme",
            Location = "europe-west4",
        }).Spec.Sizing?.NeededBytes;
    }
}
