namespace GpuInfra.Adoption.Tests;

public sealed class GcloudFlagTests
{
    [Theory]
    [InlineData("--service-account=x@p.iam.gserviceaccount.com", "template.serviceAccount = \"x@p.iam.gserviceaccount.com\"")]
    [InlineData("--concurrency 8", "template.maxInstanceRequestConcurrency = 8")]
    [InlineData("--concurrency default", "")]
    [InlineData("--timeout 900", "template.timeout = \"900s\"")]
    [InlineData("--timeout=15m", "template.timeout = \"900s\"")]
    [InlineData("--timeout=1h", "template.timeout = \"3600s\"")]
    [InlineData("--timeout=10m5s", "template.timeout = \"605s\"")]
    [InlineData("--timeout=3000s", "template.timeout = \"3000s\"")]
    [InlineData("--min=1 --max=2", "scaling.maxInstanceCount = 2\nscaling.minInstanceCount = 1")]
    [InlineData("--min-instances=default --max-instances=2", "template.scaling.maxInstanceCount = 2")]
    [InlineData("--scaling=3", "scaling.manualInstanceCount = 3\nscaling.scalingMode = \"MANUAL\"")]
    [InlineData("--scaling=auto", "scaling.scalingMode = \"AUTOMATIC\"")]
    [InlineData("--ingress internal", "ingress = \"INGRESS_TRAFFIC_INTERNAL_ONLY\"")]
    [InlineData("--ingress=internal-and-cloud-load-balancing", "ingress = \"INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER\"")]
    [InlineData("--region=r --project=p", "location = \"r\"\nproject = \"p\"")]
    [InlineData("--regions=r,s", "multiRegionSettings.regions = [\"r\",\"s\"]")]
    [InlineData("--network=n --subnet=s --network-tags=a,b", "template.vpcAccess.networkInterfaces[0].network = \"n\"\ntemplate.vpcAccess.networkInterfaces[0].subnetwork = \"s\"\ntemplate.vpcAccess.networkInterfaces[0].tags = [\"a\",\"b\"]")]
    [InlineData("--network=n --network-tags=a,", "template.vpcAccess.networkInterfaces[0].network = \"n\"\ntemplate.vpcAccess.networkInterfaces[0].tags = [\"a\"]")]
    [InlineData("--labels=a=b,", "labels[a] = \"b\"")]
    [InlineData("--vpc-egress=all", "template.vpcAccess.egress = \"ALL_TRAFFIC\"")]
    [InlineData("--vpc-connector=c", "template.vpcAccess.connector = \"c\"")]
    [InlineData("--execution-environment=gen1", "template.executionEnvironment = \"EXECUTION_ENVIRONMENT_GEN1\"")]
    [InlineData("--gpu-type=nvidia-l4 --gpu-zonal-redundancy", "template.gpuZonalRedundancyDisabled = false\ntemplate.nodeSelector.accelerator = \"nvidia-l4\"")]
    [InlineData("--key=k --post-key-revocation-action-type=shut-down --encryption-key-shutdown-hours=2", "template.encryptionKey = \"k\"\ntemplate.encryptionKeyRevocationAction = \"SHUTDOWN\"\ntemplate.encryptionKeyShutdownDuration = \"7200s\"")]
    [InlineData("--binary-authorization=default --breakglass=why", "binaryAuthorization.breakglassJustification = \"why\"\nbinaryAuthorization.useDefault = true")]
    [InlineData("--binary-authorization=projects/p/x", "binaryAuthorization.policy = \"projects/p/x\"")]
    [InlineData("--description=x --mesh=m", "description = \"x\"\ntemplate.serviceMesh.mesh = \"m\"")]
    [InlineData("--revision-suffix=v2", "template.revision = \"a-v2\"")]
    [InlineData("--allow-unauthenticated", "invoker.public = true")]
    [InlineData("--no-allow-unauthenticated", "invoker.public = false")]
    [InlineData("--no-invoker-iam-check --iap --no-default-url --no-deploy-health-check", "defaultUriDisabled = true\niapEnabled = true\ninvokerIamDisabled = true\ntemplate.healthCheckDisabled = true")]
    [InlineData("--session-affinity", "template.sessionAffinity = true")]
    [InlineData("--cpu-throttling --no-cpu-boost", "template.containers[0].resources.cpuIdle = true\ntemplate.containers[0].resources.startupCpuBoost = false")]
    [InlineData("--labels=a=b,c=d --update-labels=c=e", "labels[a] = \"b\"\nlabels[c] = \"e\"")]
    [InlineData("--add-custom-audiences=x,y", "customAudiences = [\"x\",\"y\"]")]
    [InlineData("--add-cloudsql-instances=p:r:i", "template.volumes[cloudsql].cloudSqlInstance.instances = [\"p:r:i\"]")]
    [InlineData("--image=i --port=80 --use-http2", "template.containers[0].image = \"i\"\ntemplate.containers[0].ports[0].containerPort = 80\ntemplate.containers[0].ports[0].name = \"h2c\"")]
    [InlineData("--cpu=4 --memory=16Gi --gpu=1", "template.containers[0].resources.limits[\"cpu\"] = \"4\"\ntemplate.containers[0].resources.limits[\"memory\"] = \"16Gi\"\ntemplate.containers[0].resources.limits[\"nvidia.com/gpu\"] = \"1\"")]
    [InlineData("--args=--a,b --command=c --args=d", "template.containers[0].args = [\"--a\",\"b\",\"d\"]\ntemplate.containers[0].command = [\"c\"]")]
    [InlineData("--args='^;^--a;b,c'", "template.containers[0].args = [\"--a\",\"b,c\"]")]
    [InlineData("--args=", "")]
    [InlineData("--set-env-vars=A=b,C=d=e --set-env-vars=^@^F=g,h@A=", "template.containers[0].env[A].value = \"\"\ntemplate.containers[0].env[C].value = \"d=e\"\ntemplate.containers[0].env[F].value = \"g,h\"")]
    [InlineData("--set-secrets=A=s:1,B=projects/9/secrets/t/versions/2,/m/f=u:latest", "secretFiles[/m/f].secret = \"u\"\nsecretFiles[/m/f].version = \"latest\"\ntemplate.containers[0].env[A].valueSource.secretKeyRef.secret = \"s\"\ntemplate.containers[0].env[A].valueSource.secretKeyRef.version = \"1\"\ntemplate.containers[0].env[B].valueSource.secretKeyRef.secret = \"projects/9/secrets/t\"\ntemplate.containers[0].env[B].valueSource.secretKeyRef.version = \"2\"")]
    [InlineData("--add-volume=name=m,type=in-memory,size-limit=2Gi --add-volume=name=n,type=nfs,location=10.0.0.1:/s,readonly=true", "template.volumes[m].emptyDir.medium = \"MEMORY\"\ntemplate.volumes[m].emptyDir.sizeLimit = \"2Gi\"\ntemplate.volumes[n].nfs.path = \"/s\"\ntemplate.volumes[n].nfs.readOnly = true\ntemplate.volumes[n].nfs.server = \"10.0.0.1\"")]
    [InlineData("--add-volume=name=m,type=cloud-storage,bucket=b,mount-options='a=1;b=2' --add-volume-mount=volume=m,mount-path=/m", "template.containers[0].volumeMounts[m].mountPath = \"/m\"\ntemplate.volumes[m].gcs.bucket = \"b\"\ntemplate.volumes[m].gcs.mountOptions = [\"a=1\",\"b=2\"]")]
    [InlineData("--liveness-probe=grpc.port=1,grpc.service=s --readiness-probe=httpGet.path=/r", "template.containers[0].livenessProbe.grpc.port = 1\ntemplate.containers[0].livenessProbe.grpc.service = \"s\"\ntemplate.containers[0].readinessProbe.httpGet.path = \"/r\"")]
    [InlineData("--container=x --image=i --port=1 --container=y --image=j --depends-on=x", "template.containers[0].image = \"i\"\ntemplate.containers[0].name = \"x\"\ntemplate.containers[0].ports[0].containerPort = 1\ntemplate.containers[1].dependsOn = [\"x\"]\ntemplate.containers[1].image = \"j\"\ntemplate.containers[1].name = \"y\"")]
    public void Read_Flag_StatesItsProperty(string flags, string states) => Assert.Equal(states, GcloudText.Of(flags));

