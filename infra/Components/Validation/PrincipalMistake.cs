namespace GpuInfra;

/// <summary>Why a text is not a member of a grant.</summary>
/// <param name="Problem">What is wrong with it: a clause that follows the text.</param>
/// <param name="Fix">What to write, as a full sentence.</param>
internal sealed record PrincipalMistake(string Problem, string Fix);
