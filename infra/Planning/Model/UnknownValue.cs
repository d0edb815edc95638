namespace GpuInfra.Planning;

// What the engine writes for a value that it does not know yet, such as the identity of a provider that does not exist.
internal static class UnknownValue
{
    public const string Text = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    public static bool IsIn(string text) => text.Contains(Text, StringComparison.Ordinal);
}
