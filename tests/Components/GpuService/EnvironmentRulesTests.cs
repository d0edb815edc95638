using System.Globalization;

namespace GpuInfra.Components.Tests;

public sealed class EnvironmentRulesTests
{
    private const string Environment = "configuring/services/overview-environment-variables";

    [Theory]
    [InlineData("PORT")]
    [InlineData("K_SERVICE")]
    [InlineData("K_REVISION")]
    [InlineData("K_CONFIGURATION")]
    public void Check_VariableOfCloudRun_IsRefused(string name) => Assert.Equal(
        [$"Error VariableIsAllowed env.{name}: is set by Cloud Run itself. Leave it out. [container-contract]"],
        Given.Violations(WithEnv(name)));

    [Theory]
    [InlineData("", "env[\"\"]")]
    [InlineData("A=B", "env[\"A=B\"]")]
    public void Check_VariableWithImpossibleName_IsRefused(string name, string path) => Assert.Equal(
        [
            $"Error VariableIsAllowed {path}: has a name that is empty or has an equals sign. Choose another name. "
                + $"[{Environment}]",
        ],
        Given.Violations(WithEnv(name)));

    [Fact]
    public void Check_VariableOfGoogle_IsWarnedOf() => Assert.Equal(
        [
            "Warning VariableIsAllowed env.X_GOOGLE_A: begins with X_GOOGLE_, which Google keeps for itself. "
                + $"Choose another name. [{Environment}]",
        ],
        Given.Violations(WithEnv("X_GOOGLE_A")));

    [Theory]
    [InlineData("HF_TOKEN")]
    [InlineData("apiKey")]
    [InlineData("DB_PASSWORD")]
    [InlineData("my.Secret")]
    public void Check_SecretInTheOpen_IsRefused(string name)
    {
        var path = name.Contains('.', StringComparison.Ordinal) ? $"env[\"{name}\"]" : $"env.{name}";

        Assert.Equal(
            [
                $"Error SecretIsNotWrittenDown {path}: is named like a secret, but its value is in the open. "
                    + "Put the value into Secret Manager and the variable into secrets, as secret-id:version. "
                    + "[configuring/services/secrets]",
            ],
            Given.Violations(WithEnv(name)));
    }

    [Theory]
    [InlineData("port")]
    [InlineData("MODEL")]
    [InlineData("spring.profile")]
    public void Check_OrdinaryVariable_IsFine(string name) =>
        Assert.Equal("value", Given.Spec(WithEnv(name)).Serving.Env[name]);

    [Theory]
    [InlineData("hf-token:1", "hf-token", "1")]
    [InlineData("HF_TOKEN:20", "HF_TOKEN", "20")]
    [InlineData("projects/acme/secrets/hf-token:3", "projects/acme/secrets/hf-token", "3")]
    public async Task Constructor_PinnedSecret_ReachesEngine(string reference, string secret, string version)
    {
        var service = await Given.ServiceAsync(WithSecret("HF_TOKEN", reference));

        Assert.Equal(
            ["name=HF_TOKEN", $"valueSource.secretKeyRef.secret={secret}", $"valueSource.secretKeyRef.version={version}"],
            service.Below("template.containers[0].envs[0]."));
    }

    [Fact]
    public void Check_LatestSecret_IsRefused() => Assert.Equal(
        [
            "Error SecretIsPinned secrets.HF_TOKEN: is hf-token:latest, so that instances of one revision may differ. "
                + "Name the version by its number, such as hf-token:1. [configuring/services/secrets]",
        ],
        Given.Violations(WithSecret("HF_TOKEN", "hf-token:latest")));

    [Theory]
    [InlineData("hf-token")]
    [InlineData("hf-token:")]
    [InlineData(":3")]
    [InlineData("hf-token:0")]
    [InlineData("hf-token:03")]
    [InlineData("hf-token:newest")]
    [InlineData("hf token:3")]
    [InlineData("secrets/hf-token:3")]
    [InlineData("hf-token:3\n")]
    public void Check_UnreadableSecret_IsRefusedWithoutSayingIt(string reference) => Assert.Equal(
        [
            "Error SecretIsReadable secrets.HF_TOKEN: is not a secret and its version. "
                + "Write it as secret-id:version, such as hf-token:3. [configuring/services/secrets]",
        ],
        Given.Violations(WithSecret("HF_TOKEN", reference)));

