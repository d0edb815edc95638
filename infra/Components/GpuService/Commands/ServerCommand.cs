using System.Runtime.CompilerServices;

namespace GpuInfra;

// The inference server that a container runs, and what it is told, read as the server reads it: the last one wins.
internal sealed partial class ServerCommand
{
    private static readonly ConditionalWeakTable<ContainerSpec, StrongBox<ServerCommand?>> Known = [];

    // A shorter one is most likely another flag than those that are known here.
    private const int ShortestPrefix = 8;

    // What the images of each server are called, word by word.
    private static readonly (Server Server, string[][] Names)[] Images =
        [.. Servers.All.Select(server => (server, server.Images.Select(image => Parts().Split(image)).ToArray()))];

    private readonly List<ServerValue> _values = [];

    private ServerCommand(Server server, ContainerSpec container) => (Server, Container) = (server, container);

    public Server Server { get; }

    public ContainerSpec Container { get; }

    // Whether what runs says which server it is, or the settings do, and not only the name of the image.
    public bool IsCertain { get; private init; }

    // Whether what is not said is as its makers ship it: an image of one's own may say it.
    public bool HasDefaults => Container.Server is not null || HasProgram || IsMakersImage;

    public bool IsMakersImage =>
        Server.Images.Any(image => image.Contains('/', StringComparison.Ordinal) && Container.Image.Contains(image, StringComparison.Ordinal));

    private bool HasProgram { get; init; }

    public bool IsPartial { get; private set; }

    // Whether its flags are known: those of a program that is not recognised are its own.
    public bool HasFlags { get; private init; }

    // The server of a container; none if nothing tells it. Many rules ask, and a container is read once.
    public static ServerCommand? Of(ContainerSpec container) =>
        Known.GetValue(container, static unread => new(Recognise(unread))).Value;

    private static ServerCommand? Recognise(ContainerSpec container)
    {
        var known = container.Server is { } preset && !Servers.All.Contains(preset) ? [preset, .. Servers.All] : Servers.All;
        foreach (var simple in ContainerCommands.Of(container))
        {
            if (Find(simple.Words, known) is var (server, start))
            {
                return Read(new(server, container) { IsCertain = true, HasFlags = true, HasProgram = true }, simple, start);
            }
        }

        var isArguments = container.Command.Count == 0 && ContainerCommands.IsArguments(container);
        var named = container.Server ?? ByImage(container.Image) ?? (isArguments && container.Args.Count > 0 ? Servers.Any : null);
        if (named is null)
        {
            return null;
        }

        var command = new ServerCommand(named, container) { IsCertain = container.Server is not null, HasFlags = isArguments };
        return Read(command, isArguments ? ContainerCommands.Arguments(container) : SimpleCommand.None, 0);
    }

    // What it is told of a setting; none if nothing.
    public ServerValue? Find(ServerSetting setting) => _values.LastOrDefault(value => value.Option.Setting == setting);

    public IEnumerable<ServerValue> All(ServerSetting setting) =>
        _values.Where(value => value.Option.Setting == setting).GroupBy(value => value.Option).Select(group => group.Last());

    // A whole number above zero that it is told, also in the short forms 8k and 8K; none where it is told none.
    public int? Number(ServerSetting setting) => Find(setting)?.Text is { } text ? ParseNumber(text) : null;

