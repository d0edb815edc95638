namespace GpuInfra.Components.Tests;

public sealed class VolumeKindTests
{
    private const string Api = "reference/rest/v2/projects.locations.services";

    [Fact]
    public async Task Constructor_EveryKind_ReachesEngine()
    {
        var service = await Given.ServiceAsync(new GpuServiceArgs
        {
            Image = Given.Image,
            Volumes = new Dictionary<string, VolumeArgs>
            {
                ["config"] = new() { Secret = "otel-config:3", File = "etc/config.yaml", FileMode = "0400" },
                ["plain"] = new() { Secret = "projects/shared/secrets/token:7" },
                ["share"] = new() { Nfs = "10.0.0.2:/models" },
                ["sql"] = new() { CloudSql = ["acme:europe-west4:history"] },
                ["written"] = new() { Nfs = "files.acme.internal:/out", ReadOnly = false },
            },
            Mounts = new Dictionary<string, string>
            {
                ["config"] = "/etc/otel",
                ["plain"] = "/etc/plain",
                ["share"] = "/models",
                ["sql"] = "/cloudsql",
                ["written"] = "/out",
            },
            SubPaths = new Dictionary<string, string> { ["share"] = "chat/v3" },
        });

        Assert.Equal(
            [
                "[0].name=config",
                "[0].secret.defaultMode=256",
                "[0].secret.items[0].path=etc/config.yaml",
                "[0].secret.items[0].version=3",
                "[0].secret.secret=otel-config",
                "[1].name=plain",
                "[1].secret.items[0].path=token",
                "[1].secret.items[0].version=7",
                "[1].secret.secret=projects/shared/secrets/token",
                "[2].name=share",
                "[2].nfs.path=/models",
                "[2].nfs.readOnly=True",
                "[2].nfs.server=10.0.0.2",
                "[3].cloudSqlInstance.instances[0]=acme:europe-west4:history",
                "[3].name=sql",
                "[4].name=written",
                "[4].nfs.path=/out",
                "[4].nfs.readOnly=False",
                "[4].nfs.server=files.acme.internal",
            ],
            service.Below("template.volumes"));
        Assert.Equal(["subPath=chat/v3"], service.Below("template.containers[0].volumeMounts[2].").Where(line => line.StartsWith("sub", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Constructor_HeadersOfProbes_ReachEngine()
    {
        var headers = new Dictionary<string, string> { ["X-Probe"] = "start", ["Accept"] = "*/*" };
        var service = await Given.ServiceAsync(new GpuServiceArgs
        {
            Image = Given.Image,
            StartupProbe = new ProbeArgs { Headers = headers },
            LivenessProbe = new ProbeArgs { Headers = headers },
        });

        foreach (var role in new[] { "startup", "liveness" })
        {
            Assert.Equal(
                ["[0].name=Accept", "[0].value=*/*", "[1].name=X-Probe", "[1].value=start"],
                service.Below($"template.containers[0].{role}Probe.httpGet.httpHeaders"));
        }
    }

    [Theory]
    [InlineData("a:latest", "Error SecretIsPinned volumes.data.secret: is a:latest, so that instances of one revision may differ. Name the version by its number, such as a:1. [configuring/services/secrets]")]
    [InlineData("a", $"Error VolumeIsReadable volumes.data.secret: is not a secret and its version. Write it as secret-id:version, such as hf-token:3. [{Api}]")]
    public void Check_SecretThatIsNoVersion_IsRefused(string secret, string line) =>
        Assert.Equal([line], Volume(new VolumeArgs { Secret = secret }));

    [Theory]
    [InlineData("10.0.0.2")]
    [InlineData("10.0.0.2:models")]
    [InlineData("/models")]
    public void Check_NfsWithoutServerOrFolder_IsRefused(string nfs) => Assert.Equal(
        [$"Error VolumeIsReadable volumes.data.nfs: is '{nfs}', which is no server and folder. Write it as server:/folder, such as 10.0.0.2:/models. [{Api}]"],
        Volume(new VolumeArgs { Nfs = nfs }));

    [Fact]
    public void Check_InstanceOfCloudSqlThatIsNone_IsRefused() => Assert.Equal(
        [$"Error VolumeIsReadable volumes.data.cloudSql[1]: is 'history', which is no instance of Cloud SQL. Write it as project:region:instance. [{Api}]"],
        Volume(new VolumeArgs { CloudSql = ["acme:europe-west4:history", "history"] }));

    [Fact]
    public void Check_CloudSqlWithoutInstance_IsRefused() => Assert.Equal(
        [$"Error VolumeIsReadable volumes.data.cloudSql: names no instance. Name one as project:region:instance. [{Api}]"],
        Volume(new VolumeArgs { CloudSql = [] }));

    [Theory]
    [InlineData("0000", true)]
    [InlineData("0777", true)]
    [InlineData("440", true)]
    [InlineData("0778", false)]
    [InlineData("1000", false)]
    [InlineData("44", false)]
    public void Check_FileMode_IsOctalUpToAll(string mode, bool isFine) => Assert.Equal(
        isFine
            ? []
            : [$"Error SecretFileIsPlain volumes.data.fileMode: is '{mode}', but must be three or four octal digits up to 0777. Use 0444 to let everybody read. [{Api}]"],
        Volume(new VolumeArgs { Secret = "a:1", FileMode = mode }));

    [Theory]
    [InlineData("/config.yaml")]
    [InlineData("../config.yaml")]
    [InlineData("")]
    public void Check_FileOutsideOfItsMount_IsRefused(string file) => Assert.Equal(
        [$"Error SecretFileIsPlain volumes.data.file: is '{file}', but must be a path within the mount. Use a name such as config.yaml. [{Api}]"],
        Volume(new VolumeArgs { Secret = "a:1", File = file }));

    [Fact]
    public void Check_FileWithoutSecret_IsRefused() => Assert.Equal(
        [
            $"Error VolumeIsOfOneKind volumes.data.file: is given, but only a secret has it. Leave it out. [{Api}]",
            $"Error VolumeIsOfOneKind volumes.data.fileMode: is given, but only a secret has it. Leave it out. [{Api}]",
        ],
        Volume(new VolumeArgs { Nfs = "10.0.0.2:/models", File = "a", FileMode = "0400" }));

    [Fact]
    public void Check_SecretAndNfs_IsRefused() => Assert.Equal(
        ["Error VolumeIsOfOneKind volumes.data: has both secret and nfs. Make two volumes of it. [configuring/services/cloud-storage-volume-mounts]"],
        Volume(new VolumeArgs { Secret = "a:1", Nfs = "10.0.0.2:/models" }));

    [Theory]
    [InlineData("data", "/chat", "is '/chat', but must be a path within the volume. Use a path such as chat/v3")]
    [InlineData("data", "chat/../x", "is 'chat/../x', but must be a path within the volume. Use a path such as chat/v3")]
    [InlineData("other", "chat", "is of other, which mounts does not name. Add the volume to mounts, or leave it out")]
    public void Check_SubPathThatIsNone_IsRefused(string volume, string path, string told) => Assert.Equal(
        [$"Error SubPathIsPlain subPaths.{volume}: {told}. [{Api}]"],
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            Volumes = new Dictionary<string, VolumeArgs> { ["data"] = new() { Bucket = "data" } },
            Mounts = new Dictionary<string, string> { ["data"] = "/data" },
            SubPaths = new Dictionary<string, string> { [volume] = path },
        }));

    [Theory]
    [InlineData("grpc", "livenessProbe")]
    [InlineData("http", "readinessProbe")]
    public void Check_HeadersWhereThereAreNone_AreRefused(string type, string role)
    {
        var probe = new ProbeArgs { Type = type, Headers = new Dictionary<string, string> { ["A"] = "1" } };

        Assert.Equal(
            [$"Error ProbeSaysOnlyWhatItHas {role}.headers: is given, but only an http probe for startup or liveness has it. Leave it out. [configuring/healthchecks]"],
            Given.Violations(new GpuServiceArgs
            {
                Image = Given.Image,
                LivenessProbe = role == "livenessProbe" ? probe : null,
                ReadinessProbe = role == "readinessProbe" ? probe : null,
            }));
    }

    [Theory]
    [InlineData("X Probe", "1", "has a name that HTTP does not take. Use letters, digits and hyphens")]
    [InlineData("XProbe", "1\r\nB: 2", "has a value of several lines. Write it in one line")]
    public void Check_HeaderThatIsNoHttp_IsRefused(string name, string value, string told) => Assert.Contains(
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            LivenessProbe = new ProbeArgs { Headers = new Dictionary<string, string> { [name] = value } },
        }),
        line => line.StartsWith("Error HeaderHasName livenessProbe.headers", StringComparison.Ordinal)
            && line.EndsWith($"{told}. [configuring/healthchecks]", StringComparison.Ordinal));

    [Theory]
    [InlineData("config.yaml", true)]
    [InlineData("etc/config.yaml", true)]
    [InlineData(".config/..yaml", true)]
    [InlineData("", false)]
    [InlineData("/config", false)]
    [InlineData("etc//config", false)]
    [InlineData("./config", false)]
    [InlineData("etc/../config", false)]
    [InlineData("a:b", false)]
    [InlineData("a b", false)]
    [InlineData("a\u0007b", false)]
    public void Check_FileOfASecret_StaysWithinItsVolume(string file, bool isFine) =>
        Assert.Equal(isFine, Volume(new() { Secret = "config:1", File = file }).Count == 0);

    private static IReadOnlyList<string> Volume(VolumeArgs volume) => Given.Violations(new GpuServiceArgs
    {
        Image = Given.Image,
        Volumes = new Dictionary<string, VolumeArgs> { ["data"] = volume },
        Mounts = new Dictionary<string, string> { ["data"] = "/data" },
    });
}
