namespace Pulumi;

/// <summary>The program failed; the message is for its user.</summary>
public class RunException : Exception
{
    public RunException(string message)
        : base(message) { }

    public RunException(string message, Exception? innerException)
        : base(message, innerException) { }

    public static RunException OutputsHaveIncorrectType(IEnumerable<string> outputAttributeNames) => new(
        $"Output(s) '{string.Join(", ", outputAttributeNames)}' have incorrect type. " +
        "[Output] attributed properties must be instances of Output<T>.");
}
