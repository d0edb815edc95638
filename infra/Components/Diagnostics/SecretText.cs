namespace GpuInfra;

/// <summary>Texts that may hold secrets, which are known by their form.</summary>
public static class SecretText
{
    /// <summary>What is written in place of a secret.</summary>
    public const string Mark = "[secret]";

    // Texts that were looked at and hold no secret, each in the place of its hash, from which a later one drives it out: the same ones
    // pass rules, plans and writers again and again, and a closer look takes its time.
    private static readonly string?[] Innocent = new string?[8_192];

    /// <summary>The text without its secrets: each is replaced by <see cref="Mark"/>.</summary>
    public static string Redact(string text) =>
        IsIn(text) ? SecretForms.All.Aggregate(text, static (redacted, form) => form.Redact(redacted, Mark)) : text;

    /// <summary>The same of a text in a language with quotes, which needs them: only of secrets that are a word of letters.</summary>
    public static string RedactTokens(string text) =>
        SecretForms.All.Where(form => form.IsToken).Aggregate(text, static (redacted, form) => form.Redact(redacted, Mark));

    internal static bool IsIn(string text) => Find(text) is not null;

    /// <summary>Whether the value of a variable is one by its name, whatever its form.</summary>
    public static bool IsVariable(string name, string value) => SecretNames.IsSecret(name, value);

    /// <summary>Whether what follows an argument is a secret, as after <c>--api-key</c>.</summary>
    public static bool Precedes(string argument, string next) =>
        argument.StartsWith('-') && !argument.Contains('=', StringComparison.Ordinal) && !next.StartsWith('-')
        && SecretNames.IsSecret(argument, next);

    // What kind of secret a text holds, such as a token of GitHub; nothing if it holds none.
    internal static string? Find(string text)
    {
        if (!SecretForms.MayBeIn(text))
        {
            return null;
        }

        ref var innocent = ref Innocent[(uint)text.GetHashCode() % Innocent.Length];
        if (innocent == text)
        {
            return null;
        }

        var form = SecretForms.Find(text);
        innocent = form is null ? text : innocent;
        return form?.What;
    }
}
