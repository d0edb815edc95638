namespace GpuInfra.Adoption.Tests;

public sealed class GcloudMistakeTests
{
    [Theory]
    [InlineData("gcloud run deploy a --gpu-typ=nvidia-l4", "deploy.sh:1:21: gcloud run deploy has no flag --gpu-typ. Did you mean --gpu-type?")]
    [InlineData("gcloud run deploy a \\\n  --no-cpu-throtling", "deploy.sh:2:3: gcloud run deploy has no flag --no-cpu-throtling. Did you mean --no-cpu-throttling?")]
    [InlineData("gcloud run deploy a --concurrency=many", "deploy.sh:1:35: --concurrency is many, but must be a whole number of 1 or more.")]
    [InlineData("gcloud run deploy a --min-instances=-1", "deploy.sh:1:37: --min-instances is -1, but must be a whole number of 0 or more.")]
    [InlineData("gcloud run deploy a --timeout=soon", "deploy.sh:1:31: --timeout is soon, but must be a time of a second or more, such as 900, 15m or 1h.")]
    [InlineData("gcloud run deploy a --ingress=none", "deploy.sh:1:31: --ingress is none, but must be one of all, internal, internal-and-cloud-load-balancing.")]
    [InlineData("gcloud run deploy a --set-env-vars=A=b,C", "deploy.sh:1:40: --set-env-vars has an entry without =, but takes NAME=VALUE with a comma after each. A value that holds commas needs another delimiter, such as ^|^ before the first name.")]
    [InlineData("gcloud run deploy a --set-secrets=A=secret", "deploy.sh:1:37: --set-secrets has no version for A. Write A=SECRET:VERSION, with a name of Secret Manager and no value.")]
    [InlineData("gcloud run deploy a --startup-probe=httpget.path=/x", "deploy.sh:1:37: --startup-probe has httpget.path, but takes failureThreshold, grpc.port, grpc.service, httpGet.path, httpGet.port, initialDelaySeconds, periodSeconds, successThreshold, tcpSocket.port, timeoutSeconds.")]
    [InlineData("gcloud run deploy a --add-volume=name=m,type=bucket", "deploy.sh:1:46: --add-volume has type=bucket, but takes one of cloud-storage, ephemeral-disk, in-memory, nfs, secret.")]
    [InlineData("gcloud run deploy a --add-volume-mount=volume=m", "deploy.sh:1:21: --add-volume-mount needs volume= and mount-path=, such as volume=models,mount-path=/models.")]
    [InlineData("gcloud run deploy a --image=x --container=c --port=1", "deploy.sh:1:21: --image stands before the first --container, but is said of one container. Move it after the --container that it belongs to.")]
    [InlineData("gcloud run deploy a --container=c --image=x --region=r", "deploy.sh:1:45: --region stands after --container=c, but is said of the service. Move it before the first --container.")]
    [InlineData("gcloud run deploy a --image=x \n  --region=r", "deploy.sh:2:3: this line begins with --region, so a shell runs it as a command: the line before it must end with \\ and nothing after that.")]
    [InlineData("gcloud run deploy a --cpu-boost=true", "deploy.sh:1:21: --cpu-boost takes no value. Write --cpu-boost or --no-cpu-boost.")]
    [InlineData("gcloud run deploy a --region", "deploy.sh:1:21: --region has no value. Write --region=VALUE.")]
    [InlineData("gcloud run deploy a --image=\"x", "deploy.sh:1:29: This is no script of a shell: the quote that begins here is not closed.")]
    [InlineData("if true; then\n  gcloud run deploy a\n", "deploy.sh:1:1: This is no script of a shell: `fi` is missing: what begins here is not closed.")]
    [InlineData("gcloud run deploy a\ndone", "deploy.sh:2:1: This is no script of a shell: `done` closes nothing that is open here.")]
    [InlineData("F=(--gpu=1\ngcloud run deploy a", "deploy.sh:1:1: This is no script of a shell: this array is not closed: `)` is missing.")]
    [InlineData("f() { gcloud run deploy a; }\n", "deploy.sh:1:1: No gcloud run deploy of this script is reached: give the command line itself.")]
    [InlineData("$a = \"x\"\ngcloud run deploy a `\n  --gpu=1", "deploy.sh:2:1: This is a script of PowerShell, which is not read. Write the gcloud command as bash takes it, with \\ at the end of a line that goes on.")]
    [InlineData("set R=x\r\ngcloud run deploy a ^\r\n  --gpu=1", "deploy.sh:2:1: This is a script of cmd, which is not read. Write the gcloud command as bash takes it, with \\ at the end of a line that goes on.")]
    public void Read_Mistake_IsToldWithItsPlace(string script, string mistake) => Assert.Equal([mistake], GcloudText.Mistakes(script));

    [Fact]
    public void Read_SeveralMistakes_AreToldTogether() => Assert.Equal(
        2, GcloudText.Mistakes("gcloud run deploy a --gpus=1 --timeout=x").Count());

    [Fact]
    public void Read_SecretInAMistake_IsNotShown() => Assert.DoesNotContain(
        "hunter2", string.Concat(GcloudText.Mistakes("gcloud run deploy a --set-secrets=DB_PASS=hunter2 --set-env-vars=hunter2 --api-keys=hunter2 --gpus=1")), StringComparison.Ordinal);

    [Fact]
    public void Read_SecretBesideAnUnknownPart_StandsInNoNote()
    {
        var read = GcloudText.Read("gcloud run deploy a --image=x --set-env-vars=API_KEY=hunter2-$X,DB_PASS=${P:-hunter2}");

        Assert.DoesNotContain(read.Questions, question => question.Ask.Contains("hunter2", StringComparison.Ordinal) || question.Default?.Contains("hunter2", StringComparison.Ordinal) == true);
        Assert.Contains(read.Questions, question => question.Ask == "`…$X`: nothing in the script sets X: it comes from outside");
    }
}