    [Theory]
    [InlineData("projects/acme-models/secrets/hf-token/versions/3", "hf-token:3, or projects/acme-models/secrets/hf-token:3")]
    [InlineData("projects/1234/secrets/k/versions/latest", "k:latest, or projects/1234/secrets/k:latest")]
    public void Check_SecretByItsFullVersion_IsRefusedWithTheForm(string reference, string right) => Assert.Equal(
        [
            $"Error SecretIsReadable secrets.HF_TOKEN: is not a secret and its version. Write {right} in another project. "
                + "[configuring/services/secrets]",
        ],
        Given.Violations(WithSecret("HF_TOKEN", reference)));

    [Theory]
    [InlineData("hf_abcdefghijklmnopqrstuvwxyz123456")]
    [InlineData("sk-proj-Ab12Cd34_ef-GH")]
    public void Check_SecretInPlaceOfItsName_IsOneError(string secret) => Assert.StartsWith(
        "Error TextHoldsNoSecret secrets.HF_TOKEN: holds ",
        Assert.Single(Given.Violations(WithSecret("HF_TOKEN", secret))), StringComparison.Ordinal);

    [Fact]
    public void Check_SecretOfReservedName_IsRefused() => Assert.Equal(
        ["Error VariableIsAllowed secrets.PORT: is set by Cloud Run itself. Leave it out. [container-contract]"],
        Given.Violations(WithSecret("PORT", "port:1")));

    [Fact]
    public void Check_VariableInBothMaps_IsRefused() => Assert.Equal(
        ["Error VariableIsSaidOnce secrets.MODEL: is in env, too. Leave one of the two out. [configuring/services/secrets]"],
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            Env = new Dictionary<string, string> { ["MODEL"] = "value" },
            Secrets = new Dictionary<string, string> { ["MODEL"] = "model:1" },
        }));

    [Fact]
    public void Check_SidecarsVariables_AreToldWithTheirPlace() => Assert.Equal(
        [
            "Error SecretIsReadable sidecars.proxy.secrets.HF_TOKEN: is not a secret and its version. "
                + "Write it as secret-id:version, such as hf-token:3. [configuring/services/secrets]",
            "Error VariableIsAllowed sidecars.proxy.env.PORT: is set by Cloud Run itself. Leave it out. [container-contract]",
        ],
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            Sidecars = new Dictionary<string, SidecarArgs>
            {
                ["proxy"] = new()
                {
                    Image = Given.Image,
                    Env = new Dictionary<string, string> { ["PORT"] = "1" },
                    Secrets = new Dictionary<string, string> { ["HF_TOKEN"] = "x" },
                },
            },
        }));

    [Fact]
    public void Check_ThousandVariables_AreFine() => Assert.Equal(999, Given.Spec(WithVariables(999)).Serving.Env.Count);

    [Fact]
    public void Check_ThousandAndOneVariables_AreRefused() => Assert.Equal(
        [
            "Error VariablesAreFew env: makes 1001 variables with secrets, but at most 1000 are allowed. Leave some out. "
                + $"[{Environment}]",
        ],
        Given.Violations(WithVariables(1000)));

    private static GpuServiceArgs WithEnv(string name) =>
        new() { Image = Given.Image, Env = new Dictionary<string, string> { [name] = "value" } };

    private static GpuServiceArgs WithSecret(string name, string reference) =>
        new() { Image = Given.Image, Secrets = new Dictionary<string, string> { [name] = reference } };

    private static GpuServiceArgs WithVariables(int count) => new()
    {
        Image = Given.Image,
        Env = Enumerable.Range(0, count).ToDictionary(i => string.Create(CultureInfo.InvariantCulture, $"V{i}"), _ => "value"),
        Secrets = new Dictionary<string, string> { ["HF_TOKEN"] = "hf-token:1" },
    };
}
