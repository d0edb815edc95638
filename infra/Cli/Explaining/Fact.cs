namespace GpuInfra.Cli;

/// <summary>One thing that the catalog knows.</summary>
/// <param name="Name">What it is about, in a word or two.</param>
/// <param name="Value">What is known.</param>
/// <param name="Source">Who says so; none where the project itself does.</param>
internal sealed record Fact(string Name, string Value, Source? Source = null);
