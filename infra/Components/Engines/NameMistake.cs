namespace GpuInfra;

/// <summary>What is wrong with the name of a model.</summary>
/// <param name="Problem">What is wrong: a clause that follows the name.</param>
/// <param name="Fix">What to do, as a full sentence.</param>
/// <param name="Source">Who says so; the rule's own source, if it is left out.</param>
public sealed record NameMistake(string Problem, string Fix, Source? Source = null);
