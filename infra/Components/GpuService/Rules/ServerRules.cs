using System.Globalization;

namespace GpuInfra;

/// <summary>Whether the server that gets the requests listens where Cloud Run sends them, on the one GPU that there is.</summary>
internal static class ServerRules
{
    private const char Variable = '$';

    internal static IEnumerable<Violation> Check(GpuServiceSpec spec) =>
    [
        .. ServerCommand.Of(spec.Serving) is { } serving ? ServerIsReached(serving) : [],
        .. spec.Containers.Select(ServerCommand.Of).OfType<ServerCommand>().SelectMany(ServerUsesOneGpu),
    ];

    private static IEnumerable<Violation> ServerIsReached(ServerCommand command) =>
    [
        .. Listening.Of(command) is { } listening && !IsOneMistake(command) ? ServerListensOnPort(command, listening) : [],
        .. ServerListensToOthers(command),
    ];

    // Where one value says both address and port, another address mends both.
    private static bool IsOneMistake(ServerCommand command) =>
        command.Find(ServerSetting.HostAndPort) is { } both && Listening.IsLoopback(both);

    private static IEnumerable<Violation> ServerListensOnPort(ServerCommand command, Listening listening)
    {
        var (value, port) = (listening.Value, command.Container.Port.GetValueOrDefault());
        if (value is { Text: [Variable, ..], Word.IsBare: true, Path.Length: > 0 })
        {
            yield return Violation.Against(
                Fact(command), value.Path, $"is {value.Said}, but there is no shell that puts the number in its place",
                $"Write {Text(port)}.");
        }
        else if (listening.Port is { } other && other != port && value?.Path is not "")
        {
            yield return value is null
                ? Violation.Against(
                    Fact(command), "port", $"is {port}, but {command.Server.Title} listens on {other} unless it is told another",
                    $"Use {other}, or tell it to listen on {port}.")
                : Violation.Against(
                    Fact(command), value.Path, $"lets {command.Server.Title} listen on {other}, but requests and probes come to port {port}",
                    $"Leave it out, or use {port} in both places.");
        }
    }

    private static IEnumerable<Violation> ServerListensToOthers(ServerCommand command)
    {
        var host = Listening.HostOf(command);
        if (host?.Path.Length > 0 && Listening.IsLoopback(host))
        {
            yield return Violation.Against(
                Fact(command), host.Path, $"is {host.Said}, so that {command.Server.Title} answers nobody outside of its container",
                $"Use 0.0.0.0{(host.Option.Setting == ServerSetting.HostAndPort ? $":{command.Container.Port}" : "")}.");
        }
        else if (host is null && command is { Server.IsLoopback: true, HasFlags: true, HasDefaults: true, IsPartial: false })
        {
            yield return Violation.Against(
                Fact(command), command.Container is { Args.Count: 0, Command.Count: > 0 } ? "command" : "args", $"says no address, and {command.Server.Title} then answers nobody outside of its container",
                "Add --host 0.0.0.0.");
        }
    }

    private static IEnumerable<Violation> ServerUsesOneGpu(ServerCommand command)
    {
        var counts = command.All(ServerSetting.Gpus).Where(value => ServerCommand.ParseNumber(value.Text ?? "") > 1).ToList();
        foreach (var value in counts.Where(value => value.Path.Length > 0))
        {
            yield return Violation.Error(
                value.Path, $"is {value.Said}, but an instance has one GPU", "Leave it out.", Sources.Gpu.Url);
        }
    }

    // Of a server that is only guessed nothing is certain.
    private static Source Fact(ServerCommand command) =>
        command.IsCertain ? command.Server.Source : command.Server.Source.Unconfirmed;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
