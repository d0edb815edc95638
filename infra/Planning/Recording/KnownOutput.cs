namespace GpuInfra.Planning;

// An output that the provider works out of inputs, so that a preview knows it before the resource exists.
internal sealed record KnownOutput(string Type, string Name, IReadOnlyList<string> From, Func<IReadOnlyList<string>, string> Value);
