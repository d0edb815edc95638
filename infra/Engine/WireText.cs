namespace GpuInfra.Engine;

/// <summary>The texts that stand on the wire for what is no text.</summary>
public static class WireText
{
    /// <summary>A value that nobody knows yet.</summary>
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /// <summary>The key of an object that stands for something else, such as a secret.</summary>
    public const string Signature = "4dabf18193072939515e22adb298388d";

    /// <summary>The signature of a secret.</summary>
    public const string Secret = "1b47061264138c4ac30d75fd1eb44270";
}
