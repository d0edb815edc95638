using GpuInfra.Program;
using Pulumi;

return await Deployment.RunAsync(() => InferenceProgram.Build(RunningStack.Settings()));
