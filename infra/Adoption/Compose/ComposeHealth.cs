using System.Globalization;
using System.Text.RegularExpressions;

namespace GpuInfra.Adoption;

// A health check by a command, as a probe where the command asks an address of the container.
internal sealed partial class ComposeHealth(ComposeContext context)
{
    private const string Path = "template.containers[0].livenessProbe";
    private const long DefaultSeconds = 30;
    private const long DefaultRetries = 3;

    public SourceMap? Read(ComposeEntry entry)
    {
        if (entry["healthcheck"] is not SourceMap check || check["test"] is not { } test || SourceTexts.Of(check["disable"]) == "true")
        {
            return null;
        }

        var words = test is SourceList list ? [.. list.Items.Select(context.Texts.Fill).OfType<ShellText>()] : new[] { context.Texts.Fill(test)! };
        if (words is [{ Value: "NONE" }, ..])
        {
            return null;
        }

        var command = string.Join(' ', words.Select(static word => word.Value));
        var address = Address().Match(command);
        if (!address.Success)
        {
            context.CannotCarry("healthcheck as a command", "a command cannot be a probe, and this one asks no address of the container: say one over HTTP", test.Place);
            return null;
        }

        var hasTimes = check["interval"] is not null && check["timeout"] is not null && check["retries"] is not null;
        context.CannotCarry(
            "healthcheck as a command",
            $"a command cannot be a probe: its address becomes an HTTP probe{(hasTimes ? "" : " with Compose's default times")}",
            test.Place);
        if (check["start_period"] is { } start && Seconds(start) is { } window)
        {
            context.Ask("template.containers[0].startupProbe", $"how long it may take to start: the health check gives it {window} s", $"a window of {window} s", start.Place);
        }

        var port = address.Groups["port"].Value;
        return new SourceMapBuilder(test.Place)
            .Add("httpGet.path", new SourceScalar(address.Groups["path"].Value is { Length: > 0 } path ? path : "/", test.Place))
            .Add("httpGet.port", new SourceScalar(port.Length > 0 ? long.Parse(port, CultureInfo.InvariantCulture) : address.Groups["scheme"].Value == "https" ? 443L : 80L, test.Place))
            .Add("timeoutSeconds", Time("timeout"))
            .Add("periodSeconds", Time("interval"))
            .Add("failureThreshold", context.Number($"{Path}.failureThreshold", context.Texts.Fill(check["retries"]), check.Place) ?? new SourceScalar(DefaultRetries, test.Place))
            .Build();

        SourceScalar Time(string key) => check[key] is { } value
            ? new SourceScalar(Seconds(value) ?? throw ComposeContext.Mistake(value.Place, $"{key} is {SourceTexts.Of(value)}, but must be a time such as 30s or 1m30s."), value.Place)
            : new SourceScalar(DefaultSeconds, test.Place);
    }

    private long? Seconds(SourceValue value)
    {
        var match = Duration().Match(context.Texts.Fill(value)?.Value ?? "");
        if (!match.Success)
        {
            return null;
        }

        return (long)Math.Ceiling((Part("h") * 3600) + (Part("m") * 60) + Part("s") + (Part("ms") / 1000));

        double Part(string unit) => match.Groups[unit] is { Success: true } group ? double.Parse(group.Value, CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex(@"(?<scheme>https?)://(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1?\]|[A-Za-z][\w-]*)(?::(?<port>\d{1,5}))?(?<path>/[^\s""'|;&)?#]*)?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"\A(?=\d)(?:(?<h>\d+)h)?(?:(?<m>\d+)m(?!s))?(?:(?<s>\d+(?:\.\d+)?)s)?(?:(?<ms>\d+)ms)?(?:\d+us)?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Duration();
}
