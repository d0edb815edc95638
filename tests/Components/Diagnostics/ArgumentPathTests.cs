namespace GpuInfra.Components.Tests;

public sealed class ArgumentPathTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("", "cpu", "cpu")]
    [InlineData("sidecars", "", "sidecars")]
    [InlineData("sidecars", "proxy", "sidecars.proxy")]
    [InlineData("env", "[\"a.b\"]", "env[\"a.b\"]")]
    public void Join_TwoParts_PutsDotWhereNeeded(string outer, string inner, string path) =>
        Assert.Equal(path, ArgumentPath.Join(outer, inner));

    [Theory]
    [InlineData("env", "HF_TOKEN", "env.HF_TOKEN")]
    [InlineData("env", "warm-up2", "env.warm-up2")]
    [InlineData("", "env", "env")]
    [InlineData("env", "", "env[\"\"]")]
    [InlineData("env", "a.b", "env[\"a.b\"]")]
    [InlineData("env", "é", "env[\"é\"]")]
    [InlineData("env", "a\"b\\c", "env[\"a\\\"b\\\\c\"]")]
    public void Key_OfMap_IsQuotedWhereNeeded(string outer, string key, string path) =>
        Assert.Equal(path, ArgumentPath.Key(outer, key));

    [Fact]
    public void Index_OfList_IsInBrackets() => Assert.Equal("args[3]", ArgumentPath.Index("args", 3));

    [Theory]
    [InlineData("services.chat", true)]
    [InlineData("services.chat.memory", true)]
    [InlineData("services.chat[0]", true)]
    [InlineData("services.chatty", false)]
    [InlineData("services", false)]
    [InlineData("platforms.a.b.c", false)]
    public void IsWithin_OfAService_TellsItsPaths(string path, bool isWithin) =>
        Assert.Equal(isWithin, ArgumentPath.IsWithin(path, "services.chat"));
}
