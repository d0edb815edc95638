using GpuInfra.StackFiles;
using Pulumi;

return await Deployment.RunAsync(() => BootstrapCheck.OfDeployment().Build());
