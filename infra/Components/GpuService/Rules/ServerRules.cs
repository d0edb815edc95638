namespace GpuInfra;

// Whether the server that gets the requests listens where Cloud Run sends them, on the one GPU that there is.
internal static partial class ServerRules
{
    internal static readonly Rule ServerListensOnPort = new(
        "RUN047", "The server listens on the port that requests come to.",
        "Cloud Run and its probes ask at the container's port. Where the server listens on another one no instance is ever ready. "
            + "It is a warning where the server is only guessed by its image.")
    { Source = Sources.ContainerContract.Url };

    internal static readonly Rule ServerListensToOthers = new(
        "RUN048", "The server listens to others than its own container.",
        "Requests come from outside, and an address such as 127.0.0.1 refuses them. Use 0.0.0.0.")
    { Source = Sources.ContainerContract.Url };

    internal static readonly Rule ServerUsesOneGpu = new(
        "RUN052", "A server works on one GPU.",
        "An instance has one. A server that is told of more does not start.")
    { Source = Sources.Gpu.Url };

    internal static readonly Rule GpuShareIsFraction = new(
        "RUN064", "A server's share of the GPU memory is above 0 and at most 1.",
        "The server refuses any other number when it starts.")
    { Source = ServerSources.Vllm.Url };

    internal static readonly Rule FlagsAreWords = new(
        "RUN065", "A flag and its value are two items of args, or one with an equals sign.",
        "No shell splits an item at its blanks, so the server is told a flag that it does not know.")
    { Severity = Severity.Warning, Source = Sources.ContainerContract.Url };

    internal static readonly Rule ModelStaysLoaded = new(
        "RUN069", "A model stays in the GPU while its instance lives.",
        "Ollama takes it out after five minutes without a request, and the next one waits for the load.")
    { Severity = Severity.Warning, Source = ServerSources.Ollama.Url };

    private const char Variable = '$';

    internal static IEnumerable<Violation> Check(GpuServiceSpec spec) =>
    [
        .. ServerCommand.Of(spec.Serving) is { } serving ? ServerIsReached(serving) : [],
        .. spec.Containers.Select(ServerCommand.Of).OfType<ServerCommand>().SelectMany(CheckServerUsesOneGpu),
        .. spec.Containers.Where(container => container.Accelerator is not null).SelectMany(DeviceRules.Check),
        .. spec.Containers.Select(ServerCommand.Of).OfType<ServerCommand>().SelectMany(CheckGpuShareIsFraction),
        .. spec.Containers.SelectMany(CheckFlagsAreWords),
        .. spec.Containers.Where(container => container.Accelerator is not null).SelectMany(CheckModelStaysLoaded),
    ];

    private static IEnumerable<Violation> ServerIsReached(ServerCommand command) =>
    [
        .. command.Find(ServerSetting.Socket) is { Path.Length: > 0 } socket ? ServerListensOnNoSocket(command, socket)
            : Listening.Of(command) is { } listening && !IsOneMistake(command) ? CheckServerListensOnPort(command, listening) : [],
        .. command.Find(ServerSetting.Socket) is null ? CheckServerListensToOthers(command) : [],
    ];

    // Where one value says both address and port, another address mends both.
    private static bool IsOneMistake(ServerCommand command) =>
        command.Find(ServerSetting.HostAndPort) is { } both && Listening.IsLoopback(both);

    private static IEnumerable<Violation> CheckServerListensOnPort(ServerCommand command, Listening listening)
    {
        var (value, port) = (listening.Value, command.Container.Port.GetValueOrDefault());
        if (value is { Text: [Variable, ..], Word.IsBare: true, Path.Length: > 0 })
        {
            yield return ServerListensOnPort.Against(
                Fact(command), value.Path, $"is {value.Said}, but there is no shell that puts the number in its place",
                $"Write {Text(port)}.");
        }
        else if (listening.Port is { } other && other != port && value?.Path is not "")
        {
            yield return value is null
                ? ServerListensOnPort.Against(
                    Fact(command), "port", $"is {port}, but {command.Server.Title} listens on {other} unless it is told another",
                    $"Use {other}, or tell it to listen on {port}.")
                : ServerListensOnPort.Against(
                    Fact(command), value.Path, $"lets {command.Server.Title} listen on {other}, but requests and probes come to port {port}",
                    $"Leave it out, or use {port} in both places.");
        }
    }

