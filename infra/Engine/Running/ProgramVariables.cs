namespace GpuInfra.Engine;

/// <summary>What a program sees of the variables that its build saw.</summary>
internal static class ProgramVariables
{
    private const string Scheme = "://";

    /// <summary>Gives it an empty home, and the addresses of proxies without what is said to them.</summary>
    public static void Set(IDictionary<string, string?> environment, string home)
    {
        environment["HOME"] = environment["USERPROFILE"] = home;
        foreach (var name in environment.Keys.Where(name => name.EndsWith("_PROXY", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            environment[name] = WithoutUser(environment[name] ?? "");
        }
    }

    private static string WithoutUser(string proxy)
    {
        var start = proxy.IndexOf(Scheme, StringComparison.Ordinal) is >= 0 and var scheme ? scheme + Scheme.Length : 0;
        return proxy.LastIndexOf('@') is >= 0 and var end && end >= start ? proxy[..start] + proxy[(end + 1)..] : proxy;
    }
}
