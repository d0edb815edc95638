using GpuInfra.Bootstrap;
using Pulumi;

return await Deployment.RunAsync(() => BootstrapCheck.OfDeployment().Build());
