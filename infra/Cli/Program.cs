using GpuInfra.Cli;

return await CommandLine.RunAsync(args, new Terminal(Console.Out, Console.Error) { Input = Console.IsInputRedirected ? null : Console.In });
