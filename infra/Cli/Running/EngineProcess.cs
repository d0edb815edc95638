using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace GpuInfra.Cli;

// How a run of a program ended. Too long a one has neither an exit code nor a phase.
internal sealed record ProgramEnd(string Phase, int ExitCode, string? Error)
{
    public static ProgramEnd TooLong { get; } = new("", -1, null);

    public bool IsTooLong => ReferenceEquals(this, TooLong);
}

// The engine: a process of its own, which is started for one run of a program and ended with all that it started.
internal static class EngineProcess
{
    private const string Name = "gpuinfra-engine.dll";
    private const string Folder = "engine";
    private const string Variable = "GPUINFRA_ENGINE";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<ProgramEnd> RunAsync(JsonObject order, Func<JsonElement, JsonObject?> hear, CancellationToken cancellation)
    {
        using var engine = Start();
        var error = engine.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await SayAsync(engine, order, cancellation);
            while (await engine.StandardOutput.ReadLineAsync(cancellation) is { } line)
            {
                using var message = JsonDocument.Parse(line);
                if (message.RootElement.TryGetProperty("end", out var end))
                {
                    return new(end.GetProperty("phase").GetString()!, end.GetProperty("exitCode").GetInt32(), end.GetProperty("error").GetString());
                }

                if (hear(message.RootElement) is { } answer)
                {
                    answer["question"] = message.RootElement.GetProperty("question").GetInt32();
                    await SayAsync(engine, answer, cancellation);
                }
            }
        }
        finally
        {
            await EndAsync(engine);
        }

        var said = (await error).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        throw new UsageException($"The engine that runs programs ended early: {said.FirstOrDefault() ?? "it does not say why"}. Look whether 'dotnet {Find()}' starts.");
    }

    // An engine that is not heard any more ends all that it started, and then itself.
    private static async Task EndAsync(Process engine)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            engine.StandardInput.Close();
            await engine.WaitForExitAsync(patience.Token);
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException)
        {
            engine.Kill(entireProcessTree: true);
        }
    }

    private static async Task SayAsync(Process engine, JsonObject message, CancellationToken cancellation)
    {
        await engine.StandardInput.WriteLineAsync(message.ToJsonString().AsMemory(), cancellation);
        await engine.StandardInput.FlushAsync(cancellation);
    }

    private static Process Start()
    {
        var start = new ProcessStartInfo("dotnet", [Find()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false),
        };
        ProgramEnvironment.Clean(start.Environment);
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new UsageException("There is no 'dotnet' in the PATH, which runs the engine. The .NET SDK has it: https://dotnet.microsoft.com/download");
        }
    }

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } said)
        {
            return File.Exists(said) ? said : throw new UsageException($"{Variable} is '{said}', which is not there. Correct it, or unset it.");
        }

        var folder = AppContext.BaseDirectory;
        return ((string[])[Path.Combine(folder, Folder, Name), Path.Combine(folder, Name)]).FirstOrDefault(File.Exists) ?? throw new UsageException(
            $"The engine that runs programs is not beside the tool, in {Path.Combine(folder, Folder)}. A release has it in its archive and its package, and "
            + $"infra/Cli/install.sh builds it; 'dotnet publish infra/Engine -c Offline' makes it alone, and {Variable} names its {Name}.");
    }
}
