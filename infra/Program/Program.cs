using GpuInfra.Program;
using Pulumi;

return await Deployment.RunAsync(() => InferenceProgram.Build(RunningDeployment.Settings()));