    [Theory]
    [InlineData("--async", "--async: of the command, not of the service")]
    [InlineData("--format='value(status.url)'", "--format: of the command, not of the service")]
    [InlineData("-q", "-q: of the command, not of the service")]
    [InlineData("--source .", "--source: a build is not of the service: give the image that it makes")]
    [InlineData("--no-traffic", "--no-traffic: of a rollout, not of the service: Pulumi sends all traffic to the newest revision")]
    [InlineData("--clear-secrets", "--clear-secrets: it takes away what runs today and states nothing")]
    [InlineData("--cluster=c", "--cluster: of Cloud Run on Kubernetes, which no stack deploys to")]
    [InlineData("--of-tomorrow=x", "--of-tomorrow: gcloud 528.0.0 has no such flag, so nothing is known of it")]
    [InlineData("--env-vars-file=x.yaml", "--env-vars-file: the variables stand in x.yaml: name that file beside this one")]
    [InlineData("$EXTRA", "$EXTRA: more flags may be in it: put them on the command line")]
    [InlineData("${EXTRA:-}", "$EXTRA: it may be set from outside: it is taken as empty")]
    public void Read_FlagThatNoStackHas_IsNamed(string flags, string note) => Assert.Equal(
        [note], GcloudText.Read($"gcloud run deploy a --image=i {flags}").NotCarried.Select(item => $"{item.What}: {item.Reason}"));

