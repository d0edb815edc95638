namespace GpuInfra.Cli;

// What stands on the command line of 'size', as it was written.
internal sealed record SizeOptions
{
    public string? Model { get; init; }

    public string? Engine { get; init; }

    public string? Context { get; init; }

    public string? Users { get; init; }

    public string? Gpu { get; init; }

    public string? Region { get; init; }

    public string? Usage { get; init; }

    public string? Weights { get; init; }

    public string? Config { get; init; }

    public string? Gguf { get; init; }
}
