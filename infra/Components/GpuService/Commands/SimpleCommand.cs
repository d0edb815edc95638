namespace GpuInfra;

/// <summary>One command with its arguments.</summary>
/// <param name="Words">The command and its arguments, without the assignments in front.</param>
/// <param name="Variables">What is assigned in front of it.</param>
internal sealed record SimpleCommand(IReadOnlyList<CommandWord> Words, IReadOnlyDictionary<string, CommandWord> Variables)
{
    public static SimpleCommand None { get; } = new([], new Dictionary<string, CommandWord>());
}
