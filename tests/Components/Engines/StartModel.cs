using System.Globalization;

namespace GpuInfra.Components.Tests;

// How long a start takes, phase by phase: the numbers of the product, and the few that only other people's clocks need.
internal sealed class StartModel(IReadOnlyDictionary<string, decimal> values)
{
    public static StartModel OfCode { get; } = new(StartParameter.All.ToDictionary(parameter => parameter.Key, parameter => parameter.Value));

    // The same with everything that a figure had a part in set anew by the other figures.
    public static StartModel Without(StartFigure figure) => new(StartParameter.All.ToDictionary(
        parameter => parameter.Key,
        parameter => parameter.From.Contains(figure.Id) ? parameter.Without(figure) : parameter.Value));

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    public static LoadRate RateOf(StartFigure figure) => figure.Way switch
    {
        "image" => LoadRates.Image,
        "memory" => LoadRates.Memory,
        "read-ahead" => LoadRates.BucketReadAhead,
        "public" => LoadRates.PublicWay,
        "internet" => LoadRates.Internet,
        _ => throw new InvalidOperationException($"{figure.Id} has no way"),
    };

    public decimal SecondsOf(StartFigure figure) => figure.WaitSeconds + figure.Phases.Sum(phase => phase switch
    {
        "load" => Load(figure),
        "start-while-loading" => Math.Max(Load(figure), OfEngine(figure, "start")),
        "start" or "build" => OfEngine(figure, phase),
        StartParameter.Pull => (LoadRates.FirstPull with { ExpectedMegabytesPerSecond = Whole(phase) }).ExpectedSecondsFor(figure.ImageBytes),
        _ => values[phase],
    });

    public decimal ErrorOf(StartFigure figure) => (SecondsOf(figure) / figure.Measured) - 1;

    private decimal Load(StartFigure figure)
    {
        var rate = RateOf(figure) with { ExpectedMegabytesPerSecond = Whole(figure.Way) };
        return (rate.LargeMegabytesPerSecond is null ? rate : rate with { LargeMegabytesPerSecond = Whole(StartParameter.Large) })
            .ExpectedSecondsFor(figure.WeightBytes);
    }

    // llama.cpp has no numbers of its own: Ollama loads by the same program.
    private decimal OfEngine(StartFigure figure, string phase) =>
        values[$"{(figure.Engine == "llama.cpp" ? "ollama" : figure.Engine)}/{phase}"];

    private int Whole(string key) => (int)decimal.Round(values[key]);
}
