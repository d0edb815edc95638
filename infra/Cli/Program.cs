using GpuInfra.Cli;

// The console hands over a few hundred letters at a time, which is dear where much goes to a file or another program.
using var output = Console.IsOutputRedirected
    ? new StreamWriter(Console.OpenStandardOutput(), Console.Out.Encoding, bufferSize: 1 << 16) { AutoFlush = true }
    : null;
if (output is not null)
{
    Console.SetOut(output);
}

return await CommandLine.RunAsync(args, new Terminal(Console.Out, Console.Error) { Input = Console.IsInputRedirected ? null : Console.In });
