namespace GpuInfra.Planning;

// The texts that the provider of random values answers beside the id. Pulumi.Random 4.21.1, in its schema.json; read 2026-11-30.
internal static class RandomOutputs
{
    private static readonly Dictionary<string, string[]> ByType = new(StringComparer.Ordinal)
    {
        ["random:index/randomBytes:RandomBytes"] = ["base64", "hex"],
        ["random:index/randomId:RandomId"] = ["b64Std", "b64Url", "dec", "hex"],
        ["random:index/randomPassword:RandomPassword"] = ["bcryptHash", "result"],
        ["random:index/randomString:RandomString"] = ["result"],
        ["random:index/randomUuid:RandomUuid"] = ["result"],
        ["random:index/randomUuid4:RandomUuid4"] = ["result"],
        ["random:index/randomUuid7:RandomUuid7"] = ["result"],
    };

    private static readonly string[] SecretTypes = ["random:index/randomBytes:RandomBytes", "random:index/randomPassword:RandomPassword"];

    public static IReadOnlyList<string> Of(string type) => ByType.GetValueOrDefault(type, []);

    public static IEnumerable<string> SecretsOf(string type) => SecretTypes.Contains(type) ? Of(type) : [];
}