    private static IEnumerable<Violation> CheckServerListensToOthers(ServerCommand command)
    {
        var host = Listening.HostOf(command);
        if (host?.Path.Length > 0 && Listening.IsLoopback(host))
        {
            yield return ServerListensToOthers.Against(
                Fact(command), host.Path, $"is {host.Said}, so that {command.Server.Title} answers nobody outside of its container",
                $"Use 0.0.0.0{(host.Option.Setting == ServerSetting.HostAndPort ? $":{command.Container.Port}" : "")}.");
        }
        else if (host is null && command is { Server.IsLoopback: true, HasFlags: true, HasDefaults: true, IsPartial: false }
            && !(command.Server.ImagesSayHost && command.IsMakersImage))
        {
            yield return ServerListensToOthers.Against(
                command.Server.ImagesSayHost ? Fact(command).Unconfirmed : Fact(command),
                command.Container is { Args.Count: 0, Command.Count: > 0 } ? "command" : "args",
                $"says no address, and {command.Server.Title} then answers nobody outside of its container", "Add --host 0.0.0.0.");
        }
    }

    private static IEnumerable<Violation> ServerListensOnNoSocket(ServerCommand command, ServerValue socket)
    {
        yield return ServerListensOnPort.Against(
            Fact(command), socket.Path,
            $"is {socket.Said}, so that {command.Server.Title} listens on a socket of its container, but requests and probes come to port "
                + command.Container.Port,
            "Leave it out.");
    }

    private static IEnumerable<Violation> CheckGpuShareIsFraction(ServerCommand command)
    {
        if (command.Find(ServerSetting.GpuShare) is { Path.Length: > 0, Text: { } text } value
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is <= 0 or > 1)
        {
            var percent = share is > 1 and <= 100 ? Text(share / 100) : "0.9";
            yield return GpuShareIsFraction.Against(
                Fact(command), value.Path, $"is {value.Said}, but must be above 0 and at most 1: it is a share of the GPU's memory",
                $"Use {percent}.");
        }
    }

    // An image of one's own may say it.
    private static IEnumerable<Violation> CheckModelStaysLoaded(ContainerSpec container)
    {
        if (container.Server is null && ServerCommand.Of(container) is { IsMakersImage: true, Server: var server } command
            && server.Options.FirstOrDefault(option => option.Setting == ServerSetting.KeepAlive) is { Variable: { } variable }
            && command.Find(ServerSetting.KeepAlive) is null)
        {
            yield return ModelStaysLoaded.Broken(
                ArgumentPath.Join(container.Path, "env"),
                $"does not say {variable}, so that {server.Title} takes a model out of the GPU after 5 minutes without a request, and the next "
                    + "one waits",
                $"Add {variable}: \"-1\".", server.Source.Url);
        }
    }

    // A word of args reaches the server as it is: nothing splits it at its blanks.
    private static IEnumerable<Violation> CheckFlagsAreWords(ContainerSpec container)
    {
        var own = container.Args.Skip(container.PresetArgs).ToList();
        return own.Index()
            .Where(word => ContainerCommands.IsArguments(container) && Flag().IsMatch(word.Item))
            .Select(word => FlagsAreWords.Broken(
                ArgumentPath.Join(container.Path, ArgumentPath.Index("args", word.Index)),
                $"is '{word.Item}', a flag and its value in one word, which reaches the server as one flag that it does not know",
                $"Write {string.Join(", ", word.Item.Split(' ', 2).Select(part => $"\"{part.Trim()}\""))}."));
    }

    private static IEnumerable<Violation> CheckServerUsesOneGpu(ServerCommand command)
    {
        var counts = command.All(ServerSetting.Gpus).Where(value => ServerCommand.ParseNumber(value.Text ?? "") > 1).ToList();
        foreach (var value in counts.Where(value => value.Path.Length > 0))
        {
            yield return ServerUsesOneGpu.Broken(
                value.Path, $"is {value.Said}, but an instance has one GPU", "Leave it out.");
        }
    }

    // Of a server that is only guessed nothing is certain.
    private static Source Fact(ServerCommand command) =>
        command.IsCertain ? command.Server.Source : command.Server.Source.Unconfirmed;

    [GeneratedRegex(@"\A--?[A-Za-z][A-Za-z0-9_-]*\s+[^\s-]\S*\z")]
    private static partial Regex Flag();

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
