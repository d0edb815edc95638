using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;

namespace GpuInfra.Components.Tests;

/// <summary>The sidecar that copies a model into memory, run as Cloud Run runs it, with a gcloud that tells how it was called.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class CopyScriptTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gpuinfra-copy-");
    private readonly int _port = FreePort();

    private string Log => Path.Combine(_folder.FullName, "log");

    private string Target => Path.Combine(_folder.FullName, "models", "chat", "own@1");

    public void Dispose() => _folder.Delete(recursive: true);

    [ImporterFact]
    public void Copy_ThatFailsTwice_IsTriedAgainBehindAClosedPort()
    {
        Fake("gcloud", $"""
            echo "$@" >>"{Log}"
            python3 -c 'import socket; socket.create_connection(("127.0.0.1", {_port}), 1)' 2>/dev/null && echo open >>"{Log}"
            [ "$(grep -c rsync "{Log}")" -ge 3 ] || exit 1
            echo weights >"{Target}/own.gguf"
            """);

        using var process = Start();
        WaitForPort(process);

        var call = $"storage rsync --recursive --quiet gs://acme-models/chat/own@1 {Target}";
        Assert.Equal([call, call, call], File.ReadAllLines(Log));
        Assert.Equal("weights\n", File.ReadAllText(Path.Combine(Target, "own.gguf")));
        process.Kill(entireProcessTree: true);
    }

    // What is there already is gcloud's to compare; a folder that is there is no reason to fail.
    [ImporterFact]
    public void Copy_AfterARestart_GoesOnWithWhatIsThere()
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "first.gguf"), "first");
        Fake("gcloud", $"ls \"{Target}\" >>\"{Log}\"; echo second >\"{Target}/second.gguf\"");

        using var process = Start();
        WaitForPort(process);

        Assert.Equal(["first.gguf"], File.ReadAllLines(Log));
        Assert.Equal(["first.gguf", "second.gguf"], Directory.GetFiles(Target).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        process.Kill(entireProcessTree: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Fake(string command, string script)
    {
        var bin = Directory.CreateDirectory(Path.Combine(_folder.FullName, "bin"));
        foreach (var (name, body) in new[] { (command, script), ("sleep", ":") })
        {
            var file = Path.Combine(bin.FullName, name);
            File.WriteAllText(file, $"#!/bin/sh\n{body}\n");
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private Process Start()
    {
        var copy = ModelServiceSpec.Check("chat", GivenModel.Wired(new()
        {
            Engine = "llama.cpp",
            Model = "own.gguf",
            Image = Given.Image,
            ModelSource = "memory",
            Weights = "1Gi",
        })).Spec.Service.Containers.Single(container => container.Name == "copy");
        var start = new ProcessStartInfo(copy.Command[0], [.. copy.Command.Skip(1), .. copy.Args]) { RedirectStandardError = true };
        start.Environment["PATH"] = $"{Path.Combine(_folder.FullName, "bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["MODEL_BUCKET"] = "acme-models";
        start.Environment["MODEL_FOLDER"] = "chat/own@1";
        start.Environment["MODEL_TARGET"] = Target;
        start.Environment["COPIED_PORT"] = _port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Process.Start(start)!;
    }

    // As the startup probe does it.
    private void WaitForPort(Process process)
    {
        for (var watch = Stopwatch.StartNew(); ; Thread.Yield())
        {
            Assert.False(process.HasExited, "The sidecar has ended.");
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), "The port never opened.");
            using var client = new TcpClient();
            try
            {
                client.Connect(IPAddress.Loopback, _port);
                return;
            }
            catch (SocketException)
            {
                // Not yet.
            }
        }
    }
}
