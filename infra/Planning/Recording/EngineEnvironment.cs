namespace GpuInfra.Planning;

// What the SDK reads from the process and writes to it: lent to one run, and given back.
internal sealed class EngineEnvironment : IDisposable
{
    private const string ConfigVariable = "PULUMI_CONFIG";
    private const string SecretKeysVariable = "PULUMI_CONFIG_SECRET_KEYS";

    private readonly string? _config = Environment.GetEnvironmentVariable(ConfigVariable);
    private readonly string? _secretKeys = Environment.GetEnvironmentVariable(SecretKeysVariable);
    private readonly int _exitCode = Environment.ExitCode;

    public EngineEnvironment(IReadOnlyDictionary<string, string> config)
    {
        Environment.SetEnvironmentVariable(ConfigVariable, ToJson(config));
        Environment.SetEnvironmentVariable(SecretKeysVariable, null);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(ConfigVariable, _config);
        Environment.SetEnvironmentVariable(SecretKeysVariable, _secretKeys);
        Environment.ExitCode = _exitCode;
    }

    private static string ToJson(IReadOnlyDictionary<string, string> config)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (var (key, value) in config)
            {
                writer.WriteString(key, value);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
