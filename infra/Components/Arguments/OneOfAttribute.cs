using System.Text.Json;

namespace GpuInfra;

// Says that an argument is one word of an enumeration.
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OneOfAttribute<T> : Attribute
    where T : struct, Enum;

// The words of an enumeration: its members in small letters with hyphens.
internal static class OneOf
{
    internal static IReadOnlyList<string> Words<T>()
        where T : struct, Enum =>
        [.. Enum.GetNames<T>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];

    internal static IReadOnlyList<KeyValuePair<string, T>> Meanings<T>()
        where T : struct, Enum =>
        [.. Words<T>().Zip(Enum.GetValues<T>(), KeyValuePair.Create)];

    // What a word means; nothing where it is none of them.
    internal static T? Find<T>(string? word)
        where T : struct, Enum =>
        Meanings<T>().Where(known => known.Key == word).Select(known => (T?)known.Value).FirstOrDefault();
}
