using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Pulumi;

/// <summary>The settings of the stack in one namespace: that of the project unless another is named.</summary>
public sealed class Config
{
    private readonly string _name;

    public Config(string? name = null)
    {
        name ??= Deployment.Instance.ProjectName;
        _name = name.EndsWith(":config", StringComparison.Ordinal) ? name[..^":config".Length] : name;
    }

    private delegate bool Parser<T>(string text, out T value);

    public string? Get(string key) => Deployment.Current.Settings.Get(FullKey(key));

    public Output<string>? GetSecret(string key) => Get(key) is { } value ? Output.CreateSecret(value) : null;

    public bool? GetBoolean(string key) => Parse<bool>(key, ParseBoolean);

    public Output<bool>? GetSecretBoolean(string key) => Secret(GetBoolean(key));

    public int? GetInt32(string key) => Parse<int>(key, ParseInt32);

    public Output<int>? GetSecretInt32(string key) => Secret(GetInt32(key));

    public double? GetDouble(string key) => Parse<double>(key, ParseDouble);

    public Output<double>? GetSecretDouble(string key) => Secret(GetDouble(key));

    [return: MaybeNull]
    public T GetObject<T>(string key) => ReadObject<T>(key, options: null);

    [return: MaybeNull]
    public T GetObject<T>(string key, JsonSerializerOptions options) => ReadObject<T>(key, options);

    public Output<T>? GetSecretObject<T>(string key) => Get(key) is null ? null : Output.CreateSecret(GetObject<T>(key)!);

    public Output<T>? GetSecretObject<T>(string key, JsonSerializerOptions options) =>
        GetObject<T>(key, options) is { } value ? Output.CreateSecret(value) : null;

    public string Require(string key) => Get(key) ?? throw Missing(key);

    public Output<string> RequireSecret(string key) => Output.CreateSecret(Require(key));

    public bool RequireBoolean(string key) => GetBoolean(key) ?? throw Missing(key);

    public Output<bool> RequireSecretBoolean(string key) => Output.CreateSecret(RequireBoolean(key));

    public int RequireInt32(string key) => GetInt32(key) ?? throw Missing(key);

    public Output<int> RequireSecretInt32(string key) => Output.CreateSecret(RequireInt32(key));

    public double RequireDouble(string key) => GetDouble(key) ?? throw Missing(key);

    public Output<double> RequireSecretDouble(string key) => Output.CreateSecret(RequireDouble(key));

    public T RequireObject<T>(string key) => Get(key) is null ? throw Missing(key) : GetObject<T>(key)!;

    public T RequireObject<T>(string key, JsonSerializerOptions options) =>
        Get(key) is null ? throw Missing(key) : GetObject<T>(key, options)!;

    public Output<T> RequireSecretObject<T>(string key) => Output.CreateSecret(RequireObject<T>(key));

    public Output<T> RequireSecretObject<T>(string key, JsonSerializerOptions options) =>
        Output.CreateSecret(RequireObject<T>(key, options));

    private static Output<T>? Secret<T>(T? value)
        where T : struct => value is { } known ? Output.CreateSecret(known) : null;

    private static bool ParseBoolean(string text, out bool value)
    {
        value = text == "true";
        return value || text == "false";
    }

    private static bool ParseInt32(string text, out int value) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out value);

    private static bool ParseDouble(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    private T? Parse<T>(string key, Parser<T> parse)
        where T : struct
    {
        if (Get(key) is not { } text)
        {
            return null;
        }

        return parse(text, out var value) ? value : throw Invalid(key, text, typeof(T).Name);
    }

    private T? ReadObject<T>(string key, JsonSerializerOptions? options)
    {
        var text = Get(key);
        try
        {
            return text is null ? default : JsonSerializer.Deserialize<T>(text, options);
        }
        catch (JsonException exception)
        {
            throw Invalid(key, text!, typeof(T).FullName!, exception);
        }
    }

    private string FullKey(string key) => $"{_name}:{key}";

    private RunException Missing(string key) => new(
        $"Missing Required configuration variable '{FullKey(key)}'\n" +
        $"\tplease set a value using the command `pulumi config set {FullKey(key)} <value>`");

    private RunException Invalid(string key, string value, string type, Exception? cause = null) =>
        new($"Configuration '{FullKey(key)}' value '{value}' is not a valid {type}", cause);
}
