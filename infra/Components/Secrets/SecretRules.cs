using System.Collections;

namespace GpuInfra;

/// <summary>What must hold for every text among arguments, wherever it stands.</summary>
public static class SecretRules
{
    /// <summary>No text of the stack file has the form of a secret.</summary>
    public static Rule TextHoldsNoSecret { get; } = new(
        "RUN046", "No text of the stack file has the form of a secret.",
        "It is in the history of the repository, in the state and in the console from then on, whatever it is called. "
            + "Put a new one into Secret Manager.")
    { Source = Sources.Secrets.Url };

    private const string Fix =
        "Remove it, make a new one, as this one is known now, and put that into Secret Manager: a container gets it by secrets, as "
        + "secret-id:version.";

    /// <summary>Every text with the form of a secret, in whatever argument.</summary>
    /// <param name="args">The arguments of a component.</param>
    public static IEnumerable<Violation> Check(ResourceArgs args) => Within("", args);

    /// <summary>Tells a text that is a secret by its form.</summary>
    /// <param name="path">Where it stands.</param>
    /// <param name="text">The text.</param>
    public static IEnumerable<Violation> CheckTextHoldsNoSecret(string path, string text)
    {
        if (SecretText.Find(text) is { } what)
        {
            yield return TextHoldsNoSecret.Broken(path, $"holds {what}, in the open", Fix);
        }
    }

    /// <summary>Tells a text that is a secret because of the flag before it.</summary>
    /// <param name="path">Where it stands.</param>
    /// <param name="flag">The text before it, such as <c>--api-key</c>.</param>
    /// <param name="next">The text.</param>
    public static IEnumerable<Violation> CheckTextHoldsNoSecret(string path, string flag, string next)
    {
        if (SecretText.Precedes(flag, next) && !SecretText.IsIn(next))
        {
            yield return TextHoldsNoSecret.Broken(path, "is the value of a flag that takes a secret, in the open", Fix);
        }
    }

    private static IEnumerable<Violation> Within(string path, object? value) => value switch
    {
        null => [],
        _ when value.GetType().Namespace == nameof(Pulumi) => [],
        string text => CheckTextHoldsNoSecret(path, text),
        IDictionary map => map.Keys.Cast<object>().SelectMany(key => Within(ArgumentPath.Key(path, $"{key}"), map[key])),
        IEnumerable<KeyValuePair<string, string>> map => map.SelectMany(entry => Within(ArgumentPath.Key(path, entry.Key), entry.Value)),
        IEnumerable list => InList(path, [.. list.Cast<object?>()]),
        ResourceArgs args => (ArgsType.Find(args.GetType())?.Inputs ?? [])
            .SelectMany(input => Within(ArgumentPath.Join(path, input.Key), input.Get(args))),
        _ => [],
    };

    private static IEnumerable<Violation> InList(string path, object?[] items) => items.SelectMany((item, index) =>
        Within(ArgumentPath.Index(path, index), item).Concat(
            index > 0 && items[index - 1] is string flag && item is string text
                ? CheckTextHoldsNoSecret(ArgumentPath.Index(path, index), flag, text)
                : []));
}
