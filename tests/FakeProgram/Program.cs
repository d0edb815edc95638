using GpuInfra.FakeProgram;

// Stands for a Pulumi program, or with --host for the language host of a runtime: it does what program.json in its folder says.
return args is ["--host", ..] ? await FakeHost.RunAsync() : await Script.RunAsync(
    Environment.CurrentDirectory, Environment.GetEnvironmentVariable("PULUMI_MONITOR")!, Environment.GetEnvironmentVariable("PULUMI_CONFIG")!);