    [Fact]
    public void Read_VariablesFile_IsReadWhereItIsGiven() => Assert.Equal(
        GcloudText.States("gcloud run deploy a --set-env-vars=A=b,C=1"),
        GcloudText.States("gcloud run deploy a --env-vars-file=conf/vars.yaml", new SourceText("vars.yaml", "A: b\nC: '1'\n")));

    [Fact]
    public void Read_Update_WinsOverTheDeploymentBeforeIt() => Assert.Equal(
        GcloudText.States("gcloud run deploy a --region=r --image=i --memory=32Gi --cpu=8"),
        GcloudText.States("gcloud run deploy a --region=r --image=i --memory=16Gi --cpu=8\ngcloud beta run services update a --memory=32Gi"));

    [Fact]
    public void Read_Binding_IsACaller() => Assert.Equal(
        "invokers = [\"user:x@y.z\"]\nlocation = \"r\"\nname = \"a\"",
        GcloudText.States("gcloud run deploy a --region=r\ngcloud run services add-iam-policy-binding a --region=r --member=user:x@y.z --role roles/run.invoker"));

    [Theory]
    [InlineData("gcloud config set project p; gcloud config set run/region r")]
    [InlineData("export CLOUDSDK_CORE_PROJECT=p CLOUDSDK_RUN_REGION=r")]
    public void Read_ConfigurationOfGcloud_SaysWhatTheCommandDoesNot(string before) => Assert.Equal(
        GcloudText.States("gcloud run deploy a --project=p --region=r"), GcloudText.States($"{before}\ngcloud run deploy a"));

    [Theory]
    [InlineData("notes.md", "# x\n```bash\n$ gcloud run deploy a --image=i \\\n    --region=r\n```\n```yaml\ngcloud run deploy b\n```\n")]
    [InlineData("Makefile", "R ?= r\ndeploy:\n\t@gcloud run deploy a \\\n\t  --image=i --region=$(R)\n")]
    [InlineData("cloudbuild.yaml", "steps:\n- name: gcr.io/google.com/cloudsdktool/cloud-sdk\n  entrypoint: gcloud\n  args: [run, deploy, a, --image=i, '--region=${_R}']\nsubstitutions:\n  _R: r\n")]
    [InlineData("cloudbuild.yaml", "steps:\n- name: gcr.io/cloud-builders/gcloud\n  entrypoint: bash\n  args:\n  - -c\n  - |\n    X=i\n    gcloud run deploy a --image=$$X --region=$_R\nsubstitutions:\n  _R: r\n")]
    [InlineData("line.txt", "gcloud run deploy a --image=i --region=r")]
    public void Read_CommandLineWithinAnotherText_IsFound(string file, string text)
    {
        var files = new SourceText(file, text);

        Assert.True(new GcloudReader().Recognises([files]));
        Assert.Equal("location = \"r\"\nname = \"a\"\ntemplate.containers[0].image = \"i\"", GcloudText.Lines(new GcloudReader().Read([files])));
    }

    [Theory]
    [InlineData("main.tf", "resource \"x\" \"y\" {\n  command = \"gcloud run deploy a\"\n}\n")]
    [InlineData("compose.yaml", "services:\n  a:\n    image: gcloud\n")]
    [InlineData("job.sh", "gcloud run jobs deploy a")]
    public void Recognises_OtherForm_IsFalse(string file, string text) => Assert.False(new GcloudReader().Recognises([new SourceText(file, text)]));
}
