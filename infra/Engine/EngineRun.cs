namespace GpuInfra.Engine;

/// <summary>One run of one program, from the order to its end.</summary>
public static class EngineRun
{
    private const int NoOrder = 2;

    public static async Task<int> RunAsync(TextReader input, TextWriter output)
    {
        var tool = new Conversation(input, output);
        if (await tool.ReadOrderAsync().ConfigureAwait(false) is not { } order)
        {
            return NoOrder;
        }

        Descendants.Adopt();
        var processes = new ChildProcesses(line => tool.Tell("line", line));
        var listening = tool.ListenAsync();
        var running = RunAsync(order, tool, processes);

        // Nobody hears what becomes of a program whose tool is gone.
        if (await Task.WhenAny(running, listening).ConfigureAwait(false) == listening)
        {
            processes.Kill();
            return NoOrder;
        }

        var end = await running.ConfigureAwait(false);
        processes.Kill();
        tool.Tell("end", Conversation.Json(end));
        return 0;
    }

    private static async Task<RunEnd> RunAsync(Order order, Conversation tool, ChildProcesses processes)
    {
        var deployment = new ToldDeployment(tool, new(order.Project, order.Stack));
        var engine = await LoopbackEngine.StartAsync(deployment).ConfigureAwait(false);
        await using (engine.ConfigureAwait(false))
        {
            return order.Runtime == DotnetProgram.Runtime
                ? await new DotnetProgram(order, processes, tool).RunAsync(engine.Address, deployment).ConfigureAwait(false)
                : await new HostedProgram(order, processes).RunAsync(engine.Address).ConfigureAwait(false);
        }
    }
}

/// <summary>How a run ended.</summary>
/// <param name="Phase">What was done last: <c>build</c>, <c>start</c> or <c>run</c>.</param>
/// <param name="ExitCode">The exit code of that; 0 where all is well.</param>
/// <param name="Error">What a language host says of it; nothing where there is none.</param>
internal sealed record RunEnd(string Phase, int ExitCode, string? Error = null);
