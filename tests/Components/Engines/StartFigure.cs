using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace GpuInfra.Components.Tests;

// A time that somebody measured or said, as startup-figures.jsonl has it: the facts alone, with where they stand.
[SuppressMessage("Performance", "CA1812", Justification = "The JSON reader makes it.")]
internal sealed record StartFigure
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    public required string Id { get; init; }

    // What it is for: usable, part (of a usable one or of its report), tried (nothing was set by it) or unusable.
    public required string Use { get; init; }

    public required string What { get; init; }

    public required string Model { get; init; }

    public required string Engine { get; init; }

    public required string Gpu { get; init; }

    public string Clock { get; init; } = "";

    public required decimal Low { get; init; }

    public required decimal High { get; init; }

    public long WeightBytes { get; init; }

    public long ImageBytes { get; init; }

    public string Way { get; init; } = "";

    // What lies between the start and the stop of the clock.
    public IReadOnlyList<string> Phases { get; init; } = [];

    // What the script of the report waits for nothing.
    public int WaitSeconds { get; init; }

    public string Lacks { get; init; } = "";

    public string Source { get; init; } = "";

    public required DateOnly Read { get; init; }

    // Of a range, the middle.
    public decimal Measured => (Low + High) / 2;

    public static IReadOnlyList<StartFigure> All { get; } =
        [.. File.ReadLines(Beside("startup-figures.jsonl")).Select(line => JsonSerializer.Deserialize<StartFigure>(line, Form)!)];

    public static IReadOnlyList<StartFigure> For(string use) => [.. All.Where(figure => figure.Use == use)];

    public static string Beside(string file, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, file);
}
