using GpuInfra.StackFiles;
using Pulumi;

return await Deployment.RunAsync(() => RunningDeployment.Check().RunAsync());
