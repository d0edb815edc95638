using GpuInfra.Engine;

// Started by gpuinfra for one program: it is told on its input what to run, and says line by line on its output what that registers.
return await EngineRun.RunAsync(Console.OpenStandardInput(), Console.OpenStandardOutput());
