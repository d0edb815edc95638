namespace GpuInfra;

// Which names are those of secrets, and which values are plainly none.
internal static partial class SecretNames
{
    private const int FewLetters = 2;

    private static readonly HashSet<string> Passwords = new(StringComparer.OrdinalIgnoreCase)
    {
        "password", "passwords", "passwd", "passphrase", "pass", "pwd", "pw", "secret", "secrets", "credential", "credentials",
        "authorization", "bearer", "dsn",
    };

    private static readonly HashSet<string> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        "token", "key", "apikey", "apitoken", "authtoken", "accesstoken", "accesskey", "secretkey", "privatekey", "pat", "cookie", "salt",
    };

    // What is written together with what comes before it, such as PGPASSWORD.
    private static readonly string[] Endings = ["password", "passwd", "passphrase", "apikey", "secretkey", "accesskey", "authtoken", "pgpass"];

    // What is made of a secret is as good as it.
    private static readonly HashSet<string> Made = new(StringComparer.OrdinalIgnoreCase) { "base", "hash" };

    // Tokens of a text, keys of a table, and halves of keys that everybody may have.
    private static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase)
    {
        "public", "primary", "foreign", "sort", "partition", "cache", "routing", "row", "column", "group", "index", "map", "dict", "object",
        "pad", "eos", "bos", "unk", "stop", "special", "mask", "sep", "cls", "per", "next", "first", "last", "image", "start", "end",
        "max", "min", "num", "config", "label", "registry", "host", "known", "begin",
    };

    private static readonly HashSet<string> Placeholders = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "none", "null", "nil", "empty", "dummy", "placeholder", "example", "redacted", "changeme", "change-me", "unused", "fake",
        "todo", "true", "false", "yes", "no", "on", "off", "auto", "default", SecretText.Mark,
    };

    public static bool IsSecret(string name, string value) => (IsSecretWord(name) || (IsLoginName(name) && IsLogin(value))) && !IsPlain(name, value);

    // Whether the last words of a name are those of a secret: HF_TOKEN and apiKey, not MAX_TOKENS.
    public static bool IsSecretWord(string name)
    {
        var words = Word.Matches(name).Select(word => word.Value).ToList();
        while (words.Count > 1 && (char.IsAsciiDigit(words[^1][0]) || Made.Contains(words[^1])))
        {
            words.RemoveAt(words.Count - 1);
        }

        return words switch
        {
            [] => false,
            [.., var last] when Passwords.Contains(last) => true,
            ["key" or "KEY" or "Key"] => false,
            [.., var last] when Array.Exists(Endings, ending => last.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) => true,
            [.., var before, var last] when IsOf(last, "auth") => IsOf(before, "basic"),
            [.., var before, var last] when IsOf(before, "webhook") => IsOf(last, "url") || IsOf(last, "uri"),
            [.., var before, var last] when Keys.Contains(last) => !Harmless.Contains(before),
            [.., var before, var last] when IsOf(last, "keys") => IsOf(before, "api"),
            [var only] => Keys.Contains(only),
            _ => false,
        };
    }

    // A name of how somebody logs in, which tells a kind, such as oauth, as well as a user and a password.
    private static bool IsLoginName(string name) => Word.Matches(name) is [.., var last] && IsOf(last.Value, "auth");

    private static bool IsLogin(string value) => Login.IsMatch(value) || (Base64(value) is { } text && Login.IsMatch(text));

    private static string? Base64(string value)
    {
        var bytes = new byte[value.Length];
        return Convert.TryFromBase64String(value, bytes, out var length) ? System.Text.Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    public static bool IsPlain(string name, string value)
    {
        var text = value.Trim().Trim('"', '\'');
        return Placeholders.Contains(text)
            || Reference.IsMatch(text)
            || Path.IsMatch(text)
            || IsSample(text)
            || (Keys.Overlaps(Word.Matches(name).Select(word => word.Value)) && IsNumber(text));
    }

    // Such as hf_xxxxxxxx, sk-... and ***.
    private static bool IsSample(string text)
    {
        var body = text[(text.LastIndexOfAny(['_', '-']) + 1)..];
        return Sample.IsMatch(text) || (body.Length > FewLetters && body.Distinct().Count() == 1 && !char.IsAsciiDigit(body[0]));
    }

    private static bool IsNumber(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static bool IsOf(string word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^[^\s:/@]+:[^\s:/@]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Login { get; }

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word { get; }

    [GeneratedRegex(@"^\$[A-Za-z_]\w*$|^\$[({]|\$\{[^}]*\}|\$\([^)]*\)|\{\{|^<.*>?$|^%[A-Za-z_]+%$|^secret:|^projects/[^/]+/secrets/", RegexOptions.CultureInvariant)]
    private static partial Regex Reference { get; }

    [GeneratedRegex(@"^(?:\.{0,2}/[\w.-]|~/|[A-Za-z]:\\|gs://|file:)", RegexOptions.CultureInvariant)]
    private static partial Regex Path { get; }

    [GeneratedRegex(@"^\[?\s*(?:your|my|insert|enter|replace|put)[-_ ]|[-_](?:here|goes[-_]here)$|no-?key|\.\.\.|…|\*\*\*|xxxx|not[-_]?(?:needed|required|used)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Sample { get; }
}
