using GpuInfra.Program;
using Pulumi;

return await Deployment.RunAsync(() => RunningDeployment.Check().Build());
