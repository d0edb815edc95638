namespace Pulumi.Serialization;

/// <summary>The marks that the engine and its clients have agreed on for what JSON has no word for.</summary>
internal static class WireFormat
{
    /// <summary>A value that is not known yet.</summary>
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /// <summary>The key by which an object says that it is one of the following.</summary>
    public const string Signature = "4dabf18193072939515e22adb298388d";

    public const string Secret = "1b47061264138c4ac30d75fd1eb44270";

    public const string Resource = "5cf8f73096256a8f31e491e813e4eb8e";

    /// <summary>Keys that begin like this are between engine and provider.</summary>
    public const string InternalPrefix = "__";
}
