using GpuInfra.Bootstrap;
using Pulumi;

return await Deployment.RunAsync(() => BootstrapProgram.Build(BootstrapCheck.OfDeployment().Settings));
