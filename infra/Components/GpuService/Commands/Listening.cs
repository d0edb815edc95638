using System.Globalization;
using System.Text.RegularExpressions;

namespace GpuInfra;

/// <summary>Where a server listens.</summary>
/// <param name="Value">What says so; none if it is the server's own choice.</param>
/// <param name="Port">The port; none where it is not known.</param>
internal sealed partial record Listening(ServerValue? Value, int? Port)
{
    /// <summary>None where nothing is known of it.</summary>
    public static Listening? Of(ServerCommand command) =>
        command.Find(ServerSetting.HostAndPort) is { } both ? new(both, PortIn(both.Text) ?? command.Server.Port)
        : command.Find(ServerSetting.Port) is { } port ? new(port, Parse(port.Text ?? ""))
        : command is { HasFlags: true, HasDefaults: true, IsPartial: false, Server.Port: { } own } ? new(null, own)
        : null;

    public static ServerValue? HostOf(ServerCommand command) =>
        command.Find(ServerSetting.HostAndPort) ?? command.Find(ServerSetting.Host);

    public static bool IsLoopback(ServerValue host) =>
        host.Text is { } text && Address().Match(text) is { Success: true } match
        && (match.Groups["host"].Value is "localhost" or "::1" or "[::1]"
            || match.Groups["host"].Value.StartsWith("127.", StringComparison.Ordinal));

    private static int? PortIn(string? text) =>
        text is not null && Address().Match(text) is { Success: true } match && match.Groups["port"].Success
            ? Parse(match.Groups["port"].Value)
            : null;

    private static int? Parse(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;

    // http://0.0.0.0:11434, [::1]:80, :8080, localhost and ::1 alike.
    [GeneratedRegex(
        @"^([a-z]+://)?(?<host>\[[^\]]*\]|::1|[^:/]*)(:(?<port>[0-9]+))?/?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
