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

    /// <summary>Tells a text that was written in the place of a secret, as in what is shown of one.</summary>
    /// <param name="path">Where it stands.</param>
    /// <param name="text">The text.</param>
    public static IEnumerable<Violation> CheckTextIsNoMark(string path, string text)
    {
        if (text.Contains(SecretText.Mark, StringComparison.Ordinal))
        {
            yield return TextHoldsNoSecret.Broken(
                path, $"holds {SecretText.Mark}, which only stands where a secret was",
                "Write what is meant without the secret: a container gets that by secrets, as secret-id:version.");
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
            .SelectMany(input => Within(ArgumentPath.Join(path, input.Key), input.Get(args)).Concat(Named(input.Key, ArgumentPath.Join(path, input.Key), input.Get(args)))),
        _ => [],
    };

    // Maps whose keys are names, as those of variables are, which have a rule of their own.
    private static IEnumerable<Violation> Named(string key, string path, object? value) =>
        key is "labels" or "annotations" or "revisionAnnotations" or "headers" && value is IEnumerable<KeyValuePair<string, string>> map
            ? map.SelectMany(entry => CheckNameIsOfNoSecret(ArgumentPath.Key(path, entry.Key), entry.Key, entry.Value))
            : [];

    private static IEnumerable<Violation> CheckNameIsOfNoSecret(string path, string name, string text)
    {
        if (SecretText.IsVariable(name, text) && !SecretText.IsIn(text))
        {
            yield return TextHoldsNoSecret.Broken(path, "is named like a secret, but its value is in the open", Fix);
        }
    }

    private static IEnumerable<Violation> InList(string path, object?[] items) => items.SelectMany((item, index) =>
        Within(ArgumentPath.Index(path, index), item).Concat(
            index > 0 && items[index - 1] is string flag && item is string text
                ? CheckTextHoldsNoSecret(ArgumentPath.Index(path, index), flag, text)
                : []));
}
