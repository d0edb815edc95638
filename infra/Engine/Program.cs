using GpuInfra.Engine;

// Started by gpuinfra for one program: it is told on its input what to run, and says line by line on its output what that registers.
using var input = new StreamReader(Console.OpenStandardInput());
await using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true, NewLine = "\n" };
return await EngineRun.RunAsync(input, output);