    public static int? ParseNumber(string text)
    {
        var match = HumanNumber().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var factor = match.Groups["unit"].Value switch
        {
            "k" => 1_000m,
            "K" => 1_024m,
            "m" => 1_000_000m,
            "M" => 1_048_576m,
            _ => 1m,
        };
        var number = decimal.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) * factor;
        return number is > 0 and <= int.MaxValue ? (int)number : null;
    }

    private static ServerCommand Read(ServerCommand command, SimpleCommand simple, int start)
    {
        foreach (var option in command.Server.Options)
        {
            if (option.Variable is { } name && Variable(command.Container, simple, name) is { } word)
            {
                command._values.Add(new(command.Server, option, name, word));
            }
        }

        command.ReadFlags([.. simple.Words.Skip(start)]);
        return command;
    }

    private static CommandWord? Variable(ContainerSpec container, SimpleCommand simple, string name) =>
        simple.Variables.GetValueOrDefault(name)
        ?? (container.Env.TryGetValue(name, out var value)
            ? new(value, container.PresetEnv.Contains(name) ? "" : ArgumentPath.Join(container.Path, ArgumentPath.Key("env", name)))
            : null);

    private void ReadFlags(IReadOnlyList<CommandWord> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            var word = words[at];
            if (word.Text is not { } text || !text.StartsWith('-'))
            {
                IsPartial |= word.Text is null && !(at == 0 && Server.TakesModelAlone);
                if (at == 0 && Server.TakesModelAlone)
                {
                    _values.Add(new(Server, Server.Options.First(option => option.Setting == ServerSetting.Model), "", word));
                }

                continue;
            }

            var equals = text.IndexOf('=', StringComparison.Ordinal);
            var flag = equals < 0 ? text : text[..equals];
            var next = at + 1 < words.Count && words[at + 1].Text?.StartsWith("--", StringComparison.Ordinal) != true ? words[at + 1] : null;
            if (OptionOf(flag) is { } option && (equals < 0 ? next : word with { Text = text[(equals + 1)..] }) is { } value)
            {
                _values.Add(new(Server, option, flag, value));
            }

            at += equals < 0 && next is not null && next.Text?.StartsWith('-') != true ? 1 : 0;
        }
    }

    private ServerOption? OptionOf(string flag)
    {
        var spelled = Server.TakesUnderscores && flag.StartsWith("--", StringComparison.Ordinal) ? flag.Replace('_', '-') : flag;
        return Server.Options.FirstOrDefault(option => option.Flags.Contains(spelled))
            ?? (Server.TakesPrefixes && spelled.Length >= ShortestPrefix && Begun(spelled) is [var only] ? only : null);
    }

    private List<ServerOption> Begun(string flag) =>
        [.. Server.Options.Where(option => option.Flags.Any(other => other.StartsWith(flag, StringComparison.Ordinal)))];

    // Where the words of a program stand, and what comes after them.
    private static (Server Server, int Start)? Find(IReadOnlyList<CommandWord> words, IReadOnlyList<Server> known)
    {
        for (var at = 0; at < Math.Min(words.Count, MostWordsBefore); at++)
        {
            foreach (var server in known)
            {
                foreach (var program in server.Programs.Select(program => program.Split(' ')))
                {
                    if (program.Zip(words.Skip(at)).Count(pair => pair.First == Name(pair.Second.Text)) == program.Length)
                    {
                        return (server, at + program.Length);
                    }
                }
            }
        }

        return null;
    }

    // An interpreter, its flags and a wrapper or two may come first.
    private const int MostWordsBefore = 6;

    private static string? Name(string? word) => word?[(word.LastIndexOf('/') + 1)..];

    // The image's own name says more than the repository that it lies in; one that is named like two servers says nothing.
    private static Server? ByImage(string image)
    {
        var path = image.Split('@')[0].Split(':')[0].ToLowerInvariant();
        var named = NamedLike(path[(path.LastIndexOf('/') + 1)..]);
        return (named.Count > 0 ? named : NamedLike(path)) is [var server] ? server : null;
    }

    private static List<Server> NamedLike(string path)
    {
        var parts = Parts().Split(path);
        return [.. Images.Where(image => image.Names.Any(name => parts.AsSpan().IndexOf(name) >= 0)).Select(image => image.Server)];
    }

    [GeneratedRegex("[-_./]")]
    private static partial Regex Parts();

    [GeneratedRegex(@"^(?<number>[0-9]+(\.[0-9]+)?)(?<unit>[kKmM]?)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex HumanNumber();
}
