namespace GpuInfra.Cli;

// What a program of somebody's own sees of the variables of this shell: what it needs to be built and to start, and no credentials.
internal static class ProgramEnvironment
{
    private const string ThisMachine = "127.0.0.1,localhost";

    private static readonly HashSet<string> Allowed = new(StringComparer.OrdinalIgnoreCase)
    {
        "PATH", "PATHEXT", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PROGRAMDATA", "PROGRAMFILES", "PROGRAMFILES(X86)", "COMMONPROGRAMFILES",
        "TEMP", "TMP", "TMPDIR", "LANG", "LANGUAGE", "TZ", "TERM", "HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "CONFIGURATION",
        "NUGET_PACKAGES", "NUGET_FALLBACK_PACKAGES", "NUGET_HTTP_CACHE_PATH", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY",
        "SSL_CERT_FILE", "SSL_CERT_DIR", "NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE",
        "VIRTUAL_ENV", "PYENV_ROOT", "GOPATH", "GOCACHE", "GOMODCACHE", "GOROOT", "JAVA_HOME", "MSBUILDDISABLENODEREUSE",
    };

    private static readonly string[] Prefixes = ["DOTNET_", "LC_"];

    private static readonly string[] Telling = ["TOKEN", "SECRET", "PASSWORD", "CREDENTIAL", "KEY"];

    // What tools look for below the home of a person, which the program does not have.
    private static readonly (string Name, string Folder)[] BelowHome =
        [("NUGET_PACKAGES", ".nuget/packages"), ("PYENV_ROOT", ".pyenv"), ("GOPATH", "go"), ("GOCACHE", ".cache/go-build")];

    public static bool IsPassed(string name) =>
        (Allowed.Contains(name) || Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        && !Telling.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    public static void Clean(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(name => !IsPassed(name)).ToList())
        {
            environment.Remove(name);
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        foreach (var (name, folder) in BelowHome)
        {
            if (!environment.ContainsKey(name) && home.Length > 0 && Path.Combine(home, folder) is var path && Directory.Exists(path))
            {
                environment[name] = path;
            }
        }

        // The program, the engine and the language host speak to each other on this machine.
        foreach (var name in (string[])["NO_PROXY", "no_proxy"])
        {
            environment[name] = environment.TryGetValue(name, out var said) && !string.IsNullOrEmpty(said) ? $"{said},{ThisMachine}" : ThisMachine;
        }

        environment["DOTNET_NOLOGO"] = "true";
        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "true";
        environment["DOTNET_SKIP_FIRST_TIME_EXPERIENCE"] = "true";
    }
}
