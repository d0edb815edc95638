using System.Runtime.InteropServices;
using GpuInfra.Engine;

// Started by gpuinfra for one program: it is told on its input what to run, and says line by line on its output what that registers.
// What is sent to the terminal is for the tool, which ends this process when all is cleared away.
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, static signal => signal.Cancel = true);
using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, static signal => signal.Cancel = true);
using var input = new StreamReader(Console.OpenStandardInput());
await using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true, NewLine = "\n" };
return await EngineRun.RunAsync(input, output);
