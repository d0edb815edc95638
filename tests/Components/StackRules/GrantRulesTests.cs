namespace GpuInfra.Components.Tests;

public sealed class GrantRulesTests
{
    private const string Group = "group:ml@acme.example";
    private const string Account = "runner@acme-models.iam.gserviceaccount.com";
    private const string Made = "serviceAccount:chat-identity@acme-models.iam.gserviceaccount.com";
    private const string Consequence = "two resources would own one grant, and the first to go takes it from both";
    private const string Source = "[https://cloud.google.com/iam/docs/principal-identifiers]";

    [Theory]
    [InlineData(Group)]
    [InlineData("group:ML@acme.example")]
    public void Check_ReaderWhoDeploys_IsRefused(string reader) => Assert.Equal(
        $"Error GrantIsMadeOnce platform.images.readers[0]: is {reader}, which platform.deployers names, too, and who deploys reads "
            + $"images: {Consequence}. Leave it out here. {Source}",
        Check(new(Images: [reader], Deployers: [Group])));

    [Theory]
    [InlineData(Made, null)]
    [InlineData("serviceAccount:" + Account, Account)]
    [InlineData("serviceAccount:Runner@acme-models.iam.gserviceaccount.com", Account)]
    public void Check_ReaderThatAServiceRunsAs_IsRefused(string reader, string? account)
    {
        string Line(string part) =>
            $"Error GrantIsMadeOnce platform.{part}.readers[0]: is {reader}, the account of the service chat, which reads {part} anyway: "
                + $"{Consequence}. Leave it out here. {Source}";

        Assert.Equal($"{Line("images")}\n{Line("models")}", Check(new(Images: [reader], Models: [reader]), account: account));
    }

    [Fact]
    public void Check_DeployerThatAServiceRunsAs_IsRefused() => Assert.Equal(
        $"Error GrantIsMadeOnce platform.deployers[0]: is {Made}, the account of the service chat, which reads images anyway: "
            + $"{Consequence}. Deploy as another account. {Source}",
        Check(new(Deployers: [Made])));

    [Fact]
    public void Check_OneOnSeveralThingsOrInSeveralRoles_IsFine() => Assert.Equal(
        "", Check(new(Images: [Group], Models: [Group], Writers: [Group])));

    [Fact]
    public void Check_OneNamedTwiceInOneList_IsNotTwoGrants() => Assert.Equal("", Check(new(Deployers: [Group, "group:ML@acme.example"])));

    [Fact]
    public void Check_WriterWhoDeploys_IsFine() => Assert.Equal("", Check(new(Writers: [Group], Models: [Group], Deployers: [Group])));

    [Fact]
    public void Check_ReaderOfModelsThatAServiceWithoutThemRunsAs_IsFine() =>
        Assert.Equal("", Check(new(Models: [Made]), source: "image"));

    [Fact]
    public void Check_TextThatIsNoPrincipal_IsToldAsSuchAlone() => Assert.Equal("", Check(new(Images: ["group:ml"], Deployers: ["group:ml"])));

    private static string Check(Lists lists, string? account = null, string source = "bucket") => GivenStack.Violations(
        new()
        {
            Quota = GivenStack.Plenty,
            Images = new() { Readers = lists.Images, Writers = lists.Writers },
            Models = new() { Readers = lists.Models },
            Deployers = lists.Deployers,
        },
        ("chat", new()
        {
            Engine = "ollama",
            Model = "gemma3:4b",
            ModelSource = source,
            Image = GivenStack.Image,
            ServiceAccount = account,
        }));

    private sealed record Lists(string[]? Images = null, string[]? Models = null, string[]? Deployers = null, string[]? Writers = null);
}
