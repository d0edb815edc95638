using GpuInfra.Planning;

namespace GpuInfra.StackFiles.Tests;

public sealed class StackNamesTests
{
    [Theory]
    [InlineData("dev", "dev")]
    [InlineData("Prod", "prod")]
    [InlineData("eu.prod", "eu-prod")]
    [InlineData("a_B-1", "a_b-1")]
    public void LabelOf_Name_IsInTheFormOfALabel(string name, string label) => Assert.Equal(label, StackNames.LabelOf(name));

    [Fact]
    public void LabelOf_LongName_EndsWhereALabelDoes() => Assert.Equal(new string('x', 63), StackNames.LabelOf(new string('X', 64)));

    [Theory]
    [InlineData("dev", true)]
    [InlineData("Eu.prod_1-a", true)]
    [InlineData("", false)]
    [InlineData("my stack", false)]
    [InlineData("de\nv", false)]
    [InlineData("dev\u001b[31m", false)]
    [InlineData("dév", false)]
    public void IsValid_Name_IsWhatPulumiTakes(string name, bool isValid) => Assert.Equal(isValid, StackNames.IsValid(name));

    [Fact]
    public void IsValid_Length_IsBounded()
    {
        Assert.True(StackNames.IsValid(new string('a', 100)));
        Assert.False(StackNames.IsValid(new string('a', 101)));
    }

    [Fact]
    public void Parse_NameThatNoStackCanHave_IsRefusedAndNotPrinted()
    {
        var problem = Assert.Single(StackFile.Parse("config: {}", "Pulumi.de\nv.yaml").Problems);

        Assert.Equal("FileIsNamedForStack", problem.Rule.Name);
        Assert.Equal(
            "error CFG003: Pulumi.de v.yaml: is named for a stack that cannot be. The name of a stack is 1 to 100 letters, digits, "
            + "hyphens, underscores and points: rename the file, or remove it.",
            problem.Finding);
    }

    [Fact]
    public async Task Build_StackWithAnOddName_IsLabelledInTheFormOfALabel()
    {
        var file = StackFile.Parse(
            "config: {gcp:project: acme-dev, gcp:region: europe-west4, gpuinfra:services: {}}", "Pulumi.EU.Prod.yaml");

        var plan = await Planner.PlanAsync(new("gpuinfra", file.Stack, () => StackCheck.Of(file).Build()) { Config = file.ConfigTexts });

        Assert.Contains(
            "\"environment\":\"eu-prod\"",
            Assert.Single(plan.Some("pulumi:providers:gcp")).Text("defaultLabels")!.Replace(" ", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }
}
