using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Pulumi;

namespace GpuInfra.Planning.Tests;

/// <summary>What stands for the outputs of a resource, by their types, until the cloud knows them.</summary>
public sealed class OutputKindTests
{
    [Theory]
    [InlineData(PlanMode.Preview)]
    [InlineData(PlanMode.Update)]
    public async Task PlanAsync_OutputsOfEveryType_AreReferencesWhereTheyCanBe(PlanMode mode)
    {
        var plan = await Planner.PlanAsync(new PlanRequest("shop", "dev", () =>
        {
            var probe = new Probe("probe");
            return new Dictionary<string, object?>
            {
                ["text"] = probe.Text,
                ["count"] = probe.Count,
                ["perhaps"] = probe.Perhaps,
                ["ratio"] = probe.Ratio,
                ["ready"] = probe.Ready,
                ["maybe"] = probe.Maybe,
                ["names"] = probe.Names,
                ["sizes"] = probe.Sizes,
                ["labels"] = probe.Labels,
                ["uri"] = probe.Part.Apply(part => part.Uri),
                ["size"] = probe.Part.Apply(part => part.Size),
                ["inner"] = probe.Part.Apply(part => part.Inner!.Uri),
                ["innermost"] = probe.Part.Apply(part => part.Inner!.Inner is null ? "none" : "some"),
                ["parts"] = probe.Parts.Apply(parts => string.Join(' ', parts.Select(part => $"{part.Uri} {part.Inner!.Uri}"))),
            };
        })
        { Mode = mode });

        Assert.Equal(
            "count: ${probe.count}, inner: ${probe.part.inner.uri}, innermost: none, labels: {}, maybe: false, "
                + "names: [${probe.names[0]}], parts: ${probe.parts[0].uri} ${probe.parts[0].inner.uri}, perhaps: ${probe.perhaps}, ratio: ${probe.ratio}, ready: false, "
                + "size: ${probe.part.size}, sizes: [${probe.sizes[0]}], text: ${probe.text}, uri: ${probe.part.uri}",
            plan.Resources[0].Outputs!.ToString());
    }

    // Whatever a value of no class may be, nothing stands for it.
    [Fact]
    public async Task PlanAsync_AnOutputThatMayBeAnything_IsNothing()
    {
        var plan = await Planner.PlanAsync(new PlanRequest("shop", "dev", () => new Dictionary<string, object?>
        {
            ["plain"] = new Odd("odd").Plain.Apply(plain => plain is null ? "none" : "some"),
        })
        { Mode = PlanMode.Update });

        Assert.Equal("plain: none", plan.Resources[0].Outputs!.ToString());
    }

    // What is said is known, whatever kind of value it is.
    [Fact]
    public async Task PlanAsync_OutputsThatAreInputs_AreWhatIsSaid()
    {
        var plan = await Planner.PlanAsync(new PlanRequest("shop", "dev", () =>
        {
            var echo = new Echo("echo", new EchoArgs
            {
                Count = 3,
                Ready = true,
                Ratio = 0.5,
                Sizes = ImmutableArray.Create(1, 2),
                Flags = ImmutableDictionary<string, bool>.Empty.Add("a", true),
            });
            return new Dictionary<string, object?> { ["a"] = echo.Count, ["b"] = echo.Ready, ["c"] = echo.Ratio, ["d"] = echo.Sizes, ["e"] = echo.Flags };
        }));

        Assert.Equal("a: 3, b: true, c: 0.5, d: [1, 2], e: {a: true}", plan.Resources[0].Outputs!.ToString());
    }

    private sealed class Echo(string name, EchoArgs args) : CustomResource("test:a/echo:Echo", name, args, options: null)
    {
        [Output("count")]
        public Output<int> Count { get; private set; } = null!;

        [Output("ready")]
        public Output<bool> Ready { get; private set; } = null!;

        [Output("ratio")]
        public Output<double> Ratio { get; private set; } = null!;

        [Output("sizes")]
        public Output<ImmutableArray<int>> Sizes { get; private set; } = null!;

        [Output("flags")]
        public Output<ImmutableDictionary<string, bool>> Flags { get; private set; } = null!;
    }

    private sealed class EchoArgs : ResourceArgs
    {
        [Input("count")]
        public Input<int>? Count { get; set; }

        [Input("ready")]
        public Input<bool>? Ready { get; set; }

        [Input("ratio")]
        public Input<double>? Ratio { get; set; }

        [Input("sizes")]
        public Input<ImmutableArray<int>>? Sizes { get; set; }

        [Input("flags")]
        public Input<ImmutableDictionary<string, bool>>? Flags { get; set; }
    }

    private sealed class Probe(string name) : CustomResource("test:a/probe:Probe", name, ResourceArgs.Empty, options: null)
    {
        [Output("text")]
        public Output<string> Text { get; private set; } = null!;

        [Output("count")]
        public Output<int> Count { get; private set; } = null!;

        [Output("perhaps")]
        public Output<int?> Perhaps { get; private set; } = null!;

        [Output("ratio")]
        public Output<double> Ratio { get; private set; } = null!;

        [Output("ready")]
        public Output<bool> Ready { get; private set; } = null!;

        [Output("maybe")]
        public Output<bool?> Maybe { get; private set; } = null!;

        [Output("names")]
        public Output<ImmutableArray<string>> Names { get; private set; } = null!;

        [Output("sizes")]
        public Output<ImmutableArray<int>> Sizes { get; private set; } = null!;

        [Output("labels")]
        public Output<ImmutableDictionary<string, string>> Labels { get; private set; } = null!;

        [Output("part")]
        public Output<Part> Part { get; private set; } = null!;

        [Output("parts")]
        public Output<ImmutableArray<Part>> Parts { get; private set; } = null!;
    }

    private sealed class Odd(string name) : CustomResource("test:a/odd:Odd", name, ResourceArgs.Empty, options: null)
    {
        [Output("plain")]
        public Output<object?> Plain { get; private set; } = null!;
    }

    [OutputType]
    [SuppressMessage("Performance", "CA1812", Justification = "The SDK makes it.")]
    private sealed class Part
    {
        [OutputConstructor]
        private Part(string uri, int size, Part? inner) => (Uri, Size, Inner) = (uri, size, inner);

        public string Uri { get; }

        public int Size { get; }

        public Part? Inner { get; }
    }
}
