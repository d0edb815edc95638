namespace GpuInfra.Adoption;

// Names behind which a secret may stand: nothing of their values is written into a note. What is one indeed, the rules of the stack tell.
internal static class SecretiveNames
{
    private static readonly string[] Words = ["KEY", "TOKEN", "SECRET", "PASS", "PWD", "CREDENTIAL", "AUTH", "BEARER", "COOKIE", "SALT", "WEBHOOK", "PW", "DSN", "URL", "URI", "CONNECTION"];

    public static bool MayHold(string text) => Array.Exists(Words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase))
        || text.EndsWith("_PAT", StringComparison.OrdinalIgnoreCase) || text.Equals("PAT", StringComparison.OrdinalIgnoreCase);
}
