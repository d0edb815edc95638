namespace GpuInfra;

// Where a server listens.
internal sealed partial record Listening(ServerValue? Value, int? Port)
{
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

// A word that a container is started with.
internal sealed record CommandWord(string? Text, string Path)
{
    // Whether no shell came before the server, so that a variable in the word stays as it is written.
    public bool IsBare { get; init; }
}

// One command with its arguments.
internal sealed record SimpleCommand(IReadOnlyList<CommandWord> Words, IReadOnlyDictionary<string, CommandWord> Variables)
{
    public static SimpleCommand None { get; } = new([], new Dictionary<string, CommandWord>());
}

// What a server is told of one setting.
internal sealed record ServerValue(Server Server, ServerOption Option, string Name, CommandWord Word)
{
    public string? Text => Word.Text;

    public string Path => Word.Path;

    // How it is said, as a subject of a sentence needs it.
    public string Said => $"{Name} {Text}";
}
