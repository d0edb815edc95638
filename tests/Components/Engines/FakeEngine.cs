namespace GpuInfra.Components.Tests;

/// <summary>An engine that nobody has: what holds for it holds for the next one that is added.</summary>
internal sealed class FakeEngine() : Engine("fake", Page)
{
    private static readonly Source Page = new("https://example.com/fake", new DateOnly(2026, 11, 29), Certainty.Confirmed);

    public override Server Server { get; } = new("Fake", Page)
    {
        Programs = ["fake serve"],
        Images = ["fake/server"],
        Port = 7_000,
        OpensBeforeLoaded = false,
        HealthPaths = ["/ready"],
        Options =
        [
            new(ServerSetting.Host, "--listen"),
            new(ServerSetting.Port, "--on"),
            new(ServerSetting.Model, "--weights"),
            new(ServerSetting.Context, "--tokens"),
            new(ServerSetting.Slots, "--slots"),
        ],
    };

    public override EngineImage ImageFor(Accelerator? accelerator) => new("ghcr", "fake/server", "7", Page);

    public override EngineBuild? BuildOf(string tag) => tag switch
    {
        "7" => new(Page) { Cuda = "13.9" },
        "driver" => new(Page) { Driver = 581 },
        "rumour" => new(Page with { Certainty = Certainty.Unconfirmed }) { Driver = 590, Cuda = "13.0" },
        "next" => new(Page) { Cuda = "14.0" },
        _ => null,
    };

    public override string ModelExample => "fake-1b";

    public override decimal GpuShare => 0.8m;

    public override EngineNeeds Needs { get; } = new()
    {
        WarmUp = new(1, 2),
        StartSeconds = 1,
        BuildSeconds = 0,
        MemoryBytes = 1_000_000_000,
        WithoutRoomForOne = "Fake stops",
        WithoutRoomForAll = "Fake waits",
        Source = Page,
    };

    protected override ServiceDefaults Preset(ServedModel model) => ServiceDefaults.None with
    {
        Command = ["fake", "serve"],
        Args =
        [
            "--weights", Folder(model), "--listen", "0.0.0.0", "--on", Port(model), "--slots", Slots(model),
            .. Context(model) is { } tokens ? ["--tokens", tokens] : Array.Empty<string>(),
        ],
    };

    private static string Folder(ServedModel model) => model.IsInBucket ? $"{ModelFolder}/{model.Name}" : model.Name;
}
